import type { llm } from '@livekit/agents';
import type { AnsweredBy } from '../dialogue/events.ts';
import { lastAsked } from './pending-turn.ts';

/** Key under which messages and tool calls carry who answered; nothing of it reaches a provider. */
const KEY = 'bellhop_answered';

/** Who answers, as a chunk of a reply or a tool call carries it. */
export function answeredBy(note: AnsweredBy): Record<string, unknown> {
  return { [KEY]: note };
}

/** Who answered, from a chat message; words that no brain made are code's. */
export function answeredByIn(extra: Record<string, unknown>): AnsweredBy {
  return (extra[KEY] as AnsweredBy | undefined) ?? { by: 'code' };
}

/** Whose tool call has just been answered; null when it is the caller who has just spoken. */
export function begunBy(chatCtx: llm.ChatContext): AnsweredBy | null {
  const last = lastAsked(chatCtx);
  if (last?.type !== 'function_call_output') return null;
  const call = chatCtx.items.findLast(
    (item) => item.type === 'function_call' && item.callId === last.callId,
  );
  return call?.type === 'function_call' ? answeredByIn(call.extra) : null;
}

/** That code tells what was done, and what the call that did it has cost. */
export function toldByCode(chatCtx: llm.ChatContext): Record<string, unknown> {
  const tokens = begunBy(chatCtx)?.tokens;
  return answeredBy({ by: 'code', why: 'tells what was done', ...(tokens && { tokens }) });
}
