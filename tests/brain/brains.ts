import type { GateContext } from '../../src/brain/gate/gate.ts';
import { ModelLLM } from '../../src/brain/model-llm.ts';
import { capturesFor } from '../../src/brain/scripted/details.ts';
import { ScriptedLLM } from '../../src/brain/scripted/scripted-llm.ts';
import type { NewCallEvent } from '../../src/dialogue/events.ts';
import { phrasesFor, promptsFor } from '../../src/language/index.ts';
import { memoryLog } from '../support/call-log.ts';
import { BUSINESS } from './business.ts';
import { FakeModel, type FakeTurn } from './fake-model.ts';
import { language, read } from './gate-world.ts';

/** The script, and a model that follows `turns` behind the gate, over one log. */
export function brainsOver(options: {
  events: readonly NewCallEvent[];
  turns: readonly FakeTurn[];
  gateContext: () => Omit<GateContext, 'events'>;
}) {
  const log = memoryLog(...options.events);
  const inner = new FakeModel(...options.turns);
  const phrases = phrasesFor('en-US');
  let ids = 0;
  const newId = () => `id-${ids++}`;
  const env = () => ({
    business: BUSINESS,
    language,
    phrases,
    prompts: promptsFor('en-US'),
    read,
    canTransfer: false,
    captures: capturesFor(BUSINESS, { hasKeypad: true }),
  });
  const scripted = new ScriptedLLM({ log, env, newId });
  const { gateContext } = options;
  const model = new ModelLLM({
    models: [{ name: 'fake', llm: inner }],
    fallback: scripted,
    log,
    newId,
    wording: phrases,
    gateContext,
  });
  return { log, inner, scripted, model };
}
