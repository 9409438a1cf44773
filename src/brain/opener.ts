import type { llm } from '@livekit/agents';
import { lastAsked } from './pending-turn.ts';

/** Beginnings that only say that something follows. */
export interface OpenerWords {
  openersToQuestion: string[];
  openers: string[];
}

const ASKS =
  /\?\s*$|^(?:(?:and|so|but|well|um|uh|hi|hello|okay|ok) )*(?:is|are|was|do|does|did|can|could|will|would|what|where|who|how|why|which|when|have|has|should|may)\b/i;
/** A model's own beginning of that kind. */
const OWN =
  /^\s*(?:(?:sure|okay|ok|of course|certainly|absolutely|i see|right|all right|alright|got it|(?:great|good) question|one moment|let me (?:see|think|check|look)(?: into)?(?: that| it)?(?: for you)?)[,.!:…]+\s+)+/i;

/**
 * What is said at once while a model thinks, so that no caller waits in silence; null where the
 * model goes on after a tool.
 */
export function openerFor(chatCtx: llm.ChatContext, words: OpenerWords): string | null {
  const last = lastAsked(chatCtx);
  if (last?.type !== 'message') return null;
  const text = last.textContent ?? '';
  const turns = chatCtx.items.filter((item) => item.type === 'message' && item.role === 'user');
  const choices = ASKS.test(text) ? words.openersToQuestion : words.openers;
  return choices[turns.length % choices.length] ?? null;
}

/** The model's words without a beginning of its own: one is enough. */
export function withoutOpener(text: string): string {
  const rest = text.replace(OWN, '');
  return rest === text ? text : rest.charAt(0).toUpperCase() + rest.slice(1);
}
