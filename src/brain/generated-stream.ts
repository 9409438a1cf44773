import { DEFAULT_API_CONNECT_OPTIONS, llm } from '@livekit/agents';

export type ChatOptions = Parameters<llm.LLM['chat']>[0];

/** An LLM stream made by an async generator; a speculative one is simply thrown away, so it must be pure. */
export class GeneratedStream extends llm.LLMStream {
  readonly #generate: (signal: AbortSignal) => AsyncIterable<llm.ChatChunk>;

  constructor(
    model: llm.LLM,
    options: ChatOptions,
    generate: (signal: AbortSignal) => AsyncIterable<llm.ChatChunk>,
  ) {
    super(model, {
      chatCtx: options.chatCtx,
      ...(options.toolCtx && { toolCtx: options.toolCtx }),
      // What is inside retries for itself: repeating the whole could say a sentence twice.
      connOptions: { ...(options.connOptions ?? DEFAULT_API_CONNECT_OPTIONS), maxRetry: 0 },
    });
    this.#generate = generate;
  }

  protected override async run(): Promise<void> {
    for await (const chunk of this.#generate(this.abortController.signal)) this.queue.put(chunk);
  }
}

/** A piece of speech. */
export function textChunk(id: string, content: string): llm.ChatChunk {
  return { id, delta: { role: 'assistant', content } };
}
