import { DateTime } from 'luxon';
import type { Offer } from '../../dialogue/events.ts';
import type { DateSpan, Reading } from '../../language/language.ts';
import type { ScriptEnv } from './script-env.ts';
import { type Goal, type ScriptState, type ScriptWish, searchKey } from './script-state.ts';
import { shifted, wishOfOffer } from './wish-of-offer.ts';

/** Merges what the caller would like into the wish of a booking or a move. */
export function absorbWish(state: ScriptState, reading: Reading, env: ScriptEnv): ScriptState {
  if (reading.impossibleDate) {
    const rest = absorbWish(state, { ...reading, impossibleDate: null }, env);
    return {
      ...rest,
      wish: { ...rest.wish, date: null },
      chosen: null,
      agreed: false,
      aside: [...rest.aside, env.prompts.impossibleDate(reading.impossibleDate)],
    };
  }
  switch (state.goal) {
    case 'book':
      return merged(state, reading, env);
    case 'move':
      return merged(
        withSource(state, reading),
        { ...reading, services: otherService(state, reading) },
        env,
      );
    case 'cancel':
      return withSource(state, {
        ...reading,
        sourceDate: reading.sourceDate ?? reading.date,
        sourceTime: reading.sourceTime ?? reading.time,
      });
    default:
      return state;
  }
}

/** "Change it to a cut and colour": another service than the appointment's is wished for. */
function otherService(state: ScriptState, reading: Reading): string[] {
  const target = state.known.find(({ id }) => id === state.target);
  const [service] = reading.services;
  const isOther = target && service && reading.services.length === 1 && service !== target.service;
  return isOther ? [service] : [];
}

/** How the caller described the appointment that is to be moved or cancelled. */
function withSource(state: ScriptState, reading: Reading): ScriptState {
  const [service] = reading.services;
  const other = otherService(state, reading).length > 0;
  const only = reading.services.length === 1 && !other ? service : undefined;
  const ordinal = reading.soonest ? null : reading.ordinal;
  const { sourceDate, sourceTime, refersTo } = reading;
  if (!sourceDate && !sourceTime && !only && ordinal === null && !refersTo) return state;
  if (state.target || state.offers.length > 0) return state;
  return {
    ...state,
    source: {
      date: reading.sourceDate ?? state.source.date,
      time: reading.sourceTime ?? state.source.time,
      service: only ?? state.source.service,
      ordinal: ordinal ?? state.source.ordinal,
      refersTo: refersTo ?? state.source.refersTo,
    },
  };
}

function merged(state: ScriptState, reading: Reading, env: ScriptEnv): ScriptState {
  // The caller has just picked an offer with these very words: they are no new wish.
  const picked = state.chosen !== null && state.asking === 'choice' && !state.agreed;
  const wish = picked ? state.wish : withWhen(state, reading, env);
  const next = withWhat(wish, reading, state.goal);
  if (next === state.wish) return state;
  const changed =
    searchKey({ ...state, wish: next }) !== searchKey(state) ||
    next.serviceChoices.length !== state.wish.serviceChoices.length;
  if (!changed) return { ...state };
  return picked ? { ...state, wish: next } : { ...state, wish: next, chosen: null, agreed: false };
}

function withWhat(wish: ScriptWish, reading: Reading, goal: Goal): ScriptWish {
  let next = wish;
  const [service] = reading.services;
  // "Is that the price of a haircut?" asks, and wishes for no haircut.
  const asksOnly = wish.service !== null && !reading.correction && asksAbout(reading);
  if (service && !asksOnly) {
    const choices = reading.services.length > 1 ? reading.services : [];
    const kept = choices.includes(wish.service ?? '') ? wish.service : null;
    next = {
      ...next,
      service: choices.length > 0 ? kept : service,
      serviceChoices: kept ? [] : choices,
    };
  }
  const [resource] = reading.resources;
  if (resource) next = { ...next, resource };
  if (reading.anyResource && wish.resource) next = { ...next, resource: null };
  const { partySize, partyChange } = reading;
  if (partySize) next = { ...next, party: partySize };
  else if (partyChange && next.party) {
    next = { ...next, party: Math.max(1, next.party + partyChange) };
  } else if (partyChange && goal === 'move') next = { ...next, partyChange };
  return next;
}

function asksAbout({ intents }: Reading): boolean {
  return intents.some((intent) => intent === 'price' || intent === 'duration');
}

