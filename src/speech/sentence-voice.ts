import { APIConnectionError, tts } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';

/** Mono 16-bit samples of a sentence as they come. */
export type Speak = (sentence: string, signal: AbortSignal) => AsyncIterable<Int16Array>;

/** A voice that is given whole sentences, one at a time. */
export class SentenceVoice extends tts.TTS {
  override label: string;
  readonly #provider: string;
  readonly #model: string;
  readonly #speak: Speak;

  constructor(options: { provider: string; model: string; sampleRate: number; speak: Speak }) {
    super(options.sampleRate, 1, { streaming: true });
    this.label = `bellhop.${options.provider}-voice`;
    this.#provider = options.provider;
    this.#model = options.model;
    this.#speak = options.speak;
  }

  override get provider(): string {
    return this.#provider;
  }

  override get model(): string {
    return this.#model;
  }

  override synthesize(): tts.ChunkedStream {
    throw new Error('this voice is used as a stream only');
  }

  override stream(options?: Parameters<tts.TTS['stream']>[0]): tts.SynthesizeStream {
    return new SentenceStream(this, this.#speak, options);
  }
}

class SentenceStream extends tts.SynthesizeStream {
  override label: string;
  readonly #sampleRate: number;
  readonly #speak: Speak;

  constructor(voice: SentenceVoice, speak: Speak, options: Parameters<tts.TTS['stream']>[0]) {
    super(voice, options?.connOptions);
    this.label = voice.label;
    this.#sampleRate = voice.sampleRate;
    this.#speak = speak;
  }

  protected override async run(): Promise<void> {
    let text = '';
    for await (const piece of this.input) {
      if (typeof piece === 'string') text += piece;
      else {
        await this.#say(text);
        text = '';
      }
    }
    await this.#say(text);
    if (!this.queue.closed) this.queue.put(tts.SynthesizeStream.END_OF_STREAM);
  }

  async #say(text: string): Promise<void> {
    const sentence = text.trim();
    if (sentence === '' || this.abortSignal.aborted) return;
    this.markStarted();
    try {
      for await (const samples of this.#speak(sentence, this.abortSignal)) {
        if (this.queue.closed || this.abortSignal.aborted) return;
        const frame = new AudioFrame(samples, this.#sampleRate, 1, samples.length);
        this.queue.put({ requestId: '', segmentId: '', frame, final: false });
      }
    } catch (cause) {
      if (this.abortSignal.aborted) return;
      throw new APIConnectionError({
        message: cause instanceof Error ? cause.message : String(cause),
        options: { retryable: false },
      });
    }
  }
}
