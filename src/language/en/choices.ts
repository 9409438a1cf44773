import type { Expectation } from '../language.ts';

export interface Choice {
  /** Counted from 1; -1 is the last. */
  ordinal: number | null;
}

const ONE = `(?: (?:one|1|option|choice|time|slot|opening|appointment|available|availability|you (?:said|mentioned|offered|gave)|of (?:those|them|these|the \\d)|on the list|booking|thing))`;
const POSITIONS: readonly [RegExp, number][] = [
  [
    new RegExp(
      `\\b(?:the )?(?:very )?(?:last|final|latter|bottom)${ONE}\\b|^(?:the |uh |maybe )*(?:last|latter|final)(?: please| of them)?$`,
    ),
    -1,
  ],
  [new RegExp(`\\b(?:the )?(?:top|former)${ONE}\\b|^(?:the )?former(?: please)?$`), 1],
  [new RegExp(`\\b(?:the )?(?:middle|one in the middle|1 in the middle)(?:${ONE})?\\b`), 2],
];
const NTH = new RegExp(
  `\\b(?:the |your |that |my )?(\\d)(?:st|nd|rd|th)(?:${ONE})\\b(?! of (?:this|next|the) month)`,
);
const NTH_ALONE =
  /(?:^|\b(?:the|take|yes|say|like|maybe|prefer|for|have|do|with|choose|pick|book) )(\d)(?:st|nd|rd|th)(?: please| then| works| is (?:fine|good|perfect|great|best)| sounds (?:good|great)| would (?:be|work).*| if .*)?$/;
const FIRST = new RegExp(`\\bfirst${ONE}\\b`);
const NUMBERED = /\b(?:number|option|choice|no|#) (\d)\b/;
const EARLIER =
  /\b(?:the )?(?:earlier|earliest|sooner|soonest)(?: (?:one|1|time|slot|option|of (?:the|those|them).*))?(?: please)?$/;
const LATER =
  /\b(?:the )?(?:later|latest)(?: (?:one|1|time|slot|option|of (?:the|those|them).*))?(?: please)?$/;

/** Which of the offered things is chosen by its place. */
export function findOrdinal(text: string, expecting: Expectation): number | null {
  const choosing = expecting === 'choice' || expecting === 'appointment';
  const numbered = NUMBERED.exec(text);
  if (numbered !== null && choosing) return Number(numbered[1]);
  for (const [pattern, ordinal] of POSITIONS) if (pattern.test(text)) return ordinal;
  const nth = NTH.exec(text) ?? (choosing ? NTH_ALONE.exec(text) : null);
  if (nth !== null) return Number(nth[1]);
  if (FIRST.test(text) && !/\bfirst available\b/.test(text)) return 1;
  if (!choosing) return null;
  if (/\bthe (?:earlier|earliest|sooner|soonest)\b/.test(text) && EARLIER.test(text)) return 1;
  if (/\bthe (?:later|latest)\b/.test(text) && LATER.test(text)) return -1;
  return null;
}

export type Relative = 'later' | 'earlier' | 'other-day' | 'other';

const OTHER_DAY =
  /\b(?:another|different|other|some other|alternative|any other|a new) (?:days?|dates?|week)\b|\b(?:the )?(?:next|following) day\b|\bthe day (?:after|before)\b(?! ¤)|\bsome other day\b|\ba different day\b|\bdifferent day\b/;
const LATER_TIME =
  /\b(?:anything|something|somewhat|bit|little|any|much|slightly|one|1|a|got|have|times?|slots?|hour|further|be|do|go|it|few hours|even|prefer|little bit|maybe) (?:a (?:bit|little|little bit) )?(?:any )?(?:later|after that|after those)\b|^(?:no |nope |maybe |and |or |uh )*later(?: please| than that| in the day| on| if possible| that day| would be better)*$|\b(?:later|after) (?:than (?:that|those|these)|in the day|that day|on that day|on in the day|slots?|times?|ones?|if (?:possible|you))\b|\btoo early\b|\bpush it back\b|\ba (?:day|week) later\b/;
const EARLIER_TIME =
  /\b(?:anything|something|somewhat|bit|little|any|much|slightly|one|1|a|got|have|times?|slots?|hour|be|do|go|it|even|prefer|little bit|maybe) (?:a (?:bit|little|little bit) )?(?:any )?(?:earlier|sooner|before that|before those)\b|^(?:no |nope |maybe |and |or |uh )*(?:earlier|sooner)(?: please| than that| in the day| on| if possible| that day| would be better)*$|\b(?:earlier|sooner) (?:than (?:that|those|these)|in the day|that day|on that day|slots?|times?|ones?|if (?:possible|you))\b|\btoo late\b|\bbring it forward\b|\ba (?:day|week) earlier\b/;
const OTHER =
  /\b(?:what|anything|something|any|nothing|who) else\b|\bother (?:times?|options?|slots?|openings?|availability|appointments|choices?)\b|\banother (?:time|slot|option|one|opening)\b|\b(?:different|alternative) (?:times?|slots?|options?|one)\b|\b(?:none|neither|not any|not one) of (?:those|them|these|the \w+)\b|\bnone work\b|\bneither(?: works)?$|\bmore (?:options|times|choices)\b|\bthose don't (?:work|suit)\b|\bany others?\b|\bsome(?:thing|where) different\b/;
const CLOSING = /\bnothing else\b|\bwas there anything else\b/;

/** A wish put against what was offered before. */
export function findRelative(text: string): Relative | null {
  if (OTHER_DAY.test(text)) return 'other-day';
  if (LATER_TIME.test(text)) return 'later';
  if (EARLIER_TIME.test(text)) return 'earlier';
  if (CLOSING.test(text)) return null;
  return OTHER.test(text) ? 'other' : null;
}

const ANY_TIME =
  /\bany ?time(?! (?:before|after|from|between|soon|in the|on or|until|now))\b|\bwhenever\b|\b(?:any|whatever|whichever)(?: of (?:those|them|these)| one| 1)? (?:time )?(?:works|is fine|is good|suits|you have|you've got|is available|is easiest|will do|would work|is okay|time|day|of those)\b|\b(?:i'm|i am|we're|we are|pretty|very|totally|completely) (?:\w+ )?flexible\b|\b(?:doesn't|don't) (?:really )?(?:matter|mind|care)(?! about)\b|\bno (?:time )?preference\b|\ball day\b|\bup to you\b|\b(?:time|day) doesn't matter\b|\bi'm (?:easy|free all)\b|\bwhatever(?: works| you have| is available|'s available| time)?$|\bany ?day\b(?! but)|\bany slot\b|\bsurprise me\b|\byou (?:choose|pick|decide)\b/;
const SOONEST =
  /\b(?:the )?(?:earliest|soonest|next|first|nearest)(?: possible)? (?:available|availability|opening|possible|appointment|slot|time|date|free|you|that|tee time|spot|one you|1 you|day you|one available|1 available|convenient|open)\b|\bas (?:soon|early|quickly) as (?:possible|you can|u can|can be|they can)\b|\basap\b|\ba s a p\b|\bright away\b|\bstraight away\b|\bimmediately\b|\bthe (?:earliest|soonest)\b|\bsoonest\b|\bwhat(?:'s| is) (?:the |your )?(?:soonest|earliest|next)\b|\burgent(?:ly)?\b|\bnext available\b|\bhow soon\b|\bquickest\b|\bfirst available\b|\bright now\b|\bsoon as\b/;

export function findOpenness(text: string): { anyTime: boolean; soonest: boolean } {
  const soonest = SOONEST.test(text);
  return { anyTime: soonest || ANY_TIME.test(text), soonest };
}
