import type { CallEvent } from '../../dialogue/events.ts';
import { absorb } from './absorb.ts';
import { absorbFailure, absorbSuccess } from './absorb-tool.ts';
import type { Planned } from './action.ts';
import { plan } from './plan.ts';
import type { ScriptEnv } from './script-env.ts';
import { initialState, type ScriptState } from './script-state.ts';

/** The state after one more event of the log. */
export function fold(state: ScriptState, event: CallEvent, env: ScriptEnv): ScriptState {
  switch (event.type) {
    case 'call.started':
      return { ...state, phone: event.data.from ?? null, canLookUp: event.data.from !== undefined };
    case 'caller.identified':
      return {
        ...state,
        name: event.data.name ?? state.name,
        phone: event.data.phone ?? state.phone,
      };
    case 'turn.caller':
      // What we last asked follows from the plan of the state before, which is why it is made here.
      return absorb(asked(state, env), event.data, env);
    case 'tool.started':
      return started(state, event.data.tool, env);
    case 'tool.succeeded':
      return absorbSuccess(state, event);
    case 'tool.failed':
      return absorbFailure(state, event, env);
    default:
      return state;
  }
}

function asked(state: ScriptState, env: ScriptEnv): ScriptState {
  const { state: planned, action } = plan(state, env);
  return action.kind === 'say' ? planned : state;
}

/** What a plan worked out on its way to a tool (which appointment is meant, say) stays known. */
function started(state: ScriptState, tool: string, env: ScriptEnv): ScriptState {
  const { state: planned, action } = plan(state, env);
  return action.kind === 'call' && action.tool === tool ? planned : state;
}

/** What to do next, given everything that happened. */
export function replay(events: readonly CallEvent[], env: ScriptEnv): Planned {
  const state = events.reduce((before, event) => fold(before, event, env), initialState);
  return plan(state, env);
}
