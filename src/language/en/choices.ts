import type { Expectation, Reading } from '../language.ts';
import { anyOf, says } from './phrases.ts';

const ONE = `(?: ${anyOf('ones?', '1', 'option', 'choice', 'time', 'slot', 'opening', 'appointment', 'available', 'booking', 'thing', 'you (?:said|mentioned|offered|gave)', 'of (?:those|them|these|the \\d|the lot)', 'on the list')})`;
const NICE = anyOf(
  'please',
  'then',
  'works?(?: for me)?',
  'is (?:fine|good|perfect|great|best|better|okay)',
  'sounds (?:good|great)',
  'would (?:be|work|suit).*',
  'if .*',
  'i think',
  'thanks',
  'thank you',
);
const THE = '(?:the |your |that |my |with the )';
const POSITIONS: readonly [RegExp, number][] = [
  [new RegExp(`\\b${THE}(?:very )?(?:last|final|latter|bottom)${ONE}(?! (?:i|we) )`), -1],
  [new RegExp(`\\b${THE}(?:top|former)${ONE}|\\bthe former\\b`), 1],
  [new RegExp(`\\b${THE}middle(?:${ONE})?(?! of)|\\b(?:one|1) in the middle\\b`), 2],
  [
    new RegExp(
      `\\b(?:the )?first${ONE}(?! (?:you (?:have|can|got)|i|we|that|possible|on (?:¤|the \\d)))`,
    ),
    1,
  ],
];
const LAST_ALONE = new RegExp(
  `(?:^|\\b(?:take|yes|say|maybe|prefer|do|with) )(?:the )?(?:last|latter|final)(?: (?:one|1))?(?: ${NICE})*$`,
);
const NTH = new RegExp(`\\b${THE}?(\\d)(?:st|nd|rd|th)(?:${ONE})\\b`);
const NTH_ALONE = new RegExp(
  `(?:^|\\b(?:the|take|yes|say|maybe|prefer|for|have|do|with|choose|pick|book|about) )(\\d)(?:st|nd|rd|th)(?: ${NICE})*$`,
);
const NUMBERED = /\b(?:number|option|choice|no|slot) (\d)\b/;
const WHICHEVER_IS = `(?: ${anyOf('one', '1', 'time', 'slot', 'option', 'of (?:the|those|them).*')})?(?: ${NICE})*$`;
const EARLIER_OF_THEM = new RegExp(`\\bthe (?:earlier|earliest|sooner|soonest)${WHICHEVER_IS}`);
const LATER_OF_THEM = new RegExp(`\\bthe (?:later|latest)${WHICHEVER_IS}`);

/** Which of the offered things is chosen by its place: counted from 1, -1 the last. */
export function findOrdinal(text: string, expecting: Expectation): number | null {
  const choosing = expecting === 'choice' || expecting === 'appointment';
  const numbered = choosing ? NUMBERED.exec(text) : null;
  if (numbered !== null) return Number(numbered[1]);
  for (const [pattern, ordinal] of POSITIONS) if (pattern.test(text)) return ordinal;
  const nth = NTH.exec(text) ?? (choosing ? NTH_ALONE.exec(text) : null);
  if (nth !== null) return Number(nth[1]);
  if (!choosing) return null;
  if (LAST_ALONE.test(text)) return -1;
  if (EARLIER_OF_THEM.test(text)) return 1;
  return LATER_OF_THEM.test(text) ? -1 : null;
}

