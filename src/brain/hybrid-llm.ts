import { llm } from '@livekit/agents';
import { type ChatOptions, GeneratedStream } from './generated-stream.ts';
import type { ModelLLM } from './model-llm.ts';
import { lastAsked } from './pending-turn.ts';
import { SCRIPT_CALL, type ScriptedLLM } from './scripted/scripted-llm.ts';

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
    return new GeneratedStream(this, options, (signal) => {
      const { sure, why } = this.#decide(options);
      return sure
        ? this.#scripted.reply(options, { why })
        : this.#model.reply(options, signal, { why });
    });
  }

  /** Decided once a turn: what a tool has answered goes to whoever called it. */
  #decide(options: ChatOptions): { sure: boolean; why: string } {
    const last = lastAsked(options.chatCtx);
    if (last?.type === 'function_call_output') {
      const sure = last.callId.startsWith(SCRIPT_CALL);
      return { sure, why: 'goes on with its own tool call' };
    }
    return this.#scripted.sureness(options) ?? { sure: false, why: 'no words of the caller' };
  }
}
