import type { CallEvent, EventOf } from './events.ts';

/** So much of a sentence said is the sentence; in characters. */
const TELLING = 12;

/**
 * Sentences that tell outcomes the caller has not been told yet. An interruption does not lose
 * them: they open the next reply. Words said meanwhile ("one moment") tell nothing.
 */
export function unspokenOutcomes(events: readonly CallEvent[]): string[] {
  return events.flatMap((event, index) => {
    const say = event.type === 'tool.succeeded' ? event.data.outcome.say : undefined;
    return say && !events.slice(index + 1).some((later) => tells(later, say)) ? [say] : [];
  });
}

/** Of a turn that only bids the caller wait for what is under way. */
export const BEING_DONE = 'being done';

/** Whether nothing has been said since the caller's last words, or since a tool ended. */
export function isUnanswered(events: readonly CallEvent[]): boolean {
  const last = events.findLast(
    (event) => TURNS.has(event.type) && !(event.type === 'turn.agent' && isBidToWait(event)),
  );
  switch (last?.type) {
    case 'turn.caller':
    case 'tool.failed':
      return true;
    case 'tool.succeeded':
      return !last.data.outcome.ended && !last.data.outcome.handingOver;
    default:
      return false;
  }
}

const TURNS: ReadonlySet<CallEvent['type']> = new Set([
  'turn.caller',
  'turn.agent',
  'tool.started',
  'tool.succeeded',
  'tool.failed',
  'transfer',
  'call.ended',
]);

function isBidToWait({ data }: EventOf<'turn.agent'>): boolean {
  return data.why === BEING_DONE;
}

/** Whether the agent began to say it; what was cut off soon was begun. */
function tells(event: CallEvent, say: string): boolean {
  if (event.type !== 'turn.agent') return false;
  const text = plain(event.data.text);
  const sentence = plain(say);
  return text.includes(sentence.slice(0, TELLING)) || (text !== '' && sentence.startsWith(text));
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
