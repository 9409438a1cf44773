import { REFUSALS_BEFORE_OTHER_WAY } from '../../capture/capture.ts';
import { ask, type Planned } from './action.ts';
import type { Detail } from './details.ts';
import type { ScriptEnv } from './script-env.ts';
import type { ScriptState } from './script-state.ts';

/** Asks who the caller is and how to reach them, or what is wrong with that; null once it is known. */
export function planWho(state: ScriptState, env: ScriptEnv): Planned | null {
  const isWrong = (kind: Detail) => state.wrong === kind;
  if (!state.name || isWrong('name')) {
    return askDetail(state, env, 'name', env.prompts.name);
  }
  if ((!state.phone && !state.withheld) || isWrong('phone')) {
    return askDetail(state, env, 'phone', env.prompts.phone);
  }
  return null;
}

/** Asks for the code of an appointment, or for what is wrong with it. */
export function askCode(state: ScriptState, env: ScriptEnv): Planned {
  return askDetail(state, env, 'code', env.prompts.code);
}

function askDetail(
  state: ScriptState,
  env: ScriptEnv,
  kind: Detail,
  plain: readonly string[],
): Planned {
  // Asking for the next part, or for what is wrong, is a new question.
  const isNews = state.drafts[kind].text !== null && state.misses === 0;
  const fresh = isNews ? { ...state, lastAsked: null } : state;
  return ask(fresh, env, kind, questionsFor(state, env, kind, plain));
}

/** How to ask for a detail, given what was heard of it and how often that was refused. */
function questionsFor(
  state: ScriptState,
  env: ScriptEnv,
  kind: Detail,
  plain: readonly string[],
): string[] {
  const { prompts, parse, mayGoOn } = env.captures[kind];
  const { text, refusals } = state.drafts[kind];
  const [, again, helping] = prompts.ask;
  if (text !== null && parse(text) === null) {
    const partly = mayGoOn(text) ? prompts.soFar(text) : prompts.incomplete(text);
    return [partly, prompts.incomplete(text), helping];
  }
  if (state.wrong !== kind) return [...plain.slice(0, 2), helping];
  return refusals < REFUSALS_BEFORE_OTHER_WAY && text !== null
    ? [prompts.whatIsWrong(text), again, helping]
    : [prompts.otherWay, helping];
}

/** The name as it is read back: letter by letter once it was put right. */
export function nameWords({ name, drafts }: ScriptState, env: ScriptEnv): string | null {
  return name && drafts.name.refusals > 0 ? env.captures.name.prompts.exactly(name) : name;
}

/** A number that was told and not agreed to yet, as it is read back; else null. */
export function phoneWords(state: ScriptState, env: ScriptEnv): string | null {
  const { phone, agreedPhone, drafts } = state;
  if (!phone || phone === agreedPhone) return null;
  const { naturally, exactly } = env.captures.phone.prompts;
  return drafts.phone.refusals > 0 ? exactly(phone) : naturally(phone);
}
