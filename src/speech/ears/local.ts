import { type APIConnectOptions, type inference, stt, VADEventType } from '@livekit/agents';
import type { LocalSpeech } from '../local/local-speech.ts';
import { HEARING_RATE_HZ } from '../local/models.ts';
import type { EarsProvider } from './provider.ts';

/** Silence after which an utterance is read ahead, before it is known to be over, in milliseconds. */
const AHEAD_MS = 130;
/** Sound kept of an utterance, in samples; what comes later is not heard any more. */
const LONGEST = 60 * HEARING_RATE_HZ;

export const localEars: EarsProvider = ({ local, vad, locale }) => ({
  name: 'local',
  open: async () => new LocalEars({ local, vad, locale }),
});

/** Moonshine on this machine: it reads each utterance when that seems to be over. */
class LocalEars extends stt.STT {
  override label = 'bellhop.local-ears';
  readonly options: { local: LocalSpeech; vad: inference.VAD; locale: string };

  constructor(options: { local: LocalSpeech; vad: inference.VAD; locale: string }) {
    super({ streaming: true, interimResults: true });
    this.options = options;
  }

  override get provider(): string {
    return 'local';
  }

  override get model(): string {
    return 'moonshine tiny-en';
  }

  override stream(options?: { connOptions?: APIConnectOptions }): stt.SpeechStream {
    return new LocalStream(this, options?.connOptions);
  }

  protected override _recognize(): Promise<stt.SpeechEvent> {
    throw new Error('this recogniser is used as a stream only');
  }
}

class LocalStream extends stt.SpeechStream {
  override label = 'bellhop.local-ears';
  readonly #ears: LocalEars;
  #utterance: Int16Array[] | null = null;
  #length = 0;
  /** What was read ahead, and how much sound it covers. */
  #ahead: Promise<string> | null = null;

  constructor(ears: LocalEars, connOptions?: APIConnectOptions) {
    super(ears, HEARING_RATE_HZ, connOptions);
    this.#ears = ears;
  }

  protected override async run(): Promise<void> {
    const heard = this.#ears.options.vad.stream();
    const feed = async () => {
      for await (const input of this.input) {
        if (typeof input !== 'symbol') heard.pushFrame(input);
        else if (this.#utterance) await this.#end();
      }
      heard.close();
    };
    const feeding = feed();
    const failing = feeding.then(() => null);
    const following = (async () => {
      for await (const { type, frames, rawAccumulatedSilence } of heard) {
        const samples = frames.map(({ data }) => data.slice());
        if (type === VADEventType.START_OF_SPEECH) this.#begin(samples);
        else if (type === VADEventType.INFERENCE_DONE) this.#goOn(samples, rawAccumulatedSilence);
        else if (type === VADEventType.END_OF_SPEECH) await this.#end();
      }
      return null;
    })();
    try {
      await Promise.race([following, failing.then(() => following)]);
    } finally {
      heard.close();
    }
  }

  #begin(samples: Int16Array[]): void {
    this.#utterance = samples;
    this.#length = samples.reduce((sum, part) => sum + part.length, 0);
    this.#ahead = null;
    this.#put({ type: stt.SpeechEventType.START_OF_SPEECH });
  }

  #goOn(samples: Int16Array[], silenceMs: number): void {
    if (!this.#utterance || this.#length > LONGEST) return;
    this.#utterance.push(...samples);
    this.#length += samples.reduce((sum, part) => sum + part.length, 0);
    if (silenceMs === 0) this.#ahead = null;
    if (silenceMs < AHEAD_MS || this.#ahead) return;
    this.#ahead = this.#read();
    this.#ahead.then(
      (text) => this.#tell(text, stt.SpeechEventType.INTERIM_TRANSCRIPT),
      () => {},
    );
  }

  async #end(): Promise<void> {
    const text = await (this.#ahead ?? this.#read());
    const audioDuration = this.#length / HEARING_RATE_HZ;
    this.#utterance = null;
    this.#ahead = null;
    this.#tell(text, stt.SpeechEventType.FINAL_TRANSCRIPT);
    this.#put({ type: stt.SpeechEventType.END_OF_SPEECH });
    this.#put({
      type: stt.SpeechEventType.RECOGNITION_USAGE,
      requestId: '',
      recognitionUsage: { audioDuration },
    });
  }

  #read(): Promise<string> {
    const parts = this.#utterance ?? [];
    const samples = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      samples.set(part, at);
      at += part.length;
    }
    return this.#ears.options.local.hear(samples);
  }

  #tell(text: string, type: stt.SpeechEventType): void {
    if (text === '') return;
    const language = this.#ears.options.locale as stt.SpeechData['language'];
    this.#put({
      type,
      alternatives: [{ text, language, startTime: 0, endTime: 0, confidence: 1 }],
    });
  }

  #put(event: stt.SpeechEvent): void {
    if (!this.queue.closed) this.queue.put(event);
  }
}
