import { DEFAULT_API_CONNECT_OPTIONS, initializeLogger, llm } from '@livekit/agents';

/** What a model is made to do in one of its turns. */
export interface FakeTurn {
  /** Pieces of text, as they would arrive. */
  say?: readonly string[];
  call?: { name: string; args: Record<string, unknown> };
  /** Tokens read and written, told last. */
  usage?: readonly [input: number, output: number];
  /** Thrown after the rest. */
  fail?: string;
  /** Says nothing more and does not end, until the asker gives up. */
  hang?: boolean;
}

/** A language model that follows a script: the n-th request gets the n-th turn, then the last. */
export class FakeModel extends llm.LLM {
  requests = 0;
  /** The results of tools the model has been shown. */
  readonly seen: { name: string; output: string; isError: boolean }[] = [];
  readonly #turns: readonly FakeTurn[];

  constructor(...turns: FakeTurn[]) {
    super();
    initializeLogger({ pretty: false, level: 'silent' });
    this.#turns = turns;
  }

  override label(): string {
    return 'fake.model';
  }

  override chat(options: Parameters<llm.LLM['chat']>[0]): llm.LLMStream {
    const turn = this.#turns[Math.min(this.requests, this.#turns.length - 1)] ?? {};
    this.requests += 1;
    for (const item of options.chatCtx.items) {
      if (item.type !== 'function_call_output') continue;
      const { name, output, isError } = item;
      if (!this.seen.some((one) => one.output === output))
        this.seen.push({ name, output, isError });
    }
    return new FakeStream(this, options, turn, `turn-${this.requests}`);
  }
}

class FakeStream extends llm.LLMStream {
  readonly #turn: FakeTurn;
  readonly #id: string;

  constructor(model: llm.LLM, options: Parameters<llm.LLM['chat']>[0], turn: FakeTurn, id: string) {
    super(model, {
      chatCtx: options.chatCtx,
      ...(options.toolCtx && { toolCtx: options.toolCtx }),
      connOptions: { ...DEFAULT_API_CONNECT_OPTIONS, maxRetry: 0 },
    });
    this.#turn = turn;
    this.#id = id;
  }

  protected override async run(): Promise<void> {
    const { say = [], call, usage, fail, hang } = this.#turn;
    for (const content of say)
      this.queue.put({ id: this.#id, delta: { role: 'assistant', content } });
    if (call) {
      const toolCall = llm.FunctionCall.create({
        callId: `call-${this.#id}`,
        name: call.name,
        args: JSON.stringify(call.args),
      });
      this.queue.put({ id: this.#id, delta: { role: 'assistant', toolCalls: [toolCall] } });
    }
    if (usage) {
      const [promptTokens, completionTokens] = usage;
      const totalTokens = promptTokens + completionTokens;
      this.queue.put({
        id: this.#id,
        usage: { promptTokens, completionTokens, promptCachedTokens: 0, totalTokens },
      });
    }
    if (hang) {
      const { signal } = this.abortController;
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    }
    if (fail) throw new Error(fail);
  }
}

/** A chat that ends with these words of the caller. */
export function chatEndingWith(text: string, id = 'pending'): llm.ChatContext {
  const chatCtx = llm.ChatContext.empty();
  chatCtx.addMessage({ role: 'user', content: text, id });
  return chatCtx;
}

/** All that a stream brings. */
export async function drain(stream: llm.LLMStream) {
  let text = '';
  const calls: { name: string; args: unknown }[] = [];
  const notes: unknown[] = [];
  for await (const { delta } of stream) {
    text += delta?.content ?? '';
    for (const { name, args } of delta?.toolCalls ?? [])
      calls.push({ name, args: JSON.parse(args) });
    if (delta?.extra) notes.push(delta.extra);
  }
  return { text, calls, notes };
}
