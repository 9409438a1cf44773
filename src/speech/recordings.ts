import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AudioFrame } from '@livekit/rtc-node';

/** Speech of one sentence: mono 16-bit samples. */
export interface Recording {
  samples: Int16Array;
  /** Hertz. */
  sampleRate: number;
}

/** Sample values below this are silence to the ear. */
const SILENT = 120;
/** Silence left before the first sound, so that its onset is whole, in seconds. */
const LEAD_IN_S = 0.01;
/** Length of the frames a recording is played in, in seconds; short enough to stop within. */
const FRAME_S = 0.1;

/** Sentences spoken before, kept as files: made once for each voice, then played by every call. */
export class Recordings {
  readonly #folder: string;
  #voice: string;
  readonly #sampleRate: number;

  /** `voice` names everything that changes the sound: provider, model, voice and language. */
  constructor(options: { folder: string; voice: string; sampleRate: number }) {
    this.#folder = options.folder;
    this.#voice = options.voice;
    this.#sampleRate = options.sampleRate;
  }

  /** From now on the sentences of another voice are found and kept. */
  useVoice(voice: string): void {
    this.#voice = voice;
  }

  /** The sentence as one of these voices has spoken it, the first that did. */
  async findIn(voices: readonly string[], sentence: string): Promise<Recording | null> {
    for (const voice of voices) {
      const recording = await this.find(sentence, voice);
      if (recording) return recording;
    }
    return null;
  }

  /** The sentence as it was spoken before; null when it never was, or its file is damaged. */
  async find(sentence: string, voice = this.#voice): Promise<Recording | null> {
    try {
      const bytes = await readFile(this.#path(sentence, voice));
      if (bytes.length === 0 || bytes.length % 2 !== 0) return null;
      const samples = new Int16Array(
        bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
      );
      return { samples, sampleRate: this.#sampleRate };
    } catch {
      return null;
    }
  }

  /** Keeps a sentence; two calls that keep the same one at once do no harm. */
  async keep(sentence: string, { samples }: Recording): Promise<void> {
    const path = this.#path(sentence, this.#voice);
    const part = `${path}.${process.pid}.part`;
    await mkdir(this.#folder, { recursive: true });
    await writeFile(part, new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
    await rename(part, path);
  }

  #path(sentence: string, voice: string): string {
    const hash = createHash('sha256').update(`${voice}\n${this.#sampleRate}\n${sentence}`);
    return join(this.#folder, `${hash.digest('hex').slice(0, 32)}.pcm`);
  }
}

/** What was spoken, without the silence before it: every millisecond of that is waited for. */
export function recordingOf(frames: readonly AudioFrame[]): Recording | null {
  const [first] = frames;
  if (!first) return null;
  const { sampleRate } = first;
  const samples = new Int16Array(frames.reduce((sum, frame) => sum + frame.data.length, 0));
  let at = 0;
  for (const frame of frames) {
    samples.set(frame.data, at);
    at += frame.data.length;
  }
  const sounding = withoutLeadIn(new AudioFrame(samples, sampleRate, 1, samples.length));
  return sounding && { samples: sounding.data, sampleRate };
}

/** A frame without the silence it begins with; null when it is nothing but silence. */
export function withoutLeadIn(frame: AudioFrame): AudioFrame | null {
  const { data, sampleRate, channels } = frame;
  const sound = data.findIndex((sample) => Math.abs(sample) > SILENT);
  if (sound < 0) return null;
  const rest = data.slice(Math.max(0, sound - Math.round(LEAD_IN_S * sampleRate)));
  return new AudioFrame(rest, sampleRate, channels, rest.length / channels);
}

/** The frames a recording is played in. */
export function framesOf({ samples, sampleRate }: Recording): AudioFrame[] {
  const size = Math.round(FRAME_S * sampleRate);
  const frames: AudioFrame[] = [];
  for (let from = 0; from < samples.length; from += size) {
    const data = samples.slice(from, from + size);
    frames.push(new AudioFrame(data, sampleRate, 1, data.length));
  }
  return frames;
}
