import { tokenize, tts } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import {
  framesOf,
  type Recording,
  type Recordings,
  recordingOf,
  withoutLeadIn,
} from './recordings.ts';
import { Take } from './take.ts';

/** Sentences made ready beforehand that are kept at most; the oldest go first. */
const MAX_PREPARED = 12;

interface SpeakOptions {
  hear?: (frame: AudioFrame) => void;
  signal?: AbortSignal;
  options?: NonNullable<Parameters<tts.TTS['stream']>[0]>;
}

/**
 * A voice that plays what it has said before: fixed sentences from disk, likely ones from memory,
 * and the rest through the voice inside.
 */
export class CachedVoice extends tts.TTS {
  override label = 'bellhop.cached-voice';
  readonly #inner: tts.TTS;
  readonly #recordings: Recordings;
  /** Sentences worth keeping, as `sentencesIn` cuts them. */
  readonly #fixed = new Set<string>();
  readonly #prepared = new Map<string, Take>();
  /** Failures of the voice inside so far: speech during which one came may be cut short. */
  #failures = 0;

  constructor(options: { inner: tts.TTS; recordings: Recordings }) {
    super(options.inner.sampleRate, options.inner.numChannels, { streaming: true });
    this.#inner = options.inner;
    this.#recordings = options.recordings;
    this.#inner.on('metrics_collected', (metrics) => this.emit('metrics_collected', metrics));
    this.#inner.on('error', (error) => {
      this.#failures += 1;
      this.emit('error', error);
    });
  }

  /** From now on another voice speaks, with recordings of its own. */
  useVoice(voice: string): void {
    this.#failures += 1;
    this.#recordings.useVoice(voice);
    this.#prepared.clear();
  }

  override get model(): string {
    return this.#inner.model;
  }

  override get provider(): string {
    return this.#inner.provider;
  }

  /** Names texts that are said in many calls, always in the same words. */
  keep(texts: readonly string[]): void {
    for (const text of texts) for (const sentence of sentencesIn(text)) this.#fixed.add(sentence);
  }

  /** Has these texts spoken in advance, so that saying one of them begins at once. */
  prepare(texts: readonly string[]): void {
    for (const sentence of texts.flatMap(sentencesIn)) {
      if (this.#fixed.has(sentence) || this.#prepared.has(sentence)) continue;
      const take = new Take(async (hear) => (await this.speak(sentence, { hear })) !== null);
      this.#prepared.set(sentence, take);
      // Half a sentence is of no use to whoever says it later.
      void take.whole.then((whole) => {
        if (!whole && this.#prepared.get(sentence) === take) this.#prepared.delete(sentence);
      });
      const [oldest] = this.#prepared.keys();
      if (this.#prepared.size > MAX_PREPARED && oldest) this.#prepared.delete(oldest);
    }
  }

  /** The fixed sentence as a recording, if there is one. */
  async find(sentence: string): Promise<Recording | null> {
    return this.#fixed.has(sentence) ? this.#recordings.find(sentence) : null;
  }

  /** The sentence as it was or is being spoken in advance. */
  prepared(sentence: string): Take | null {
    return this.#prepared.get(sentence) ?? null;
  }

  /** Keeps a sentence that has just been spoken whole, if it is a fixed one. */
  async keepSpoken(sentence: string, recording: Recording): Promise<void> {
    // A full disk is no reason to fall silent.
    if (this.#fixed.has(sentence)) await this.#recordings.keep(sentence, recording).catch(() => {});
  }

  isFixed(sentence: string): boolean {
    return this.#fixed.has(sentence);
  }

  /**
   * A sentence spoken by the voice inside, each frame handed to `hear` as it comes; null when it was
   * not spoken whole.
   */
  async speak(
    sentence: string,
    { hear, signal, options }: SpeakOptions = {},
  ): Promise<Recording | null> {
    const failures = this.#failures;
    const frames: AudioFrame[] = [];
    const speech = new LiveSpeech(this.#inner.stream(options), (frame) => {
      frames.push(frame);
      hear?.(frame);
    });
    const stop = () => speech.close();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      speech.say(sentence);
      await speech.end();
    } finally {
      signal?.removeEventListener('abort', stop);
      speech.close();
    }
    return signal?.aborted || this.#failures !== failures ? null : recordingOf(frames);
  }

  override synthesize(...args: Parameters<tts.TTS['synthesize']>): tts.ChunkedStream {
    return this.#inner.synthesize(...args);
  }

  override stream(options?: Parameters<tts.TTS['stream']>[0]): tts.SynthesizeStream {
    return new CachedStream(this, this.#inner, options);
  }

  override async close(): Promise<void> {
    await this.#inner.close();
  }
}

class CachedStream extends tts.SynthesizeStream {
  override label = 'bellhop.cached-voice';
  readonly #voice: CachedVoice;
  readonly #inner: tts.TTS;
  readonly #options: Parameters<tts.TTS['stream']>[0];
  #hasSounded = false;

  constructor(voice: CachedVoice, inner: tts.TTS, options: Parameters<tts.TTS['stream']>[0]) {
    super(voice, options?.connOptions);
    this.#voice = voice;
    this.#inner = inner;
    this.#options = options;
  }

  protected override async run(): Promise<void> {
    const sentences = sentenceTokenizer().stream();
    const feed = async () => {
      let held = '';
      for await (const piece of this.input) {
        held = typeof piece === 'string' ? held + piece : '';
        if (typeof piece === 'string') sentences.pushText(piece);
        // The tokenizer lets go of a sentence when the next one begins, which a model may take long
        // to do.
        if (held !== '' && !this.#endsFixed(held)) continue;
        sentences.flush();
        held = '';
      }
      sentences.endInput();
    };
    const feeding = feed();
    let live: LiveSpeech | null = null;
    try {
      for await (const { token } of sentences) {
        if (this.abortSignal.aborted) break;
        const recording = await this.#voice.find(token);
        const take = this.#voice.prepared(token);
        const alone = this.#voice.isFixed(token);
        const isReady = recording !== null || ((await take?.begins()) ?? false);
        if (live && (isReady || alone)) {
          await live.end();
          live = null;
        }
        if (recording) this.#play(framesOf(recording));
        else if (take && isReady) await this.#playTake(take);
        else if (alone) await this.#speakFixed(token);
        else {
          live ??= new LiveSpeech(this.#inner.stream(this.#options), (frame) =>
            this.#play([frame]),
          );
          live.say(token);
        }
      }
      await live?.end();
      await feeding;
      if (!this.queue.closed) this.queue.put(tts.SynthesizeStream.END_OF_STREAM);
    } finally {
      live?.close();
      sentences.close();
    }
  }

  /** Whether the text ends in a whole sentence that is fixed: nothing of it can change any more. */
  #endsFixed(text: string): boolean {
    const last = sentencesIn(text).at(-1) ?? '';
    return /[.!?]$/.test(last) && this.#voice.isFixed(last);
  }

  async #playTake(take: Take): Promise<void> {
    for await (const frame of take.frames()) {
      if (this.abortSignal.aborted) return;
      this.#play([frame]);
    }
  }

  /** The first time a fixed sentence is said it is heard as it comes, and kept. */
  async #speakFixed(sentence: string): Promise<void> {
    const recording = await this.#voice.speak(sentence, {
      hear: (frame) => this.#play([frame]),
      signal: this.abortSignal,
      ...(this.#options && { options: this.#options }),
    });
    if (recording) await this.#voice.keepSpoken(sentence, recording);
  }

  #play(frames: AudioFrame[]): void {
    for (const spoken of frames) {
      if (this.queue.closed || this.abortSignal.aborted) return;
      // The caller waits for the first sound, not for the silence before it.
      const frame = this.#hasSounded ? spoken : withoutLeadIn(spoken);
      if (!frame) continue;
      this.#hasSounded = true;
      this.queue.put({ requestId: '', segmentId: '', frame, final: false });
    }
  }
}

