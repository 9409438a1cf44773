import { english, languageFor } from '../../src/language/index.ts';
import type {
  DateSpan,
  Expectation,
  ReadContext,
  Reading,
  TimeSpan,
} from '../../src/language/language.ts';

/** Wednesday, November 18, 2026, ten in the morning in New York. */
export const NOW = new Date('2026-11-18T15:00:00Z');

export const DENTAL: ReadContext = {
  now: NOW,
  zone: 'America/New_York',
  country: 'US',
  services: [
    { slug: 'cleaning', name: 'Cleaning', aliases: ['teeth cleaning', 'hygiene visit'] },
    { slug: 'checkup', name: 'Check-up', aliases: ['exam', 'dental exam'] },
  ],
  resources: [],
  expecting: 'anything',
  opensMinute: 540,
  closesMinute: 1020,
  maxParty: 1,
};

export const GOLF: ReadContext = {
  ...DENTAL,
  zone: 'America/Los_Angeles',
  services: [{ slug: 'tee-time', name: 'Tee time', aliases: ['round of golf', '18 holes'] }],
  opensMinute: 420,
  closesMinute: 1020,
  maxParty: 8,
};

export const SALON: ReadContext = {
  ...DENTAL,
  zone: 'Europe/London',
  country: 'GB',
  services: [
    { slug: 'haircut', name: 'Haircut', aliases: ['cut', 'trim'] },
    { slug: 'colour', name: 'Colour', aliases: ['dye', 'root touch-up'] },
    { slug: 'cut-and-colour', name: 'Cut and colour', aliases: ['cut & color'] },
  ],
  resources: [
    { slug: 'priya', name: 'Priya', aliases: [] },
    { slug: 'marco', name: 'Marco', aliases: [] },
    { slug: 'sophie', name: 'Sophie', aliases: ['soph'] },
  ],
  opensMinute: 540,
  closesMinute: 1140,
};

/** What a sentence means, with everything that is absent left out; times as `at 10:00`, `between 9:00-12:00`. */
export interface Meaning {
  answer?: 'yes' | 'no';
  intents?: string[];
  services?: string[];
  resources?: string[];
  anyResource?: true;
  date?: string;
  sourceDate?: string;
  time?: string;
  sourceTime?: string;
  partOfDay?: string;
  anyTime?: true;
  soonest?: true;
  edge?: string;
  relative?: string;
  partySize?: number;
  partyChange?: number;
  refersTo?: string;
  same?: string;
  shift?: { days: number; minutes: number };
  name?: string;
  message?: string;
  phone?: string;
  badPhone?: string;
  thisNumber?: true;
  code?: string;
  ordinal?: number;
  correction?: true;
  impossibleDate?: string;
}

export function clockText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function dateText(span: DateSpan): string {
  return span.from === span.to ? span.from : `${span.from}..${span.to}`;
}

export function timeText(span: TimeSpan): string {
  if (span.kind === 'between') return `between ${clockText(span.from)}-${clockText(span.to)}`;
  return `${span.kind} ${clockText(span.kind === 'before' ? span.to : span.from)}`;
}

/** A reading without its absent fields, its wording and mere politeness. */
export function meaningOf(reading: Reading): Meaning {
  const out: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(reading)) {
    if (field === 'normalized' || field === 'leaning' || field === 'unread') continue;
    if (value === null || value === false || (Array.isArray(value) && value.length === 0)) continue;
    if (field === 'date' || field === 'sourceDate') out[field] = dateText(value as DateSpan);
    else if (field === 'time' || field === 'sourceTime') out[field] = timeText(value as TimeSpan);
    else if (field === 'intents') {
      const wishes = (value as string[]).filter(
        (intent) => intent !== 'greeting' && intent !== 'thanks',
      );
      if (wishes.length > 0) out[field] = wishes.sort();
    } else if (Array.isArray(value)) out[field] = [...value].sort();
    else out[field] = value;
  }
  return out as Meaning;
}

export function read(
  text: string,
  context: ReadContext,
  expecting: Expectation = 'anything',
): Reading {
  const language = context.country === 'GB' ? languageFor('en-GB') : english;
  return language.read(text, { ...context, expecting });
}
