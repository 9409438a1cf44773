import type { Answerer, CallEvent } from './events.ts';
import type { TimelineEntry } from './timeline.ts';

/** How soon after the agent's first sound a caller who stops it has likely not finished at all. */
const CUT_IN_MS = 1_000;

export interface TimelineTotals {
  turns: { caller: number; agent: number };
  /** Of the measured waits, in milliseconds; null when none was measured. */
  gapMs: { measured: number; p50: number; p95: number } | null;
  /** The caller stopped the agent. */
  bargeIns: number;
  /**
   * Of those, the ones that came so soon that the agent rather seems to have begun before the caller
   * was done. Known only where the wait was measured.
   */
  cutIns: number;
  /** The agent paused for a sound and went on. */
  falseBargeIns: number;
  /** Words that were taken for signs of listening. */
  ignoredSigns: number;
  deadAir: { count: number; longestMs: number };
  tokens: { input: number; output: number };
  /**
   * The caller's turns by who answered: a model where one said any of it. `unknown` are those of logs
   * that do not tell.
   */
  answered: Record<Answerer | 'unknown', number>;
  /** Of the turns whose answerer is known; null when there is none. */
  withoutModelShare: number | null;
}

export function totalsOf(args: {
  events: readonly CallEvent[];
  entries: readonly TimelineEntry[];
}): TimelineTotals {
  const { events, entries } = args;
  const gaps = events.flatMap((event) => (event.type === 'turn.timing' ? [event.data.gapMs] : []));
  const silences = entries.flatMap((entry) => (entry.kind === 'silence' ? [entry.durationMs] : []));
  const tokens = entries.flatMap((entry) => (entry.kind === 'agent' ? (entry.tokens ?? []) : []));
  const overlaps = (effect: string) =>
    entries.filter((entry) => entry.kind === 'overlap' && entry.effect === effect).length;
  const turns = (kind: string) => entries.filter((entry) => entry.kind === kind).length;
  const answered = answeredTurns(events);
  const known = answered.script + answered.model + answered.code;
  return {
    turns: { caller: turns('caller'), agent: turns('agent') },
    gapMs:
      gaps.length === 0
        ? null
        : { measured: gaps.length, p50: percentile(gaps, 50), p95: percentile(gaps, 95) },
    bargeIns: overlaps('stopped'),
    cutIns: cutInsAmong(entries),
    falseBargeIns: overlaps('resumed'),
    ignoredSigns: overlaps('ignored'),
    deadAir: { count: silences.length, longestMs: Math.max(0, ...silences) },
    tokens: {
      input: tokens.reduce((sum, { input }) => sum + input, 0),
      output: tokens.reduce((sum, { output }) => sum + output, 0),
    },
    answered,
    withoutModelShare: known === 0 ? null : (known - answered.model) / known,
  };
}

function cutInsAmong(entries: readonly TimelineEntry[]): number {
  return entries.filter((entry, index) => {
    if (entry.kind !== 'overlap' || entry.effect !== 'stopped') return false;
    const reply = entries.slice(0, index).findLast(({ kind }) => kind === 'agent');
    return reply?.kind === 'agent' && !!reply.timing && entry.atMs - reply.atMs <= CUT_IN_MS;
  }).length;
}

function answeredTurns(events: readonly CallEvent[]): TimelineTotals['answered'] {
  const answered = { script: 0, model: 0, code: 0, unknown: 0 };
  let spoke = false;
  let answerers: (Answerer | undefined)[] = [];
  const count = () => {
    if (!spoke || answerers.length === 0) return;
    const [first] = answerers;
    answered[answerers.includes('model') ? 'model' : (first ?? 'unknown')] += 1;
  };
  for (const event of events) {
    if (event.type === 'turn.caller') {
      count();
      spoke = true;
      answerers = [];
    } else if (event.type === 'turn.agent') {
      answerers.push(event.data.by);
    }
  }
  count();
  return answered;
}

/** By nearest rank. */
function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? 0;
}