/** Sentences spoken one after another by the voice inside, as one piece of speech. */
class LiveSpeech {
  readonly #stream: tts.SynthesizeStream;
  readonly #done: Promise<void>;

  constructor(stream: tts.SynthesizeStream, play: (frame: AudioFrame) => void) {
    this.#stream = stream;
    this.#done = this.#pump(play);
    this.#done.catch(() => {});
  }

  say(sentence: string): void {
    this.#stream.pushText(`${sentence} `);
    this.#stream.flush();
  }

  /** Resolves when everything has been spoken. */
  end(): Promise<void> {
    this.#stream.endInput();
    return this.#done;
  }

  close(): void {
    this.#stream.close();
  }

  async #pump(play: (frame: AudioFrame) => void): Promise<void> {
    for await (const audio of this.#stream) {
      if (audio === tts.SynthesizeStream.END_OF_STREAM) break;
      play(audio.frame);
    }
  }
}

function sentenceTokenizer() {
  // Short ones too: "All right." is worth playing before what follows it is ready.
  return new tokenize.basic.SentenceTokenizer({ minSentenceLength: 2, streamContextLength: 1 });
}

/** A text as the sentences it is spoken in. */
export function sentencesIn(text: string): string[] {
  return sentenceTokenizer().tokenize(text);
}
