import { DateTime } from 'luxon';
import type { CallEvent, EventOf, WriteKind } from '../dialogue/events.ts';
import { appointmentsOf, offersOf } from '../dialogue/facts.ts';
import type { Language, ReadContext } from '../language/language.ts';

/** Why a sentence was kept from the caller. */
export type GateReason =
  | 'claims_booking'
  | 'claims_change'
  | 'claims_cancellation'
  | 'claims_message'
  | 'claims_transfer'
  | 'states_moment'
  | 'states_price'
  | 'states_code';

export interface GateContext {
  events: readonly CallEvent[];
  language: Language;
  read: ReadContext;
  /** Prices of the business in minor units. */
  pricesCents: readonly number[];
  /** Wall-clock minutes the business itself states: opening and closing times. */
  knownMinutes: readonly number[];
}

const NOT_YET =
  /\?|\b(shall|should|would|could|can|may|might|will|if|once|when|before|after|until|let me|going to|want(s)? to|like to|try(ing)? to|need to|not|n't|unable|cannot|to (book|cancel|move|change|reschedule))\b/i;

const CLAIMS: { reason: GateReason; kind: WriteKind | 'transfer'; pattern: RegExp }[] = [
  {
    reason: 'claims_cancellation',
    kind: 'cancel',
    pattern:
      /\b(cancel+ed|cancellation is (done|complete|confirmed)|called off|removed (it|your))\b/i,
  },
  {
    reason: 'claims_change',
    kind: 'modify',
    pattern: /\b(moved|rescheduled|changed|switched|updated)\b/i,
  },
  {
    reason: 'claims_message',
    kind: 'message',
    pattern:
      /\b(message|note)\b.*\b(taken|passed|left|saved|stored|noted|sent|recorded)\b|\b(passed|noted|sent|saved|took|taken)\b.*\b(message|note)\b/i,
  },
  {
    reason: 'claims_transfer',
    kind: 'transfer',
    pattern: /\b(transferred|(transferring|connecting|putting) you)\b/i,
  },
  {
    reason: 'claims_booking',
    kind: 'book',
    pattern:
      /\b(booked|confirmed|scheduled|reserved|all set|locked in|secured|got you (down|in)|have you (down|in)|put you (down|in)|see you (on|at|then|tomorrow|next|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|you're (in|down) for|appointment (has been|is) (made|set))\b/i,
  },
];

const MONEY =
  /(?:[$£€]\s?(\d[\d,]*(?:\.\d{1,2})?))|(\d[\d,]*(?:\.\d{1,2})?)\s?(?:dollars|pounds|euros)\b/gi;
const CODE = /\bcode\b[^.?!]*?\b([A-Z0-9](?:[\s,.-]{0,2}[A-Z0-9]){3,7})\b/;

/** Whether a model's sentence may be spoken: null when it may, else why it may not. */
export function gate(sentence: string, context: GateContext): GateReason | null {
  return claim(sentence, context) ?? fact(sentence, context);
}

function claim(sentence: string, { events }: GateContext): GateReason | null {
  if (NOT_YET.test(sentence)) return null;
  const claimed = CLAIMS.find(({ pattern }) => pattern.test(sentence));
  if (!claimed) return null;
  const outcomes = events
    .filter((event): event is EventOf<'tool.succeeded'> => event.type === 'tool.succeeded')
    .map((event) => event.data.outcome);
  if (claimed.kind === 'transfer') {
    return outcomes.some(({ transferred }) => transferred) ? null : claimed.reason;
  }
  if (outcomes.some(({ written }) => written?.kind === claimed.kind)) return null;
  // "You're booked for Tuesday" is also true of an appointment that was looked up.
  const looksUp =
    claimed.kind === 'book' && appointmentsOf(events).some((a) => a.status === 'booked');
  return looksUp ? null : claimed.reason;
}

function fact(sentence: string, context: GateContext): GateReason | null {
  const { events, language, read, pricesCents, knownMinutes } = context;
  for (const match of sentence.matchAll(MONEY)) {
    const cents = Math.round(Number((match[1] ?? match[2] ?? '').replaceAll(',', '')) * 100);
    if (!pricesCents.includes(cents)) return 'states_price';
  }
  const code = CODE.exec(sentence)?.[1]?.replace(/[^A-Z0-9]/g, '');
  if (code && /\d|[A-Z]{4}/.test(code) && !appointmentsOf(events).some((a) => a.code === code)) {
    return 'states_code';
  }
  const stated = language.statedMoments(sentence, read);
  const items = [...offersOf(events), ...appointmentsOf(events)].map(({ startsAt, endsAt }) => [
    DateTime.fromISO(startsAt, { zone: read.zone }),
    DateTime.fromISO(endsAt, { zone: read.zone }),
  ]);
  const heard = events
    .filter((event): event is EventOf<'turn.caller'> => event.type === 'turn.caller')
    .map((event) => language.statedMoments(event.data.text, read));
  // Repeating what the caller asked for is no claim, as long as it is not said to be free or booked.
  const dates = new Set([
    DateTime.fromJSDate(read.now, { zone: read.zone }).toISODate(),
    ...items.map(([start]) => start?.toISODate()),
    ...heard.flatMap((said) => said.dates),
  ]);
  const minutes = new Set([
    ...knownMinutes,
    ...items.flatMap((ends) => ends.map((end) => end.hour * 60 + end.minute)),
    ...heard.flatMap((said) => said.minutes),
  ]);
  const claimsFree =
    /\b(available|free|open|opening|have|works?)\b/i.test(sentence) && !/\?/.test(sentence);
  const supportedMinutes = claimsFree
    ? new Set([
        ...knownMinutes,
        ...items.flatMap((ends) => ends.map((end) => end.hour * 60 + end.minute)),
      ])
    : minutes;
  if (stated.dates.some((date) => !dates.has(date))) return 'states_moment';
  if (stated.minutes.some((minute) => !supportedMinutes.has(minute))) return 'states_moment';
  return null;
}
