import type { Offer } from '../../dialogue/events.ts';
import { ask, call, type Planned } from './action.ts';
import { planAddress } from './address.ts';
import { nameWords, phoneWords, planWho } from './plan-who.ts';
import { askedFor, momentOf, timesOf, wordsOf } from './say-items.ts';
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
  const known = withNews(chosen, state, env);
  const who = planWho(known, env) ?? planAddress(known, env);
  if (who) return who;
  if (chosen.agreed) return call(chosen, 'book_appointment', { slot_id: offer.id });
  const readBack = env.phrases.readBackBooking(
    wordsOf(offer, env),
    nameWords(chosen, env),
    phoneWords(chosen, env),
  );
  return ask(chosen, env, 'confirm', prompts.confirmAgain(readBack));
}

/** Tells that the very time asked for is free before asking for something else. */
function withNews(chosen: ScriptState, before: ScriptState, env: ScriptEnv): ScriptState {
  if (before.chosen !== null) return chosen;
  const taken = chosen.offers.filter(({ id }) => id === chosen.chosen);
  const free = env.prompts.isFree(timesOf(taken, env));
  return { ...chosen, aside: [...chosen.aside, free] };
}

/** The only offer, or the one at the end of the day that was asked for. */
function edgeOf({ offers, asAsked, wish }: ScriptState): Offer | undefined {
  const oneDay = wish.date !== null && wish.date.from === wish.date.to;
  if (!asAsked || (offers.length > 1 && !(wish.edge && oneDay))) return undefined;
  return wish.edge === 'last' ? offers.at(-1) : offers[0];
}

/** What was asked for, among what a model's wider search has found. */
function askedForByName({ offers, asAsked, wish }: ScriptState, env: ScriptEnv): Offer | undefined {
  const moment = asAsked ? null : momentOf(wish, env);
  return offers.find(
    ({ startsAt, resource }) =>
      Date.parse(startsAt) === moment?.toMillis() && (!wish.resource || resource === wish.resource),
  );
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
  if (state.asking === 'what-change') return ask(state, env, 'what-change', prompts.whatChange);
  if (state.chosen && state.offers.some(({ id }) => id === state.chosen)) return state;
  const edge = edgeOf(state) ?? askedForByName(state, env);
  if (edge) return { ...state, chosen: edge.id };
  const times = timesOf(state.offers, env);
  const variants = state.asAsked
    ? prompts.choice(times)
    : prompts.nothingAsAsked(askedFor(state.wish, env), times);
  return ask(state, env, 'choice', variants);
}
