import type { Office } from '../office.ts';
import { type FailureCall, longestHoleMs, openFailingOffice, waitsMs } from './booking-call.ts';
import { bookWithFailingEars, type EarsFailure, earsFailures, healEars } from './ears.ts';
import type { Played, Scenario } from './scenario.ts';
import { bookWithFailingVoice, healVoice, type VoiceFailure, voiceFailures } from './voice.ts';

/** What the agent has just asked when it happens: one of these. */
const STEPS = [
  /what day|which day/i,
  /which would you like|would one of/i,
  /name/i,
  /shall I book/i,
];

type Book = (options: { office: Office; from: string; when: RegExp }) => Promise<FailureCall>;

/** The first recogniser or the first voice fails at a random step of a booking; `local` is behind both. */
export const scenarios: Scenario[] = [
  ...(Object.keys(voiceFailures) as VoiceFailure[]).map((failure) =>
    scenario({
      name: `voice: ${failure}`,
      chains: { BELLHOP_TTS: 'cartesia,local' },
      heal: healVoice,
      book: (options) => bookWithFailingVoice({ ...options, failure }),
      waits: (call) => [...waitsMs(call), longestHoleMs(call)],
    }),
  ),
  ...(Object.keys(earsFailures) as EarsFailure[]).map((failure) =>
    scenario({
      name: `recogniser: ${failure}`,
      chains: { BELLHOP_STT: 'deepgram,local' },
      heal: healEars,
      book: (options) => bookWithFailingEars({ ...options, failure }),
      waits: waitsMs,
    }),
  ),
];

function scenario(options: {
  name: string;
  chains: Parameters<typeof openFailingOffice>[0];
  heal: (office: Office) => void;
  book: Book;
  waits: (call: FailureCall) => number[];
}): Scenario {
  const { name, chains, heal, book, waits } = options;
  return {
    name,
    kind: 'other',
    sentenceWithinMs: 2_000,
    open: async () => {
      const office = await openFailingOffice(chains);
      return {
        play: async ({ random, from }) => {
          heal(office);
          await office.worker.waitUntilIdle();
          // Not every call comes to every step: then the next one.
          const later = STEPS.slice(Math.floor(random() * STEPS.length));
          const when = new RegExp(later.map(({ source }) => source).join('|'), 'i');
          const call = await book({ office, from, when });
          const waited = waits(call);
          return judge(call, waited.length > 0 ? Math.max(...waited) : null);
        },
        logs: () => office.worker.logs(),
        close: office.close,
      };
    },
  };
}

function judge(failureCall: FailureCall, sentenceMs: number | null): Played {
  const { appointments, call, turns, failedMs } = failureCall;
  const wrong = [
    ...(appointments.length === 1 ? [] : [`${appointments.length} bookings`]),
    ...(call?.outcome === 'booked' ? [] : [`record says ${call?.outcome}`]),
    ...(failedMs > 0 ? [] : ['nothing failed']),
  ];
  return {
    isRight: wrong.length === 0,
    ...(wrong.length > 0 && { why: `${wrong.join(', ')}: ${JSON.stringify(turns)}` }),
    sentenceMs,
  };
}
