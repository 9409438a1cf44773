import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Caller } from '../../support/caller.ts';
import type { ProxyState } from '../../support/database-proxy.ts';
import { converse, type Manners, type Turn } from '../conversation.ts';
import type { ProxiedOffice } from '../proxied-office.ts';
import { bookingManners } from './kill.ts';

export const MESSAGE = 'Please tell them that I am going to be late';
/** What is kept of it. */
export const KEPT = 'I am going to be late';

/** What a caller answers who wants to book, and leaves a message where that cannot be. */
export const awayManners: Manners = [
  [/anything else|what else/i, "No, that's all"],
  [/shall I pass it on/i, 'Yes please'],
  [/what message|tell me the message|say what the message/i, MESSAGE],
  [/take a message|leave (?:a message|one)/i, 'Yes please'],
  ...bookingManners,
];
export const awaySentences = awayManners.map(([, answer]) => answer);

/** Steps of a booking at which the database may go away, by what the agent has just asked. */
export const STEPS = {
  searching: /what day|which day/i,
  booking: /shall I book/i,
} as const;

export interface Away {
  /** From the end of the caller's words (or from when the call was answered) to the next sound of the agent's. */
  sentenceMs: number;
  said: string;
  turns: Turn[];
  caller: Pick<Caller, 'callId' | 'room'>;
}

/**
 * A call during which the database changes for the worse: before it is dialled, or just before the
 * caller answers what was asked at a step.
 */
export async function callWhileAway(options: {
  opened: ProxiedOffice;
  from: string;
  at: keyof typeof STEPS | 'opening';
  state: ProxyState | 'breaks after booking';
}): Promise<Away> {
  const { opened, from, at, state } = options;
  const { office, proxy } = opened;
  const worsen = async () => {
    if (state === 'breaks after booking') proxy.breakAfter('book');
    else await proxy.become(state);
  };
  if (at === 'opening') await worsen();
  const caller = await office.dial({ from, to: '+12125550100' });
  const { vendors } = office;
  try {
    const turns: Turn[] = [];
    let sentenceMs: number;
    if (at === 'opening') {
      // Until then the caller hears it ring.
      const heardMs = await caller.waitForAgentSpeech();
      sentenceMs = heardMs - (caller.answeredMs ?? heardMs);
    } else {
      const isStep = (text: string) => STEPS[at].test(text);
      turns.push(...(await converse({ caller, vendors, manners: bookingManners, until: isStep })));
      await worsen();
      const answer = awayManners.find(([pattern]) => pattern.test(turns.at(-1)?.agent ?? ''))?.[1];
      await caller.say(answer ?? 'Yes please');
      const endedMs = Date.now();
      sentenceMs = (await caller.waitForAgentSpeech({ afterMs: endedMs })) - endedMs;
    }
    turns.push(...(await converse({ caller, vendors, manners: awayManners })));
    return {
      sentenceMs,
      turns,
      said: turns.map(({ agent }) => agent).join('\n'),
      caller: { callId: caller.callId, room: caller.room },
    };
  } finally {
    await proxy.become('well');
    await caller.dispose();
  }
}

/** What is in the database of this caller once everything has been delivered. */
export async function recordsOf(opened: ProxiedOffice, from: string, callId: string) {
  const { store } = opened.database;
  const spool = join(opened.office.dataDir, 'spool');
  const isDelivered = async () => (await readdir(spool).catch(() => [])).length === 0;
  const deadlineMs = Date.now() + 30_000;
  for (;;) {
    const wasDelivered = await isDelivered();
    const [appointments, messages, call] = await Promise.all([
      store.operatorAppointments(),
      store.operatorMessages(),
      store.operatorCall(callId).catch(() => null),
    ]);
    if ((call?.ended_at && wasDelivered) || Date.now() > deadlineMs) {
      return {
        appointments: appointments.filter(({ caller_phone }) => caller_phone === from),
        messages: messages.filter(({ contact_number }) => contact_number === from),
        call,
      };
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export const CLAIMS = /you're booked|you are booked/i;
