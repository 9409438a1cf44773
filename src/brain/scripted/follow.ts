import type { EventOf, Offer, ReadBack } from '../../dialogue/events.ts';
import { adoptedOffers, areDistinct, forChange, momentOf } from './adopt.ts';
import { plan } from './plan.ts';
import { completed } from './plan-change.ts';
import type { ScriptEnv } from './script-env.ts';
import { type ScriptState, type Step, searchKey, withGoal } from './script-state.ts';
import { wishOfOffer } from './wish-of-offer.ts';

/**
 * The state after a model has answered: what its words read back, offer or ask for is what the next
 * words of the caller answer. Where that cannot be told the question is `unclear`, and only a wish
 * that stands by itself is taken by code.
 */
export function follow(
  before: ScriptState,
  { text, readBacks }: EventOf<'turn.agent'>['data'],
  env: ScriptEnv,
): ScriptState {
  // Whatever the script would have done about the caller's last words, the model has answered them.
  const state: ScriptState = {
    ...before,
    askedByModel: true,
    misses: 0,
    aside: [],
    told: [],
    repeating: false,
    waiting: false,
    wantsHuman: false,
    ending: false,
    agreed: false,
    unavailable: false,
    lastSaid: text,
  };
  const next =
    readBacks.length > 0
      ? withReadBack(state, text, readBacks, env)
      : withQuestion(state, text, env);
  return { ...next, lastAsked: next.asking, timesAsked: 1 };
}

function unclear(state: ScriptState): ScriptState {
  return { ...state, asking: 'unclear' };
}

function withReadBack(
  state: ScriptState,
  text: string,
  readBacks: readonly ReadBack[],
  env: ScriptEnv,
): ScriptState {
  const subjects = new Set(readBacks.map(({ subject }) => subject));
  const [first] = readBacks;
  if (first?.kind === 'cancel') {
    return subjects.size === 1
      ? { ...forChange(state, 'cancel', first.subject), asking: 'confirm' }
      : unclear(state);
  }
  const named = byPerson(
    state.handedOut.filter(({ id }) => subjects.has(id)),
    text,
    env,
  );
  const offer = named.find(({ id }) => id === state.chosen) ?? named.at(-1);
  // The same time with two people: which of them is meant only the model knows.
  if (!offer || !areTheSame(named)) return unclear(state);
  return { ...settledOn(state, offer, env), asking: 'confirm' };
}

/** Two finds of the same thing are one to the caller. */
function areTheSame(offers: readonly Offer[]): boolean {
  return (
    new Set(offers.map(({ service, resource, partySize }) => `${service} ${resource} ${partySize}`))
      .size === 1
  );
}

/** Of offers that differ in who serves, the ones with a person the sentence names. */
function byPerson(offers: Offer[], text: string, { language, read }: ScriptEnv): Offer[] {
  const { resources } = language.read(text, { ...read, expecting: 'anything' });
  return resources.length === 0
    ? offers
    : offers.filter(({ resource }) => resources.includes(resource));
}

/** The state in which this offer is the one taken, and what it fulfils the wish. */
function settledOn(before: ScriptState, offer: Offer, env: ScriptEnv): ScriptState {
  const { zone } = env.business;
  const moving = before.known.find(
    ({ id, status }) =>
      status === 'booked' &&
      id === (offer.forAppointment ?? (before.goal === 'move' ? before.target : null)),
  );
  const state = moving
    ? forChange(before, 'move', moving.id)
    : before.goal === 'book'
      ? before
      : withGoal(before, 'book');
  const isOnTable = state.offers.some(({ id }) => id === offer.id);
  const { wish } = { ...state, ...adoptedOffers(state, [offer]) };
  // How many was read out with it.
  const taken = { ...wishOfOffer(wish, offer, zone), ...(!moving && { party: offer.partySize }) };
  const next: ScriptState = {
    ...state,
    offers: isOnTable ? state.offers : [offer],
    asAsked: true,
    chosen: offer.id,
    wish: moving ? completed(taken, moving, env) : taken,
  };
  return { ...next, searched: searchKey(next) };
}

