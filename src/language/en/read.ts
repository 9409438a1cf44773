import { DateTime } from 'luxon';
import type { DateSpan, PartOfDay, ReadContext, Reading, TimeSpan } from '../language.ts';
import { readAnswer } from './answer.ts';
import { type Day, dayOf, isoOf } from './calendar.ts';
import { findOpenness, findOrdinal, findRelative } from './choices.ts';
import { findCode } from './codes.ts';
import { withoutCourtesyDays } from './courtesies.ts';
import { findDates } from './dates.ts';
import { findIntents } from './intents.ts';
import { claim, type DateMention, type TimeMention } from './mentions.ts';
import { findMessage } from './message.ts';
import { findName } from './names.ts';
import { HUM, normalize } from './normalize.ts';
import { findPartsOfDay } from './parts-of-day.ts';
import { findParty } from './party.ts';
import { findPhone } from './phone.ts';
import { says } from './phrases.ts';
import { findReference, findSame, findShift } from './references.ts';
import { type Role, rolesOf } from './roles.ts';
import { findTerms } from './terms.ts';
import { findTimes } from './times.ts';
import { findUnread } from './unread.ts';

export interface ReaderOptions {
  /** Day before month in numeric dates. */
  dayFirst: boolean;
}

const ANY_RESOURCE = says(
  'any ?one',
  'any ?body',
  'whoever(?! (?:called|is this))',
  'no preference',
  "who(?:'s| is) (?:free|available|first)",
  '(?:any|either) (?:of (?:them|you|the (?:girls|guys|team|staff|stylists|doctors|dentists|\\w+ists?))|stylist|person|dentist|doctor|therapist|hygienist|barber|instructor|provider|chair)',
  "(?:don't|do not) (?:really )?(?:mind|care) (?:who|which (?:one|stylist|person|dentist|of))",
  "doesn't (?:really )?matter who",
  'someone',
  'somebody',
);
const SOMEBODY_ELSE = says(
  '(?:speak|talk|transfer|connect|through|call|ask|tell|have|is|are|get|need|want|let|like|as|there|with|help)(?: to| with| me| me to| there| for| from| a)* (?:any ?one|any ?body|some ?one|somebody)(?: (?:from|there|at|in|to|who|call|ring|else|about|know))',
  '(?:to|has|have|get|let) (?:any ?one|any ?body|some ?one|somebody)',
  'any ?(?:one|body) but',
  'someone else',
);
const CORRECTION = says(
  'actually',
  'i mean(?:t)?(?! (?:yes|no)$)',
  '(?:make|change|switch) (?:it|that)(?= (?:¤|\\d|a |an |the |for |to |with ))',
  "sorry (?:i|not|no|it's|its|¤|the|that's)",
  'scratch that',
  'correction',
  'instead',
  'or rather',
  'wait (?:no|actually|i)(?! mean(?:t)? (?:yes|no)$)',
  'no wait',
  'not (?:the |on )?¤+',
  'my (?:mistake|bad|fault)',
  'i (?:said|misspoke|misheard|asked for)',
  'on second thoughts?',
  'oops',
);
const THIS_NUMBER = says(
  "(?:this|the same|same|that|my current) (?:phone )?number(?! (?:is not|isn't))",
  "(?:number|one|1|phone|line|mobile|cell) (?:that )?(?:i'm|i am|we're) (?:calling|ringing|phoning|speaking|talking|using|on)(?: you)?(?: from| on| with| now)?",
  'the number (?:that )?i (?:called|rang|phoned|dialed) (?:you )?(?:from|on|with)',
  'number (?:on|from) (?:your |the )?(?:caller id|screen|display)',
  'caller id',
  'this (?:phone|line|one|mobile|cell)(?= (?:is|works|number|please)|$)',
);
/** All but what is left over, which shows last. */
type Unfinished = Omit<Reading, 'unread'>;

