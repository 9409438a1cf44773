import type { CallEvent } from './events.ts';

/**
 * Sentences that tell outcomes the caller has not been told yet: whatever happened after the
 * agent's last words. An interruption does not lose them; they open the next reply.
 */
export function unspokenOutcomes(events: readonly CallEvent[]): string[] {
  const lastSpoken = events.findLastIndex((event) => event.type === 'turn.agent');
  return events
    .slice(lastSpoken + 1)
    .flatMap((event) =>
      event.type === 'tool.succeeded' && event.data.outcome.say ? [event.data.outcome.say] : [],
    );
}