function withWhen(state: ScriptState, reading: Reading, env: ScriptEnv): ScriptWish {
  const { wish } = state;
  const { date, time, partOfDay, anyTime, soonest, relative, edge } = reading;
  let next = time || partOfDay || relative ? { ...wish, edge } : wish;
  if (date) next = { ...next, date, soonest: false };
  if (time) next = { ...next, time, partOfDay };
  else if (partOfDay) next = { ...next, partOfDay, time: null };
  if (soonest) next = { ...next, soonest: true, time: time ?? null, date: date ?? next.date };
  if (soonest && next.date && !time) next = { ...next, edge: 'first' };
  else if (anyTime && !soonest && !time && !partOfDay) {
    next = { ...next, time: null, partOfDay: null, ...(!next.date && { soonest: true }) };
  }
  const { shift } = reading;
  const { zone } = env.business;
  const offer = shiftedOffer(state, shift);
  if (shift && offer) {
    const then = wishOfOffer(next, { startsAt: shifted(offer.startsAt, shift, zone) }, zone);
    // "The next day", before a time was taken, is about the day alone.
    const dayOnly = !state.chosen && shift.minutes === 0;
    next = dayOnly ? { ...next, date: then.date, soonest: false } : then;
  } else if (shift && next.date) {
    next = { ...next, date: daysLater(next.date, shift.days) };
  } else if (shift) next = { ...next, shift };
  if (relative && !time && !date) next = beside(next, state, relative, zone);
  return next;
}

function daysLater({ from, to, phrase }: DateSpan, days: number): DateSpan {
  const later = (day: string) => DateTime.fromISO(day).plus({ days }).toISODate() ?? day;
  return { from: later(from), to: later(to), phrase };
}

/** Of several offers "an hour later" goes from the last, "an hour earlier" from the first. */
function shiftedOffer({ offers, chosen }: ScriptState, shift: Reading['shift']): Offer | undefined {
  const taken = offers.find(({ id }) => id === chosen);
  const isEarlier = shift && (shift.days < 0 || shift.minutes < 0);
  return taken ?? (isEarlier ? offers[0] : offers.at(-1));
}

function laterThan(wish: ScriptWish, date: ScriptWish['date'], minute: number): ScriptWish {
  return {
    ...wish,
    date,
    time: { kind: 'after', from: minute + 1, to: 24 * 60, phrase: 'later' },
    partOfDay: null,
    soonest: false,
  };
}

/** "Anything later?", "another day?": relative to what is on the table. */
function beside(
  wish: ScriptWish,
  state: ScriptState,
  relative: NonNullable<Reading['relative']>,
  zone: string,
): ScriptWish {
  const target = state.known.find(({ id }) => id === state.target);
  const first = state.offers[0] ?? target;
  const last = state.offers.at(-1) ?? target;
  if (!first || !last) return wish;
  const from = DateTime.fromISO(first.startsAt, { zone });
  const to = DateTime.fromISO(last.startsAt, { zone });
  const day = (moment: DateTime) => {
    const iso = moment.toISODate() ?? '';
    return { from: iso, to: iso, phrase: iso };
  };
  const minute = (moment: DateTime) => moment.hour * 60 + moment.minute;
  switch (relative) {
    case 'other':
      // Within one day the rest of it is left; of a longer span, or of one part of the day, the days after.
      if (wish.partOfDay || !wish.date || wish.date.from !== wish.date.to) {
        const next = to.plus({ days: 1 });
        const end =
          wish.date && wish.date.to > day(next).from
            ? wish.date.to
            : day(next.plus({ days: 6 })).to;
        return {
          ...wish,
          date: { from: day(next).from, to: end, phrase: relative },
          soonest: false,
        };
      }
      return laterThan(wish, day(to), minute(to));
    case 'later':
      return laterThan(wish, day(to), minute(to));
    case 'earlier':
      return {
        ...wish,
        date: day(from),
        time: { kind: 'before', from: 0, to: minute(from), phrase: relative },
        partOfDay: null,
        soonest: false,
      };
    case 'other-day': {
      const next = to.plus({ days: 1 });
      const end = next.plus({ days: 13 });
      return {
        ...wish,
        date: { from: next.toISODate() ?? '', to: end.toISODate() ?? '', phrase: relative },
        soonest: false,
      };
    }
  }
}
