import type { Expectation } from '../language.ts';
import { claim } from './mentions.ts';

export interface PartyFound {
  size: number | null;
  /** What a party known before changes by. */
  change: number | null;
  rest: string;
}

/** "for ten" is a time, "for eight" a party. */
export const MOST_IN_PARTY = 8;
/** "Four at nine": a number before the time is how many come. */
const BEFORE_TIME =
  /(?:^|\b(?:do|have|want|need|book|get|take|seat|fit(?: in)?|squeeze in) (?:us )?)(\d{1,2})(?= (?:at |around |about |on )?¤| for (?:dinner|lunch|brunch|breakfast|supper|drinks|golf|a round|¤))/;
/** "A table for ten" cannot be meant as a time. */
const MOST_AT_TABLE = 30;
/** Up to here a bare number is rather a party than an hour, where both may be meant. */
export const USUAL_PARTY = 5;

const N = `(\\d{1,3})`;
const PEOPLE = `(?:people|persons?|players?|guests?|adults?|golfers?|friends|ladies|women|men|guys|girls|of us|in (?:our|my|the) (?:party|group)|in total|total|seats|heads)`;
const COMPANION = `(?:wife|husband|partner|girlfriend|boyfriend|son|daughter|mom|mum|mother|dad|father|brother|sister|friend|buddy|mate|colleague|boss|neighbou?r|cousin|uncle|aunt|spouse|fianc[eé]e?|kid|child|grandson|granddaughter|client|guest)`;
const PERSON = `(?:person|people|players?|guests?|golfers?|friends?|adults?|kids?|of us)`;
const COMPANIONS = `(?:friends|buddies|mates|pals|others|guests|colleagues|kids|children|sons|daughters|brothers|sisters|guys|people|coworkers|clients)`;
const OWN = `(?:my|a|the|our|his|her|1|one|another)`;

type Reader = (groups: readonly (string | undefined)[]) => number | null;
const number: Reader = ([count]) => Number(count);

