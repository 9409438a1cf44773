import { DateTime } from 'luxon';
import type { DateSpan, Expectation, Reading } from '../../language/language.ts';
import { bringsWish, fitting } from './pick-offer.ts';
import type { ScriptEnv } from './script-env.ts';
import { EXPECTATIONS, type ScriptState, type Step } from './script-state.ts';

/** Steps after times were offered, in which a time may still be put right. */
const AFTER_OFFERS: readonly Step[] = ['name', 'phone', 'confirm', 'what-change'];

/** What a turn says, read in the light of what was asked and of what is on the table. */
export function readTurn(state: ScriptState, said: string, env: ScriptEnv): Reading {
  const as = (expecting: Expectation, text = said) =>
    env.language.read(text, { ...env.read, expecting });
  let reading = anchored(as(EXPECTATIONS[state.asking]), state, env);
  // "Move the first one to nine" answers no question: nine is not the party asked for.
  const changes = reading.intents.some((intent) => intent === 'move' || intent === 'cancel');
  if (state.asking === 'party' && changes) return as('anything');
  // A number said in two breaths is one number.
  if (state.partOfNumber && state.asking === 'phone' && !reading.phone) {
    const whole = as('phone', `${state.partOfNumber} ${said}`);
    if (whole.phone) return whole;
  }
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

/** "Tuesday" of a week that was named, or among times offered, means that Tuesday, not the coming one. */
function anchored(reading: Reading, state: ScriptState, env: ScriptEnv): Reading {
  const { date } = reading;
  if (!date || date.from !== date.to || /[\d\s]/.test(date.phrase)) return reading;
  const { zone } = env.business;
  const { wish, asking, offers } = state;
  const { weekday } = DateTime.fromISO(date.from);
  const offered = offers.map(({ startsAt }) => DateTime.fromISO(startsAt, { zone }));
  const days = asking === 'choice' ? offered : daysOf(wish.date);
  const day = days.find((start) => start.weekday === weekday)?.toISODate();
  return day ? { ...reading, date: { ...date, from: day, to: day } } : reading;
}
