import type { AudioFrame } from '@livekit/rtc-node';

/** One sentence being spoken: what there is of it can be played while the rest is still coming. */
export class Take {
  readonly #frames: AudioFrame[] = [];
  readonly #whole: Promise<boolean>;
  #isOver = false;
  #wake: () => void = () => {};
  #news = this.#next();

  /** @param speak hands over each frame as it comes; resolves with whether it was spoken whole. */
  constructor(speak: (hear: (frame: AudioFrame) => void) => Promise<boolean>) {
    this.#whole = speak((frame) => {
      this.#frames.push(frame);
      this.#tell();
    })
      .catch(() => false)
      .finally(() => {
        this.#isOver = true;
        this.#tell();
      });
  }

  /** Whether there is or will be something to play: not so where the first sound never came. */
  async begins(): Promise<boolean> {
    while (this.#frames.length === 0 && !this.#isOver) await this.#news;
    return this.#frames.length > 0;
  }

  /** The frames from the first on, as they come; ends where the speech does. */
  async *frames(): AsyncIterable<AudioFrame> {
    for (let at = 0; ; at++) {
      while (at >= this.#frames.length) {
        if (this.#isOver) return;
        await this.#news;
      }
      yield this.#frames[at] as AudioFrame;
    }
  }

  /** Whether it was spoken to its end. */
  get whole(): Promise<boolean> {
    return this.#whole;
  }

  #tell(): void {
    const wake = this.#wake;
    this.#news = this.#next();
    wake();
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
