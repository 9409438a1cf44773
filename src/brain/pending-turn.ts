import type { llm } from '@livekit/agents';
import type { CallEvent } from '../dialogue/events.ts';

/** A caller's turn the model is asked to answer although the log does not hold it yet. */
export interface PendingTurn {
  text: string;
  itemId: string;
}

/** What the next reply is to: the caller's last words, or what a tool has answered since. */
export function lastAsked(chatCtx: llm.ChatContext) {
  return chatCtx.items.findLast(
    (item) =>
      item.type === 'function_call_output' || (item.type === 'message' && item.role === 'user'),
  );
}

/**
 * The caller's words at the tail of the chat that are not in the log: always so in a speculative
 * generation, whose turn may never be committed.
 */
export function pendingTurn(
  chatCtx: llm.ChatContext,
  events: readonly CallEvent[],
): PendingTurn | null {
  const last = lastAsked(chatCtx);
  if (last?.type !== 'message') return null;
  const logged = events.some(
    (event) => event.type === 'turn.caller' && event.data.itemId === last.id,
  );
  return logged ? null : { text: last.textContent ?? '', itemId: last.id };
}
