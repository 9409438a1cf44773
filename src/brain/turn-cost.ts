import type { llm } from '@livekit/agents';
import type { AnsweredBy } from '../dialogue/events.ts';
import { answeredBy, begunBy } from './answered-by.ts';

type Tokens = NonNullable<AnsweredBy['tokens']>;

/**
 * Marks the chunks of a model's reply with who answered, why, and what the turn has cost, the requests
 * that led to its tool calls included. Those travel with the calls themselves, since a reply must not
 * remember anything outside the chat.
 */
export class TurnCost {
  readonly #why: string | undefined;
  readonly #calls: llm.ChatChunk[] = [];
  #tokens: Tokens | undefined;
  #marked = false;
  /** Name of the model that is being asked. */
  provider: string | undefined;

  constructor(chatCtx: llm.ChatContext, why?: string) {
    this.#why = why;
    this.#tokens = begunBy(chatCtx)?.tokens;
  }

  /**
   * The chunk with its mark; tool calls wait until their cost is known, which comes last. What was used
   * the model reports itself: passed on, it would count twice.
   */
  *noted({ usage, ...chunk }: llm.ChatChunk): Iterable<llm.ChatChunk> {
    const { delta } = chunk;
    if (usage) {
      this.#tokens = {
        input: (this.#tokens?.input ?? 0) + usage.promptTokens,
        output: (this.#tokens?.output ?? 0) + usage.completionTokens,
      };
    }
    if (delta?.toolCalls?.length) this.#calls.push(chunk);
    else if (delta?.content && !this.#marked) {
      this.#marked = true;
      yield { ...chunk, delta: { ...delta, extra: { ...delta.extra, ...this.#note() } } };
    } else if (delta) yield chunk;
  }

  /** What waited, and the cost of all. */
  *rest(id: string): Iterable<llm.ChatChunk> {
    for (const chunk of this.#calls) {
      for (const call of chunk.delta?.toolCalls ?? []) {
        call.extra = { ...call.extra, ...this.#note() };
      }
      yield chunk;
    }
    if (this.#tokens) yield { id, delta: { role: 'assistant', extra: this.#note() } };
  }

  #note(): Record<string, unknown> {
    return answeredBy({
      by: 'model',
      ...(this.#why && { why: this.#why }),
      ...(this.provider && { provider: this.provider }),
      ...(this.#tokens && { tokens: this.#tokens }),
    });
  }
}
