import { type APIConnectOptions, stt } from '@livekit/agents';

/** What is to happen with words that were heard. */
export type Hearing = 'pass' | 'drop' | 'hold';

/** Decides about words when they are heard; `isFinal` when the recogniser is done with them. */
export type Attention = (text: string, isFinal: boolean) => Hearing;

/**
 * A recogniser that keeps signs of listening ("mhm") from being taken for a turn: once a transcript
 * reaches the session, the sentence the agent is saying is lost.
 */
export class AttentiveEars extends stt.STT {
  override label = 'bellhop.attentive-ears';
  readonly #inner: stt.STT;
  readonly #attention: Attention;
  readonly #streams = new Set<AttentiveStream>();

  constructor(options: { inner: stt.STT; attention: Attention }) {
    super(options.inner.capabilities);
    this.#inner = options.inner;
    this.#attention = options.attention;
    this.#inner.on('metrics_collected', (metrics) => this.emit('metrics_collected', metrics));
    this.#inner.on('error', (error) => this.emit('error', error));
  }

  override get model(): string {
    return this.#inner.model;
  }

  override get provider(): string {
    return this.#inner.provider;
  }

  /** Lets words that were held through, or forgets them. */
  settle(decision: 'pass' | 'drop'): void {
    for (const stream of this.#streams) stream.settle(decision);
  }

  override stream(options?: { connOptions?: APIConnectOptions }): stt.SpeechStream {
    const stream = new AttentiveStream({
      ears: this,
      inner: this.#inner.stream(options),
      attention: this.#attention,
      closed: () => this.#streams.delete(stream),
    });
    this.#streams.add(stream);
    return stream;
  }

  override async close(): Promise<void> {
    await this.#inner.close();
  }

  protected override _recognize(
    ...args: Parameters<stt.STT['recognize']>
  ): Promise<stt.SpeechEvent> {
    return this.#inner.recognize(...args);
  }
}

class AttentiveStream extends stt.SpeechStream {
  override label = 'bellhop.attentive-ears';
  readonly #inner: stt.SpeechStream;
  readonly #attention: Attention;
  readonly #closed: () => void;
  #held: stt.SpeechEvent[] = [];

  constructor(options: {
    ears: stt.STT;
    inner: stt.SpeechStream;
    attention: Attention;
    closed: () => void;
  }) {
    super(options.ears);
    this.#inner = options.inner;
    this.#attention = options.attention;
    this.#closed = options.closed;
  }

  settle(decision: 'pass' | 'drop'): void {
    const held = this.#held;
    this.#held = [];
    if (decision === 'pass' && !this.queue.closed) for (const event of held) this.queue.put(event);
  }

  override close(): void {
    super.close();
    this.#inner.close();
    this.#closed();
  }

  /** The stream inside tells its own. */
  protected override async monitorMetrics(): Promise<void> {
    for await (const event of this.queue) if (!this.output.closed) this.output.put(event);
    if (!this.output.closed) this.output.close();
  }

  protected override async run(): Promise<void> {
    const forward = async () => {
      for await (const input of this.input) {
        if (typeof input === 'symbol') this.#inner.flush();
        else this.#inner.pushFrame(input);
      }
      this.#inner.endInput();
    };
    const forwarding = forward();
    forwarding.catch(() => {});
    for await (const event of this.#inner) this.#hear(event);
    await forwarding;
  }

  #hear(event: stt.SpeechEvent): void {
    const text = event.alternatives?.[0]?.text ?? '';
    const isFinal = event.type === stt.SpeechEventType.FINAL_TRANSCRIPT;
    const isInterim = event.type === stt.SpeechEventType.INTERIM_TRANSCRIPT;
    const hearing = text !== '' && (isFinal || isInterim) ? this.#attention(text, isFinal) : 'pass';
    if (hearing === 'drop') return;
    if (hearing === 'hold') {
      if (isFinal) this.#held.push(event);
      return;
    }
    // What was held belongs to the sentence that now goes on.
    if (isFinal) this.settle('pass');
    if (!this.queue.closed) this.queue.put(event);
  }
}
