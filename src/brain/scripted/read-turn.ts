import { DateTime } from 'luxon';
import { answerOfKey, isTyped } from '../../dialogue/keys.ts';
import type { DateSpan, Expectation, Reading } from '../../language/language.ts';
import type { Detail } from './details.ts';
import { type DetailHeard, hearDetail } from './hear-detail.ts';
import { bringsWish, fitting } from './pick-offer.ts';
import type { ScriptEnv } from './script-env.ts';
import { EXPECTATIONS, type ScriptState, type Step } from './script-state.ts';

/** Steps after times were offered, in which a time may still be put right. */
const AFTER_OFFERS: readonly Step[] = ['name', 'phone', 'confirm', 'what-change'];

/** A reading, with what it says of a detail that is being captured. */
export interface TurnReading extends Reading {
  detail: DetailHeard | null;
}

const nothingRead: TurnReading = {
  normalized: '',
  answer: null,
  leaning: null,
  intents: [],
  services: [],
  resources: [],
  anyResource: false,
  date: null,
  sourceDate: null,
  sourceTime: null,
  time: null,
  partOfDay: null,
  anyTime: false,
  soonest: false,
  edge: null,
  relative: null,
  partySize: null,
  partyChange: null,
  name: null,
  message: null,
  phone: null,
  badPhone: null,
  thisNumber: false,
  code: null,
  ordinal: null,
  refersTo: null,
  same: null,
  shift: null,
  correction: false,
  impossibleDate: null,
  unread: [],
  detail: null,
};

/** What a turn says, read in the light of what was asked and of what is on the table. */
export function readTurn(state: ScriptState, said: string, env: ScriptEnv): TurnReading {
  if (isTyped(state.keys, said)) {
    const keyed = readKeys(state, said, env);
    if (keyed) return keyed;
  }
  const reading = readWords(state, said, env);
  const detail = hearDetail(state, said, reading, env);
  if (detail === null) return { ...reading, detail };
  // "K as in kilo" is no name, even where one was asked for.
  const isOther = state.asking === 'code-name' && detail.kind === 'code';
  return withDetail(isOther ? { ...reading, name: null } : reading, detail);
}

/** The reading of words that were about a detail: whatever else they may look like, they say that. */
function withDetail(reading: Reading, detail: DetailHeard): TurnReading {
  const { kind, value, draft } = detail;
  const said = { ...nothingRead, normalized: reading.normalized, leaning: reading.leaning, detail };
  // "My name is Kate and my number is 212 555 0123."
  const beside = { name: reading.name, phone: reading.phone };
  const known = draft?.toLowerCase().split(' ') ?? [];
  const unread = detail.corrects ? [] : reading.unread.filter((word) => !known.includes(word));
  const isPart = kind === 'phone' && value === null;
  return {
    ...said,
    ...beside,
    unread,
    [kind]: value,
    badPhone: isPart ? draft : null,
    correction: detail.corrects,
  };
}

/** Keys pressed: one of the choices, yes or no, or the digits of what was asked for. */
function readKeys(state: ScriptState, keys: string, env: ScriptEnv): TurnReading | null {
  const plain: TurnReading = { ...nothingRead, normalized: keys };
  const place = /^[1-9]$/.test(keys) ? Number(keys) : null;
  switch (EXPECTATIONS[state.asking]) {
    case 'choice':
    case 'appointment':
      return { ...plain, ordinal: place };
    case 'yes-no': {
      const answer = answerOfKey(keys);
      return answer === null ? null : { ...plain, answer, leaning: answer };
    }
    case 'code': {
      const draft = env.captures.code.keypad?.(keys, state.drafts.code.text) ?? null;
      const detail = draft === null ? null : keyedDetail('code', draft, env);
      return detail === null ? plain : { ...plain, detail, code: detail.value };
    }
    default:
      return keys === '*' ? plain : null;
  }
}

function keyedDetail(kind: Detail, draft: string, env: ScriptEnv): DetailHeard {
  const value = env.captures[kind].parse(draft);
  return { kind, draft, value, corrects: false, spelled: false };
}

function readWords(state: ScriptState, said: string, env: ScriptEnv): Reading {
  const as = (expecting: Expectation) => env.language.read(said, { ...env.read, expecting });
  let reading = anchored(as(EXPECTATIONS[state.asking]), state, env);
  // "Move the first one to nine" answers no question: nine is not the party asked for.
  const changes = reading.intents.some((intent) => intent === 'move' || intent === 'cancel');
  if (state.asking === 'party' && changes) return as('anything');
  // "No wait, three" when the name was asked for is about the times that were offered.
  if (AFTER_OFFERS.includes(state.asking) && state.offers.length > 0 && saysNothing(reading)) {
    const choice = as('choice');
    if (choice.time) reading = choice;
  }
  // "Actually make it five" among tee times is about the party unless five is a time on offer.
  const { time } = reading;
  if (reading.correction && state.wish.party && time && /^\D*\d{1,2}$/.test(time.phrase)) {
    const offered = fitting(state.offers, { ...reading, date: null }, env.business.zone);
    const asParty = as('party');
    if (offered.length === 0 && asParty.partySize) return asParty;
  }
  // "Make that eleven instead" right after a booking is about its time, whatever else eleven may be.
  const corrects = reading.correction && state.recent && state.goal === null;
  // "Ten for my son": where nobody books for several, the number is a time.
  const adds = reading.same || reading.refersTo === 'more';
  const alike = adds && state.recent && state.goal === null && env.read.maxParty === 1;
  return (corrects || alike) && !reading.date && !reading.time ? as('time') : reading;
}

function saysNothing(reading: Reading): boolean {
  const { name, phone, badPhone, code, answer } = reading;
  return !name && !phone && !badPhone && !code && answer !== 'yes' && !bringsWish(reading);
}

/** The days of a week that was named; none for one day or a longer stretch. */
function daysOf(span: DateSpan | null): DateTime[] {
  if (!span || span.from === span.to) return [];
  const first = DateTime.fromISO(span.from);
  const count = DateTime.fromISO(span.to).diff(first, 'days').days + 1;
  return count > 7 ? [] : Array.from({ length: count }, (_, days) => first.plus({ days }));
}

/** "Today" and "Christmas" name their day by themselves. */
const BARE_WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'?s)?$/;

/** "Tuesday" of a week that was named, or among times offered, means that Tuesday, not the coming one. */
function anchored(reading: Reading, state: ScriptState, env: ScriptEnv): Reading {
  const { date } = reading;
  if (!date || date.from !== date.to || !BARE_WEEKDAY.test(date.phrase)) return reading;
  const { zone } = env.business;
  const { wish, asking, offers } = state;
  const { weekday } = DateTime.fromISO(date.from);
  const offered = offers.map(({ startsAt }) => DateTime.fromISO(startsAt, { zone }));
  const days = asking === 'choice' ? offered : daysOf(wish.date);
  const day = days.find((start) => start.weekday === weekday)?.toISODate();
  return day ? { ...reading, date: { ...date, from: day, to: day } } : reading;
}
