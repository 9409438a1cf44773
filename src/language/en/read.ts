import { DateTime } from 'luxon';
import type { DateSpan, PartOfDay, ReadContext, Reading, TimeSpan } from '../language.ts';
import { readAnswer } from './answer.ts';
import { type Day, dayOf, isoOf } from './calendar.ts';
import { findOpenness, findOrdinal, findRelative } from './choices.ts';
import { findCode } from './codes.ts';
import { findDates } from './dates.ts';
import { findIntents } from './intents.ts';
import type { DateMention, TimeMention } from './mentions.ts';
import { findName } from './names.ts';
import { normalize } from './normalize.ts';
import { findPartsOfDay } from './parts-of-day.ts';
import { findParty } from './party.ts';
import { findPhone } from './phone.ts';
import { type Role, rolesOf } from './roles.ts';
import { findTerms } from './terms.ts';
import { findTimes } from './times.ts';

export interface ReaderOptions {
  /** Day before month in numeric dates. */
  dayFirst: boolean;
}

const ANY_RESOURCE =
  /\b(?:any ?one|any ?body|whoever|whomever|no preference|who(?:'s| is) (?:free|available|first)|(?:any|whichever|whatever|either) (?:of (?:them|those|you|the \w+)|stylist|person|dentist|doctor|therapist|hygienist|barber|instructor|provider|chair|one is (?:fine|okay|free)|1 is (?:fine|okay|free))|don't (?:mind|care) who|doesn't matter who|first (?:person|stylist|one) (?:free|available)|someone|somebody)\b/;
const ANYONE_ELSEWHERE =
  /\b(?:speak|talk|transfer|connect|through|call|ask|tell|have|is|get) (?:to |with |me |me to |there )?(?:any ?one|any ?body|some ?one|somebody)\b|\bany(?:one|body) but\b|\bsomeone else\b/;
const CORRECTION =
  /\bactually\b|\bi mean\b|\bi meant\b|\bmake (?:it|that)\b|\bsorry (?:i|not|no|it's|its|¤|the)\b|\bscratch that\b|\bchange (?:it|that) to\b|\bcorrection\b|\binstead\b|\bor rather\b|\bwait (?:no|actually|i)\b|\bno wait\b|\bnot (?:the )?¤|\bmy mistake\b|\bi said\b|\brather\b(?! not)|\bcan we (?:do|make it)\b|\bhow about\b|\bwhat about\b|\bi misspoke\b|\blet's (?:do|say|make it|try) ¤|\bon second thought/;
const THIS_NUMBER =
  /\b(?:this|same|that) (?:phone )?number\b|\b(?:number|one|1|phone|line) (?:that )?(?:i'm|i am|im|we're) (?:calling|ringing|phoning|speaking|talking) (?:from|on|with)\b|\bthe number i (?:called|rang|phoned) (?:from|on|with)\b|\bnumber (?:on|from) (?:your )?(?:caller id|screen|display)\b|\bcalling from it\b|\bmy caller id\b/;
const CONTENT_BREAKS_YES: readonly (keyof Reading)[] = [
  'date',
  'time',
  'partOfDay',
  'relative',
  'partySize',
  'impossibleDate',
  'ordinal',
];
const INTENTS_BESIDE_YES = new Set(['book', 'move', 'cancel', 'thanks', 'greeting', 'goodbye']);

/** Today in the business's zone. */
export function todayIn(now: Date, zone: string): Day {
  const local = DateTime.fromJSDate(now, { zone });
  return dayOf(local.year, local.month, local.day) ?? 0;
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
  const plain = normalized.replaceAll(',', '');
  const code = findCode(text, expecting === 'code');
  const phoneTurn =
    code === null
      ? findPhone(text, context.country, expecting === 'phone')
      : { phone: null, bad: null };
  const spelledDigits = phoneTurn.phone !== null || phoneTurn.bad !== null || code !== null;
  const moments = spelledDigits ? noMoments(plain) : findMoments(plain, context, options);
  const services = findTerms(moments.free, context.services, expecting === 'service');
  const resources = findTerms(moments.free, context.resources, false);
  const masked = moments.rest;
  const intents = findIntents(masked);
  const party = spelledDigits ? { size: null, rest: masked } : findParty(masked, expecting);
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
  const openness = findOpenness(masked);
  const relative = findRelative(masked);
  const time = timeOf(pick(moments.times, timeRoles, 'wanted'));
  const part: PartOfDay | null = pick(moments.parts, partRoles, 'wanted')?.part ?? null;
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

  const reading: Reading = {
    normalized,
    answer: null,
    leaning: null,
    intents,
    services: services.slugs,
    resources: resources.slugs,
    anyResource:
      ANY_RESOURCE.test(masked) &&
      !ANYONE_ELSEWHERE.test(masked) &&
      !intents.includes('human') &&
      !intents.includes('message'),
    date: spanOf(wantedDate),
    sourceDate: spanOf(pick(dates, dateRoles, 'source')),
    sourceTime: timeOf(pick(moments.times, timeRoles, 'source')),
    time,
    partOfDay: part,
    anyTime: openness.anyTime,
    soonest: openness.soonest,
    relative,
    partySize: party.size,
    name,
    phone: phoneTurn.phone,
    badPhone: phoneTurn.bad,
    thisNumber: THIS_NUMBER.test(plain),
    code,
    ordinal,
    correction,
    impossibleDate: impossible !== undefined && wantedDate === undefined ? impossible.phrase : null,
  };
  return withAnswer(reading, masked, text);
}

function withAnswer(reading: Reading, masked: string, raw: string): Reading {
  const { leaning, unclear } = readAnswer(masked, /\?\s*$/.test(raw));
  const correction = reading.correction || (leaning === 'no' && hasContent(reading));
  if (leaning === null) return { ...reading, leaning, correction };
  if (leaning === 'no') return { ...reading, leaning, correction, answer: unclear ? null : 'no' };
  const mixed =
    unclear ||
    correction ||
    hasContent(reading) ||
    reading.intents.some((intent) => !INTENTS_BESIDE_YES.has(intent)) ||
    (reading.intents.includes('cancel') &&
      !/^(?:yes|yeah|yep|yup|yea|sure|correct|absolutely|definitely|please)\b/.test(masked));
  return { ...reading, leaning, correction, answer: mixed ? null : 'yes' };
}

function hasContent(reading: Reading): boolean {
  return (
    CONTENT_BREAKS_YES.some((field) => reading[field] !== null) ||
    reading.services.length > 0 ||
    reading.resources.length > 0
  );
}

interface Moments {
  dates: DateMention[];
  times: TimeMention[];
  parts: { part: PartOfDay; start: number; end: number }[];
  /** The text with all of them claimed. */
  rest: string;
  /** The text with only dates and clock times claimed. */
  free: string;
}

function noMoments(text: string): Moments {
  return { dates: [], times: [], parts: [], rest: text, free: text };
}

const PART_WORD = /\b(?:(mornings?)|(afternoons?)|(evenings?|tonight|nights?))\b/;

/** Dates, clock times and parts of the day in normalised text without pauses. */
export function findMoments(text: string, context: ReadContext, options: ReaderOptions): Moments {
  const today = todayIn(context.now, context.zone);
  const dates = findDates(text, { today, dayFirst: options.dayFirst }, context.expecting);
  const part = PART_WORD.exec(text);
  const partOfDay = part === null ? null : part[1] ? 'morning' : part[2] ? 'afternoon' : 'evening';
  const { opensMinute, closesMinute, expecting } = context;
  const times = findTimes(dates.rest, { opensMinute, closesMinute, expecting, partOfDay });
  const parts = findPartsOfDay(dates.rest, { opensMinute, closesMinute });
  const clockless = parts.windows.filter(
    (w) => !times.mentions.some((t) => t.start < w.end && w.start < t.end),
  );
  const mentions = [...times.mentions, ...clockless].sort((a, b) => a.start - b.start);
  const rest = mergeClaims(times.rest, parts.rest);
  return { dates: dates.mentions, times: mentions, parts: parts.parts, rest, free: times.rest };
}

function mergeClaims(a: string, b: string): string {
  let out = '';
  for (let at = 0; at < a.length; at += 1) out += a[at] === '\u00a4' ? a[at] : (b[at] ?? '');
  return out;
}
