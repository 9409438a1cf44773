import type { stt } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import { failureOf, type ProviderFailure } from '../resilience/chain.ts';
import type { EarsLink } from './links.ts';
import { Pieces } from './pieces.ts';

/** How long a connection may take to open, in milliseconds. */
const CONNECT_MS = 3000;

/** One recogniser at work on one line. Sound that comes before it is open waits for it. */
export class Listener {
  readonly link: EarsLink;
  readonly #hear: (event: stt.SpeechEvent) => void;
  readonly #failed: (failure: ProviderFailure) => void;
  readonly #pieces: Pieces | null;
  #stream: stt.SpeechStream | null = null;
  #waiting: (AudioFrame | 'flush')[] = [];
  #isClosed = false;

  constructor(options: {
    link: EarsLink;
    hear: (event: stt.SpeechEvent) => void;
    failed: (failure: ProviderFailure) => void;
  }) {
    this.link = options.link;
    this.#pieces = options.link.pieceMs ? new Pieces(options.link.pieceMs) : null;
    this.#hear = options.hear;
    this.#failed = options.failed;
    void this.#run();
  }

  push(input: AudioFrame | 'flush'): void {
    if (this.#isClosed) return;
    const stream = this.#stream;
    if (!stream) {
      this.#waiting.push(input);
      return;
    }
    try {
      if (input === 'flush') {
        for (const piece of this.#pieces?.rest() ?? []) stream.pushFrame(piece);
        stream.flush();
      } else for (const piece of this.#pieces?.push(input) ?? [input]) stream.pushFrame(piece);
    } catch {
      // It has just ended; that is told where it is listened to.
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#stream?.close();
  }

  async #run(): Promise<void> {
    let error: ProviderFailure | null = null;
    let ears: stt.STT | null = null;
    const onError = (event: { error: unknown; recoverable?: boolean }) => {
      error ??= failureOf(event.error);
      // Some streams stay open after that.
      if (event.recoverable === false) this.#end(error);
    };
    try {
      ears = await this.link.open();
      if (this.#isClosed) return;
      ears.on('error', onError);
      const connOptions = { maxRetry: 0, retryIntervalMs: 0, timeoutMs: CONNECT_MS };
      this.#stream = ears.stream({ connOptions });
      for (const input of this.#waiting.splice(0)) this.push(input);
      for await (const event of this.#stream) if (!this.#isClosed) this.#hear(event);
      this.#end(error ?? { reason: 'died', message: 'it stopped listening' });
    } catch (cause) {
      this.#end(failureOf(cause));
    } finally {
      ears?.off('error', onError);
    }
  }

  #end(failure: ProviderFailure): void {
    if (this.#isClosed) return;
    this.close();
    this.#failed(failure);
  }
}
