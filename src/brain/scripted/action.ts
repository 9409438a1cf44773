import type { ScriptEnv } from './script-env.ts';
import type { ScriptState, Step } from './script-state.ts';

/** What to do next: call one tool, or say something and wait. */
export type Action =
  | { kind: 'call'; tool: string; args: Record<string, unknown> }
  | { kind: 'say'; text: string };

export interface Planned {
  state: ScriptState;
  action: Action;
}

export function call(state: ScriptState, tool: string, args: Record<string, unknown>): Planned {
  return { state, action: { kind: 'call', tool, args } };
}

/** Questions that nothing was an answer to yet. */
const OPEN: readonly Step[] = ['anything', 'anything-else', 'offer-message', 'try-again'];

/**
 * Asks a question in the way that fits how often it was misunderstood, and never in the very words
 * that were said last.
 */
export function ask(state: ScriptState, env: ScriptEnv, asking: Step, variants: string[]): Planned {
  const { misses, repeating, lastSaid, aside, lastAsked } = state;
  const timesAsked = lastAsked === asking ? state.timesAsked : 0;
  const lead = leadOf(
    { misses, repeating, goesOn: timesAsked > 0 && aside.length === 0 && !OPEN.includes(asking) },
    env,
  );
  const start = repeating ? 0 : Math.max(misses, timesAsked) % variants.length;
  const rotated = [...variants.slice(start), ...variants.slice(0, start)];
  const texts = rotated.map((variant) => [...aside, ...lead, variant].join(' '));
  const text =
    texts.find((candidate) => candidate !== lastSaid) ?? `${env.prompts.sorry} ${texts[0]}`;
  return {
    state: {
      ...state,
      asking,
      lastAsked: asking,
      timesAsked: timesAsked + 1,
      told: aside,
      aside: [],
      repeating: false,
      lastSaid: text,
    },
    action: { kind: 'say', text },
  };
}

/** What comes before a question: an apology, or a sign that the words were taken in. */
function leadOf(
  how: { misses: number; repeating: boolean; goesOn: boolean },
  { prompts }: ScriptEnv,
): string[] {
  if (how.repeating) return [prompts.ofCourse];
  if (how.misses > 0) return [prompts.notUnderstood[Math.min(how.misses, 3) - 1] ?? ''];
  return how.goesOn ? [prompts.allRight] : [];
}
