import type { Caller } from '../../support/caller.ts';
import { knownSentences } from '../../support/heard-sentences.ts';
import { FAILURES, type FailureName } from '../../support/standins/openai.ts';
import { converse, type Turn } from '../conversation.ts';
import { type Office, openOffice } from '../office.ts';
import { bookingManners, bookingSentences } from './kill.ts';

export interface FailingOffice {
  office: Office;
  /** What the model does from now on. */
  fail(name: FailureName): void;
  close(): Promise<void>;
}

/** An office whose only model fails on command, asked at every turn. */
export async function openFailingOffice(): Promise<FailingOffice> {
  const hearing = await knownSentences(bookingSentences);
  let failure: FailureName = 'answers 500';
  const office = await openOffice({
    vendors: {
      deepgram: { hearing },
      openai: { model: (request) => FAILURES[failure](request) },
    },
    env: { BELLHOP_BRAIN: 'model' },
  });
  return {
    office,
    fail: (name) => {
      failure = name;
    },
    close: office.close,
  };
}

export interface FailedModel {
  /** The longest from the end of the caller's words to the next sound of the agent's. */
  sentenceMs: number;
  turns: Turn[];
  said: string;
  appointments: Awaited<ReturnType<Office['appointments']>>;
  outcome: string | null;
  /** Requests the model had. */
  asked: number;
}

/** A booking by telephone while the model fails in this way at every turn. */
export async function bookWithout(options: {
  opened: FailingOffice;
  failure: FailureName;
  from: string;
}): Promise<FailedModel> {
  const { opened, failure, from } = options;
  const { office } = opened;
  opened.fail(failure);
  const before = office.vendors.openai?.chats.length ?? 0;
  const caller = await office.dial({ from, to: '+12125550100' });
  try {
    const turns = await converse({ caller, vendors: office.vendors, manners: bookingManners });
    const sentenceMs = await longestGapMs(caller);
    await office.worker.waitUntilIdle();
    const mine = (await office.appointments()).filter((one) => one.caller_phone === from);
    return {
      sentenceMs,
      turns,
      said: turns.map(({ agent }) => agent).join('\n'),
      appointments: mine,
      outcome: (await office.call(caller.callId))?.outcome ?? null,
      asked: (office.vendors.openai?.chats.length ?? 0) - before,
    };
  } finally {
    await caller.dispose();
  }
}

async function longestGapMs(caller: Caller): Promise<number> {
  const gaps: number[] = [];
  for (const { endMs } of caller.utterances) {
    // It has been heard already, or never will be.
    const heard = caller.waitForAgentSpeech({ afterMs: endMs, timeoutMs: 50 });
    const startMs = await heard.catch(() => null);
    if (startMs !== null) gaps.push(startMs - endMs);
  }
  return Math.max(...gaps);
}
