import { DateTime } from 'luxon';
import type { KnownAppointment } from '../../dialogue/events.ts';
import { ask, call, type Planned } from './action.ts';
import { fitting } from './pick-offer.ts';
import { planOffers } from './plan-booking.ts';
import { askCode } from './plan-who.ts';
import { itemOf, wordsOf } from './say-items.ts';
import type { ScriptEnv } from './script-env.ts';
import type { ScriptState } from './script-state.ts';
import { shifted, wishOfOffer } from './wish-of-offer.ts';

/** The next step of moving or cancelling: find the appointment, then read back, then write. */
export function planChange(state: ScriptState, env: ScriptEnv): Planned {
  const { prompts } = env;
  if (state.appointments === null) {
    if (state.canLookUp) return call(state, 'retrieve_appointments', {});
    return state.heard.code ? ask(state, env, 'code-name', prompts.codeName) : askCode(state, env);
  }
  if (state.appointments.length === 0) {
    if (state.heard.code) return ask(state, env, 'code-name', prompts.codeName);
    return askCode(state, env);
  }
  const settled = settleTarget(state, state.appointments, env);
  const target = state.appointments.find(({ id }) => id === settled.target);
  if (!target) {
    const list = env.language.say.either(state.appointments.map((item) => itemOf(item, env)));
    return ask(settled, env, 'which-appointment', prompts.whichAppointment(list));
  }
  return state.goal === 'cancel'
    ? planCancel(settled, target, env)
    : planMove(settled, target, env);
}

function planCancel(state: ScriptState, target: KnownAppointment, env: ScriptEnv): Planned {
  if (state.agreed) return call(state, 'cancel_appointment', { appointment_id: target.id });
  const readBack = env.phrases.readBackCancel(wordsOf(target, env));
  return ask(state, env, 'confirm', env.prompts.confirmAgain(readBack));
}

function planMove(before: ScriptState, target: KnownAppointment, env: ScriptEnv): Planned {
  const { wish } = before;
  const says = wish.date || wish.time || wish.partOfDay || wish.soonest || wish.party;
  const changes = wish.shift || wish.partyChange || wish.resource || wish.service;
  if (!says && !changes) {
    return ask(before, env, 'new-time', env.prompts.newTime(wordsOf(target, env)));
  }
  const state = { ...before, wish: completed(before.wish, target, env) };
  const offered = planOffers(state, env);
  if ('action' in offered) return offered;
  const offer = offered.offers.find(({ id }) => id === offered.chosen);
  if (!offer) return ask(offered, env, 'new-time', env.prompts.newTime(wordsOf(target, env)));
  if (offered.agreed) {
    return call(offered, 'modify_appointment', {
      appointment_id: target.id,
      new_slot_id: offer.id,
    });
  }
  const readBack = env.phrases.readBackMove(wordsOf(offer, env));
  return ask(offered, env, 'confirm', env.prompts.confirmAgain(readBack));
}

/** What a move leaves unsaid stays as it is: the day, the time of day, the person, the party. */
export function completed(
  wish: ScriptState['wish'],
  target: KnownAppointment,
  env: ScriptEnv,
): ScriptState['wish'] {
  const { zone } = env.business;
  const kept = wishOfOffer(wish, { startsAt: shifted(target.startsAt, wish.shift, zone) }, zone);
  const oneDay = wish.date !== null && wish.date.from === wish.date.to;
  const selectable = env.business.resources.find(
    ({ slug }) => slug === target.resource,
  )?.selectable;
  return {
    ...wish,
    service: wish.service ?? target.service,
    party: wish.party ?? Math.max(1, target.partySize + (wish.partyChange ?? 0)),
    partyChange: null,
    shift: null,
    resource: wish.resource ?? (selectable ? target.resource : null),
    date: wish.date ?? (wish.soonest ? null : kept.date),
    time:
      wish.time ?? (wish.partOfDay || wish.soonest || (wish.date && !oneDay) ? null : kept.time),
  };
}

/** Finds which appointment is meant from how the caller described it. */
function settleTarget(
  state: ScriptState,
  appointments: KnownAppointment[],
  env: ScriptEnv,
): ScriptState {
  if (state.target && appointments.some(({ id }) => id === state.target)) return state;
  const { zone } = env.business;
  const { source } = state;
  const { recent } = state;
  const described = source.date || source.time || source.service || source.ordinal !== null;
  const others = appointments.filter(({ id }) => id !== recent);
  const [other] = others;
  if (source.refersTo === 'other' && other && others.length === 1) {
    return { ...state, target: other.id };
  }
  if (source.refersTo === 'it' && !described && recent && others.length < appointments.length) {
    return { ...state, target: recent };
  }
  const day = (item: KnownAppointment) =>
    DateTime.fromISO(item.startsAt, { zone }).toISODate() ?? '';
  const fit = fitting(
    appointments,
    {
      ordinal: source.ordinal,
      date: source.date,
      time: source.time,
      partOfDay: null,
      services: source.service ? [source.service] : [],
      resources: [],
    },
    zone,
  );
  const [only] = fit;
  if (only && fit.length === 1 && appointments.length > 1) return { ...state, target: only.id };
  const [sole] = appointments;
  if (appointments.length === 1 && sole) {
    // "Move my Tuesday appointment" names the one there is, not the day it should go to.
    const { date, time } = state.wish;
    const namesItself = date?.from === day(sole) && date.to === day(sole) && !time;
    const isOther = described && fit.length === 0 && state.goal === 'cancel';
    const news = isOther ? [env.prompts.onlyOne(itemOf(sole, env))] : [];
    return {
      ...state,
      target: sole.id,
      aside: [...state.aside, ...news],
      ...(namesItself && { wish: { ...state.wish, date: null } }),
    };
  }
  const { date } = state.wish;
  if (state.goal === 'move' && date && !source.date && !source.time) {
    const named = appointments.filter((item) => day(item) >= date.from && day(item) <= date.to);
    const [one] = named;
    if (one && named.length === 1) {
      return { ...state, target: one.id, wish: { ...state.wish, date: null } };
    }
  }
  return state;
}