function withQuestion(state: ScriptState, text: string, env: ScriptEnv): ScriptState {
  const { language, read } = env;
  const wanted = language.askedFor(text, read);
  const stated = statedOffers(state, text, env);
  switch (wanted) {
    case 'again':
      return again(state);
    case 'anything':
    case 'anything-else':
      // "Anything else before I book it?" drops nothing.
      if (state.goal && state.offers.length > 0) return unclear(state);
      return { ...(state.goal ? withGoal(state, null) : state), asking: wanted };
    case 'leave-message':
      return { ...state, asking: 'offer-message' };
    case 'message':
      return { ...(state.goal === 'message' ? state : withGoal(state, 'message')), asking: wanted };
    case 'code':
      return isAbout(state, ['list', 'move', 'cancel'])
        ? { ...state, asking: wanted }
        : unclear(state);
    case 'appointment': {
      const knows = isAbout(state, ['move', 'cancel']) && (state.appointments?.length ?? 0) > 0;
      return knows ? { ...state, asking: 'which-appointment' } : unclear(state);
    }
    case 'name':
    case 'phone':
      return askedWho(state, wanted, stated, env);
    case 'service':
    case 'party':
      return askedWhat(state, wanted, text, env);
    case 'date':
    case 'time':
      return stated.length > 0 ? among(state, stated) : askedWhat(state, wanted, text, env);
    case 'choice':
      return stated.length > 0 ? among(state, stated) : unclear(state);
    default:
      // "Would ten or two suit you?" asks with the offers themselves.
      return statedOffers(state, lastSentence(text), env).length > 0
        ? among(state, stated)
        : unclear(state);
  }
}

/** Whoever is asked to say it again will: what was said is not taken in twice. */
function again(state: ScriptState): ScriptState {
  const { askedByModel, lastSaid, beforeTurn } = state;
  return beforeTurn
    ? { ...beforeTurn, askedByModel, lastSaid, agreed: false }
    : { ...state, asking: state.lastAsked ?? state.asking };
}

function isAbout({ goal }: ScriptState, goals: readonly ScriptState['goal'][]): boolean {
  return goals.includes(goal);
}

function lastSentence(text: string): string {
  return (
    text
      .trim()
      .split(/(?<=[.!?])\s+/)
      .at(-1) ?? ''
  );
}

/** The offers on the table that a sentence names, in the order it names them. */
function statedOffers(state: ScriptState, text: string, env: ScriptEnv): Offer[] {
  const { zone } = env.business;
  const { dates, minutes } = env.language.statedMoments(text, env.read);
  const days = new Set(state.offers.map((offer) => momentOf(offer, zone).day));
  const named = state.offers.filter((offer) => {
    const { day, minute } = momentOf(offer, zone);
    const onDay = dates.length > 0 ? dates.includes(day) : days.size === 1;
    return onDay && minutes.includes(minute);
  });
  const place = (offer: Offer) => minutes.indexOf(momentOf(offer, zone).minute);
  const inOrder = dates.length > 1 ? named : named.sort((a, b) => place(a) - place(b));
  const told = byPerson(inOrder, text, env);
  // "Tuesday at ten or Wednesday at two" does not say which day goes with which time twice over.
  const isPlain = dates.length < 2 || new Set(told.map(place)).size === told.length;
  return isPlain && areDistinct(told) ? told : [];
}

/** Offers to choose among, without the ones the caller has not heard of. */
function among(state: ScriptState, offers: Offer[]): ScriptState {
  return { ...state, offers, chosen: null, asking: 'choice' };
}

/** Name and number lead on where the plan knows the way: not while it waits for a choice. */
function askedWho(
  state: ScriptState,
  asking: 'name' | 'phone',
  stated: readonly Offer[],
  env: ScriptEnv,
): ScriptState {
  if (state.goal === 'message') return { ...state, asking };
  if (state.goal !== 'book') return unclear(state);
  const [only] = stated;
  const settled = only && stated.length === 1 ? settledOn(state, only, env) : state;
  const { state: planned, action } = plan(settled, env);
  const isOpen = action.kind === 'say' && planned.asking === 'choice';
  return isOpen ? unclear(state) : { ...settled, asking };
}

/** What is to be booked, and when; asked out of the blue it begins a booking. */
function askedWhat(state: ScriptState, asking: Step, text: string, env: ScriptEnv): ScriptState {
  if (state.goal === 'book') return { ...state, asking };
  if (state.goal === 'move' && (asking === 'date' || asking === 'time'))
    return { ...state, asking };
  const { intents } = env.language.read(text, { ...env.read, expecting: 'anything' });
  const changes = intents.includes('move') || intents.includes('cancel');
  return state.goal === null && !changes ? { ...withGoal(state, 'book'), asking } : unclear(state);
}
