import type { CallEvent, EventOf } from '../../dialogue/events.ts';
import { isEmergencyTurn } from '../../dialogue/facts.ts';
import { keysAfter } from '../../dialogue/keys.ts';
import { absorb } from './absorb.ts';
import { absorbFailure, absorbSuccess } from './absorb-tool.ts';
import type { Planned } from './action.ts';
import { adoptedSearch } from './adopt.ts';
import { follow } from './follow.ts';
import { plan } from './plan.ts';
import type { ScriptEnv } from './script-env.ts';
import { initialState, type ScriptState } from './script-state.ts';

/** The state after one more event of the log. */
export function fold(before: ScriptState, event: CallEvent, env: ScriptEnv): ScriptState {
  const after = folded(before, event, env);
  const keys = keysAfter(before.keys, event);
  return keys === before.keys ? after : { ...after, keys };
}

function folded(state: ScriptState, event: CallEvent, env: ScriptEnv): ScriptState {
  switch (event.type) {
    case 'call.started':
      return {
        ...state,
        phone: event.data.from ?? null,
        agreedPhone: event.data.from ?? null,
        canLookUp: event.data.from !== undefined,
      };
    case 'caller.identified':
      return {
        ...state,
        name: event.data.name ?? state.name,
        phone: event.data.phone ?? state.phone,
        email: event.data.email ?? state.email,
      };
    case 'turn.caller': {
      // What we last asked follows from the plan of the state before, which is why it is made here.
      const beforeTurn = { ...asked(state, env), beforeTurn: null };
      // Code answers those words; the matter in hand stays as it was.
      if (!state.toldOfEmergency && env.language.soundsLikeEmergency(event.data.text)) {
        return { ...beforeTurn, askedByModel: false };
      }
      return { ...absorb(beforeTurn, event.data, env), askedByModel: false, beforeTurn };
    }
    case 'turn.agent':
      if (isEmergencyTurn(event)) return { ...state, toldOfEmergency: true };
      return event.data.by === 'model' ? follow(state, event.data, env) : state;
    case 'provider.failed':
      // Before a word was said: the greeting has offered to take a message.
      return event.data.kind === 'database' && state.lastAsked === null && state.goal === null
        ? { ...state, asking: 'try-again', unavailable: true }
        : state;
    case 'transfer':
      // The line has said why, and asked whether to take a message.
      return event.data.status === 'error'
        ? { ...state, wantsHuman: false, agreed: false, asking: 'offer-message', misses: 0 }
        : state;
    case 'tool.started':
      return started(state, event.data, env);
    case 'tool.succeeded':
      return absorbSuccess(state, event);
    case 'tool.failed':
      return absorbFailure(state, event, env);
    default:
      return state;
  }
}

/** The state with what was asked last: by the plan, unless a model asked something of its own. */
export function asked(state: ScriptState, env: ScriptEnv): ScriptState {
  if (state.askedByModel) return state;
  const { state: planned, action } = plan(state, env);
  return action.kind === 'say' ? planned : state;
}

/**
 * What a plan worked out on its way to a tool (which appointment is meant, say) stays known. A search
 * the plan had not come to is a model's, and says how the model understood the caller.
 */
function started(
  state: ScriptState,
  { tool, args }: EventOf<'tool.started'>['data'],
  env: ScriptEnv,
): ScriptState {
  const { state: planned, action } = plan(state, env);
  const isPlanned = action.kind === 'call' && action.tool === tool;
  const searches = tool === 'fetch_slots';
  if (isPlanned && !(searches && JSON.stringify(action.args) !== JSON.stringify(args))) {
    return { ...planned, ownCall: true, beforeTurn: null };
  }
  const adopted = searches ? adoptedSearch(state, args, env) : state;
  return { ...adopted, ownCall: false, beforeTurn: null };
}

/** What to do next, given everything that happened. */
export function replay(events: readonly CallEvent[], env: ScriptEnv): Planned {
  const state = events.reduce((before, event) => fold(before, event, env), initialState);
  return plan(state, env);
}
