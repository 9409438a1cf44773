import { DEFAULT_API_CONNECT_OPTIONS, llm } from '@livekit/agents';

export type ChatOptions = Parameters<llm.LLM['chat']>[0];

type Generate = (signal: AbortSignal) => AsyncIterable<llm.ChatChunk>;

/**
 * An LLM stream made by an async generator; a speculative one is simply thrown away, so it must be pure.
 * Where the generator breaks, what `broken` makes of it is said: a reply that throws would be silence.
 */
export class GeneratedStream extends llm.LLMStream {
  readonly #generate: Generate;
  readonly #broken: (cause: unknown) => llm.ChatChunk;

  constructor(
    model: llm.LLM,
    options: ChatOptions,
    generate: Generate,
    broken: (cause: unknown) => llm.ChatChunk,
  ) {
    super(model, {
      chatCtx: options.chatCtx,
      ...(options.toolCtx && { toolCtx: options.toolCtx }),
      // What is inside retries for itself: repeating the whole could say a sentence twice.
      connOptions: { ...(options.connOptions ?? DEFAULT_API_CONNECT_OPTIONS), maxRetry: 0 },
    });
    this.#generate = generate;
    this.#broken = broken;
  }

  protected override async run(): Promise<void> {
    const { signal } = this.abortController;
    let hasSpoken = false;
    try {
      for await (const chunk of this.#generate(signal)) {
        hasSpoken ||= Boolean(chunk.delta?.content);
        this.queue.put(chunk);
      }
    } catch (cause) {
      if (signal.aborted) throw cause;
      const last = this.#broken(cause);
      if (hasSpoken && last.delta?.content) last.delta.content = ` ${last.delta.content}`;
      this.queue.put(last);
    }
  }
}

/** A piece of speech. */
export function textChunk(id: string, content: string): llm.ChatChunk {
  return { id, delta: { role: 'assistant', content } };
}