const SLOTS_OF_A_YES: readonly (keyof Unfinished)[] = [
  'date',
  'sourceDate',
  'time',
  'sourceTime',
  'partOfDay',
  'relative',
  'partySize',
  'impossibleDate',
  'ordinal',
  'name',
  'phone',
  'badPhone',
  'code',
];
/** Wishes that a plain yes may stand beside: "yes, book it", "yes, move it", "yes thanks, bye". */
const WISHES_BESIDE_YES = new Set(['book', 'move', 'cancel', 'thanks', 'greeting', 'goodbye']);
const FIRM_YES =
  /^(?:yes|yeah|yep|yup|yea|sure|correct|absolutely|definitely|please|go ahead|do it|of course)\b/;

/** Today in the business's zone. */
export function todayIn(now: Date, zone: string): Day {
  const local = DateTime.fromJSDate(now, { zone });
  return dayOf(local.year, local.month, local.day) ?? 0;
}

/** "Not the morning": the rest of the day. */
function outside(part: PartOfDay): TimeSpan {
  const phrase = `not ${part}`;
  if (part === 'morning') return { kind: 'after', from: 12 * 60, to: 24 * 60, phrase };
  const to = part === 'afternoon' ? 12 * 60 : 17 * 60;
  return { kind: 'before', from: 0, to, phrase };
}

function spanOf(mention: DateMention | undefined): DateSpan | null {
  if (mention === undefined) return null;
  return { from: isoOf(mention.from), to: isoOf(mention.to), phrase: mention.phrase };
}

function timeOf(mention: TimeMention | undefined): TimeSpan | null {
  if (mention === undefined) return null;
  const { kind, from, to, phrase } = mention;
  return { kind, from, to, phrase };
}

function pick<T>(mentions: readonly T[], roles: readonly Role[], role: Role): T | undefined {
  return mentions.find((_, at) => roles[at] === role);
}

