import type { CallEvent, FailureReason } from '../dialogue/events.ts';

/** Turns in which a model may do what makes no sense before it is not asked again in this call. */
const MOST_MISBEHAVED_TURNS = 2;

/** Whether the log already tells of this failure in the turn that is being answered. */
export function isTold(
  events: readonly CallEvent[],
  { provider, reason }: { provider: string; reason: FailureReason },
): boolean {
  const answered = events.findLastIndex(({ type }) => type === 'turn.agent');
  return events
    .slice(answered + 1)
    .some(
      (event) =>
        event.type === 'provider.failed' &&
        event.data.kind === 'llm' &&
        event.data.provider === provider &&
        event.data.reason === reason,
    );
}

/** Whether the last that the log tells of this model is that it failed. */
export function lastFailed(events: readonly CallEvent[], provider: string): boolean {
  const last = events.findLast(
    (event) =>
      (event.type === 'provider.failed' || event.type === 'provider.recovered') &&
      event.data.kind === 'llm' &&
      event.data.provider === provider,
  );
  // What made no sense is no outage: answering once more does not end it.
  return last?.type === 'provider.failed' && last.data.reason !== 'garbage';
}

/** Whether the model has done what makes no sense so often that the rest of the call is the script's. */
export function hasMisbehaved(events: readonly CallEvent[], provider: string): boolean {
  let turns = 0;
  let isNoted = false;
  for (const event of events) {
    // A turn may be answered several times over before it is committed.
    if (event.type === 'turn.agent') isNoted = false;
    const isBad =
      event.type === 'provider.failed' &&
      event.data.kind === 'llm' &&
      event.data.provider === provider &&
      event.data.reason === 'garbage';
    if (isBad && !isNoted) {
      turns += 1;
      isNoted = true;
    }
  }
  return turns >= MOST_MISBEHAVED_TURNS;
}
