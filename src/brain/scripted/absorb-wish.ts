import { DateTime } from 'luxon';
import type { Reading } from '../../language/language.ts';
import type { ScriptEnv } from './script-env.ts';
import { type ScriptState, type ScriptWish, searchKey } from './script-state.ts';

/** Merges what the caller would like into the wish of a booking or a move. */
export function absorbWish(state: ScriptState, reading: Reading, env: ScriptEnv): ScriptState {
  if (reading.impossibleDate) {
    return {
      ...state,
      wish: { ...state.wish, date: null },
      chosen: null,
      agreed: false,
      aside: [...state.aside, env.prompts.impossibleDate(reading.impossibleDate)],
    };
  }
  switch (state.goal) {
    case 'book':
      return merged(state, reading, env);
    case 'move':
      return merged(
        withSource(state, reading),
        { ...reading, services: [], partySize: reading.partySize },
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

/** How the caller described the appointment that is to be moved or cancelled. */
function withSource(
  state: ScriptState,
  reading: Pick<Reading, 'sourceDate' | 'sourceTime' | 'services'>,
): ScriptState {
  const [service] = reading.services;
  const only = reading.services.length === 1 ? service : undefined;
  if (!reading.sourceDate && !reading.sourceTime && !only) return state;
  if (state.target) return state;
  return {
    ...state,
    source: {
      date: reading.sourceDate ?? state.source.date,
      time: reading.sourceTime ?? state.source.time,
      service: only ?? state.source.service,
    },
  };
}

function merged(state: ScriptState, reading: Reading, env: ScriptEnv): ScriptState {
  // The caller has just picked an offer with these very words: they are no new wish.
  const picked = state.chosen !== null && state.asking === 'choice' && !state.agreed;
  const wish = picked ? state.wish : withWhen(state, reading, env);
  const next = withWhat(wish, reading);
  if (next === state.wish) return state;
  const changed =
    searchKey({ ...state, wish: next }) !== searchKey(state) ||
    next.serviceChoices.length !== state.wish.serviceChoices.length;
  if (!changed) return { ...state };
  return picked ? { ...state, wish: next } : { ...state, wish: next, chosen: null, agreed: false };
}

function withWhat(wish: ScriptWish, reading: Reading): ScriptWish {
  let next = wish;
  const [service] = reading.services;
  if (service) {
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
  if (reading.partySize) next = { ...next, party: reading.partySize };
  return next;
}

function withWhen(state: ScriptState, reading: Reading, env: ScriptEnv): ScriptWish {
  const { wish } = state;
  const { date, time, partOfDay, anyTime, soonest, relative } = reading;
  let next = wish;
  if (date) next = { ...next, date, soonest: false };
  if (time) next = { ...next, time, partOfDay };
  else if (partOfDay) next = { ...next, partOfDay, time: null };
  if (soonest) next = { ...next, soonest: true, time: time ?? null, date: date ?? next.date };
  else if (anyTime && !time && !partOfDay) {
    next = { ...next, time: null, partOfDay: null, ...(!next.date && { soonest: true }) };
  }
  if (relative && !time && !date) next = shifted(next, state, relative, env.business.zone);
  return next;
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
function shifted(
  wish: ScriptWish,
  state: ScriptState,
  relative: NonNullable<Reading['relative']>,
  zone: string,
): ScriptWish {
  const [first] = state.offers;
  const last = state.offers.at(-1);
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
