import type { CallEvent } from './events.ts';

/** Where a hand-over stands. */
export interface HandOver {
  target: string;
  /**
   * `asked`: the caller has not been told of it; `told`: has; `spoken over`: has spoken since it was
   * asked for, which may end it; `begun`: it is being tried.
   */
  stage: 'asked' | 'told' | 'spoken over' | 'begun';
}

/** The hand-over that was asked for and has come to no end; null where there is none. */
export function pendingHandOver(events: readonly CallEvent[]): HandOver | null {
  const last = events.findLastIndex((event) => askedFor(event) !== undefined);
  const target = events[last] && askedFor(events[last]);
  if (!target) return null;
  const after = events.slice(last + 1);
  const transfer = after.findLast((event) => event.type === 'transfer');
  if (transfer?.type === 'transfer') {
    return transfer.data.status === 'started' ? { target, stage: 'begun' } : null;
  }
  if (after.some((event) => event.type === 'turn.caller')) return { target, stage: 'spoken over' };
  const told = after.some((event) => event.type === 'turn.agent' && !event.data.interrupted);
  return { target, stage: told ? 'told' : 'asked' };
}

/** Whom the caller has been put through to, as the last thing that was tried. */
export function handedOverTo(
  events: readonly CallEvent[],
): { target: string; how: 'cold' | 'warm' } | null {
  const last = events.findLast((event) => event.type === 'transfer');
  return last?.type === 'transfer' && last.data.status === 'success' ? last.data : null;
}

/** Whom the caller was last to be put through to, whatever came of it. */
export function targetOf(events: readonly CallEvent[]): string | null {
  const last = events.findLast((event) => askedFor(event) !== undefined);
  return (last && askedFor(last)) ?? null;
}

/** Whether the caller has been put through. */
export function wasHandedOver(events: readonly CallEvent[]): boolean {
  return events.some((event) => event.type === 'transfer' && event.data.status === 'success');
}

function askedFor(event: CallEvent): string | undefined {
  return event.type === 'tool.succeeded' ? event.data.outcome.handingOver?.target : undefined;
}
