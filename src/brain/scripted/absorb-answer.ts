import type { Reading } from '../../language/language.ts';
import { fitting, points } from './pick-offer.ts';
import type { ScriptEnv } from './script-env.ts';
import { emptyWish, type ScriptState, searchKey, withGoal } from './script-state.ts';
import { wishOfOffer } from './wish-of-offer.ts';

/** The caller's words as an answer to what was asked last; the same state when they are none. */
export function absorbAnswer(state: ScriptState, reading: Reading, env: ScriptEnv): ScriptState {
  const next = absorbIdentity(state, reading);
  const { answer } = reading;
  const changes = Boolean(
    reading.date || reading.time || reading.partOfDay || reading.relative || reading.partySize,
  );
  switch (state.asking) {
    case 'confirm':
      if (answer === 'yes') return { ...next, agreed: true };
      if (answer === 'no' && !changes && next === state) return declined(state, env);
      if (answer === 'no') return { ...next, agreed: false };
      return next;
    case 'choice':
      return absorbChoice(next, reading, env);
    case 'what-change':
      if (answer === 'no' && !changes) {
        return givenUp(state, env);
      }
      if (answer === 'yes' && !changes) {
        return {
          ...next,
          wish: { ...next.wish, date: null, time: null, partOfDay: null, soonest: false },
          searched: null,
          chosen: null,
        };
      }
      return next;
    case 'offer-message':
      if (answer === 'yes') return withGoal(state, 'message');
      if (answer === 'no')
        return { ...next, aside: [env.prompts.nothingPending], asking: 'anything' };
      return next;
    case 'try-again':
      if (answer === 'yes') return { ...next, unavailable: false };
      return answer === 'no' ? givenUp(state, env) : next;
    case 'anything':
    case 'anything-else':
      if (answer === 'no' && next === state && !changes) return { ...state, ending: true };
      if (answer === 'yes' && next === state) return { ...state, asking: 'anything' };
      return next;
    case 'which-appointment':
      return absorbWhich(next, reading, env);
    case 'code':
      if (reading.code) return next;
      if (answer === 'no') {
        return { ...withGoal(next, null), aside: [env.prompts.noCode], asking: 'offer-message' };
      }
      return next;
    case 'new-time':
      return answer === 'no' && !changes ? givenUp(state, env) : next;
    default:
      // "No" alone is no answer to "what day?", but "no thanks" is.
      return answer === 'no' && !changes && reading.intents.includes('thanks')
        ? givenUp(state, env)
        : next;
  }
}

function givenUp(state: ScriptState, env: ScriptEnv): ScriptState {
  return { ...withGoal(state, null), aside: [env.prompts.dropped], asking: 'anything-else' };
}

/** A no to a read-back: ask what should be different, or leave things as they are. */
function declined(state: ScriptState, env: ScriptEnv): ScriptState {
  if (state.goal === 'cancel') return givenUp(state, env);
  if (state.goal === 'message')
    return { ...state, message: null, agreed: false, aside: [env.prompts.nothingPending] };
  return { ...state, agreed: false, chosen: null, asking: 'what-change' };
}

/** Name and number, wherever in the conversation they are said. */
export function absorbIdentity(state: ScriptState, reading: Reading): ScriptState {
  const wantsName = state.asking === 'name' || state.asking === 'code-name';
  const name = reading.name && reading.name !== state.name ? reading.name : null;
  const phone = reading.phone && reading.phone !== state.phone ? reading.phone : null;
  const { code } = reading;
  if (!name && !phone && !code) {
    // Saying the name again that is known already is an answer, not a misunderstanding.
    const confirms = (wantsName && reading.name) || (state.asking === 'phone' && reading.phone);
    return confirms ? { ...state } : state;
  }
  return {
    ...state,
    heard: {
      ...state.heard,
      name: name ?? state.heard.name,
      phone: phone ?? state.heard.phone,
      code: code ?? state.heard.code,
    },
  };
}

function absorbChoice(state: ScriptState, reading: Reading, env: ScriptEnv): ScriptState {
  const { offers } = state;
  const zone = env.business.zone;
  const choose = (index: number): ScriptState => {
    const offer = offers[index];
    if (!offer) return state;
    const chosen = { ...state, chosen: offer.id, wish: wishOfOffer(state.wish, offer, zone) };
    return { ...chosen, searched: searchKey(chosen) };
  };
  if (points(reading)) {
    const fit = fitting(offers, reading, zone);
    const [only] = fit;
    if (only && fit.length === 1) return choose(offers.indexOf(only));
    return state;
  }
  if (reading.anyTime || reading.soonest || reading.anyResource) return choose(0);
  if (reading.answer === 'yes' && offers.length === 1) return choose(0);
  if (reading.answer === 'yes') return { ...state, repeating: true };
  if (reading.answer === 'no' && !reading.relative) return { ...state, asking: 'what-change' };
  return state;
}

function absorbWhich(state: ScriptState, reading: Reading, env: ScriptEnv): ScriptState {
  const items = state.appointments ?? [];
  if (!points(reading)) return state;
  const fit = fitting(items, reading, env.business.zone);
  const [only] = fit;
  if (only && fit.length === 1) {
    return { ...state, target: only.id, wish: emptyWish, asking: 'new-time' };
  }
  return state;
}