const PATTERNS: readonly [RegExp, Reader][] = [
  [
    new RegExp(
      `\\b${N} (?:adults?|men|women|guys|ladies|people|players) (?:and|plus|with) (\\d{1,2}|an?) (?:kids?|child(?:ren)?|juniors?|women|men|ladies|teens?|others?|more)`,
    ),
    ([a, b]) => Number(a) + (/^an?$/.test(b ?? '') ? 1 : Number(b)),
  ],
  [
    new RegExp(`\\b${N} (?:of us )?(?:and|plus|\\+) (\\d{1,2}) ${PEOPLE}`),
    ([a, b]) => Number(a) + Number(b),
  ],
  [
    new RegExp(
      `\\b(?:party|group|team|family|crew|total|bunch) (?:size )?(?:of|is|will be|would be)(?: about| around)? ${N}\\b`,
    ),
    number,
  ],
  [
    new RegExp(
      `\\b(?:me|myself|i)(?:,? and|,? plus|,? with| \\+) (?:my )?${N}(?: (?:other|others|more|buddies|mates|\\w+))?`,
    ),
    ([n]) => Number(n) + 1,
  ],
  // "We come with six people" counts all of them.
  [new RegExp(`\\bwe (?:\\w+ ){1,3}with ${N} (?:people|persons?)\\b`), number],
  [
    new RegExp(`\\bwith (?:my )?${N} (?:other |of my |of our )*${COMPANIONS}\\b`),
    ([n]) => Number(n) + 1,
  ],
  [
    new RegExp(
      `\\b(?:my )?${N} (?:other )?${COMPANIONS}(?:,? and| \\+|,? plus) (?:me|myself|i)\\b`,
    ),
    ([n]) => Number(n) + 1,
  ],
  [
    new RegExp(
      `\\banother ${N}(?! (?:minutes?|hours?|days?|weeks?|times?|questions?|appointments?)\\b)(?![\\w:'])`,
    ),
    number,
  ],
  [new RegExp(`\\b${N} couples\\b`), ([n]) => Number(n) * 2],
  [
    /\b(?:a )?couples? (?:of (?:us|people|players|golfers))\b|\b(?:table|dinner|lunch|booking|reservation|just) for a couple(?! of)\b|\bjust (?:a )?couple of us\b/,
    () => 2,
  ],
  [
    /\b(\d) (twosome|threesome|foursome|fivesome|two ?ball|three ?ball|four ?ball)s\b/,
    ([count, word]) => Number(count) * (SOMES[(word ?? '').replace(' ', '')] ?? 0),
  ],
  [new RegExp(`\\b${N} ?(?:some|ball|ers?)\\b`), ([n]) => Number(n)],
  [
    /\b(twosome|threesome|foursome|fivesome|sixsome|two ?ball|three ?ball|four ?ball)s?\b/,
    ([word]) => SOMES[(word ?? '').replace(' ', '')] ?? null,
  ],
  [
    /\b(?:a )?single (?:player|golfer|person)\b|\bas a single\b|\bgoing solo\b|\bsolo\b|\b(?:on my own|by myself|alone|on my lonesome)\b|\b(?:just|only) (?:for )?(?:me|myself|(?:the )?(?:1|one)(?: of us)?)(?![\w':])/,
    () => 1,
  ],
  [/\b(?:the )?(?:2|both|pair) of us\b|\b(?:a )?pair\b|\bboth of us\b/, () => 2],
  [new RegExp(`\\b(?:the )?${N} (?:or so )?${PEOPLE}\\b`), number],
  [
    new RegExp(
      `\\b(?:there(?:'s| is| are|'ll be| will be|'d be| would be)|we(?:'re| are|'ll be| will be|'d be| would be)|it(?:'s| is|'ll be| will be)(?= \\d+ (?:of|people|total|players)))(?: going to be)?(?: a| about| only| just| gonna be)? ${N}(?![:.\\d]| ?(?:am|pm|o'clock|minutes?|hours?|miles|late|ish)\\b)`,
    ),
    number,
  ],
  [
    new RegExp(
      `\\b(?:(?:tables?|seats?|places?|spots?|room|space|dinner|lunch|brunch|supper|breakfast) for|tables? of)(?: about| around)? ${N}(?![:.\\d\\/]| ?(?:am|pm|o'clock|ish|minutes?|hours?|days?|holes?|thirty|\\d)\\b)`,
    ),
    ([n]) => (Number(n) <= MOST_AT_TABLE ? Number(n) : null),
  ],
  [
    new RegExp(
      `\\b(?:table|round|game|tee ?time|tee|room|space|spot|spots|book|booking|reservation|seats|in) for ${N}(?![:.\\d\\/]| ?(?:am|pm|o'clock|ish|minutes?|hours?|days?|holes?|thirty|the|\\d)\\b)`,
    ),
    ([n]) => (Number(n) <= MOST_IN_PARTY ? Number(n) : null),
  ],
  [
    new RegExp(
      `\\bfor(?: just| only| about| all)? ${N}(?![:.\\d\\/]| ?(?:am|pm|o'clock|ish|minutes?|hours?|days?|weeks?|months?|holes?|half|dollars|pounds|\\d)\\b)`,
    ),
    ([n]) => (Number(n) <= MOST_IN_PARTY ? Number(n) : null),
  ],
];

const SOMES: Record<string, number> = {
  twosome: 2,
  threesome: 3,
  foursome: 4,
  fivesome: 5,
  sixsome: 6,
  twoball: 2,
  threeball: 3,
  fourball: 4,
};

const LISTED = new RegExp(
  `\\b(?:me|myself|i)((?:,? (?:and |plus |with )?${OWN} (?:\\w+ )?${COMPANION})+)\\b|\\b(${OWN} (?:\\w+ )?${COMPANION}(?:,? (?:and |plus )?(?:${OWN} (?:\\w+ )?${COMPANION}))*),?(?: and)? (?:me|myself|i)((?:,? (?:and |plus )?${OWN} (?:\\w+ )?${COMPANION})*)\\b`,
);
const ACCOMPANIED = new RegExp(
  `\\bwith ${OWN} (?:\\w+ )?${COMPANION}(?:,? (?:and |plus )?${OWN} (?:\\w+ )?${COMPANION})*(?![\\w'])`,
);
/** "three of us plus my brother". */
const JOINED_BY = new RegExp(`^,? (?:plus|and|with) ${OWN} (?:\\w+ )?${COMPANION}(?![\\w'])`);
const ALONE =
  /^(?:(?:it's|it is|that's|just|only|about|we're|we are|there's|there are|make it|make that|yes|no|okay|sure|so|well|say|maybe|a|the|be|it'll be|it will be|going to be|actually|to|of|for) )*(\d{1,3})(?: (?:please|total|altogether|in total|then|of us|thanks|players?|people))*$/;
const CHANGED =
  /\b(?:make (?:it|that)|change (?:it|that) to) ([1-8])(?= instead|$| please| actually| then| of)/;
const EITHER = /^(?:\w+ ){0,3}?(\d) (?:or|to|maybe|or maybe|possibly) (\d)(?: \w+)?$/;
const MORE = /\b(?:plus|and) (\d)\b/;

const CHANGED_BY = new RegExp(
  `\\b(\\d|one|an|another) (?:(more|extra|additional|fewer|less)(?: ${PERSON})?|${PERSON} (more|extra|fewer|less))(?! (?:time|thing|question|day|option|minute|hour)s?\\b)(?![\\w'])|\\b(another) ${PERSON}(?![\\w'])`,
);

/** "Four, no, hang on, so five": the number a caller comes to in the end. */
const CONCLUDED =
  /\b(?:so|no|sorry|actually|wait|make (?:it|that)|call it|say|i mean|i meant|rather|yes|yeah)(?: (?:so|no|well|let me (?:think|see|count)|sorry|actually|wait|hang on|hold on|make (?:it|that)|call it|say|i mean|i meant|rather|that makes|that's|we're|we are|it's|there's|there are|there'll be|it'll be|just|only|for|of|party of|a party of|better))* (\d{1,2})(?: (?:now|of us|people|persons?|players?|guests?|adults?|golfers?|then|please|in total|total|altogether|all together|in all))*(?=$|(?: at| around| about| on| for)? ¤)/g;
/** "Four, hmm, five actually." */
const LATTER = /(?<=\d .*)\b(\d{1,2}) (?:actually|rather|instead|after all)(?=$| ¤)/;
const NAMES_PARTY = new RegExp(
  `\\b(?:we(?:'re| are|'ll be|'d be)|there(?:'s| are|'ll be|'d be)|party of|group of|table for|it's|i said|for) (?:\\w+ )?\\d{1,2}\\b|\\b\\d{1,2} ${PEOPLE}`,
);

/** The last number that a caller concludes with, after another was named. */
function concluded(text: string, expecting: Expectation): RegExpExecArray | null {
  const last = [...text.matchAll(CONCLUDED)].at(-1) ?? LATTER.exec(text) ?? undefined;
  if (last === undefined) return null;
  const before = text.slice(0, last.index);
  const named = NAMES_PARTY.test(before) || (expecting === 'party' && /\d/.test(before));
  return named ? last : null;
}

function changeIn(text: string): number | null {
  const match = CHANGED_BY.exec(text);
  if (match === null) return null;
  const count = /^\d$/.test(match[1] ?? '') ? Number(match[1]) : 1;
  return /^(?:fewer|less)$/.test(match[2] ?? match[3] ?? '') ? -count : count;
}

/** Finds how many people come, in normalised text whose dates and times are already claimed. */
export function findParty(
  text: string,
  expecting: Expectation,
  maxParty: number | undefined,
): PartyFound {
  const end = maxParty === 1 ? null : concluded(text, expecting);
  if (end !== null && Number(end[1]) > 0) return found(text, end, Number(end[1]));
  const change = maxParty === 1 ? null : changeIn(text);
  if (change !== null) return { size: null, change, rest: text };
  const listed = LISTED.exec(text);
  if (listed !== null) {
    const others = (listed[0].match(new RegExp(`\\b${COMPANION}\\b`, 'g')) ?? []).length;
    const extra = MORE.exec(text.slice(listed.index + listed[0].length))?.[1];
    return found(text, listed, others + 1 + (extra === undefined ? 0 : Number(extra)));
  }
  const company = maxParty === 1 ? null : ACCOMPANIED.exec(text);
  if (company !== null) {
    const others = company[0].match(new RegExp(`\\b${COMPANION}\\b`, 'g')) ?? [];
    return found(text, company, others.length + 1);
  }
  for (const [pattern, read] of PATTERNS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const size = read(match.slice(1));
    const more = JOINED_BY.test(text.slice(match.index + match[0].length)) ? 1 : 0;
    if (size !== null && size > 0) return found(text, match, size + more);
  }
  const counted = (maxParty ?? 1) > 1 ? BEFORE_TIME.exec(text) : null;
  if (counted !== null && Number(counted[1]) > 0) return found(text, counted, Number(counted[1]));
  const changed = (maxParty ?? 1) > 1 ? CHANGED.exec(text) : null;
  if (changed !== null) return found(text, changed, Number(changed[1]));
  if (expecting === 'party') {
    const either = EITHER.exec(text);
    // "three or four": room for the larger party can be given back, not the other way round.
    if (either !== null && /[1-9]/.test(either[0]))
      return found(text, either, Math.max(Number(either[1]), Number(either[2])));
    if (/\bcouple\b/.test(text)) return { size: 2, change: null, rest: text };
    const alone = ALONE.exec(text);
    if (alone !== null && Number(alone[1]) > 0) return found(text, alone, Number(alone[1]));
    if (/^(?:just |only |it's )*(?:me|myself|one)\b/.test(text))
      return { size: 1, change: null, rest: text };
    const numbers = text.match(/(?<![\d:.])\b\d{1,2}\b(?![:.\d])/g) ?? [];
    if (numbers.length === 1 && Number(numbers[0]) > 0)
      return { size: Number(numbers[0]), change: null, rest: text };
  }
  return { size: null, change: null, rest: text };
}

function found(text: string, match: RegExpExecArray, size: number): PartyFound {
  const place = { start: match.index, end: match.index + match[0].length };
  return { size, change: null, rest: claim(text, place) };
}