const BIT = '(?:a (?:bit|little|little bit|touch|tad) |slightly |any |much |somewhat |even |way )?';
const THAN = anyOf(
  'than (?:that|those|these|¤)',
  'in the day',
  '(?:on )?that day',
  'on in the day',
  'slots?',
  'times?',
  'ones?',
  'if (?:possible|you)',
  'please',
  '(?:available|free)',
);
const OTHER_DAY = says(
  '(?:another|different|other|some other|alternative|new) (?:days?|dates?|week)',
  'the day before(?! ¤)',
);
function comparedBy(words: string, idioms: readonly string[]): RegExp {
  return new RegExp(
    anyOf(
      `\\b(?:anything|something|somewhere|times?|slots?|one|1|have|got|be|do|go|it|prefer|need|want|hour|hours|day|week|an?|bit|little|any|slightly|much|even|maybe|or|for|like) ${BIT}${words}(?! (?:one|1)\\b)(?![\\w'])`,
      `\\b${words} ${THAN}(?![\\w'])`,
      `^(?:no |nope |maybe |and |uh |okay )*${BIT}${words}(?: \\w+){0,2}$`,
      says(...idioms).source,
    ),
  );
}
const LATER = comparedBy('later', ['after (?:that|those)', 'too early', 'push it back']);
const EARLIER = comparedBy('(?:earlier|sooner)', [
  'before (?:that|those)',
  'too (?:late|far (?:out|away|off))',
  '(?:bring|move) it (?:forward|up)',
]);
const OTHER = says(
  '(?:what|anything|something|any|what all) else(?! (?:i can|you need|for (?:me|you)|today))',
  'other (?:times?|options?|slots?|openings?|availability|appointments|choices?)',
  'another (?:time|slot|option|one|1|opening)',
  '(?:different|alternative) (?:times?|slots?|options?|one|1)',
  '(?:none|neither|not any|not one|any|not) of (?:those|them|these)(?! (?:is|are|works?|would|will|suits?|days?)\\b(?! (?:not|out)))',
  'none (?:work|suit|of (?:those|them|these|the))',
  'neither',
  'more (?:options|times|choices)',
  "those (?:don't|do not|won't) (?:work|suit|do)",
  'any others?',
  'something different',
  'what other',
  "don't (?:like|want) (?:any of )?(?:those|these|them)",
);
const CLOSING = says('nothing else', 'no nothing', "that's");

/** A wish put against what was offered before. */
export function findRelative(text: string): Reading['relative'] {
  if (OTHER_DAY.test(text)) return 'other-day';
  if (/\bthe better\b/.test(text)) return null;
  if (
    LATER.test(text) &&
    !/\b(?:no|not) (?:any )?later\b|\bor later\b|\bsee you\b|\btalk\b|\bcall\b/.test(text)
  )
    return 'later';
  if (
    EARLIER.test(text) &&
    !/\b(?:no|not) (?:any )?(?:earlier|sooner)\b|\bor (?:earlier|sooner)\b/.test(text)
  )
    return 'earlier';
  return OTHER.test(text) && !CLOSING.test(text) ? 'other' : null;
}

const ANY_TIME = says(
  'any ?time(?! (?:before|after|from|between|soon|in|on|or|until|now|this|next|¤))',
  'whenever',
  "(?:any|whatever|whichever|either|anything)(?: one| 1)?(?: time| day| slot)?(?: that)? (?:works|is (?:fine|good|okay|easiest|free|available|best)|suits(?: you)?|you have|you've got|will do|would (?:work|do|be fine)|'s (?:fine|available|free))",
  '(?<!\\b(?:do|not|like|want|make|with) )any (?:slot|of (?:those|them|these) (?:works?|is|are|would|will))',
  '(?:whatever|whichever)$',
  "(?:i'm|i am|we're|we are|my schedule is|schedule's) (?:\\w+ )?(?:flexible|open|easy|free all)",
  "(?:doesn't|don't|does not) (?:really |much )?(?:matter|mind|care)(?: (?:when|what time|which(?: \\w+)?|what day|to me|either way|at all|really))?(?! (?:who|what|about|if))",
  "(?:no|don't have a|have no)(?: \\w+)? preference(?! (?:for|on|of) (?:who|stylist|dentist))",
  'all day',
  'up to you',
  'surprise me',
  '(?:you|u) (?:choose|pick|decide)',
  'any ?day(?! (?:but|except|after|before|from))',
  'either(?: is fine| works| one| 1| of them)?$',
);
const SOONEST = says(
  '(?<!\\b(?:my|our) )(?:earliest|soonest|next|first|nearest|quickest)(?: possible)?(?: (?:available|availability|opening|possible|time|date|free|convenient|open|tee ?time|spot|slot|appointment))(?! (?:i|we) (?:have|had|made|booked))',
  "(?:the )?(?:earliest|soonest|first|nearest)(?: (?:one|1|thing|day))? (?:you(?:'ve| have| can| got)?|that you|there is|i can)",
  '(?:as )?(?:soon|early|quickly|fast) as (?:possible|you can|you possibly can|can be|they can|u can)',
  'asap',
  'a s a p',
  '(?:right|straight) away',
  'immediately',
  'the (?:earliest|soonest)',
  'soonest',
  '(?:earlier|sooner) the better',
  '^(?:the )?earliest$',
  '(?:is|comes|you have) (?:the )?(?:earliest|soonest|first)',
  'how soon',
  'urgent(?:ly)?',
  'right now',
);

export function findOpenness(text: string): { anyTime: boolean; soonest: boolean } {
  const soonest = SOONEST.test(text);
  return { anyTime: soonest || ANY_TIME.test(text), soonest };
}
