import { rms, SPEECH_RMS } from '../audio.ts';

/** What a listener told of one stretch of speech, cut out of a stream of audio. */
export interface UtteranceListener {
  onStart(): void;
  /** While it lasts, after each loud frame; `speechMs` and `audio` are what was heard so far. */
  onProgress(speechMs: number, audio: () => Int16Array): void;
  /** The utterance with a little of what came before it. */
  onEnd(audio: Int16Array, speechMs: number): void;
}

const BEFORE_MS = 200;
const SHORTEST_MS = 100;
/** How late frames may be. */
const LATE_MS = 350;

/**
 * Cuts a stream of frames into utterances by their energy. The stream may simply stop (the client
 * sends nothing while it hears nothing), so silence also counts by the clock; by more of it, since
 * frames that are late on a busy machine are no silence.
 */
export class UtteranceCutter {
  readonly #sampleRate: number;
  readonly #silenceMs: number;
  readonly #listener: UtteranceListener;
  #before: Int16Array[] = [];
  #frames: Int16Array[] | null = null;
  #speechMs = 0;
  #quietMs = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: { sampleRate: number; silenceMs: number; listener: UtteranceListener }) {
    this.#sampleRate = options.sampleRate;
    this.#silenceMs = options.silenceMs;
    this.#listener = options.listener;
  }

  push(frame: Int16Array): void {
    // Looked at in 10 ms steps: a 100 ms frame that is half silence would blur the end.
    const step = this.#sampleRate / 100;
    for (let at = 0; at < frame.length; at += step) this.#push(frame.subarray(at, at + step));
    clearTimeout(this.#timer);
    if (this.#frames) this.#timer = setTimeout(() => this.finish(), this.#silenceMs + LATE_MS);
  }

  /** Ends the utterance now, whatever was heard of it. */
  finish(): void {
    clearTimeout(this.#timer);
    const frames = this.#frames;
    const speechMs = this.#speechMs;
    this.#frames = null;
    this.#speechMs = 0;
    if (frames) this.#listener.onEnd(joined(frames), speechMs);
  }

  #push(frame: Int16Array): void {
    const ms = (frame.length * 1000) / this.#sampleRate;
    const isLoud = rms(frame) >= SPEECH_RMS;
    if (isLoud) {
      this.#speechMs += ms;
      this.#quietMs = 0;
    } else {
      this.#quietMs += ms;
      if (!this.#frames && this.#quietMs > BEFORE_MS) this.#speechMs = 0;
    }
    if (this.#frames) {
      this.#frames.push(frame);
      const frames = this.#frames;
      if (isLoud) this.#listener.onProgress(this.#speechMs, () => joined(frames));
      else if (this.#quietMs >= this.#silenceMs) this.finish();
      return;
    }
    this.#before.push(frame);
    if (this.#before.length * ms > BEFORE_MS + SHORTEST_MS) this.#before.shift();
    if (isLoud && this.#speechMs >= SHORTEST_MS) {
      this.#frames = this.#before;
      this.#before = [];
      this.#listener.onStart();
    }
  }
}

function joined(frames: Int16Array[]): Int16Array {
  const all = new Int16Array(frames.reduce((sum, frame) => sum + frame.length, 0));
  let at = 0;
  for (const frame of frames) {
    all.set(frame, at);
    at += frame.length;
  }
  return all;
}
