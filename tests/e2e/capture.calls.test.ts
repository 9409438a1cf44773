import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../support/caller.ts';
import { knownSentences } from '../support/heard-sentences.ts';
import { type Office, officeAvailable, openOffice } from './office.ts';

const WISH = "I'd like to book a cleaning tomorrow at ten";
const LATER = "I'd like to book a cleaning tomorrow at eleven";
const NAME = 'Anna Miller';
const GROUPS = ['Two one two', 'five five five', 'zero one four two'] as const;
const CORRECTION = 'No, it ends in four three';
const YES = 'Yes please';
/** A pause between the groups of a number, in milliseconds. */
const PAUSE_MS = 700;

/** A number that is told over the telephone, by voice and by keypad. */
describe.skipIf(!officeAvailable())('a number told over the telephone', () => {
  let office: Office;

  beforeAll(async () => {
    const sentences = [WISH, LATER, NAME, ...GROUPS, CORRECTION, YES];
    office = await openOffice({
      vendors: { deepgram: { hearing: await knownSentences(sentences), silenceMs: 150 } },
      env: { BELLHOP_BRAIN: 'scripted', BELLHOP_NOW: '2026-11-23T08:00:00-05:00' },
    });
  });
  afterAll(() => office?.close());

  const withCall = async (talk: (caller: Caller) => Promise<void>) => {
    const caller = await office.dial({ to: '+12125550100' });
    try {
      await talk(caller);
    } finally {
      await caller.dispose();
    }
    await office.worker.waitUntilIdle();
  };
  /** Says something and waits for what the agent answers. */
  const answerTo = async (caller: Caller, sentence: string) => {
    const { startMs } = await caller.say(sentence);
    await caller.waitForReply();
    return caller.agentSaid({ sinceMs: startMs });
  };
  const phones = async () => (await office.appointments()).map((row) => row.caller_phone);

  it('is heard in groups with pauses, and one digit of it is put right', async () => {
    await withCall(async (caller) => {
      await caller.waitForReply();
      await answerTo(caller, WISH);
      expect(await answerTo(caller, NAME)).toMatch(/number/);
      const began = Date.now();
      for (const group of GROUPS) {
        await caller.say(group);
        if (group !== GROUPS.at(-1)) await sleep(PAUSE_MS);
      }
      await caller.waitForReply();
      expect(caller.agentSaid({ sinceMs: began })).toMatch(/212, 555, 0142/);
      expect(await answerTo(caller, CORRECTION)).toMatch(/2 1 2, 5 5 5, 0 1 4 3/);
      expect(await answerTo(caller, YES)).toMatch(/you're booked/i);
    });
    expect(await phones()).toEqual(['+12125550143']);
  });

  it('is typed, with a slip taken back, and the booking is agreed to with a key', async () => {
    await withCall(async (caller) => {
      await caller.waitForReply();
      await answerTo(caller, LATER);
      await answerTo(caller, NAME);
      const typedMs = Date.now();
      caller.press('21255501479*#');
      await caller.waitForAgentSpeech({ afterMs: typedMs });
      await caller.waitForReply();
      expect(caller.agentSaid({ sinceMs: typedMs })).toMatch(/212, 555, 0147/);
      const agreedMs = Date.now();
      caller.press('1');
      await caller.waitForAgentSpeech({ afterMs: agreedMs });
      await caller.waitForReply();
      expect(caller.agentSaid({ sinceMs: agreedMs })).toMatch(/you're booked/i);
    });
    expect(await phones()).toContain('+12125550147');
  });
});
