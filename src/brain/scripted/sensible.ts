import type { CallEvent } from '../../dialogue/events.ts';

/** Whether a model did what makes no sense here. */
export function isSenseless(event: CallEvent): boolean {
  return (
    event.type === 'provider.failed' && event.data.kind === 'llm' && event.data.reason === 'garbage'
  );
}

/**
 * The log without the searches of turns in which a model made no sense: they tell nothing of what the
 * caller wants, and nothing of what they found was said.
 */
export function sensible(events: readonly CallEvent[]): readonly CallEvent[] {
  if (!events.some(isSenseless)) return events;
  const dropped = new Set<CallEvent>();
  for (const [index, event] of events.entries()) {
    if (!isSenseless(event)) continue;
    const heard = events.slice(0, index).findLastIndex(({ type }) => type === 'turn.caller');
    for (const one of events.slice(heard + 1, index)) {
      if ('tool' in one.data && one.data.tool === 'fetch_slots') dropped.add(one);
    }
  }
  return events.filter((event) => !dropped.has(event));
}
