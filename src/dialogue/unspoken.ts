import type { CallEvent } from './events.ts';

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
