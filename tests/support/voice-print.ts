import type { Pcm } from './audio.ts';

/** Bands in which vowels and consonants differ, as far as a telephone carries them; hertz. */
const BANDS = [
  [300, 700],
  [700, 1300],
  [1300, 2200],
  [2200, 3400],
] as const;
/** Length of one step of a print, in milliseconds. */
export const STEP_MS = 20;
/** A step under this, all bands together, is silence: a hole in the line or between words. */
const QUIET = 0.6;
/** What it costs to take a step in one print only, beside the difference. */
const STRETCH = 0.15;

/** How loud each band of a voice is (logarithmic), one row for each step that is not silent. */
export type VoicePrint = readonly Float64Array[];

export function voicePrint({ samples, sampleRate }: Pcm): VoicePrint {
  const size = (sampleRate * STEP_MS) / 1000;
  const steps = Array.from(
    { length: Math.floor(samples.length / size) },
    () => new Float64Array(BANDS.length),
  );
  for (const [band, range] of BANDS.entries()) {
    const energies = bandEnergies({ samples, sampleRate, range, size });
    for (const [index, step] of steps.entries()) {
      step[band] = Math.log10(1 + Math.sqrt((energies[index] ?? 0) / size) / 50);
    }
  }
  return steps.filter((step) => step.reduce((sum, value) => sum + value, 0) > QUIET);
}

export interface Difference {
  /** Per step; under 0.1 for the same recording, over 0.5 for other words. */
  difference: number;
  /** How many steps of the known print were gone through. */
  steps: number;
}

/**
 * How much what was heard differs from a known print, each stretched to fit the other (dynamic time
 * warping), so that what a busy machine tears out of the audio costs little. With `begins` only the
 * beginning of the known print need be like it.
 */
export function differenceOf(options: {
  heard: VoicePrint;
  known: VoicePrint;
  begins: boolean;
}): Difference {
  const { heard, known, begins } = options;
  let before = new Float64Array(known.length + 1).fill(Number.POSITIVE_INFINITY);
  before[0] = 0;
  for (const step of heard) {
    const now = new Float64Array(known.length + 1).fill(Number.POSITIVE_INFINITY);
    for (let at = 1; at <= known.length; at += 1) {
      const here = distance(step, known[at - 1]);
      const stretched = Math.min(before[at] ?? 0, now[at - 1] ?? 0) + STRETCH;
      now[at] = here + Math.min(before[at - 1] ?? 0, stretched);
    }
    before = now;
  }
  let best: Difference = { difference: Number.POSITIVE_INFINITY, steps: known.length };
  for (let steps = begins ? 1 : known.length; steps <= known.length; steps += 1) {
    const longest = Math.max(heard.length, steps, 1);
    const difference = (before[steps] ?? Number.POSITIVE_INFINITY) / longest;
    if (difference < best.difference) best = { difference, steps };
  }
  return best;
}

function distance(a: Float64Array, b: Float64Array | undefined): number {
  let sum = 0;
  for (let band = 0; band < a.length; band += 1) sum += Math.abs((a[band] ?? 0) - (b?.[band] ?? 0));
  return sum;
}

/** Energy of a band per step, through a second-order band pass (Audio EQ Cookbook). */
function bandEnergies(
  options: Pcm & { range: readonly [number, number]; size: number },
): Float64Array {
  const { samples, sampleRate, range, size } = options;
  const [from, to] = range;
  const centre = Math.sqrt(from * to);
  const w = (2 * Math.PI * centre) / sampleRate;
  const alpha = (Math.sin(w) * (to - from)) / (2 * centre);
  const [b, a1, a2] = [
    alpha / (1 + alpha),
    (2 * Math.cos(w)) / (1 + alpha),
    (1 - alpha) / (1 + alpha),
  ];
  const energies = new Float64Array(Math.floor(samples.length / size));
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let index = 0; index < energies.length * size; index += 1) {
    const x = samples[index] ?? 0;
    const y = b * (x - x2) + a1 * y1 - a2 * y2;
    const step = Math.floor(index / size);
    energies[step] = (energies[step] ?? 0) + y * y;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
  }
  return energies;
}
