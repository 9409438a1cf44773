import { type APIConnectOptions, stt } from '@livekit/agents';
import type { Breakers } from '../resilience/breakers.ts';
import { Chain, type ProviderNews } from '../resilience/chain.ts';
import { EarsStream } from './ears-stream.ts';
import { type EarsLink, openedOnce } from './links.ts';

/** How long after the end of speech its words may take, in milliseconds. */
const WORDS_MS = 800;

export interface UnfailingEarsOptions {
  links: readonly EarsLink[];
  breakers: Breakers;
  report: (news: ProviderNews) => void;
  nowMs: () => number;
  wordsMs?: number;
  /** No recogniser is left (true), or one is back. */
  onDeaf?: (isDeaf: boolean) => void;
}

/**
 * Recognisers in order, as one that does not fail. What a recogniser was told and did not understand
 * is told to the next one, so that the caller need not say it again; when none is left it stays
 * silent, and looks whether one is back at each thing the caller says.
 */
export class UnfailingEars extends stt.STT {
  override label = 'bellhop.unfailing-ears';
  readonly #options: UnfailingEarsOptions;
  readonly #chain: Chain<EarsLink>;
  readonly #opened = new Set<stt.STT>();
  readonly #streams = new Set<EarsStream>();

  constructor(options: UnfailingEarsOptions) {
    super({ streaming: true, interimResults: true });
    this.#options = options;
    const links = options.links.map((link) => ({
      ...link,
      open: openedOnce(async () => {
        const ears = await link.open();
        this.#opened.add(ears);
        ears.on('metrics_collected', (metrics) => this.emit('metrics_collected', metrics));
        // An error without a listener ends the process.
        ears.on('error', () => {});
        return ears;
      }),
    }));
    this.#chain = new Chain({ ...options, kind: 'stt', links });
  }

  override get provider(): string {
    return this.#chain.current?.name ?? 'none';
  }

  /** The caller has begun (true) or stopped making sounds of speech. */
  speech(isSpeaking: boolean): void {
    for (const stream of this.#streams) stream.speech(isSpeaking);
  }

  override stream(_options?: { connOptions?: APIConnectOptions }): stt.SpeechStream {
    const { nowMs, wordsMs = WORDS_MS, onDeaf } = this.#options;
    const stream = new EarsStream({
      ears: this,
      chain: this.#chain,
      nowMs,
      wordsMs,
      onDeaf: (isDeaf) => onDeaf?.(isDeaf),
      closed: () => this.#streams.delete(stream),
    });
    this.#streams.add(stream);
    return stream;
  }

  override async close(): Promise<void> {
    await Promise.all([...this.#opened].map((ears) => ears.close()));
  }

  protected override _recognize(): Promise<stt.SpeechEvent> {
    throw new Error('these ears are used as a stream only');
  }
}
