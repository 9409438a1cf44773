import type { AnsweredBy } from '../dialogue/events.ts';

/** Key under which a chat message carries who answered; nothing of it reaches a provider. */
const KEY = 'bellhop_answered';

/** Who answered, as a chunk of a reply carries it. */
export function answeredBy(note: AnsweredBy): Record<string, unknown> {
  return { [KEY]: note };
}

/** Who answered, from a chat message; words that no brain made are code's. */
export function answeredByIn(extra: Record<string, unknown>): AnsweredBy {
  return (extra[KEY] as AnsweredBy | undefined) ?? { by: 'code' };
}
