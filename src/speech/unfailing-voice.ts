import { tts } from '@livekit/agents';
import type { Breakers } from '../resilience/breakers.ts';
import { Chain, type ProviderNews } from '../resilience/chain.ts';
import { ChainSpeech } from './chain-speech.ts';
import { openedOnce, type VoiceLink } from './links.ts';
import { framesOf, type Recording } from './recordings.ts';

/** How long a voice's first sound may take before the next one is asked, in milliseconds. */
const FIRST_SOUND_MS = 650;

export interface UnfailingVoiceOptions {
  links: readonly VoiceLink[];
  breakers: Breakers;
  report: (news: ProviderNews) => void;
  nowMs: () => number;
  /** Hertz. */
  sampleRate: number;
  firstSoundMs?: number;
  /** A sentence as any voice has spoken it before: what is left when no voice speaks. */
  anyRecording?: (sentence: string) => Promise<Recording | null>;
}

/**
 * Voices in order, as one that does not fail: what one began, the next finishes, and the call then
 * stays with that one.
 */
export class UnfailingVoice extends tts.TTS {
  override label = 'bellhop.unfailing-voice';
  readonly #options: UnfailingVoiceOptions;
  readonly #chain: Chain<VoiceLink>;
  readonly #opened = new Set<tts.TTS>();
  readonly #listeners = new Set<(sound: string) => void>();
  #sound: string;

  constructor(options: UnfailingVoiceOptions) {
    super(options.sampleRate, 1, { streaming: true });
    this.#options = options;
    const links = options.links.map((link) => ({
      ...link,
      open: openedOnce(async () => {
        const voice = await link.open();
        this.#opened.add(voice);
        voice.on('metrics_collected', (metrics) => this.emit('metrics_collected', metrics));
        // An error without a listener ends the process.
        voice.on('error', () => {});
        return voice;
      }),
    }));
    this.#chain = new Chain({
      kind: 'tts',
      links,
      breakers: options.breakers,
      report: (news) => {
        options.report(news);
        if (news.type === 'provider.failed') this.#changed();
      },
    });
    this.#sound = this.#chain.pick()?.sound ?? '';
  }

  override get provider(): string {
    return this.#chain.current?.name ?? 'none';
  }

  /** What the voice in use sounds like, in words. */
  get sound(): string {
    return this.#sound;
  }

  /** Told whenever a voice failed, with the sound of the one that is used from now on. */
  onChange(listener: (sound: string) => void): void {
    this.#listeners.add(listener);
  }

  /** Opens the connection of the voice in use. */
  prewarm(): void {
    const opening = this.#chain.pick()?.open();
    opening?.then(
      (voice) => (voice as { prewarm?: () => void }).prewarm?.(),
      () => {},
    );
  }

  override synthesize(): tts.ChunkedStream {
    throw new Error('this voice is used as a stream only');
  }

  override stream(options?: Parameters<tts.TTS['stream']>[0]): tts.SynthesizeStream {
    return new UnfailingStream(this, options, (play) => this.#speech(play));
  }

  override async close(): Promise<void> {
    await Promise.all([...this.#opened].map((voice) => voice.close()));
  }

  #changed(): void {
    this.#sound = this.#chain.pick()?.sound ?? this.#sound;
    for (const listener of this.#listeners) listener(this.#sound);
  }

  #speech(play: ConstructorParameters<typeof ChainSpeech>[0]['play']): ChainSpeech {
    const { nowMs, sampleRate, firstSoundMs = FIRST_SOUND_MS, anyRecording } = this.#options;
    return new ChainSpeech({
      chain: this.#chain,
      sampleRate,
      firstSoundMs,
      nowMs,
      play,
      lastResort: async (sentences) => {
        for (const sentence of sentences) {
          const recording = await anyRecording?.(sentence);
          for (const frame of recording ? framesOf(recording) : []) play(frame);
        }
      },
    });
  }
}

class UnfailingStream extends tts.SynthesizeStream {
  override label = 'bellhop.unfailing-voice';
  readonly #begin: (play: ConstructorParameters<typeof ChainSpeech>[0]['play']) => ChainSpeech;

  constructor(
    voice: UnfailingVoice,
    options: Parameters<tts.TTS['stream']>[0],
    begin: (play: ConstructorParameters<typeof ChainSpeech>[0]['play']) => ChainSpeech,
  ) {
    super(voice, options?.connOptions);
    this.#begin = begin;
  }

  protected override async run(): Promise<void> {
    const speech = this.#begin((frame) => {
      if (this.queue.closed || this.abortSignal.aborted) return;
      this.queue.put({ requestId: '', segmentId: '', frame, final: false });
    });
    const stop = () => speech.close();
    this.abortSignal.addEventListener('abort', stop, { once: true });
    try {
      let text = '';
      for await (const piece of this.input) {
        if (typeof piece === 'string') {
          text += piece;
          continue;
        }
        speech.say(text);
        text = '';
      }
      speech.say(text);
      await speech.end();
      if (!this.queue.closed) this.queue.put(tts.SynthesizeStream.END_OF_STREAM);
    } finally {
      this.abortSignal.removeEventListener('abort', stop);
      speech.close();
    }
  }
}