/** Everything that can be read from one caller's sentence. */
export function readSentence(raw: string, context: ReadContext, options: ReaderOptions): Reading {
  const text = raw.slice(0, 2000);
  const { expecting } = context;
  const normalized = normalize(text);
  const plain = withoutCourtesyDays(normalized.replaceAll(',', ''));
  const code = findCode(text, expecting === 'code');
  const phoneTurn =
    code === null
      ? findPhone(text, context.country, expecting === 'phone')
      : { phone: null, bad: null };
  const spelledDigits = phoneTurn.phone !== null || phoneTurn.bad !== null || code !== null;
  const { shift, rest: unshifted } = findShift(plain);
  const moments = spelledDigits ? noMoments(plain) : findMoments(unshifted, context, options);
  const services = findTerms(moments.free, context.services, expecting);
  const resources = findTerms(moments.free, context.resources, 'anything');
  const masked = moments.rest;
  const relative = shift === null ? findRelative(masked) : null;
  // Asking for others of what is being offered begins no new booking.
  const asksForOthers = relative !== null && expecting === 'choice';
  const intents = findIntents(masked).filter(
    (intent) => !(asksForOthers && intent === 'book') && !(intent === 'code' && code !== null),
  );
  const party = spelledDigits
    ? { size: null, change: null, rest: masked }
    : findParty(masked, expecting, context.maxParty);
  const correction = CORRECTION.test(masked);

  const asking = { text: plain, intents, correction };
  const dates = moments.dates.filter((mention) => !mention.past);
  const dateRoles = rolesOf(dates, asking);
  const timeRoles = rolesOf(moments.times, asking);
  const wantedDate = pick(
    dates.filter((m) => !m.impossible),
    dateRoles.filter((_, at) => !dates[at]?.impossible),
    'wanted',
  );
  const impossible = dates.find((mention, at) => mention.impossible && dateRoles[at] === 'wanted');
  const partRoles = rolesOf(moments.parts, asking);
  const ordinal = findOrdinal(party.rest, expecting);
  const chosen = ordinal !== null && expecting === 'choice';
  const openness = chosen ? { anyTime: false, soonest: false } : findOpenness(masked);
  const wantedTime = timeOf(pick(moments.times, timeRoles, 'wanted'));
  const part: PartOfDay | null = pick(moments.parts, partRoles, 'wanted')?.part ?? null;
  const refusedPart =
    part === null && moments.times.length === 0
      ? pick(moments.parts, partRoles, 'refused')
      : undefined;
  const time = wantedTime ?? (refusedPart === undefined ? null : outside(refusedPart.part));
  const busy =
    dates.length > 0 ||
    moments.times.length > 0 ||
    party.size !== null ||
    services.slugs.length > 0 ||
    relative !== null ||
    openness.anyTime ||
    intents.some((intent) => intent !== 'greeting' && intent !== 'thanks');
  const name = findName(text, {
    expecting,
    taken: new Set([...services.words, ...resources.words]),
    busy,
  });

  const bounded = time?.kind === 'after' || time?.kind === 'before';
  const reading: Unfinished = {
    normalized,
    answer: null,
    leaning: null,
    intents,
    services: services.slugs,
    resources: resources.slugs,
    anyResource:
      ANY_RESOURCE.test(masked) &&
      !SOMEBODY_ELSE.test(masked) &&
      !intents.includes('human') &&
      !intents.includes('message'),
    date: spanOf(wantedDate),
    sourceDate: spanOf(pick(dates, dateRoles, 'source')),
    sourceTime: timeOf(pick(moments.times, timeRoles, 'source')),
    time,
    partOfDay: part,
    anyTime: openness.anyTime,
    soonest: openness.soonest,
    edge: time === null ? null : moments.edge,
    relative: bounded || ordinal !== null ? null : relative,
    partySize: party.size,
    partyChange: party.change,
    name,
    message: intents.includes('message') ? findMessage(text) : null,
    phone: phoneTurn.phone,
    badPhone: phoneTurn.bad,
    thisNumber: THIS_NUMBER.test(plain),
    code,
    ordinal,
    refersTo: findReference(masked),
    same: findSame(masked),
    shift,
    correction,
    impossibleDate: impossible !== undefined && wantedDate === undefined ? impossible.phrase : null,
  };
  const answered = withQuestion(withAnswer(reading, masked, text), masked, text);
  const leftOver = [
    ...leftOverOf(dates, dateRoles, answered),
    ...leftOverOf(moments.times, timeRoles, answered),
  ];
  const unread = findUnread({
    masked: [...dates, ...moments.times].reduce(claim, party.rest),
    reading: answered,
    terms: new Set([...services.words, ...resources.words]),
    leftOver: spelledDigits
      ? []
      : [...moments.dates.filter((m) => m.past).map((m) => m.phrase), ...leftOver],
  });
  return { ...answered, unread };
}

/** Moments beside the one that counts: said, and in no field of the reading. */
function leftOverOf(
  mentions: readonly { from: number; to: number; phrase: string }[],
  roles: readonly Role[],
  { correction }: Pick<Reading, 'correction'>,
): string[] {
  const kept = (['wanted', 'source'] as const).map((role) => pick(mentions, roles, role));
  return (
    mentions
      .filter(
        (one) =>
          !kept.includes(one) && !kept.some((two) => two?.from === one.from && two.to === one.to),
      )
      // What a correction replaces was taken in, and is meant no more.
      .filter((one) => !(correction && roles[mentions.indexOf(one)] !== 'source'))
      .map(({ phrase }) => phrase)
  );
}

const ASKS =
  /^(?:(?:and|so|but|okay|hi|hello|hey|um|oh|also|just wondering|i was wondering|quick question|one question|by the way|actually|wait),? )*(?:is|are|was|do|does|did|can|could|will|would|what|what's|where|where's|who|who's|how|how's|why|which|have you|has|should|must|may|am)\b(?! (?:that|it) (?:please|thanks))/;
const SLOTS_OF_A_WISH: readonly (keyof Unfinished)[] = [
  ...SLOTS_OF_A_YES,
  'shift',
  'same',
  'partyChange',
];

