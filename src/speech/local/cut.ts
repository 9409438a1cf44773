import { HEARING_RATE_HZ } from './models.ts';

/** Moonshine answers nothing at all for more than about nine seconds. */
const LONGEST = 8 * HEARING_RATE_HZ;
/** A cut is made at the quietest moment of this much before that. */
const SEARCHED = 1.5 * HEARING_RATE_HZ;
const MOMENT = HEARING_RATE_HZ / 50;

/** Parts short enough for the recogniser, cut where it is quietest; samples at 16 kHz. */
export function cutForRecogniser(samples: Int16Array): Int16Array[] {
  if (samples.length <= LONGEST) return [samples];
  let cut = LONGEST;
  let quietest = Number.POSITIVE_INFINITY;
  for (let at = LONGEST - SEARCHED; at < LONGEST; at += MOMENT) {
    let energy = 0;
    for (const sample of samples.subarray(at, at + MOMENT)) energy += sample * sample;
    if (energy < quietest) [quietest, cut] = [energy, at];
  }
  return [samples.subarray(0, cut), ...cutForRecogniser(samples.subarray(cut))];
}

/** A long first clause is enough to begin with, in characters. */
const LONG = 50;
const SHORTEST = 18;

/** A sentence as the pieces it is spoken in: the caller waits for the first, not for all. */
export function cutForVoice(sentence: string): string[] {
  if (sentence.length <= LONG) return [sentence];
  const comma = /[,;:] /g;
  comma.lastIndex = SHORTEST;
  const at = comma.exec(sentence)?.index;
  if (at === undefined || sentence.length - at < SHORTEST) return [sentence];
  return [sentence.slice(0, at + 1), ...cutForVoice(sentence.slice(at + 2))];
}
