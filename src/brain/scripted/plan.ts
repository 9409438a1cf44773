import { isReachable, transferTargetsOf } from '../../tools/transfer-targets.ts';
import { MISSES_BEFORE_MESSAGE } from './absorb.ts';
import { ask, call, type Planned } from './action.ts';
import { planBooking } from './plan-booking.ts';
import { planChange } from './plan-change.ts';
import { planMessage } from './plan-message.ts';
import { askCode } from './plan-who.ts';
import { tellCodes } from './questions.ts';
import { itemOf } from './say-items.ts';
import type { ScriptEnv } from './script-env.ts';
import { type ScriptState, withGoal } from './script-state.ts';

/** The next step towards what the caller is after. */
export function plan(state: ScriptState, env: ScriptEnv): Planned {
  const { prompts } = env;
  if (state.ending) return call(state, 'end_conversation', { reason: 'caller is done' });
  if (state.wantsHuman) return planHuman(state, env);
  if (state.misses >= MISSES_BEFORE_MESSAGE || state.asking === 'offer-message') {
    const [apology = '', ...offers] = prompts.offerMessage;
    const variants = state.aside.length > 0 ? offers : [apology, ...offers];
    return ask({ ...state, misses: 0 }, env, 'offer-message', rotate(variants, state));
  }
  if (state.waiting) return { state, action: { kind: 'say', text: prompts.takeYourTime } };
  const identity = identify(state);
  if (identity) return identity;
  if (state.unavailable) return ask(state, env, 'try-again', prompts.unavailable);
  switch (state.goal) {
    case 'book':
      return planBooking(state, env);
    case 'move':
    case 'cancel':
      return planChange(state, env);
    case 'list':
      return planList(state, env);
    case 'message':
      return planMessage(state, env);
    case null: {
      const step = state.asking === 'anything' ? 'anything' : 'anything-else';
      const variants = step === 'anything' ? prompts.anything : prompts.anythingElse;
      return ask(state, env, step, variants);
    }
  }
}

function rotate(variants: string[], state: ScriptState): string[] {
  const said = variants.findIndex((variant) => state.lastSaid.endsWith(variant));
  return [...variants.slice(said + 1), ...variants.slice(0, said + 1)];
}

/** Hands what was heard of the caller to identify_user before anything depends on it. */
function identify(state: ScriptState): Planned | null {
  const { heard } = state;
  const code = heard.code && (heard.name ?? state.name) ? heard.code : null;
  const named = state.goal === 'book' || state.goal === 'message';
  if (!code && !(named && (heard.name || heard.phone || heard.email))) return null;
  return call(state, 'identify_user', {
    ...(heard.name || code ? { name: heard.name ?? state.name } : {}),
    ...(heard.phone && { contact_number: heard.phone }),
    ...(heard.email && { email: heard.email }),
    ...(code && { confirmation_code: code }),
  });
}

function planHuman(state: ScriptState, env: ScriptEnv): Planned {
  const { business, prompts, read } = env;
  const targets = env.canTransfer ? transferTargetsOf(business) : [];
  const target = targets.find(({ name }) => name === state.wantsTarget) ?? targets[0];
  if (target && isReachable(target, { business, now: read.now })) {
    return call(state, 'transfer_call', { target: target.name });
  }
  const why = target ? prompts.nobodyThere(target.name) : prompts.noHuman;
  return planMessage(
    { ...withGoal(state, 'message'), wantsHuman: false, aside: [...state.aside, why] },
    env,
  );
}

function planList(state: ScriptState, env: ScriptEnv): Planned {
  if (state.appointments === null) {
    if (!state.canLookUp && !state.heard.code) {
      return askCode(state, env);
    }
    if (state.heard.code) return ask(state, env, 'code-name', env.prompts.codeName);
    return call(state, 'retrieve_appointments', {});
  }
  if (state.withCodes) {
    const told = tellCodes(state, env);
    const news = told ?? { ...state, aside: [...state.aside, env.prompts.noCodeToTell] };
    return ask({ ...news, goal: null }, env, 'anything-else', env.prompts.anythingElse);
  }
  const items = state.appointments.map((item) => itemOf(item, env));
  // With one appointment told, "make it an hour later" is about that.
  const [only] = state.appointments.length === 1 ? state.appointments : [];
  const done = { ...state, goal: null, recent: only?.id ?? state.recent };
  const told = items.length === 0 ? (env.prompts.listNone[0] ?? '') : env.prompts.listSome(items);
  return ask(
    { ...done, aside: [...state.aside, told] },
    env,
    'anything-else',
    env.prompts.anythingElse,
  );
}
