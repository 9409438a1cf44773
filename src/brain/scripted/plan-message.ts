import { ask, call, type Planned } from './action.ts';
import { planWho } from './plan-who.ts';
import type { ScriptEnv } from './script-env.ts';
import type { ScriptState } from './script-state.ts';

/** The next step of taking a message: the words, who it is from, the number, a read-back. */
export function planMessage(state: ScriptState, env: ScriptEnv): Planned {
  const { prompts, phrases, language } = env;
  if (state.message === null) return ask(state, env, 'message', prompts.message);
  const who = planWho(state, env);
  if (who) return who;
  if (state.agreed) return call(state, 'take_message', { text: state.message });
  const readBack = phrases.readBackMessage(
    state.message,
    state.name,
    state.phone && language.say.phone(state.phone),
  );
  return ask(state, env, 'confirm', prompts.confirmAgain(readBack));
}
