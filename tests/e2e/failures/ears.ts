import type { Office } from '../office.ts';
import { bookWhileFailing, type FailureCall } from './booking-call.ts';

/** The ways a recogniser fails, each by command. */
export const earsFailures = {
  'refuses (401)': ({ vendors }: Office) => {
    vendors.deepgram.refuseWith = 401;
    vendors.deepgram.dropSockets();
  },
  'has no room (429)': ({ vendors }: Office) => {
    vendors.deepgram.refuseWith = 429;
    vendors.deepgram.dropSockets();
  },
  'cannot be reached': ({ vendors }: Office) => {
    vendors.deepgram.refuseWith = 'cut';
    vendors.deepgram.dropSockets();
  },
  hangs: ({ vendors }: Office) => {
    vendors.deepgram.isHanging = true;
  },
  'dies in the middle of what is said': ({ vendors }: Office) => {
    vendors.deepgram.dieAfterMs = 400;
    vendors.deepgram.refuseWith = 500;
  },
} as const;

export type EarsFailure = keyof typeof earsFailures;

/** Makes the recogniser well again. */
export function healEars({ vendors: { deepgram } }: Office): void {
  deepgram.refuseWith = null;
  deepgram.isHanging = false;
  deepgram.dieAfterMs = null;
}

/** A booking during which the first recogniser fails at a step, before the caller answers. */
export function bookWithFailingEars(options: {
  office: Office;
  failure: EarsFailure;
  from: string;
  /** What the agent has just asked by then; which day, unless told. */
  when?: RegExp;
}): Promise<FailureCall> {
  const { office, failure, from, when = /what day|which day/i } = options;
  return bookWhileFailing({
    office,
    from,
    when,
    fail: () => earsFailures[failure](office),
    name: `ears ${failure}`.replace(/\W+/g, '-'),
  });
}
