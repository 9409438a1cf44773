import type { llm } from '@livekit/agents';
import { EmergencyLLM } from '../brain/emergency-llm.ts';
import { businessFactsOf } from '../brain/gate/business.ts';
import { HybridLLM } from '../brain/hybrid-llm.ts';
import { ModelLLM } from '../brain/model-llm.ts';
import type { NamedModel } from '../brain/models/model.ts';
import { capturesFor } from '../brain/scripted/details.ts';
import { ScriptedLLM } from '../brain/scripted/scripted-llm.ts';
import { emergencyNumber } from '../language/emergency-numbers.ts';
import { linePhrasesFor, promptsFor } from '../language/index.ts';
import type { Breakers } from '../resilience/breakers.ts';
import { readContextOf, type ToolContext } from '../tools/tool-context.ts';

/** Which brain decides; a model comes ready made, since only entrances know keys. */
export type BrainOptions =
  | { kind: 'scripted' }
  | {
      kind: 'model' | 'hybrid';
      /** In the order they are asked; the script always comes last. */
      models: readonly NamedModel[];
      breakers?: Breakers;
      /** How long a model may take to begin, in milliseconds. */
      firstTokenMs?: number;
    };

/** The brain of one call, and the script, which follows the dialogue under every brain. */
export interface Brain {
  llm: llm.LLM;
  scripted: ScriptedLLM;
}

export function createBrain(
  options: BrainOptions & {
    context: ToolContext;
    newId: () => string;
    /** Whether the caller hears the replies, and the time before them. */
    isVoice: boolean;
    /** Whether the caller has the keys of a telephone. */
    hasKeypad: boolean;
  },
): Brain {
  const { context, newId, hasKeypad } = options;
  const { business, language, phrases, log } = context;
  const prompts = promptsFor(business.locale);
  const captures = capturesFor(business, { hasKeypad });
  const scripted = new ScriptedLLM({
    log,
    newId,
    env: () => ({
      business,
      language,
      phrases,
      prompts,
      read: readContextOf(context),
      canTransfer: context.canTransfer,
      captures,
    }),
  });
  const watchful = (inner: llm.LLM) =>
    new EmergencyLLM({
      inner,
      log,
      language,
      sentence: phrases.emergency(emergencyNumber(business.country)),
      newId,
    });
  if (options.kind === 'scripted') return { llm: watchful(scripted), scripted };
  const model = new ModelLLM({
    models: options.models,
    ...(options.breakers && { breakers: options.breakers }),
    ...(options.firstTokenMs && { firstTokenMs: options.firstTokenMs }),
    fallback: scripted,
    log,
    newId,
    wording: phrases,
    gateContext: () => ({
      language,
      read: readContextOf(context),
      ...businessFactsOf(business),
    }),
    ...(options.isVoice && { openers: linePhrasesFor(business.locale) }),
  });
  const decider = options.kind === 'hybrid' ? new HybridLLM({ scripted, model }) : model;
  return { llm: watchful(decider), scripted };
}
