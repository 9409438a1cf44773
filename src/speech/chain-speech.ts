import { tts } from '@livekit/agents';
import { type AudioFrame, AudioResampler } from '@livekit/rtc-node';
import { type Chain, failureOf, type ProviderFailure } from '../resilience/chain.ts';
import type { VoiceLink } from './links.ts';
import { canBeWhole, type SpokenWord, unspokenRest } from './unspoken-rest.ts';

/** How often a voice is looked after, in milliseconds. */
const LOOK_MS = 50;
/** A voice that has begun may pause this long once all its sound has been heard, in milliseconds. */
const PAUSE_MS = 700;

export interface ChainSpeechOptions {
  chain: Chain<VoiceLink>;
  /** Hertz of the frames that are played. */
  sampleRate: number;
  firstSoundMs: number;
  nowMs: () => number;
  play: (frame: AudioFrame) => void;
  /** Says what no voice can say, as far as there are recordings. */
  lastResort: (sentences: readonly string[]) => Promise<void>;
}

/** Sentences spoken one after another by the first voice that can, finished by the next. */
export class ChainSpeech {
  readonly #options: ChainSpeechOptions;
  readonly #closed = new AbortController();
  /** What is still to be spoken, or is being spoken. */
  #sentences: string[] = [];
  #isEnded = false;
  #feed: () => void = () => {};
  #done: Promise<void> | null = null;

  constructor(options: ChainSpeechOptions) {
    this.#options = options;
  }

  say(sentence: string): void {
    if (sentence.trim() === '') return;
    this.#sentences.push(sentence.trim());
    this.#done ??= this.#run();
    this.#done.catch(() => {});
    this.#feed();
  }

  /** Resolves when everything has been spoken, or all that can be. */
  async end(): Promise<void> {
    this.#isEnded = true;
    this.#feed();
    await this.#done;
  }

  close(): void {
    this.#closed.abort();
  }

