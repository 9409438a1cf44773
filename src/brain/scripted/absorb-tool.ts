import type { EventOf, KnownAppointment } from '../../dialogue/events.ts';
import { adoptedOffers } from './adopt.ts';
import type { ScriptEnv } from './script-env.ts';
import { type ScriptState, searchKey, withGoal } from './script-state.ts';

const nothingHeard: ScriptState['heard'] = { name: null, phone: null, email: null, code: null };

/** What the state becomes when a tool has succeeded, whoever called it. */
export function absorbSuccess(
  state: ScriptState,
  { data }: EventOf<'tool.succeeded'>,
): ScriptState {
  const { outcome, tool, result } = data;
  let next = state;
  if (tool === 'identify_user') {
    next = { ...next, heard: nothingHeard };
  }
  if (outcome.appointments) {
    next = {
      ...next,
      appointments: outcome.appointments,
      known: latest(next.known, outcome.appointments),
    };
  }
  if (outcome.offers) {
    next = { ...next, ...(next.ownCall ? {} : adoptedOffers(next, outcome.offers)) };
    next = {
      ...next,
      offers: outcome.offers,
      handedOut: [...next.handedOut, ...outcome.offers],
      asAsked: result.as_asked === true,
      searched: searchKey(next),
      chosen: null,
      agreed: false,
      asking: 'choice',
      lastAsked: null,
    };
  }
  const { written } = outcome;
  if (written) {
    const { appointment } = written;
    next = {
      ...withGoal(next, null),
      known: appointment ? latest(next.known, [appointment]) : next.known,
      recent: appointment?.status === 'booked' ? appointment.id : null,
      asking: 'anything-else',
      askedByModel: false,
    };
  }
  const learnt = Boolean(written?.appointment ?? outcome.appointments?.length);
  if (learnt) next = { ...next, canLookUp: true };
  if (outcome.handingOver) next = { ...next, wantsHuman: false, asking: 'anything-else' };
  if (outcome.ended) next = { ...next, ending: false, asking: 'anything-else' };
  return { ...next, unavailable: false };
}

function latest(known: KnownAppointment[], news: KnownAppointment[]): KnownAppointment[] {
  const told = new Set(news.map(({ id }) => id));
  return [...known.filter(({ id }) => !told.has(id)), ...news];
}

/** A code that leads nowhere was likely misheard: it is read back, and put right. */
function codeRefused(state: ScriptState, code: string): Pick<ScriptState, 'drafts' | 'wrong'> {
  const refusals = state.drafts.code.refusals + 1;
  const draft = { text: code, spelled: false, refusals };
  return { drafts: { ...state.drafts, code: draft }, wrong: 'code' };
}

/** What the state becomes when a tool was refused or failed. */
export function absorbFailure(
  state: ScriptState,
  { data }: EventOf<'tool.failed'>,
  env: ScriptEnv,
): ScriptState {
  const { prompts, business } = env;
  const service = business.services.find(({ slug }) => slug === state.wish.service);
  const aside = (text: string) => [...state.aside, text];
  switch (data.reason) {
    case 'consent_missing':
      return { ...state, agreed: false };
    case 'slot_taken':
    case 'slot_in_past':
    case 'slot_closed':
      return {
        ...state,
        agreed: false,
        chosen: null,
        searched: null,
        aside: aside(prompts.justTaken),
      };
    case 'offer_not_for_appointment':
      return { ...state, agreed: false, chosen: null, searched: null };
    case 'party_too_large':
    case 'party_too_small':
      return {
        ...state,
        wish: { ...state.wish, party: null },
        aside: aside(prompts.partyTooLarge(service?.max_party ?? 1)),
      };
    case 'date_not_understood':
      return { ...state, wish: { ...state.wish, date: null }, agreed: false };
    case 'time_not_understood':
      return { ...state, wish: { ...state.wish, time: null }, agreed: false };
    case 'unknown_resource':
      return { ...state, wish: { ...state.wish, resource: null } };
    case 'email_not_understood':
      return { ...state, heard: { ...state.heard, email: null } };
    case 'name_not_said':
      return { ...state, heard: { ...state.heard, name: null } };
    case 'number_not_understood':
      return { ...state, heard: { ...state.heard, phone: null } };
    case 'not_found':
    case 'unknown_appointment':
      return {
        ...state,
        appointments: state.goal === 'book' ? state.appointments : [],
        target: null,
        agreed: false,
        heard: { ...state.heard, code: null },
        ...(state.heard.code && codeRefused(state, state.heard.code)),
        aside: aside(prompts.notFound),
      };
    case 'too_late':
      return { ...withGoal(state, null), aside: aside(prompts.tooLate), asking: 'anything-else' };
    case 'too_many_attempts':
      return {
        ...withGoal(state, null),
        heard: nothingHeard,
        aside: aside(prompts.tooManyAttempts),
        asking: 'anything-else',
      };
    case 'already_cancelled':
      return { ...withGoal(state, null), asking: 'anything-else' };
    case 'unavailable':
      return { ...state, unavailable: true };
    case 'unconfirmed':
      return {
        ...withGoal(state, null),
        aside: aside(env.phrases.unconfirmed()),
        asking: 'anything-else',
      };
    case 'no_transfer':
    case 'unknown_target':
    case 'target_closed':
      return { ...withGoal(state, 'message'), wantsHuman: false, aside: aside(prompts.noHuman) };
    default:
      // A model is told what was wrong with its call, and goes on from there.
      if (!state.ownCall) return state;
      // A request the book refuses for another reason would be refused again: help differently.
      return { ...withGoal(state, null), agreed: false, asking: 'offer-message', misses: 3 };
  }
}
