import { ask, call, type Planned } from './action.ts';
import { askedFor, timesOf, wordsOf } from './say-items.ts';
import type { ScriptEnv } from './script-env.ts';
import { type ScriptState, searchKey } from './script-state.ts';
import { searchArgs } from './search.ts';

/** The next step of a new booking: what is missing is asked for, one thing at a time. */
export function planBooking(before: ScriptState, env: ScriptEnv): Planned {
  const { business, prompts } = env;
  const [onlyService] = business.services;
  const sole = business.services.length === 1 ? onlyService : undefined;
  const state =
    sole && !before.wish.service
      ? { ...before, wish: { ...before.wish, service: sole.slug } }
      : before;
  const { wish } = state;
  const service = business.services.find(({ slug }) => slug === wish.service);
  if (!service) {
    const choices = business.services.filter(
      ({ slug }) => wish.serviceChoices.length === 0 || wish.serviceChoices.includes(slug),
    );
    return ask(state, env, 'service', prompts.service(choices.map(({ name }) => name)));
  }
  if (service.max_party > 1 && wish.party === null) {
    return ask(state, env, 'party', prompts.party(service.name, service.max_party));
  }
  if (!wish.date && !wish.soonest) return ask(state, env, 'date', prompts.date(service.name));
  const offered = planOffers(state, env);
  if ('action' in offered) return offered;
  const chosen = offered;
  const offer = chosen.offers.find(({ id }) => id === chosen.chosen);
  if (!offer) return ask(chosen, env, 'date', prompts.date(service.name));
  if (!chosen.name) return ask(withNews(chosen, state, env), env, 'name', prompts.name);
  if (!chosen.phone) return ask(withNews(chosen, state, env), env, 'phone', prompts.phone);
  if (chosen.agreed) return call(chosen, 'book_appointment', { slot_id: offer.id });
  const readBack = env.phrases.readBackBooking(wordsOf(offer, env), chosen.name);
  return ask(chosen, env, 'confirm', prompts.confirmAgain(readBack));
}

/** Tells that the very time asked for is free before asking for something else. */
function withNews(chosen: ScriptState, before: ScriptState, env: ScriptEnv): ScriptState {
  if (before.chosen !== null) return chosen;
  const free = env.prompts.isFree(timesOf(chosen.offers, env));
  return { ...chosen, aside: [...chosen.aside, free] };
}

/**
 * Searches, offers, and settles on one offer: a plan while that goes on, the state with `chosen` set
 * once it is done.
 */
export function planOffers(state: ScriptState, env: ScriptEnv): Planned | ScriptState {
  const { prompts } = env;
  if (state.searched !== searchKey(state)) {
    return call(state, 'fetch_slots', searchArgs(state));
  }
  const [first] = state.offers;
  if (!first) return ask(state, env, 'date', prompts.nothingAtAll);
  if (state.chosen && state.offers.some(({ id }) => id === state.chosen)) return state;
  if (state.offers.length === 1 && state.asAsked) return { ...state, chosen: first.id };
  if (state.asking === 'what-change') return ask(state, env, 'what-change', prompts.whatChange);
  const times = timesOf(state.offers, env);
  const variants = state.asAsked
    ? prompts.choice(times)
    : prompts.nothingAsAsked(askedFor(state.wish, env), times);
  return ask(state, env, 'choice', variants);
}
