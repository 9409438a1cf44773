import { llm } from '@livekit/agents';
import type { CallLog } from '../dialogue/call-log.ts';
import { wasToldOfEmergency } from '../dialogue/facts.ts';
import type { Language } from '../language/language.ts';
import { answeredBy } from './answered-by.ts';
import { type ChatOptions, GeneratedStream } from './generated-stream.ts';
import { lastAsked } from './pending-turn.ts';

/**
 * Stands before any brain: to a caller who tells of a danger to life code says at once whom to call,
 * once in a call; everything else goes to the brain inside.
 */
export class EmergencyLLM extends llm.LLM {
  readonly #inner: llm.LLM;
  readonly #log: CallLog;
  readonly #language: Language;
  readonly #sentence: string;
  readonly #newId: () => string;

  constructor(options: {
    inner: llm.LLM;
    log: CallLog;
    language: Language;
    /** What the caller is told. */
    sentence: string;
    newId: () => string;
  }) {
    super();
    this.#inner = options.inner;
    this.#log = options.log;
    this.#language = options.language;
    this.#sentence = options.sentence;
    this.#newId = options.newId;
    this.#inner.on('metrics_collected', (metrics) => this.emit('metrics_collected', metrics));
  }

  override label(): string {
    return this.#inner.label();
  }

  override get model(): string {
    return this.#inner.model;
  }

  override get provider(): string {
    return this.#inner.provider;
  }

  override prewarm(): void {
    this.#inner.prewarm();
  }

  override async aclose(): Promise<void> {
    await this.#inner.aclose();
  }

  override chat(options: ChatOptions): llm.LLMStream {
    if (!this.#isEmergency(options)) return this.#inner.chat(options);
    const extra = answeredBy({ by: 'code', why: 'emergency' });
    const told: llm.ChatChunk = {
      id: this.#newId(),
      delta: { role: 'assistant', content: this.#sentence, extra },
    };
    const tell = async function* () {
      yield told;
    };
    return new GeneratedStream(this, options, tell, () => told);
  }

  #isEmergency({ chatCtx }: ChatOptions): boolean {
    const last = lastAsked(chatCtx);
    if (last?.type !== 'message' || wasToldOfEmergency(this.#log.events)) return false;
    return this.#language.soundsLikeEmergency(last.textContent ?? '');
  }
}
