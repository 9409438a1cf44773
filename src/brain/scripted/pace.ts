import type { EventOf } from '../../dialogue/events.ts';
import type { Pace } from '../../dialogue/pace.ts';
import type { Reading } from '../../language/language.ts';
import { readTurn, type TurnReading } from './read-turn.ts';
import { asked } from './replay.ts';
import type { ScriptEnv } from './script-env.ts';
import type { ScriptState, Step } from './script-state.ts';
import { surenessOf } from './sureness.ts';

/** Questions that one short answer settles. */
const SETTLED: readonly Step[] = ['confirm', 'choice', 'offer-message', 'try-again'];

/**
 * Whether what the caller has said so far can be all: what was asked for decides what a pause after
 * it means.
 *
 * @param before the state when the caller began to speak
 */
export function paceOf(before: ScriptState, turn: EventOf<'turn.caller'>, env: ScriptEnv): Pace {
  const { text } = turn.data;
  if (!before.toldOfEmergency && env.language.soundsLikeEmergency(text)) return 'done';
  if (env.language.soundsUnfinished(text)) return 'unfinished';
  const state = asked(before, env);
  const reading = readTurn(state, text, env);
  if (isDictating(state.asking, text, reading)) return 'unfinished';
  if (!surenessOf(before, turn, env).sure) return 'open';
  return isWhole(state.asking, reading) ? 'done' : 'likely';
}

/** In the middle of a message, a number or a code. */
function isDictating(asking: Step, text: string, reading: TurnReading): boolean {
  const { answer, intents, phone, badPhone, code, detail } = reading;
  if (asking === 'message') return answer === null && !intents.includes('goodbye');
  if (asking === 'phone') return phone === null && badPhone !== null;
  if (asking === 'code') return code === null && detail !== null && detail.draft !== null;
  return (asking === 'name' || asking === 'email') && isSpelling(text);
}

/** Letters at the end that do not make up a name said before them: "Miller, M I L". */
function isSpelling(text: string): boolean {
  const row = /(?:(?<!\p{L})\p{L}[\s,.-]+)+\p{L}\W*$/u.exec(text);
  if (row === null) return false;
  const letters = row[0].replace(/\P{L}/gu, '').toLowerCase();
  return !text
    .slice(0, row.index)
    .toLowerCase()
    .split(/\P{L}+/u)
    .includes(letters);
}

/** Answers after which nobody goes on: yes or no, one of the times, a whole number, goodbye. */
function isWhole(asking: Step, reading: Reading): boolean {
  const { answer, ordinal, time, phone, code, intents } = reading;
  if (intents.includes('goodbye')) return true;
  if (asking === 'phone') return phone !== null;
  if (asking === 'code') return code !== null;
  return SETTLED.includes(asking) && (answer !== null || ordinal !== null || time?.kind === 'at');
}
