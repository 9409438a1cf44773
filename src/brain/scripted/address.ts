import { hear, start } from '../../capture/capture.ts';
import type { Reading } from '../../language/language.ts';
import { ask, type Planned } from './action.ts';
import { bringsWish } from './pick-offer.ts';
import type { ScriptEnv } from './script-env.ts';
import type { ScriptState } from './script-state.ts';

/** After so many turns that bring nothing a booking goes on without an address. */
const MOST_FAILURES = 2;
/** Wishes that an address may look like. */
const ELSEWHERE: readonly Reading['intents'][number][] = [
  'stop',
  'human',
  'goodbye',
  'repeat',
  'wait',
  'cancel',
  'move',
  'message',
];

/** Asks for the caller's email address where the business wants one; null when that is settled. */
export function planAddress(state: ScriptState, env: ScriptEnv): Planned | null {
  const { address, email, heard } = state;
  if (!env.business.ask_for_email || email || heard.email || address?.over) return null;
  const { email: definition } = env.captures;
  const begun = address ?? { ...begin(env), failures: 0, over: false };
  const again = address ? [] : definition.prompts.ask.slice(1);
  const fresh = { ...state, address: begun, lastAsked: null };
  return ask(fresh, env, 'email', [begun.say, ...again]);
}

function begin(env: ScriptEnv) {
  const { state: capture, say } = start(env.captures.email);
  return { capture, say };
}

/** The caller's words as an answer about the address; null when they are about something else. */
export function absorbAddress(
  state: ScriptState,
  text: string,
  reading: Reading,
  env: ScriptEnv,
): ScriptState | null {
  const { address } = state;
  if (state.asking !== 'email' || address === null) return null;
  const { email: definition } = env.captures;
  const { capture } = address;
  const isAsked = capture.stage === 'asking';
  const isAddress = definition.read(text) !== null;
  const wishes = bringsWish(reading) || reading.intents.some((one) => ELSEWHERE.includes(one));
  if (wishes && !isAddress && (isAsked || reading.leaning === null)) return null;
  const skips = reading.leaning === 'no' || definition.replies.declines(text);
  if (isAsked && capture.draft === null && skips && !isAddress) {
    return { ...state, address: { ...address, over: true }, aside: [env.prompts.allRight] };
  }
  const { state: next, say } = hear(definition, capture, text);
  if (next.stage === 'done') {
    const heard = { ...state.heard, email: next.value };
    return { ...state, heard, address: { ...address, capture: next, over: true } };
  }
  const failures = address.failures + (next.draft === capture.draft ? 1 : 0);
  const over = next.stage === 'given-up' || failures >= MOST_FAILURES;
  const told = { ...address, capture: next, say, failures, over };
  return { ...state, address: told, aside: over ? [definition.prompts.givenUp] : [] };
}
