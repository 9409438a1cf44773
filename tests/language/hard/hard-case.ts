import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { languageFor } from '../../../src/language/index.ts';
import type { Expectation, ReadContext, TimeSpan } from '../../../src/language/language.ts';
import { clockText, timeText } from '../reading-case.ts';

/** Where a fuzzy phrase may end up: it must lie within one span and cover one point. */
const bounds = z.strictObject({ within: z.string(), covers: z.string() });

/** A phrase as a recogniser writes it, and what a careful listener takes from it. */
export const hardCase = z.strictObject({
  say: z.string(),
  /** What had been asked; nothing in particular unless given. */
  asked: z.enum(['date', 'time', 'party', 'choice']).optional(),
  /** `2026-11-24`, or `2026-11-23..2026-11-29`. */
  date: z.union([z.string(), bounds]).optional(),
  /** `at 14:30`, `around 12:00`, `after 15:00`, `before 11:00`, `14:00-16:00` (its end is no start). */
  time: z.union([z.string(), bounds]).optional(),
  part: z.enum(['morning', 'afternoon', 'evening']).optional(),
  party: z.number().optional(),
  edge: z.enum(['first', 'last']).optional(),
  soonest: z.literal(true).optional(),
  any: z.literal(true).optional(),
  /** Names a day that there is not. */
  impossible: z.literal(true).optional(),
});
export type HardCase = z.infer<typeof hardCase>;

export interface PlacedCase extends HardCase {
  /** Key of `contexts.yaml`. */
  at: string;
  author: string;
}

const folder = new URL('./', import.meta.url);

const contextFields = z.record(
  z.string(),
  z.strictObject({
    clock: z.string(),
    zone: z.string(),
    country: z.string(),
    opens: z.string(),
    closes: z.string(),
    most: z.number(),
  }),
);
export type HardContext = z.infer<typeof contextFields>[string];

export const contexts = contextFields.parse(
  parse(readFileSync(new URL('contexts.yaml', folder), 'utf8')),
);

/** The phrases that people wrote, in the habits of several. */
export function handMade(): PlacedCase[] {
  const files = readdirSync(folder).filter((name) => /\.yaml$/.test(name));
  return files
    .filter((name) => name !== 'contexts.yaml')
    .flatMap((name) => {
      const groups = z
        .record(z.string(), z.array(hardCase))
        .parse(parse(readFileSync(new URL(name, folder), 'utf8')));
      return Object.entries(groups).flatMap(([at, cases]) =>
        cases.map((one) => ({ ...one, at, author: name.replace('.yaml', '') })),
      );
    });
}

/** One half of all phrases is only ever scored: which, its own words decide. */
export function isHeldOut({ at, say, author }: PlacedCase): boolean {
  if (author === 'practice') return false;
  const [first = 0] = createHash('sha256').update(`${at}: ${say}`).digest();
  return first % 2 === 1;
}

export function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}

export function readContextOf(at: string, asked: Expectation): ReadContext {
  const context = contexts[at];
  if (!context) throw new Error(`there is no context ${at}`);
  return {
    now: new Date(context.clock),
    zone: context.zone,
    country: context.country,
    services: [{ slug: 'visit', name: 'Visit', aliases: [] }],
    resources: [],
    expecting: asked,
    opensMinute: minutesOf(context.opens),
    closesMinute: minutesOf(context.closes),
    maxParty: context.most,
  };
}

function timesOf(span: TimeSpan): { from: number; to: number } {
  return span.kind === 'before' ? { from: 0, to: span.to } : { from: span.from, to: span.to };
}

/** Null when the phrase is read exactly as it should be, else what it was read as. */
export function misread(wanted: PlacedCase): string | null {
  const context = readContextOf(wanted.at, wanted.asked ?? 'anything');
  const locale = context.country === 'US' ? 'en-US' : 'en-GB';
  const reading = languageFor(locale).read(wanted.say, context);
  const { date, time } = reading;
  const dateText = date && (date.from === date.to ? date.from : `${date.from}..${date.to}`);
  const clock =
    time &&
    timeText(time)
      .replace(/^between /, '')
      .replace(/\b(\d):/g, '$1:');
  const got = [
    dateText,
    clock,
    reading.partOfDay,
    reading.edge && `edge ${reading.edge}`,
    reading.soonest && 'soonest',
    reading.anyTime && 'any',
    reading.partySize && `party ${reading.partySize}`,
    reading.impossibleDate && `impossible ${reading.impossibleDate}`,
  ];
  const right =
    dateIs(wanted.date, date) &&
    (timeIs(wanted.time, time) || (wanted.time === undefined && freeTime(wanted))) &&
    (wanted.part === undefined || reading.partOfDay === wanted.part) &&
    (wanted.part !== undefined ||
      wanted.time !== undefined ||
      freeTime(wanted) ||
      !reading.partOfDay) &&
    (wanted.party ?? null) === reading.partySize &&
    // On a given day "the earliest" and "the first" are the same wish.
    (wanted.edge === undefined ||
      reading.edge === wanted.edge ||
      (wanted.edge === 'first' && reading.soonest)) &&
    (wanted.edge !== undefined ||
      (wanted.soonest ?? false) ===
        (reading.soonest || (wanted.soonest === true && reading.edge === 'first'))) &&
    (wanted.any === undefined || reading.anyTime) &&
    (wanted.impossible ?? false) === (reading.impossibleDate !== null);
  return right ? null : got.filter(Boolean).join(', ');
}

/** "First thing" and "the earliest" may be read as a time as well. */
function freeTime({ edge, soonest, any, part }: HardCase): boolean {
  return Boolean(edge || soonest || any || part);
}

function dateIs(wanted: HardCase['date'], got: { from: string; to: string } | null): boolean {
  if (wanted === undefined) return got === null;
  if (got === null) return false;
  if (typeof wanted === 'string') {
    const [from = '', to = from] = wanted.split('..');
    return got.from === from && got.to === to;
  }
  const [from = '', to = from] = wanted.within.split('..');
  return got.from >= from && got.to <= to && got.from <= wanted.covers && got.to >= wanted.covers;
}

function timeIs(wanted: HardCase['time'], got: TimeSpan | null): boolean {
  if (wanted === undefined) return got === null;
  if (got === null) return false;
  if (typeof wanted === 'string') {
    const text = wanted.includes('-') ? `between ${wanted}` : wanted;
    return timeText(got) === text.replace(/\b0(\d:)/g, '$1');
  }
  const [from = '', to = from] = wanted.within.split('-');
  const span = timesOf(got);
  const at = minutesOf(wanted.covers);
  return (
    span.from >= minutesOf(from) && span.to <= minutesOf(to) && span.from <= at && span.to >= at
  );
}

/** A clock time as answers write it. */
export const clockAnswer = clockText;
