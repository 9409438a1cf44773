import type { PartOfDay } from '../language.ts';
import { claim, type Place, type TimeMention } from './mentions.ts';

export interface PartMention extends Place {
  part: PartOfDay;
}

export interface PartsFound {
  parts: PartMention[];
  /** "first thing", "the last appointment of the day". */
  edge: 'first' | 'last' | null;
  /** Stretches of the day that have a name: "lunchtime", "first thing", "after work". */
  windows: TimeMention[];
  rest: string;
}

interface Hours {
  opensMinute: number;
  closesMinute: number;
}

type Window = Pick<TimeMention, 'kind' | 'from' | 'to'>;

interface NamedWindow {
  pattern: RegExp;
  edge?: 'first' | 'last';
  part: PartOfDay | null;
  window(hours: Hours): Window;
}

const between = (from: number, to: number): Window => ({ kind: 'between', from, to });
const after = (from: number): Window => ({ kind: 'after', from, to: 1440 });

/** How long "end of the day" is taken to be, in minutes. */
const LAST_STRETCH = 120;

const WINDOWS: readonly NamedWindow[] = [
  {
    pattern:
      /\b(?:first thing(?! (?:that )?(?:you|there|is|available|open|free|going|i|possible|left|they)\b)|as soon as you open|when you open|right when you open|at opening|opening time|crack of dawn)(?: in the morning| in the am)?\b/g,
    part: 'morning',
    edge: 'first',
    window: ({ opensMinute }) => ({ kind: 'around', from: opensMinute, to: opensMinute }),
  },
  {
    pattern:
      /\b(?:the |your )?(?:very )?first (?:appointment|slot|opening|session|booking|tee ?time|sitting|window)(?: you have| you've got| available)?(?= (?:on |for )?(?:this |the )?¤| (?:of|in) the (?:day|morning)\b)(?: (?:of|in) the (?:day|morning))?/g,
    part: null,
    edge: 'first',
    window: ({ opensMinute }) => ({ kind: 'around', from: opensMinute, to: opensMinute }),
  },
  {
    pattern:
      /\b(?:(?:towards? |at |by |near )?(?:the )?end of (?:the |your |my )?(?:business |working |work )?day|last thing|(?:right |just )?before (?:you )?clos(?:e|ing)(?: time)?|close to closing|near closing|closing time)\b/g,
    part: null,
    window: ({ opensMinute, closesMinute }) =>
      between(Math.max(opensMinute, closesMinute - LAST_STRETCH), closesMinute),
  },
  {
    pattern:
      /\b(?:the |your )?(?:very )?(?:last|latest) (?:appointment|slot|session|time|tee ?time|one|1|booking)(?: you have| you've got| available| possible)?(?: of| in| for) the day\b|\b(?:the |your )?(?:very )?last (?:appointment|slot|opening|session|booking|tee ?time|sitting|window)(?: you have| you've got| available)?(?= (?:on |for )?(?:this |the )?¤|(?: please)?$)|\bthe later the better\b|\bas late (?:in the day )?as (?:possible|you can|you have)\b|\bthe latest (?:you have|you've got|possible|you can do)\b/g,
    part: null,
    edge: 'last',
    window: ({ closesMinute }) => ({ kind: 'before', from: 0, to: closesMinute }),
  },
  { pattern: /\bafter (?:my )?lunch(?: ?time)?\b/g, part: null, window: () => after(780) },
  {
    pattern: /\bbefore (?:my )?lunch(?: ?time)?\b/g,
    part: null,
    window: () => ({ kind: 'before', from: 0, to: 720 }),
  },
  {
    pattern:
      /\b(?:(?:at|around|over|during|in|on) (?:my |the )?)?lunch(?: ?time| ?hour| ?break)?\b/g,
    part: null,
    window: () => between(720, 840),
  },
  {
    pattern:
      /\b(?:after|once i finish|when i finish|when i get off) (?:i (?:finish|get off) )?work\b|\bafter office hours\b/g,
    part: null,
    window: () => after(1020),
  },
  {
    pattern: /\bbefore (?:i (?:start|go to) )?(?:work|school)\b/g,
    part: 'morning',
    window: () => ({ kind: 'before', from: 0, to: 540 }),
  },
  { pattern: /\bafter (?:the )?school(?: run)?\b/g, part: null, window: () => after(900) },
  {
    pattern: /\bafter (?:the )?school (?:run|drop ?off)\b/g,
    part: 'morning',
    window: () => between(540, 720),
  },
  {
    pattern:
      /\b(?:early|earlier|earliest)(?: in the| on in the)?(?: ¤+)? mornings?\b|\bearly (?:am|a m)\b/g,
    part: 'morning',
    window: ({ opensMinute }) => between(Math.min(opensMinute, 420), 600),
  },
  {
    pattern: /\bmid ?mornings?\b|\bmiddle of the morning\b/g,
    part: 'morning',
    window: () => between(570, 690),
  },
  {
    pattern: /\b(?:late|later)(?: in the)?(?: ¤+)? mornings?\b/g,
    part: 'morning',
    window: () => between(630, 720),
  },
  {
    pattern: /\b(?:early|earlier)(?: in the)?(?: ¤+)? afternoons?\b/g,
    part: 'afternoon',
    window: () => between(720, 870),
  },
  {
    pattern: /\bmid ?afternoons?\b|\bmiddle of the afternoon\b/g,
    part: 'afternoon',
    window: () => between(840, 960),
  },
  {
    pattern: /\b(?:late|later)(?: in the)?(?: ¤+)? afternoons?\b/g,
    part: 'afternoon',
    window: () => between(930, 1080),
  },
  {
    pattern: /\b(?:early|earlier)(?: in the)?(?: ¤+)? evenings?\b/g,
    part: 'evening',
    window: () => between(1020, 1140),
  },
  {
    pattern: /\b(?:(?:at|around|about|by) )?tea ?time\b/g,
    part: 'afternoon',
    window: () => between(960, 1080),
  },
  {
    pattern: /\b(?:(?:at|around|about) )?(?:dinner|supper) ?time\b/g,
    part: 'evening',
    window: () => between(1080, 1200),
  },
  {
    pattern: /\bbreakfast ?time\b/g,
    part: 'morning',
    window: () => between(420, 600),
  },
  {
    pattern: /\bmiddle of the day\b|\bmid ?day ?ish\b/g,
    part: null,
    window: () => between(660, 840),
  },
];

const PART =
  /\b(?:(?:in|on|during|sometime in|for) (?:the |a )?)?(mornings?|afternoons?|evenings?|nights?|tonight|(?:the |an? )(?:am|pm)|(?<=^|¤ ?)(?:am|pm)(?=$| ?¤| please| would| is| works| preferably| if))\b/g;
/** "Morning! Have you ..." */
const GREETS =
  /^ (?:all|everyone|there|have|can|could|may|i|i'm|i'd|it's|this is|my|do|hi|hello)\b/;
const NOT_PART_BEFORE = /\b(?:good|every|since this|this past|have a (?:good|nice|great|lovely)) $/;

function partOf(word: string): PartOfDay {
  if (/morning|am$/.test(word)) return 'morning';
  return /afternoon|pm$/.test(word) ? 'afternoon' : 'evening';
}

/** Finds parts of the day in text whose dates and clock times are already claimed. */
export function findPartsOfDay(text: string, hours: Hours): PartsFound {
  const windows: TimeMention[] = [];
  const parts: PartMention[] = [];
  let rest = text;
  let edge: PartsFound['edge'] = null;
  for (const { pattern, part, window, edge: end } of WINDOWS) {
    for (const match of rest.matchAll(pattern)) {
      const place = { start: match.index, end: match.index + match[0].length };
      windows.push({ ...window(hours), ...place, phrase: match[0], named: [] });
      if (part !== null) parts.push({ ...place, part });
      if (end !== undefined) edge = end;
      rest = claim(rest, place);
    }
  }
  for (const match of rest.matchAll(PART)) {
    const word = match[1] ?? '';
    const start = match.index;
    const tail = rest.slice(start + match[0].length);
    if (NOT_PART_BEFORE.test(rest.slice(0, start))) continue;
    if (start === 0 && GREETS.test(tail)) continue;
    const place = { start, end: start + match[0].length };
    parts.push({ ...place, part: partOf(word) });
    rest = claim(rest, place);
  }
  parts.sort((a, b) => a.start - b.start);
  return { parts, edge, windows, rest };
}
