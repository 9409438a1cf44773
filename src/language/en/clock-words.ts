import type { NumberToken } from './numbers.ts';

const NAMED_HOURS: Record<string, number> = { noon: 12, midday: 12, midnight: 0 };
const UNITS_AFTER = new Set(
  `hour hours minute minutes day days week weeks month months year years people persons person
   players player of guests adults kids dollars pounds holes half an a`.split(/\s+/),
);
const RANGE_BEFORE = new Set(['from', 'between', 'anywhere', 'anytime']);

function hourOf(token: NumberToken | undefined): number | null {
  if (token === undefined) return null;
  const named = NAMED_HOURS[token.text];
  if (named !== undefined) return named;
  return token.value !== null && token.value >= 1 && token.value <= 12 && token.text.length <= 2
    ? token.value
    : null;
}

function clock(hour: number, minute: number): NumberToken {
  const text = `${hour}:${String(minute).padStart(2, '0')}`;
  return { text, value: null, spoken: true };
}

/** Minutes before an hour; 15 before 1 is 12:45. */
function clockBefore(hour: number, minutes: number): NumberToken {
  return clock(hour === 1 ? 12 : hour === 0 ? 23 : hour - 1, 60 - minutes);
}

interface Fold {
  token: NumberToken;
  length: number;
}

function foldHalf(tokens: readonly NumberToken[], at: number): Fold | null {
  if (tokens[at]?.text !== 'half') return null;
  const withPast = /^(past|after)$/.test(tokens[at + 1]?.text ?? '');
  const length = withPast ? 3 : 2;
  const hour = hourOf(tokens[at + length - 1]);
  if (hour === null) return null;
  if (!withPast && UNITS_AFTER.has(tokens[at + 2]?.text ?? '')) return null;
  return { token: clock(hour, 30), length };
}

function foldQuarter(tokens: readonly NumberToken[], at: number): Fold | null {
  const lead = /^(a|1)$/.test(tokens[at]?.text ?? '') && tokens[at + 1]?.text === 'quarter' ? 1 : 0;
  if (tokens[at + lead]?.text !== 'quarter') return null;
  const side = tokens[at + lead + 1]?.text ?? '';
  const hour = hourOf(tokens[at + lead + 2]);
  if (hour === null) return null;
  if (/^(past|after)$/.test(side)) return { token: clock(hour, 15), length: lead + 3 };
  if (/^(to|till|til|before|of)$/.test(side)) {
    return { token: clockBefore(hour, 15), length: lead + 3 };
  }
  return null;
}

/** "ten past two", "twenty five to four"; digits before "to" are a range unless no hour fits. */
function foldMinutes(tokens: readonly NumberToken[], at: number): Fold | null {
  const head = tokens[at];
  const minutes = head?.value ?? null;
  if (head === undefined || minutes === null || minutes < 1 || minutes > 59) return null;
  const lead = /^minutes?$/.test(tokens[at + 1]?.text ?? '') ? 2 : 1;
  const side = tokens[at + lead]?.text ?? '';
  const hour = hourOf(tokens[at + lead + 1]);
  if (hour === null) return null;
  const even = minutes % 5 === 0 && minutes <= 30;
  const length = lead + 2;
  if (side === 'past') return { token: clock(hour, minutes), length };
  // "Ten to ten thirty" goes from one time to another.
  if (/^(?:15|30|45)$/.test(tokens[at + length]?.text ?? '')) return null;
  if (side === 'after' && even && (lead === 2 || head.spoken)) {
    return { token: clock(hour, minutes), length };
  }
  const before = /^(to|till|til|before)$/.test(side) || (side === 'of' && head.spoken);
  if (!before || !even || RANGE_BEFORE.has(tokens[at - 1]?.text ?? '')) return null;
  // "At ten to twelve" is a point; "ten to twelve" alone may be a stretch of time.
  const atPoint = tokens[at - 1]?.text === 'at';
  const range = lead === 1 && minutes <= 12 && !atPoint && (!head.spoken || hour > minutes);
  return range ? null : { token: clockBefore(hour, minutes), length };
}

/** "two thirty", "two oh five", "ten 45": exactly an hour and its minutes, with no more digits beside. */
function foldPair(tokens: readonly NumberToken[], at: number): Fold | null {
  const head = tokens[at];
  const hour = head?.value ?? null;
  if (head === undefined || hour === null || hour < 1 || hour > 23 || head.text.length > 2) {
    return null;
  }
  const before = tokens[at - 1];
  if (before !== undefined && (before.value !== null || isMonth(before.text))) return null;
  let length = 1;
  while (tokens[at + length]?.value !== null && tokens[at + length] !== undefined) length += 1;
  const second = tokens[at + 1];
  const third = tokens[at + 2];
  if (length === 3 && second?.text === '0' && third?.text.length === 1 && third.value !== null) {
    return { token: clock(hour, third.value), length };
  }
  const minute = second?.value ?? null;
  if (length !== 2 || second === undefined || minute === null || minute > 59) return null;
  if (second.text.length !== 2) return null;
  if (!second.spoken && minute % 5 !== 0) return null;
  return { token: clock(hour, minute), length };
}

/** "Ten hours thirty", "at the ten and thirty": as callers of other languages put it. */
function foldHoursAnd(tokens: readonly NumberToken[], at: number): Fold | null {
  const hour = tokens[at]?.value ?? null;
  const minute = tokens[at + 2];
  if (hour === null || hour < 1 || hour > 23 || !/^(?:00|15|30|45)$/.test(minute?.text ?? '')) {
    return null;
  }
  const joint = tokens[at + 1]?.text ?? '';
  const cued = /^(?:at|the|is)$/.test(tokens[at - 1]?.text ?? '');
  const fits = /^hours?$/.test(joint) || (joint === 'and' && cued);
  return fits ? { token: clock(hour, Number(minute?.text)), length: 3 } : null;
}

function isMonth(text: string): boolean {
  return /^(january|february|march|april|may|june|july|august|september|october|november|december)$/.test(
    text,
  );
}

/** Replaces clock times said in words by `H:MM`. */
export function foldClocks(tokens: readonly NumberToken[]): NumberToken[] {
  const out: NumberToken[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const fold =
      foldHalf(tokens, at) ??
      foldQuarter(tokens, at) ??
      foldMinutes(tokens, at) ??
      foldHoursAnd(tokens, at) ??
      foldPair(tokens, at);
    // Digits that stand right after others belong to them, not to a clock time.
    if (fold !== null && !(out.at(-1)?.value !== null && out.length > 0 && token.value !== null)) {
      out.push(fold.token);
      at += fold.length;
    } else {
      out.push(token);
      at += 1;
    }
  }
  return out;
}
