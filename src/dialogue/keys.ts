import type { CallEvent } from './events.ts';

/** What a caller presses on a telephone, between one turn and the next. */
export interface Keys {
  /** Digits pressed and not ended. */
  typed: string;
  /** What was ended, until it has become a turn. */
  ended: string | null;
}

export const noKeys: Keys = { typed: '', ended: null };

const MOST_DIGITS = 40;

/** After one more key: `#` ends, `*` takes back the last digit; alone it is a turn by itself. */
export function afterKey(keys: Keys, key: string): Keys {
  const { typed } = keys;
  if (key === '#') return typed === '' ? keys : { typed: '', ended: typed };
  if (key === '*')
    return typed === '' ? { ...keys, ended: key } : { ...keys, typed: typed.slice(0, -1) };
  return { ...keys, typed: (typed + key).slice(0, MOST_DIGITS) };
}

/** Whether a turn is what was pressed, not said. */
export function isTyped({ typed, ended }: Keys, text: string): boolean {
  return text !== '' && (text === ended || text === typed);
}

/** After one more event of the log. */
export function keysAfter(keys: Keys, event: CallEvent): Keys {
  if (event.type === 'keypad') return afterKey(keys, event.data.digit);
  if (event.type !== 'turn.caller' || !isTyped(keys, event.data.text)) return keys;
  return event.data.text === keys.ended ? { ...keys, ended: null } : { ...keys, typed: '' };
}

/** What is pressed at the end of a log and is no turn yet. */
export function keysOf(events: readonly CallEvent[]): Keys {
  return events.reduce(keysAfter, noKeys);
}

/** Keys pressed instead of a yes or a no; null for others. */
export function answerOfKey(keys: string): 'yes' | 'no' | null {
  if (keys === '1') return 'yes';
  return keys === '2' || keys === '*' ? 'no' : null;
}
