import { llm } from '@livekit/agents';
import type { AnsweredBy } from '../dialogue/events.ts';
import { begunBy } from './answered-by.ts';
import { type ChatOptions, GeneratedStream } from './generated-stream.ts';
import type { ModelLLM } from './model-llm.ts';
import type { ScriptedLLM } from './scripted/scripted-llm.ts';

/**
 * Rules where they are sure, a model where they are not: a turn that the scripted brain understands to
 * its last word needs no model. Both see the same log, call the same tools and leave the same events.
 */
export class HybridLLM extends llm.LLM {
  readonly #scripted: ScriptedLLM;
  readonly #model: ModelLLM;

  constructor(options: { scripted: ScriptedLLM; model: ModelLLM }) {
    super();
    this.#scripted = options.scripted;
    this.#model = options.model;
    this.#model.on('metrics_collected', (metrics) => this.emit('metrics_collected', metrics));
  }

  override label(): string {
    return 'bellhop.hybrid';
  }

  override get model(): string {
    return this.#model.model;
  }

  override get provider(): string {
    return this.#model.provider;
  }

  override prewarm(): void {
    this.#model.prewarm();
  }

  override async aclose(): Promise<void> {
    await this.#model.aclose();
  }

  override chat(options: ChatOptions): llm.LLMStream {
    const generate = (signal: AbortSignal) => {
      const { by, why } = this.#decide(options);
      const reason = why ? { why } : {};
      return by === 'script'
        ? this.#scripted.reply(options, reason)
        : this.#model.reply(options, signal, reason);
    };
    return new GeneratedStream(this, options, generate, (cause) => this.#scripted.broken(cause));
  }

  /** Decided once a turn: what a tool has answered goes to whoever called it. */
  #decide(options: ChatOptions): AnsweredBy {
    const begun = begunBy(options.chatCtx);
    if (begun) return begun;
    const sureness = this.#scripted.sureness(options);
    if (!sureness) return { by: 'model', why: 'no words of the caller' };
    return { by: sureness.sure ? 'script' : 'model', why: sureness.why };
  }
}
