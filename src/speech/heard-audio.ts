import type { AudioFrame } from '@livekit/rtc-node';

/** Sound kept at most, in milliseconds: an utterance, or the last of a long one. */
const KEPT_MS = 12_000;
/** Sound before speech was noticed that belongs to it, in milliseconds. */
const BEFORE_MS = 600;

/** The last seconds of what the caller's line brought, for a recogniser that has not heard it. */
export class HeardAudio {
  #frames: { frame: AudioFrame; endMs: number }[] = [];
  #nowMs = 0;
  #speechMs: number | null = null;

  push(frame: AudioFrame): void {
    this.#nowMs += (frame.samplesPerChannel * 1000) / frame.sampleRate;
    this.#frames.push({ frame, endMs: this.#nowMs });
    const keptFromMs = this.#nowMs - KEPT_MS;
    while ((this.#frames[0]?.endMs ?? keptFromMs) < keptFromMs) this.#frames.shift();
  }

  /** Speech has been noticed now: an utterance begins, if none is going on. */
  begin({ beforeMs = BEFORE_MS } = {}): void {
    this.#speechMs ??= this.#nowMs - beforeMs;
  }

  /** What was said so far has been understood, or never will be. */
  settle(): void {
    this.#speechMs = null;
  }

  /** Whether something was said that is not settled. */
  get isOpen(): boolean {
    return this.#speechMs !== null;
  }

  /** The sound of the utterance that is not settled. */
  utterance(): AudioFrame[] {
    const from = this.#speechMs;
    return from === null
      ? []
      : this.#frames.filter(({ endMs }) => endMs > from).map(({ frame }) => frame);
  }
}
