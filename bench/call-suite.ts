import { setTimeout as sleep } from 'node:timers/promises';
import { type Caller, dial } from '../tests/support/caller.ts';
import { CALLER_SAMPLE_RATE } from '../tests/support/caller-messages.ts';
import type { LivekitServer } from '../tests/support/livekit-server.ts';

/** One for each booking, since a time that was booked is not free again. */
const DAYS = [
  'On Tuesday morning please',
  'On Wednesday morning please',
  'On Thursday morning please',
];
/** A booking: turns that rules understand. */
const WISH = "I'd like to book a cleaning";
const REST = [
  "Ten o'clock please",
  'Anna Miller',
  'Yes please',
  'What are your opening hours',
  'How long does a cleaning take',
] as const;
export const BOOKING: readonly string[] = [WISH, ...DAYS, ...REST];
/** Turns no rule understands. */
export const CHAT = [
  'My sister says the new room is lovely',
  'Do you have a fish tank in the waiting room',
  'Our own machine is really very noisy',
  'Is the lift in your building working again',
  'My neighbour plays the drums all day long',
  'They painted the whole waiting room yellow',
  'My brother has a boat on the big lake',
  'Somebody left an umbrella in the hall',
  'We drove past your new sign yesterday',
  'The music you play is really quite nice',
] as const;
/** Sentences with a pause inside, in milliseconds. */
export const PAUSED: readonly (readonly [string, number, string])[] = [
  ['I was hoping', 800, 'to see the dentist on Monday'],
  ['My phone number is', 900, 'two one two five five five oh one four seven'],
  ['I would like', 600, 'to come on Friday'],
  ['Could you tell me', 500, 'what a cleaning costs'],
  ['I need to', 700, 'change my appointment'],
  ['It would be for', 900, 'my little daughter'],
  ['Do you have anything on', 400, 'Thursday afternoon'],
  ['My name is', 800, 'Anna Miller'],
  ['I think I would prefer', 600, 'the morning'],
  ['Please book me in for', 500, 'a cleaning'],
  ['Hello this is', 700, 'Anna Miller'],
  ['Is there any way', 600, 'to come in earlier'],
  ['I have a question', 500, 'about your prices'],
  ['Would it be possible', 800, 'to see someone today'],
  ['Can I come in on', 900, 'Friday afternoon'],
  ['I was wondering if', 600, 'you have parking'],
  ['We are looking for', 500, 'an early appointment'],
  ['The reason is', 700, 'my tooth hurts'],
  ['Either on Tuesday or', 600, 'on Wednesday morning'],
  ["I'm calling about", 800, 'a cleaning'],
];
export const SIGNS = ['Uh huh', 'Yeah', 'Okay', 'Mhm', 'Right'] as const;
/** Calls in which each sign is made, and a cough. */
const SIGN_ROUNDS = 3;
const INTO_GREETING_MS = [400, 700, 1000, 1300, 1600];
const INTO_REPLY_MS = [1500, 2000, 2500, 1700, 2200];
export const BARGE_IN = 'Sorry what are your opening hours';
export const LONG_QUESTION = 'What services do you have';

export interface Measured {
  firstWordMs: number[];
  /** Gaps of turns that rules understand, and of those that need a model. */
  understoodMs: number[];
  modelMs: number[];
  confirmationMs: number[];
  /** Of sentences with a pause inside. */
  cutIns: number;
  paused: number;
  /** From the caller's first sound to the agent's last, in the greeting and in later replies. */
  stopInGreetingMs: (number | null)[];
  stopInReplyMs: (number | null)[];
  /** Signs of listening and noises after which the agent went on within a second. */
  wentOn: number;
  disturbed: number;
  silencesOver3s: number;
}

interface Suite {
  livekit: LivekitServer;
  waitUntilIdle(): Promise<void>;
}

