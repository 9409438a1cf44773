import type { CallEvent, EventOf } from './events.ts';
import { unspokenOutcomes } from './unspoken.ts';

const WRITES = new Set([
  'book_appointment',
  'modify_appointment',
  'cancel_appointment',
  'take_message',
]);
/** A turn up to this long is said again whole; of a longer one its question, in characters. */
const WHOLE = 220;

/**
 * What a process that goes on with a call has to do first: answer (the caller's last words, or what
 * a tool has done), or say again what was asked last; null where nothing has been said yet.
 */
export type OpenMatter = { kind: 'answer' } | { kind: 'repeat'; text: string };

export function openMatter(events: readonly CallEvent[]): OpenMatter | null {
  if (unspokenOutcomes(events).length > 0 || unfinishedWrites(events).length > 0) {
    return { kind: 'answer' };
  }
  const said = events.findLast((event) => event.type === 'turn.agent');
  const heard = events.findLast((event) => event.type === 'turn.caller');
  const done = events.findLast(
    ({ type }) => type === 'tool.started' || type === 'tool.succeeded' || type === 'tool.failed',
  );
  const since = Math.max(heard?.seq ?? -1, done?.seq ?? -1);
  if (since > (said?.seq ?? -1)) return { kind: 'answer' };
  if (!said) return null;
  const { text } = said.data;
  // Before any word of the caller's it was the greeting, which is not said twice.
  const isWhole = heard !== undefined && text.length <= WHOLE;
  return { kind: 'repeat', text: isWhole ? text.trim() : lastQuestion(text) };
}

/**
 * Writes that had begun when the process died: whether they were made only the database knows, and
 * asking again with the same arguments makes none twice.
 */
export function unfinishedWrites(events: readonly CallEvent[]): EventOf<'tool.started'>['data'][] {
  const finished = new Set(
    events.flatMap((event) =>
      event.type === 'tool.succeeded' || event.type === 'tool.failed'
        ? [event.data.toolCallId]
        : [],
    ),
  );
  return events.flatMap((event) =>
    event.type === 'tool.started' &&
    WRITES.has(event.data.tool) &&
    !finished.has(event.data.toolCallId)
      ? [event.data]
      : [],
  );
}

/** What of a text was asked last; else its last sentence. */
export function lastQuestion(text: string): string {
  const sentences = text.trim().split(/(?<=[.!?])\s+/);
  return sentences.findLast((sentence) => sentence.endsWith('?')) ?? sentences.at(-1) ?? '';
}
