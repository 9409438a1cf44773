/** Plain arithmetic on 16-bit mono audio: levels, speech segments, resampling, G.711 and WAV files. */

/** A stretch of sound, in milliseconds on whatever clock the caller of these functions uses. */
export interface SpeechSegment {
  startMs: number;
  endMs: number;
}

export interface Pcm {
  samples: Int16Array;
  sampleRate: number;
}

/** Level over which a frame counts as speech: far over coded silence, far under any voice. */
export const SPEECH_RMS = 200;

/** Root mean square of 16-bit samples. */
export function rms(samples: Int16Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / samples.length);
}

/**
 * Where there is speech. Segments closer together than `mergeGapMs` (pauses between words) are one;
 * shorter ones than `minSpeechMs` (clicks) are dropped.
 */
export function speechSegments({
  samples,
  sampleRate,
  originMs = 0,
  frameMs = 10,
  threshold = SPEECH_RMS,
  mergeGapMs = 400,
  minSpeechMs = 60,
}: Pcm & {
  originMs?: number;
  frameMs?: number;
  threshold?: number;
  mergeGapMs?: number;
  minSpeechMs?: number;
}): SpeechSegment[] {
  const size = Math.round((sampleRate * frameMs) / 1000);
  const loud: SpeechSegment[] = [];
  for (let at = 0; at + size <= samples.length; at += size) {
    if (rms(samples.subarray(at, at + size)) < threshold) continue;
    const startMs = originMs + (at * 1000) / sampleRate;
    const last = loud.at(-1);
    if (last && startMs - last.endMs < mergeGapMs) last.endMs = startMs + frameMs;
    else loud.push({ startMs, endMs: startMs + frameMs });
  }
  return loud.filter((segment) => segment.endMs - segment.startMs >= minSpeechMs);
}

/** Total length of speech in milliseconds. */
export function speechMs(segments: readonly SpeechSegment[]): number {
  return segments.reduce((sum, segment) => sum + segment.endMs - segment.startMs, 0);
}

/**
 * For each utterance of the caller, how long until the agent began to speak after it; null where
 * the agent said nothing before the caller's next utterance.
 */
export function replyGapsMs({
  caller,
  agent,
}: {
  caller: readonly SpeechSegment[];
  agent: readonly SpeechSegment[];
}): (number | null)[] {
  return caller.map((utterance, index) => {
    const until = caller[index + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    const reply = agent.find(
      (segment) => segment.startMs >= utterance.endMs && segment.startMs < until,
    );
    return reply ? reply.startMs - utterance.endMs : null;
  });
}

const SINC_HALF_WIDTH = 16;

/** Band-limited resampling (windowed sinc); `cutoffHz` lowers the pass band further. */
export function resample({
  samples,
  sampleRate,
  toRate,
  cutoffHz = Math.min(sampleRate, toRate) / 2,
}: Pcm & { toRate: number; cutoffHz?: number }): Int16Array {
  const isCut = cutoffHz < Math.min(sampleRate, toRate) / 2;
  if (sampleRate === toRate && !isCut) return samples;
  const cutoff = Math.min(1, (2 * cutoffHz) / sampleRate);
  const half = Math.ceil(SINC_HALF_WIDTH / cutoff);
  // The position between two samples repeats, and with it the filter.
  const filters = new Map<number, Float64Array>();
  const filterAt = (fraction: number) => {
    let filter = filters.get(fraction);
    if (!filter) {
      filter = Float64Array.from({ length: 2 * half + 1 }, (_, tap) => {
        const offset = tap - half - fraction / toRate;
        const x = Math.PI * offset * cutoff;
        const window = Math.max(0, 0.5 + 0.5 * Math.cos((Math.PI * offset) / (half + 1)));
        return (x === 0 ? 1 : Math.sin(x) / x) * window * cutoff;
      });
      filters.set(fraction, filter);
    }
    return filter;
  };
  const out = new Int16Array(Math.floor((samples.length * toRate) / sampleRate));
  for (let index = 0; index < out.length; index++) {
    const centre = Math.floor((index * sampleRate) / toRate);
    const filter = filterAt((index * sampleRate) % toRate);
    let sum = 0;
    for (let tap = 0; tap < filter.length; tap++) {
      sum += (samples[centre + tap - half] ?? 0) * (filter[tap] ?? 0);
    }
    out[index] = clamp(sum);
  }
  return out;
}

/** Loudness over time: one value for each 10 ms, as the ear would weigh it (logarithmic). */
export function envelope({ samples, sampleRate }: Pcm): Float64Array {
  const size = sampleRate / 100;
  return Float64Array.from({ length: Math.floor(samples.length / size) }, (_, index) => {
    return Math.log10(1 + rms(samples.subarray(index * size, (index + 1) * size)) / 50);
  });
}

/**
 * Where in `within` the loudness runs most like that of `of`: offset in 10 ms steps and likeness
 * from -1 to 1 (Pearson). The same sentence through codecs and jitter buffers stays over 0.9,
 * another one rarely gets over 0.7.
 */
export function bestMatch({ of, within }: { of: Float64Array; within: Float64Array }): {
  offset: number;
  likeness: number;
} {
  let best = { offset: 0, likeness: -1 };
  const mean = average(of);
  const pattern = of.map((value) => value - mean);
  const energy = Math.sqrt(pattern.reduce((sum, value) => sum + value * value, 0));
  for (let offset = 0; offset + of.length <= within.length; offset++) {
    const part = within.subarray(offset, offset + of.length);
    const partMean = average(part);
    let dot = 0;
    let partEnergy = 0;
    for (let index = 0; index < pattern.length; index++) {
      const value = (part[index] ?? 0) - partMean;
      dot += value * (pattern[index] ?? 0);
      partEnergy += value * value;
    }
    const likeness = dot / (energy * Math.sqrt(partEnergy) || 1);
    if (likeness > best.likeness) best = { offset, likeness };
  }
  return best;
}

function average(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The samples from the first to the last speech in them; empty when there is none. */
export function trimmed(pcm: Pcm): Int16Array {
  const segments = speechSegments({ ...pcm, mergeGapMs: Number.POSITIVE_INFINITY });
  const [whole] = segments;
  if (!whole) return new Int16Array();
  const at = (ms: number) => Math.round((ms * pcm.sampleRate) / 1000);
  return pcm.samples.subarray(at(whole.startMs), at(whole.endMs));
}

/** What a telephone line leaves of a voice: 300-3400 Hz at 8 kHz through G.711 mu-law. */
export function throughTelephone({ samples, sampleRate, toRate }: Pcm & { toRate: number }) {
  const narrow = resample({ samples, sampleRate, toRate: 8000, cutoffHz: 3400 });
  const coded = highPass300(narrow).map((sample) => decodeMuLaw(encodeMuLaw(sample)));
  return resample({ samples: coded, sampleRate: 8000, toRate });
}

/** Second-order Butterworth high pass at 300 Hz for 8 kHz audio. */
function highPass300(samples: Int16Array): Int16Array {
  const w = Math.tan((Math.PI * 300) / 8000);
  const norm = 1 / (1 + Math.SQRT2 * w + w * w);
  const a1 = 2 * (w * w - 1) * norm;
  const a2 = (1 - Math.SQRT2 * w + w * w) * norm;
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return samples.map((x) => {
    const y = norm * (x - 2 * x1 + x2) - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    return clamp(y);
  });
}

const MU_LAW_BIAS = 0x84;

/** ITU-T G.711. */
export function encodeMuLaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), 32635) + MU_LAW_BIAS;
  const exponent = Math.max(0, Math.floor(Math.log2(magnitude)) - 7);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