/** Makes all calls of the suite, one at a time, and measures what the caller hears. */
export async function measure(suite: Suite): Promise<Measured> {
  const measured: Measured = {
    firstWordMs: [],
    understoodMs: [],
    modelMs: [],
    confirmationMs: [],
    cutIns: 0,
    paused: 0,
    stopInGreetingMs: [],
    stopInReplyMs: [],
    wentOn: 0,
    disturbed: 0,
    silencesOver3s: 0,
  };
  let calls = 0;
  const call = async (talk: (caller: Caller) => Promise<void>) => {
    const caller = await dial({
      livekit: suite.livekit,
      from: `+121255501${String(calls++).padStart(2, '0')}`,
      to: '+12125550100',
    });
    try {
      await talk(caller);
      await caller.hangUp();
    } finally {
      await caller.dispose();
    }
    await suite.waitUntilIdle();
  };
  const greeted = async (caller: Caller) => {
    const { startMs } = await caller.waitForReply();
    measured.firstWordMs.push(startMs - (caller.dialledMs ?? 0));
  };
  const gapAfter = async (caller: Caller, text: string) => {
    const said = await caller.say(text);
    const reply = await caller.waitForReply();
    const gapMs = reply.startMs - said.endMs;
    if (gapMs > 3000) measured.silencesOver3s += 1;
    return gapMs;
  };

  // The first call fills caches and is not counted.
  for (const [round, day] of DAYS.entries()) {
    const isWarm = round > 0;
    await call(async (caller) => {
      if (isWarm) await greeted(caller);
      else await caller.waitForReply();
      for (const text of [WISH, day, ...REST]) {
        const gapMs = await gapAfter(caller, text);
        if (!isWarm) continue;
        measured.understoodMs.push(gapMs);
        if (text === 'Yes please') measured.confirmationMs.push(gapMs);
      }
    });
  }
  for (const part of [CHAT.slice(0, 5), CHAT.slice(5)]) {
    await call(async (caller) => {
      await greeted(caller);
      for (const text of part) measured.modelMs.push(await gapAfter(caller, text));
    });
  }
  for (let from = 0; from < PAUSED.length; from += 5) {
    const part = PAUSED.slice(from, from + 5);
    await call(async (caller) => {
      await greeted(caller);
      for (const [first, pauseMs, second] of part) {
        const begun = await caller.say(first);
        await sleep(pauseMs);
        const ended = await caller.say(second);
        await caller.waitForReply();
        const { agentSegments } = await caller.recording();
        const cutIn = agentSegments.some(
          ({ startMs }) => startMs > begun.endMs && startMs < ended.endMs,
        );
        measured.paused += 1;
        if (cutIn) measured.cutIns += 1;
      }
    });
  }
  for (const afterMs of INTO_GREETING_MS) {
    await call(async (caller) => {
      const startMs = await caller.waitForAgentSpeech();
      measured.firstWordMs.push(startMs - (caller.dialledMs ?? 0));
      measured.stopInGreetingMs.push(await bargeIn(caller, startMs, afterMs));
    });
  }
  await call(async (caller) => {
    await greeted(caller);
    for (const afterMs of INTO_REPLY_MS) {
      const said = await caller.say(LONG_QUESTION);
      const startMs = await caller.waitForAgentSpeech({ afterMs: said.endMs });
      measured.stopInReplyMs.push(await bargeIn(caller, startMs, afterMs));
    }
  });
  const disturbances = Array.from({ length: SIGN_ROUNDS }, () => [...SIGNS, null]).flat();
  for (const sign of disturbances) {
    await call(async (caller) => {
      await caller.waitForAgentSpeech();
      await sleep(800);
      const disturbance = sign === null ? await caller.makeNoise(cough()) : await caller.say(sign);
      await sleep(3000);
      measured.disturbed += 1;
      if (await wentOn(caller, disturbance.startMs)) measured.wentOn += 1;
    });
  }
  return measured;
}

/** Talks over the agent; how long it went on, or null when it did not stop for it. */
async function bargeIn(caller: Caller, startMs: number, afterMs: number): Promise<number | null> {
  await sleep(Math.max(0, startMs + afterMs - Date.now()));
  const said = await caller.say(BARGE_IN);
  await caller.waitForReply();
  const { agentSegments } = await caller.recording();
  const talking = agentSegments.find(
    (one) => one.startMs < said.startMs && one.endMs > said.startMs,
  );
  if (!talking) return null;
  return talking.endMs < said.endMs ? talking.endMs - said.startMs : null;
}

/** Whether the agent's voice was never away for a second after a disturbance. */
async function wentOn(caller: Caller, fromMs: number): Promise<boolean> {
  const { agentSegments } = await caller.recording();
  const around = agentSegments.filter(({ endMs }) => endMs > fromMs - 200);
  const [first, ...rest] = around;
  if (!first) return false;
  let lastMs = first.endMs;
  for (const { startMs, endMs } of rest) {
    if (startMs > fromMs + 3000) break;
    if (startMs - lastMs > 1000) return false;
    lastMs = endMs;
  }
  return lastMs > fromMs + 1500;
}

/** A quarter of a second of noise. */
function cough(): Int16Array {
  return Int16Array.from({ length: CALLER_SAMPLE_RATE / 4 }, (_, index) =>
    Math.round(7000 * Math.sin(index * index * 0.37)),
  );
}
