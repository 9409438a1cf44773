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

/**
 * Asks a question in the way that fits how often it was misunderstood, and never in the very words
 * that were said last.
 */
export function ask(state: ScriptState, env: ScriptEnv, asking: Step, variants: string[]): Planned {
  const { misses, repeating, lastSaid } = state;
  const sorry = misses > 0 ? [env.prompts.notUnderstood[Math.min(misses, 3) - 1] ?? ''] : [];
  const lead = repeating ? [env.prompts.ofCourse] : sorry;
  const start = Math.min(misses, variants.length - 1);
  const rotated = [...variants.slice(start), ...variants.slice(0, start)];
  const texts = rotated.map((variant) => [...state.aside, ...lead, variant].join(' '));
  const text =
    texts.find((candidate) => candidate !== lastSaid) ?? `${env.prompts.sorry} ${texts[0]}`;
  return {
    state: { ...state, asking, aside: [], repeating: false, lastSaid: text },
    action: { kind: 'say', text },
  };
}