/** A question that nothing else was read from is about something the rows do not hold. */
function withQuestion(reading: Unfinished, masked: string, raw: string): Unfinished {
  const { answer, intents, services, resources, anyTime, thisNumber } = reading;
  const courtesies = intents.every((intent) => intent === 'greeting' || intent === 'thanks');
  const empty =
    answer === null &&
    courtesies &&
    !anyTime &&
    !thisNumber &&
    services.length + resources.length === 0 &&
    SLOTS_OF_A_WISH.every((slot) => reading[slot] === null);
  const asks = ASKS.test(masked) || /\?\s*$/.test(raw);
  const isQuestion = empty && asks && masked.split(' ').length > 2;
  return isQuestion ? { ...reading, intents: [...intents, 'question'] } : reading;
}

/** Says that one listens; also what a line makes of words it lost. */
const ONLY_HUMS = new RegExp(`^\\W*(?:${HUM}\\W*)+$`, 'i');

function withAnswer(reading: Unfinished, masked: string, raw: string): Unfinished {
  const { leaning, unclear } = readAnswer(masked, /\?\s*$/.test(raw));
  const refuses = leaning === 'no' && /^(?:no|nope|nah)\b/.test(masked);
  const correction = reading.correction || (refuses && hasSlots(reading));
  if (leaning === null || ONLY_HUMS.test(raw)) return { ...reading, correction };
  const wishes = reading.intents;
  if (leaning === 'no') {
    // "I can't come" is a wish to cancel, not an answer; "no, I can't" is both.
    const aside = !refuses && (wishes.includes('cancel') || wishes.includes('move'));
    return { ...reading, leaning, correction, answer: unclear || aside ? null : 'no' };
  }
  const mixed =
    unclear ||
    correction ||
    hasSlots(reading) ||
    wishes.some((intent) => !WISHES_BESIDE_YES.has(intent)) ||
    (wishes.includes('cancel') && !FIRM_YES.test(masked));
  return { ...reading, leaning, correction, answer: mixed ? null : 'yes' };
}

function hasSlots(reading: Unfinished): boolean {
  return (
    SLOTS_OF_A_YES.some((field) => reading[field] !== null) ||
    reading.services.length > 0 ||
    reading.resources.length > 0
  );
}

interface Moments {
  dates: DateMention[];
  times: TimeMention[];
  edge: Reading['edge'];
  parts: { part: PartOfDay; start: number; end: number }[];
  /** The text with all of them claimed. */
  rest: string;
  /** The text with only dates and clock times claimed. */
  free: string;
}

function noMoments(text: string): Moments {
  return { dates: [], times: [], edge: null, parts: [], rest: text, free: text };
}

const PART_WORD = /\b(?:(mornings?)|(afternoons?)|(evenings?|tonight|nights?))\b/;

/** Dates, clock times and parts of the day in normalised text without pauses. */
export function findMoments(text: string, context: ReadContext, options: ReaderOptions): Moments {
  const today = todayIn(context.now, context.zone);
  const dates = findDates(text, { today, dayFirst: options.dayFirst }, context.expecting);
  const part = PART_WORD.exec(text);
  const partOfDay = part === null ? null : part[1] ? 'morning' : part[2] ? 'afternoon' : 'evening';
  const { opensMinute, closesMinute, expecting, maxParty } = context;
  const times = findTimes(dates.rest, {
    opensMinute,
    closesMinute,
    expecting,
    maxParty,
    partOfDay,
  });
  const parts = findPartsOfDay(dates.rest, { opensMinute, closesMinute });
  const clockless = parts.windows.filter(
    (w) => !times.mentions.some((t) => t.start < w.end && w.start < t.end),
  );
  const mentions = [...times.mentions, ...clockless].sort((a, b) => a.start - b.start);
  const rest = mergeClaims(times.rest, parts.rest);
  return {
    dates: dates.mentions,
    times: mentions,
    edge: parts.edge,
    parts: parts.parts,
    rest,
    free: times.rest,
  };
}

function mergeClaims(a: string, b: string): string {
  let out = '';
  for (let at = 0; at < a.length; at += 1) out += a[at] === '\u00a4' ? a[at] : (b[at] ?? '');
  return out;
}
