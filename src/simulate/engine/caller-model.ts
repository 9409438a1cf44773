import { llm } from '@livekit/agents';
import type { Environment } from '../../config/environment.ts';
import { chooseBrain } from '../../config/providers.ts';
import type { AskModel } from '../caller/model-caller.ts';

/** A caller may think longer than a receptionist, in milliseconds. */
const PATIENCE = { firstTokenMs: 20_000, stallMs: 20_000, answerMs: 60_000 };

/**
 * The first model of the settings, to play callers.
 *
 * @throws ConfigurationError when there is none
 */
export async function callerModel(environment: Environment): Promise<AskModel> {
  const { models } = chooseBrain({ ...environment, BELLHOP_BRAIN: 'model' });
  const { createModels } = await import('../../brain/models/registry.ts');
  const { askModel } = await import('../../brain/ask-model.ts');
  const [model] = createModels(models, environment);
  if (!model) throw new TypeError('the settings were checked for a model');
  return async (lines) => {
    const chatCtx = new llm.ChatContext();
    for (const { role, text } of lines) chatCtx.addMessage({ role, content: text });
    const { signal } = new AbortController();
    let said = '';
    for await (const { delta } of askModel({
      model,
      chat: { chatCtx },
      signal,
      patience: PATIENCE,
    })) {
      said += delta?.content ?? '';
    }
    return said;
  };
}
