import type { Office } from '../office.ts';
import { bookWhileFailing, type FailureCall } from './booking-call.ts';

/** The ways a voice fails, each by command. */
export const voiceFailures = {
  'does not answer (401)': ({ vendors }: Office) => {
    vendors.cartesia.refuseWith = 401;
    vendors.cartesia.dropSockets();
  },
  'cannot be reached': ({ vendors }: Office) => {
    vendors.cartesia.refuseWith = 'cut';
    vendors.cartesia.dropSockets();
  },
  'has no room (429)': ({ vendors }: Office) => {
    vendors.cartesia.failWith = 429;
  },
  'breaks (500)': ({ vendors }: Office) => {
    vendors.cartesia.failWith = 500;
  },
  hangs: ({ vendors }: Office) => {
    vendors.cartesia.isHanging = true;
  },
  'dies in the middle of a sentence': ({ vendors }: Office) => {
    vendors.cartesia.dieAfterMs = 1500;
  },
} as const;

export type VoiceFailure = keyof typeof voiceFailures;

/** Makes the voice well again. */
export function healVoice({ vendors: { cartesia } }: Office): void {
  cartesia.refuseWith = null;
  cartesia.failWith = null;
  cartesia.isHanging = false;
  cartesia.dieAfterMs = null;
}

/** A booking during which the first voice fails at a step, before the caller answers. */
export function bookWithFailingVoice(options: {
  office: Office;
  failure: VoiceFailure;
  from: string;
  /** What the agent has just asked by then; which day, unless told. */
  when?: RegExp;
}): Promise<FailureCall> {
  const { office, failure, from, when = /what day|which day/i } = options;
  return bookWhileFailing({
    office,
    from,
    when,
    fail: () => voiceFailures[failure](office),
    name: `voice ${failure}`.replace(/\W+/g, '-'),
  });
}
