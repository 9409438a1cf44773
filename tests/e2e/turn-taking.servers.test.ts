import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../support/caller.ts';
import { CALLER_SAMPLE_RATE } from '../support/caller-messages.ts';
import { officeAvailable } from './office.ts';
import { openProxiedOffice, type ProxiedOffice } from './proxied-office.ts';

const QUESTION = 'What are your opening hours';
const WISH = "I'd like to book a cleaning for tomorrow morning";
const PARTS = ['I was hoping to', 'book a cleaning for next Monday'] as const;
const SIGN = 'Uh huh';

/** How a call feels: who may speak when, and what fills a wait. */
describe.skipIf(!officeAvailable())('taking turns', () => {
  let office: ProxiedOffice['office'];
  let proxy: ProxiedOffice['proxy'];
  let database: ProxiedOffice['database'];
  let opened: ProxiedOffice | undefined;

  beforeAll(async () => {
    opened = await openProxiedOffice({
      sentences: [QUESTION, WISH, ...PARTS, SIGN],
      silenceMs: 150,
    });
    ({ office, proxy, database } = opened);
  });

  afterAll(() => opened?.close());

  const withCall = async (from: string | null, talk: (caller: Caller) => Promise<void>) => {
    const caller = await office.dial({
      ...(from !== null && { from }),
      to: '+12125550100',
    });
    try {
      await talk(caller);
    } finally {
      await caller.dispose();
    }
    await office.worker.waitUntilIdle();
  };
  /** Sound of the agent, as it was recorded, between two moments. */
  const agentSounds = async (caller: Caller, fromMs: number, toMs: number) => {
    const { agentSegments } = await caller.recording();
    return agentSegments.filter(({ startMs, endMs }) => endMs > fromMs && startMs < toMs);
  };

  it('stops for a caller who talks into the greeting, and answers', async () => {
    await withCall('+12125550151', async (caller) => {
      const began = await caller.waitForAgentSpeech();
      await sleep(600);
      const said = await caller.say(QUESTION);
      const reply = await caller.waitForReply();
      // The live meter and the recording place the same sound a frame or two apart.
      const before = await agentSounds(caller, began, reply.startMs - 100);
      const stoppedMs = Math.max(...before.map(({ endMs }) => endMs)) - said.startMs;
      expect(stoppedMs).toBeLessThan(900);
      expect(caller.agentSaid({ sinceMs: said.startMs })).toMatch(/open Monday/);
    });
  });

  it('goes on after a sign of listening and after a noise', async () => {
    await withCall('+12125550152', async (caller) => {
      const began = await caller.waitForAgentSpeech();
      await sleep(700);
      await caller.say(SIGN);
      const noise = Int16Array.from({ length: CALLER_SAMPLE_RATE * 0.4 }, (_, index) =>
        Math.round(6000 * Math.sin(index * index * 0.37)),
      );
      await sleep(900);
      await caller.makeNoise(noise);
      await caller.waitForReply();
      expect(caller.agentSaid()).toMatch(/How can I help you\?$/);
      const sounds = await agentSounds(caller, began, Date.now());
      const pauses = sounds.slice(1).map((sound, at) => sound.startMs - (sounds[at]?.endMs ?? 0));
      for (const pause of pauses) expect(pause).toBeLessThan(1000);
      const heard = office.vendors.deepgram.heard.slice(-2).map(({ transcript }) => transcript);
      expect(heard).toContain(SIGN);
    });
  });

  it('waits for the rest of a sentence that breaks off', async () => {
    await withCall('+12125550153', async (caller) => {
      await caller.waitForReply();
      const first = await caller.say(PARTS[0]);
      await sleep(800);
      const second = await caller.say(PARTS[1]);
      const reply = await caller.waitForReply();
      expect(await agentSounds(caller, first.endMs, second.endMs)).toEqual([]);
      expect(reply.startMs - second.endMs).toBeLessThan(2000);
      expect(caller.agentSaid({ sinceMs: second.endMs })).toMatch(/Monday/);
    });
  });

  it('says so when it did not understand at all', async () => {
    await withCall('+12125550156', async (caller) => {
      await caller.waitForReply();
      const said = await caller.say('Rhubarb rhubarb rhubarb rhubarb');
      const reply = await caller.waitForReply();
      expect(reply.startMs - said.endMs).toBeLessThan(4000);
      expect(caller.agentSaid({ sinceMs: said.endMs })).toMatch(/didn't catch that/);
    });
  });

  it('covers a slow tool with one short sentence', async () => {
    await withCall('+12125550154', async (caller) => {
      await caller.waitForReply();
      const held = proxy.hold('find_slots', 'request');
      const said = await caller.say(WISH);
      await held.arrived;
      const fillerMs = await caller.waitForAgentSpeech({ afterMs: said.endMs });
      expect(fillerMs - said.endMs).toBeLessThan(2500);
      await sleep(2500);
      held.release();
      const releasedMs = Date.now();
      await caller.waitForAgentSpeech({ afterMs: releasedMs });
      await caller.waitForReply();
      const since = caller.agentSaid({ sinceMs: said.endMs });
      expect(since).toMatch(/I have |is free|nearest/);
      const fillers = office.vendors.cartesia.spoken.filter(({ text }) =>
        /one moment|just a second|bear with me|still looking/i.test(text),
      );
      expect(fillers).toHaveLength(1);
    });
  });

  it('takes what is typed on the keypad', async () => {
    await withCall(null, async (caller) => {
      await caller.waitForReply();
      caller.press('99*#');
      await caller.waitForReply();
      caller.press('2125550147');
      const heardMs = Date.now();
      await caller.waitForAgentSpeech({ afterMs: heardMs });
      await caller.waitForReply();
      const { events } = await database.store.openCall({
        callId: caller.callId,
        room: caller.room,
        channel: 'phone',
        dialled: '+12125550100',
      });
      const keys = events.filter(({ type }) => type === 'keypad');
      expect(keys).toHaveLength(14);
      expect(keys.at(-1)?.data).toEqual({ digit: '7' });
      const turns = events.filter(({ type }) => type === 'turn.caller');
      expect(turns.map(({ data }) => data.text)).toEqual(['9', '2125550147']);
    });
  });

  it('helps a caller who says nothing, each time differently, and then leaves', async () => {
    await withCall('+12125550155', async (caller) => {
      await caller.waitForReply();
      await caller.waitForDisconnect({ timeoutMs: 60_000 });
      const said = caller.agentSaid();
      expect(said).toMatch(/still there.*take a message.*goodbye/is);
      const { agentSegments } = await caller.recording();
      const quiet = agentSegments
        .slice(1)
        .map((sound, at) => sound.startMs - (agentSegments[at]?.endMs ?? 0));
      expect(Math.max(...quiet)).toBeLessThan(8000);
    });
  });
});
