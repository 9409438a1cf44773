import type { Caller } from '../../support/caller.ts';
import type { Recording } from '../../support/caller-records.ts';
import { knownSentences } from '../../support/heard-sentences.ts';
import { localSpeechFolder } from '../../support/moonshine.ts';
import { converse, type Manners, type Turn } from '../conversation.ts';
import { type AppointmentLine, type CallLine, type Office, openOffice } from '../office.ts';

/** A booking, spoken by somebody who answers what is asked, whatever breaks meanwhile. */
export const bookingManners: Manners = [
  [/anything else/i, "No, that's all"],
  [/shall I book/i, 'Yes please'],
  [
    /which would you like|would you like|choose|one of those|shall I take for you/i,
    'The first one please',
  ],
  [/what day|which day/i, 'Tomorrow morning'],
  [/name/i, 'Anna Miller'],
  [/thanks for calling.*help you/is, "I'd like to book a cleaning"],
];

/** What the caller of {@link bookingManners} says in all. */
const bookingSentences = bookingManners.map(([, answer]) => answer);

/** Business time of these calls. */
const BOOKING_NOW = '2026-11-23T08:00:00-05:00';

/**
 * Two seconds are promised (`npm run bench -- failures` counts how often they are kept); a machine that
 * stalls for a moment must not decide. In milliseconds.
 */
export const ALLOWED_MS = 2500;

/** An office for such calls, in which what fails by command has `local` behind it. */
export async function openFailingOffice(chains: {
  BELLHOP_STT?: string;
  BELLHOP_TTS?: string;
}): Promise<Office> {
  return openOffice({
    vendors: { deepgram: { hearing: await knownSentences(bookingSentences) } },
    env: {
      BELLHOP_BRAIN: 'scripted',
      BELLHOP_NOW: BOOKING_NOW,
      BELLHOP_MODELS: localSpeechFolder,
      BELLHOP_MAX_CALLS: '2',
      ...chains,
    },
  });
}

/** How a call with a failure went. */
export interface FailureCall {
  turns: Turn[];
  /** When the failure was made, epoch ms. */
  failedMs: number;
  recording: Recording;
  caller: Caller;
  appointments: AppointmentLine[];
  call: CallLine | undefined;
}

/**
 * Books by telephone; `fail` is called once, when the agent has said something that fits `when`,
 * right before the caller's answer.
 */
export async function bookWhileFailing(options: {
  office: Office;
  from: string;
  when: RegExp;
  fail: (caller: Caller) => void | Promise<void>;
  name: string;
}): Promise<FailureCall> {
  const { office, from, when, fail, name } = options;
  const caller = await office.dial({ from, to: '+12125550100' });
  let failedMs = 0;
  const manners: Manners = bookingManners;
  try {
    const turns = await converse({
      caller,
      vendors: office.vendors,
      manners,
      beforeAnswer: async (agent) => {
        if (failedMs > 0 || !when.test(agent)) return;
        failedMs = Date.now();
        await fail(caller);
      },
    });
    await caller.waitForDisconnect();
    const recording = await caller.saveRecording(name);
    const appointments = (await office.appointments()).filter(
      ({ caller_phone }) => caller_phone === from,
    );
    return {
      turns,
      failedMs,
      recording,
      caller,
      appointments,
      call: await office.call(caller.callId),
    };
  } finally {
    await caller.dispose();
  }
}

/**
 * How long the caller waited for the first sound after each thing they said, from the failure on, in
 * milliseconds.
 */
export function waitsMs({ caller, recording, failedMs }: FailureCall): number[] {
  return caller.utterances
    .filter(({ endMs }) => endMs >= failedMs)
    .flatMap(({ endMs }) => {
      const answer = recording.agentSegments.find(({ startMs }) => startMs >= endMs);
      return answer ? [Math.round(answer.startMs - endMs)] : [];
    });
}

/** The longest silence inside what the agent said in one go, in milliseconds. */
export function longestHoleMs({ caller, recording, failedMs }: FailureCall): number {
  const segments = recording.agentSegments.filter(({ endMs }) => endMs >= failedMs);
  let longest = 0;
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1];
    if (!next) break;
    const between = caller.utterances.some(
      ({ endMs }) => endMs > segment.endMs && endMs < next.startMs,
    );
    if (!between) longest = Math.max(longest, next.startMs - segment.endMs);
  }
  return longest;
}
