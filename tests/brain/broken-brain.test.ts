import { initializeLogger } from '@livekit/agents';
import { describe, expect, it } from 'vitest';
import { answeredByIn } from '../../src/brain/answered-by.ts';
import { capturesFor } from '../../src/brain/scripted/details.ts';
import { ScriptedLLM } from '../../src/brain/scripted/scripted-llm.ts';
import { phrasesFor, promptsFor } from '../../src/language/index.ts';
import { memoryLog } from '../support/call-log.ts';
import { BUSINESS } from './business.ts';
import { chatEndingWith, drain } from './fake-model.ts';
import { language, read, worlds } from './gate-world.ts';

describe('a brain that breaks down', () => {
  it('is not silent, and the log says why', async () => {
    initializeLogger({ pretty: false, level: 'silent' });
    const log = memoryLog(...worlds.fresh);
    const business = Object.defineProperty({ ...BUSINESS }, 'transfer_targets', {
      get: () => {
        throw new TypeError('no such row');
      },
    });
    const scripted = new ScriptedLLM({
      log,
      newId: () => 'id',
      env: () => ({
        business,
        language,
        phrases: phrasesFor('en-US'),
        prompts: promptsFor('en-US'),
        read,
        canTransfer: true,
        captures: capturesFor(BUSINESS, { hasKeypad: true }),
      }),
    });
    const chatCtx = chatEndingWith('I want to speak to a person');
    const { text, notes } = await drain(scripted.chat({ chatCtx }));
    expect(text).toMatch(/leave a message/);
    expect(answeredByIn(Object.assign({}, ...notes))).toMatchObject({ by: 'code' });
    expect(log.events.at(-1)).toMatchObject({
      type: 'provider.failed',
      data: { provider: 'scripted', reason: 'error', message: 'TypeError: no such row' },
    });
  });
});
