import { AudioFrame } from '@livekit/rtc-node';

/** Mono sound in pieces of one length, for a recogniser that sends it on in such pieces anyway. */
export class Pieces {
  readonly #ms: number;
  #held = new Int16Array();
  #length = 0;
  #rateHz = 0;

  /** `ms` is the length of a piece, in milliseconds. */
  constructor(ms: number) {
    this.#ms = ms;
  }

  /** The pieces that are whole with this frame. */
  push(frame: AudioFrame): AudioFrame[] {
    if (frame.sampleRate !== this.#rateHz) {
      this.#rateHz = frame.sampleRate;
      this.#start();
    }
    const whole: AudioFrame[] = [];
    let rest = frame.data;
    while (rest.length > 0) {
      const part = rest.subarray(0, this.#held.length - this.#length);
      this.#held.set(part, this.#length);
      this.#length += part.length;
      rest = rest.subarray(part.length);
      if (this.#length === this.#held.length) whole.push(...this.rest());
    }
    return whole;
  }

  /** What is there of a piece that is not whole: one or none. */
  rest(): AudioFrame[] {
    if (this.#length === 0) return [];
    const samples = this.#held.slice(0, this.#length);
    this.#start();
    return [new AudioFrame(samples, this.#rateHz, 1, samples.length)];
  }

  #start(): void {
    this.#held = new Int16Array(Math.round((this.#rateHz * this.#ms) / 1000));
    this.#length = 0;
  }
}
