import { REFUSALS_BEFORE_OTHER_WAY } from '../../capture/capture.ts';
import type { Reading } from '../../language/language.ts';
import type { Draft } from './details.ts';
import { type DetailHeard, knownOf } from './hear-detail.ts';
import { bringsWish, fitting, points } from './pick-offer.ts';
import type { TurnReading } from './read-turn.ts';
import { timesOf } from './say-items.ts';
import type { ScriptEnv } from './script-env.ts';
import { emptyWish, type ScriptState, searchKey, withGoal } from './script-state.ts';
import { wishOfOffer } from './wish-of-offer.ts';

/** The caller's words as an answer to what was asked last; the same state when they are none. */
export function absorbAnswer(
  state: ScriptState,
  reading: TurnReading,
  env: ScriptEnv,
): ScriptState {
  const next = absorbIdentity(state, reading);
  const { answer } = reading;
  const changes = bringsWish(reading);
  switch (state.asking) {
    case 'confirm':
      // A yes beside a name or a number that is new is no yes to what was read back.
      if (answer === 'yes' && isNewlyTold(state, next)) return { ...next, agreed: false };
      if (answer === 'yes') return { ...next, agreed: true, agreedPhone: next.phone };
      if (answer === 'no' && !changes && next === state) return declined(state, env);
      if (answer === 'no') return { ...next, agreed: false };
      return pointsByPlace(next, reading, env);
    case 'name':
    case 'phone':
      return absorbAbout(next, reading, env);
    case 'choice':
      return absorbChoice(next, reading, env);
    case 'what-change':
      if (answer === 'no' && !changes) {
        return givenUp(state, env);
      }
      if (reading.leaning === 'yes' && reading.intents.includes('book') && !changes) {
        return { ...next, asking: 'confirm' };
      }
      if (answer === 'yes' && !changes) {
        return {
          ...next,
          wish: { ...next.wish, date: null, time: null, partOfDay: null, soonest: false },
          searched: null,
          chosen: null,
          asking: 'date',
        };
      }
      // Whoever puts the name right has found what was wrong.
      if (next !== state) return { ...next, asking: 'confirm' };
      return pointsByPlace(next, reading, env);
    case 'offer-message':
      if (answer === 'yes') return { ...withGoal(state, 'message'), messageOffered: true };
      if (answer === 'no')
        return {
          ...withGoal(next, null),
          aside: [env.prompts.nothingPending],
          asking: 'anything-else',
        };
      return next;
    case 'try-again':
      // "Yes, try again" is another yes than the one to a message.
      if (TRIES_AGAIN.test(reading.normalized)) return { ...next, unavailable: false };
      // What is wished for now is the message: the wish itself cannot be granted.
      if (answer === 'yes') return withGoal(next, 'message');
      return answer === 'no' ? givenUp(state, env) : next;
    case 'anything':
    case 'anything-else':
      if (next === state && !changes && isDone(state, reading)) return { ...state, ending: true };
      if (answer === 'yes' && next === state) return { ...state, asking: 'anything' };
      return next;
    case 'which-appointment':
      return absorbWhich(next, reading, env);
    case 'date':
      // "What do you have?" when asked for a day.
      if (state.goal === 'book' && reading.intents.includes('book') && !changes) {
        return { ...next, wish: { ...next.wish, soonest: true } };
      }
      return next;
    case 'code':
      if (reading.code) return next;
      if (answer === 'no' || reading.intents.includes('code')) {
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

/** Wants what failed tried anew, rather than a message. */
const TRIES_AGAIN = /\b(?:try|check|again|retry|once more|another go|keep trying)\b/;

/** Words a no at the end of a call is made of; more are about something. */
const MOST_WORDS_OF_A_NO = 4;

/** "No" ends a call once something was done in it; before that it takes a "no thanks". */
function isDone({ asking }: ScriptState, { answer, intents, normalized }: Reading): boolean {
  if (answer !== 'no') return false;
  const brief = normalized.split(' ').length <= MOST_WORDS_OF_A_NO;
  return brief && (asking === 'anything-else' || intents.includes('thanks'));
}

/** What is said when the name or the number is asked for. */
function absorbAbout(state: ScriptState, reading: TurnReading, env: ScriptEnv): ScriptState {
  const { prompts } = env;
  const { asking, goal } = state;
  if (asking === 'phone' && reading.thisNumber) {
    return { ...state, aside: [...state.aside, prompts.numberNotShown] };
  }
  if (reading.detail || reading.name || reading.phone || bringsWish(reading)) return state;
  // "Nothing, that's right" to "what should be different?"
  if (state.wrong === asking && reading.leaning === 'yes') return { ...state, wrong: null };
  if (reading.anyResource) return { ...state };
  const declines = reading.answer === 'no' || reading.intents.includes('question');
  if (!declines) return pointsByPlace(state, reading, env);
  if (reading.intents.includes('thanks')) return givenUp(state, env);
  if (asking === 'phone' && goal === 'message') return { ...state, withheld: true };
  if (state.refusals === 0) {
    const why = asking === 'phone' ? prompts.needPhone : prompts.needName;
    return { ...state, refusals: 1, aside: [why] };
  }
  return { ...state, aside: [prompts.cannotWithout], asking: 'offer-message' };
}

/** "The second one", long after the times were offered. */
function pointsByPlace(state: ScriptState, reading: Reading, env: ScriptEnv): ScriptState {
  return reading.ordinal !== null && state.offers.length > 1
    ? absorbChoice(state, reading, env)
    : state;
}

function givenUp(state: ScriptState, env: ScriptEnv): ScriptState {
  return { ...withGoal(state, null), aside: [env.prompts.dropped], asking: 'anything-else' };
}

/** A no to a read-back: ask what should be different, or leave things as they are. */
function declined(state: ScriptState, env: ScriptEnv): ScriptState {
  if (state.goal === 'cancel') return givenUp(state, env);
  if (state.goal === 'message')
    return { ...state, message: null, agreed: false, aside: [env.prompts.nothingPending] };
  return { ...state, agreed: false, asking: 'what-change' };
}

/** Whether a name or a number has been heard that was not known. */
function isNewlyTold(before: ScriptState, after: ScriptState): boolean {
  return before.heard !== after.heard || before.drafts !== after.drafts;
}

/** Name and number, wherever in the conversation they are said. */
export function absorbIdentity(before: ScriptState, reading: TurnReading): ScriptState {
  const state = reading.detail ? withDraft(before, reading.detail) : before;
  const wantsName = state.asking === 'name' || state.asking === 'code-name';
  const name = reading.name && reading.name !== state.name ? reading.name : null;
  const phone = reading.phone && reading.phone !== state.phone ? reading.phone : null;
  const { code } = reading;
  if (!name && !phone && !code) {
    // Saying the name again that is known already is an answer, not a misunderstanding.
    const confirms = (wantsName && reading.name) || (state.asking === 'phone' && reading.phone);
    return confirms ? { ...state, wrong: null } : state;
  }
  return {
    ...state,
    heard: {
      ...state.heard,
      name: name ?? state.heard.name,
      phone: phone ?? state.heard.phone,
      code: code ?? (name && state.wrong === 'code' ? state.drafts.code.text : state.heard.code),
    },
  };
}

/** What was said of a detail stays known until it is whole, and so does how often it was refused. */
function withDraft(state: ScriptState, detail: DetailHeard): ScriptState {
  const { kind, draft, value, corrects, spelled } = detail;
  const before = state.drafts[kind];
  const refusals = before.refusals + (corrects && state.wrong !== kind ? 1 : 0);
  const denied = draft === null;
  // Whoever refuses twice begins again.
  const kept = refusals < REFUSALS_BEFORE_OTHER_WAY ? knownOf(state, kind) : null;
  const next: Draft = {
    text: denied ? kept : draft,
    spelled,
    refusals: denied && state.wrong === kind ? before.refusals + 1 : refusals,
  };
  const wrong = denied ? kind : value === null || state.wrong !== kind ? state.wrong : null;
  return { ...state, drafts: { ...state.drafts, [kind]: next }, wrong };
}

function absorbChoice(state: ScriptState, reading: Reading, env: ScriptEnv): ScriptState {
  const { offers } = state;
  const zone = env.business.zone;
  const choose = (index: number): ScriptState => {
    const offer = offers[index];
    if (!offer) return state;
    const wish = wishOfOffer(state.wish, offer, zone);
    const chosen: ScriptState = { ...state, chosen: offer.id, wish, asking: 'choice' };
    // Whoever did not say the time has not heard yet which one it will be.
    const told = reading.time?.kind === 'at' || (state.name && state.phone);
    const aside = told ? [] : [env.prompts.taken(timesOf([offer], env))];
    return { ...chosen, searched: searchKey(chosen), aside: [...state.aside, ...aside] };
  };
  if (points(reading)) {
    if (isVague(reading)) return state;
    const fit = fitting(offers, reading, zone);
    const [only] = fit;
    if (only && fit.length === 1) return choose(offers.indexOf(only));
    // "One" where nothing was offered at one is the first of them.
    const [, place] = /^(?:the |number )?(\d)$/.exec(reading.normalized) ?? [];
    if (fit.length === 0 && place && Number(place) <= offers.length) {
      return choose(Number(place) - 1);
    }
    return state;
  }
  const times = new Set(offers.map(({ startsAt }) => startsAt));
  const onlyWho = reading.anyResource && times.size === 1;
  if (reading.anyTime || reading.soonest || onlyWho) return choose(0);
  if (reading.anyResource) return { ...state };
  if (reading.answer === 'yes' && offers.length === 1) return choose(0);
  if (reading.answer === 'yes') return { ...state };
  if (reading.answer === 'no' && !reading.relative) return { ...state, asking: 'what-change' };
  return state;
}

/** "In the afternoon" asks for the times there are then; "the afternoon one" takes the one offered. */
function isVague({ ordinal, time, partOfDay, refersTo }: Reading): boolean {
  const exact = time?.kind === 'at' || time?.kind === 'around';
  return ordinal === null && refersTo !== 'it' && !exact && Boolean(time || partOfDay);
}

function absorbWhich(state: ScriptState, reading: Reading, env: ScriptEnv): ScriptState {
  const items = state.appointments ?? [];
  if (reading.refersTo === 'other') {
    return { ...state, source: { ...state.source, refersTo: 'other' } };
  }
  if (!points(reading)) return state;
  const fit = fitting(items, reading, env.business.zone);
  const [only] = fit;
  if (only && fit.length === 1) {
    return { ...state, target: only.id, wish: emptyWish, asking: 'new-time' };
  }
  return state;
}