/** ITU-T G.711. */
export function decodeMuLaw(code: number): number {
  const bits = ~code & 0xff;
  const exponent = (bits >> 4) & 0x07;
  const magnitude = (((bits & 0x0f) << 3) + MU_LAW_BIAS) << exponent;
  return (bits & 0x80) !== 0 ? MU_LAW_BIAS - magnitude : magnitude - MU_LAW_BIAS;
}

function clamp(value: number): number {
  return Math.max(-32768, Math.min(32767, Math.round(value)));
}

/** A 16-bit WAV file; channels of unequal length are padded with silence. */
export function wavFile({
  channels,
  sampleRate,
}: {
  channels: Int16Array[];
  sampleRate: number;
}): Buffer {
  const length = Math.max(0, ...channels.map((channel) => channel.length));
  const bytes = length * channels.length * 2;
  const file = Buffer.alloc(44 + bytes);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + bytes, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(channels.length, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * channels.length * 2, 28);
  file.writeUInt16LE(channels.length * 2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(bytes, 40);
  let at = 44;
  for (let index = 0; index < length; index++) {
    for (const channel of channels) at = file.writeInt16LE(channel[index] ?? 0, at);
  }
  return file;
}

/** Reads a 16-bit mono PCM WAV file. Throws on any other kind. */
export function readWav(file: Buffer): Pcm {
  let sampleRate = 0;
  for (let at = 12; at + 8 <= file.length; ) {
    const id = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    if (id === 'fmt ') {
      const isMono16 = file.readUInt16LE(at + 10) === 1 && file.readUInt16LE(at + 22) === 16;
      if (file.readUInt16LE(at + 8) !== 1 || !isMono16) throw new Error('not 16-bit mono PCM');
      sampleRate = file.readUInt32LE(at + 12);
    } else if (id === 'data') {
      const end = Math.min(at + 8 + size, file.length);
      return { samples: int16(file.subarray(at + 8, end)), sampleRate };
    }
    at += 8 + size + (size % 2);
  }
  throw new Error('not a WAV file');
}

/** Little-endian 16-bit samples of a byte buffer, copied. */
export function int16(bytes: Uint8Array): Int16Array {
  const copy = new Uint8Array(bytes.byteLength - (bytes.byteLength % 2));
  copy.set(bytes.subarray(0, copy.length));
  return new Int16Array(copy.buffer);
}

/** The bytes of 16-bit samples, little-endian. */
export function bytesOf(samples: Int16Array): Buffer {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
}