  async #run(): Promise<void> {
    const { chain } = this.#options;
    const tried = new Set<VoiceLink>();
    const again = new Set<VoiceLink>();
    for (;;) {
      const link = chain.pick(tried);
      if (!link) break;
      const attempt = new Attempt({ ...this.#options, link, signal: this.#closed.signal });
      const failure = await this.#speakWith(attempt);
      if (this.#closed.signal.aborted) return;
      if (!failure) {
        chain.succeeded(link);
        return;
      }
      // A connection kept from before may have gone stale without the vendor being at fault.
      if (attempt.spokenMs === 0 && failure.reason === 'died' && !again.has(link)) {
        again.add(link);
        continue;
      }
      chain.failed(link, failure);
      tried.add(link);
      this.#sentences = attempt.rest(this.#sentences);
      if (this.#sentences.length === 0 && this.#isEnded) return;
    }
    await this.#ended();
    await this.#options.lastResort(this.#sentences);
  }

  async #speakWith(attempt: Attempt): Promise<ProviderFailure | null> {
    let fed = 0;
    this.#feed = () => {
      for (; fed < this.#sentences.length; fed += 1) attempt.say(this.#sentences[fed] ?? '');
      if (this.#isEnded) attempt.end();
    };
    const outcome = attempt.run();
    this.#feed();
    try {
      return await outcome;
    } finally {
      this.#feed = () => {};
    }
  }

  /** Waits until nothing more will be said. */
  #ended(): Promise<void> {
    if (this.#isEnded || this.#closed.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.#feed = () => {
        if (this.#isEnded) resolve();
      };
      this.#closed.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}

/** One voice's attempt at the sentences. */
class Attempt {
  readonly #options: ChainSpeechOptions & { link: VoiceLink; signal: AbortSignal };
  readonly #words: SpokenWord[] = [];
  #stream: tts.SynthesizeStream | null = null;
  #text = '';
  #waiting: string[] = [];
  #isEnded = false;
  #isComplete = false;
  #askedMs: number | null = null;
  #lastAskedMs = 0;
  #firstSoundAtMs: number | null = null;
  #lastSoundAtMs = 0;
  #error: ProviderFailure | null = null;
  #resampler: AudioResampler | null = null;
  spokenMs = 0;

  constructor(options: ChainSpeechOptions & { link: VoiceLink; signal: AbortSignal }) {
    this.#options = options;
  }

  say(sentence: string): void {
    this.#text = `${this.#text} ${sentence}`.trim();
    this.#lastAskedMs = this.#options.nowMs();
    this.#askedMs ??= this.#lastAskedMs;
    this.#waiting.push(sentence);
    this.#push();
  }

  end(): void {
    this.#isEnded = true;
    this.#push();
  }

  /** What another voice has to say of these sentences. */
  rest(sentences: readonly string[]): string[] {
    return unspokenRest({ sentences, spokenMs: this.spokenMs, words: this.#words });
  }

  /** Resolves when all was spoken (null) or the voice failed. */
  async run(): Promise<ProviderFailure | null> {
    const { link, signal } = this.#options;
    let looking: NodeJS.Timeout | undefined;
    let voice: tts.TTS | null = null;
    const onError = ({ error }: { error: unknown }) => {
      this.#error ??= failureOf(error);
    };
    const hangs = new Promise<ProviderFailure>((resolve) => {
      looking = setInterval(() => {
        const failure = this.#look();
        if (failure) resolve(failure);
      }, LOOK_MS);
    });
    const isClosed = new Promise<null>((resolve) => {
      if (signal.aborted) resolve(null);
      signal.addEventListener('abort', () => resolve(null), { once: true });
    });
    const speaking = async () => {
      voice = await link.open();
      voice.on('error', onError);
      return this.#listen(voice);
    };
    try {
      const spoken = speaking().catch(failureOf);
      return await Promise.race([spoken, hangs, isClosed]);
    } finally {
      clearInterval(looking);
      this.#isComplete = true;
      this.#stream?.close();
      this.#resampler?.close();
      (voice as tts.TTS | null)?.off('error', onError);
    }
  }

  #push(): void {
    if (!this.#stream) return;
    for (const sentence of this.#waiting.splice(0)) {
      this.#stream.pushText(`${sentence} `);
      this.#stream.flush();
    }
    if (this.#isEnded) this.#stream.endInput();
  }

  async #listen(voice: tts.TTS): Promise<ProviderFailure | null> {
    if (this.#isComplete) return null;
    // Trying again is the chain's business: the caller is waiting.
    const connOptions = { maxRetry: 0, retryIntervalMs: 0, timeoutMs: this.#firstSoundMs };
    this.#stream = voice.stream({ connOptions });
    this.#push();
    for await (const audio of this.#stream) {
      if (this.#isComplete || audio === tts.SynthesizeStream.END_OF_STREAM) break;
      this.#hear(audio);
    }
    this.#flushResampler();
    if (this.#options.signal.aborted || this.#isComplete) return null;
    if (this.#error) return this.#error;
    if (this.#isEnded && canBeWhole(this.#text, this.spokenMs)) return null;
    return this.spokenMs === 0
      ? { reason: 'garbage', message: 'it answered without any sound' }
      : { reason: 'died', message: 'it stopped in the middle' };
  }

  #hear({ frame, timedTranscripts }: tts.SynthesizedAudio): void {
    const { play, sampleRate, nowMs } = this.#options;
    this.#lastSoundAtMs = nowMs();
    this.#firstSoundAtMs ??= this.#lastSoundAtMs;
    this.spokenMs += (frame.samplesPerChannel * 1000) / frame.sampleRate;
    for (const { text, endTime } of timedTranscripts ?? []) {
      if (endTime !== undefined) this.#words.push({ text, endMs: endTime * 1000 });
    }
    if (frame.sampleRate === sampleRate) {
      play(frame);
      return;
    }
    this.#resampler ??= new AudioResampler(frame.sampleRate, sampleRate, 1);
    for (const resampled of this.#resampler.push(frame)) play(resampled);
  }

  #flushResampler(): void {
    if (this.#isComplete) return;
    for (const frame of this.#resampler?.flush() ?? []) this.#options.play(frame);
  }

  get #firstSoundMs(): number {
    return this.#options.link.firstSoundMs ?? this.#options.firstSoundMs;
  }

  /** Whether the voice has gone silent while there is something to say. */
  #look(): ProviderFailure | null {
    const now = this.#options.nowMs();
    if (this.#askedMs === null) return null;
    if (this.#firstSoundAtMs === null) {
      if (now - this.#askedMs < this.#firstSoundMs) return null;
      return this.#error ?? { reason: 'hung', message: `no sound in ${this.#firstSoundMs} ms` };
    }
    const isOwed = this.#isEnded || !canBeWhole(this.#text, this.spokenMs);
    // What has come is still being heard: there is time.
    const heardUpToMs = Math.max(this.#lastSoundAtMs, this.#firstSoundAtMs + this.spokenMs);
    const dueMs = Math.max(heardUpToMs + PAUSE_MS, this.#lastAskedMs + this.#firstSoundMs);
    if (!isOwed || now < dueMs) return null;
    return this.#error ?? { reason: 'hung', message: `no more sound for ${PAUSE_MS} ms` };
  }
}
