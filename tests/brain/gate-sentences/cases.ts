import { readFileSync } from 'node:fs';
import type { Labelled, Stage } from './labelled.ts';
import { mapleDental } from './maple-dental.ts';
import { mapleDentalFresh } from './maple-dental-fresh.ts';
import { mapleDentalLast } from './maple-dental-last.ts';
import { mapleDentalLater } from './maple-dental-later.ts';
import { mapleDentalSeen } from './maple-dental-seen.ts';
import { pineValleyGolf } from './pine-valley-golf.ts';
import { pineValleyGolfFresh } from './pine-valley-golf-fresh.ts';
import { pineValleyGolfLast } from './pine-valley-golf-last.ts';
import { pineValleyGolfLater } from './pine-valley-golf-later.ts';
import { pineValleyGolfSeen } from './pine-valley-golf-seen.ts';
import { studioNine } from './studio-nine.ts';
import { studioNineFresh } from './studio-nine-fresh.ts';
import { studioNineLast } from './studio-nine-last.ts';
import { studioNineLater } from './studio-nine-later.ts';
import { studioNineSeen } from './studio-nine-seen.ts';
import type { Slug } from './worlds.ts';

/** The share of the sentences that was not looked at while the gate was tuned. */
const HELD_OUT_EVERY = 3;

export interface LabelledCase {
  slug: Slug;
  stage: Stage;
  sentence: string;
  isHeldOut: boolean;
  /** Which of the sets with a part held out, if not the first. */
  set?: 'fresh' | 'last' | Voice;
}

const SETS: [Slug, Labelled][] = [
  ['maple-dental', mapleDental],
  ['pine-valley-golf', pineValleyGolf],
  ['studio-nine', studioNine],
];

/** Written before the gate that asks to understand a sentence; a third of them held out as well. */
const FRESH: [Slug, Labelled][] = [
  ['maple-dental', mapleDentalFresh],
  ['pine-valley-golf', pineValleyGolfFresh],
  ['studio-nine', studioNineFresh],
];

/** Written after the last change to the gate, and not looked at since: all held out. */
const LAST: [Slug, Labelled][] = [
  ['maple-dental', mapleDentalLast],
  ['pine-valley-golf', pineValleyGolfLast],
  ['studio-nine', studioNineLast],
];

/** Never held out. */
const LATER: [Slug, Labelled][] = [
  ['maple-dental', mapleDentalLater],
  ['maple-dental', mapleDentalSeen],
  ['pine-valley-golf', pineValleyGolfLater],
  ['pine-valley-golf', pineValleyGolfSeen],
  ['studio-nine', studioNineLater],
  ['studio-nine', studioNineSeen],
];

/** How a model may speak; each by another hand. The chatty ones were all looked at since, the lying ones are all false. */
export const VOICES = [
  'ordinary',
  'chatty',
  'brief',
  'warm',
  'lying',
  'plain',
  'answers',
  'oblique',
  'typical',
  'mixed',
  'everyday',
  'sly',
  'natural',
  'usual',
  'hearty',
  'twins',
  'replies',
  'day',
  'likely',
  'aside',
  'found',
] as const;
export type Voice = (typeof VOICES)[number];

/** Lies that reviewers found to pass are all mended. */
export const ALL_SEEN: ReadonlySet<Voice> = new Set<Voice>(['chatty', 'found']);

function spoken(voice: Voice, label: keyof Labelled): LabelledCase[] {
  const file = new URL(`./spoken-${voice}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line, index) => ({
      ...(JSON.parse(line) as { slug: Slug; stage: Stage; sentence: string; label: string }),
      isHeldOut: !ALL_SEEN.has(voice) && index % HELD_OUT_EVERY === HELD_OUT_EVERY - 1,
      set: voice,
    }))
    .filter((one) => one.label === (label === 'lies' ? 'false' : 'true'));
}

/** All sentences of one label, in the order in which they were written. */
export function casesOf(label: keyof Labelled): LabelledCase[] {
  const first = SETS.flatMap(([slug, set]) => listed(slug, set[label]));
  const fresh = FRESH.flatMap(([slug, set]) => listed(slug, set[label]));
  const last = LAST.flatMap(([slug, set]) => listed(slug, set[label]));
  const later = LATER.flatMap(([slug, set]) => listed(slug, set[label]));
  return [
    ...partlyHeldOut(first),
    ...partlyHeldOut(fresh).map((one) => ({ ...one, set: 'fresh' as const })),
    ...last.map((one) => ({ ...one, isHeldOut: true, set: 'last' as const })),
    ...later.map((one) => ({ ...one, isHeldOut: false })),
    ...VOICES.flatMap((voice) => spoken(voice, label)),
  ];
}

function listed(slug: Slug, byStage: Labelled['lies']) {
  return Object.entries(byStage).flatMap(([stage, sentences]) =>
    sentences.map((sentence) => ({ slug, stage: stage as Stage, sentence })),
  );
}

function partlyHeldOut<T>(cases: readonly T[]): (T & { isHeldOut: boolean })[] {
  return cases.map((one, index) => ({
    ...one,
    isHeldOut: index % HELD_OUT_EVERY === HELD_OUT_EVERY - 1,
  }));
}
