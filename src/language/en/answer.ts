import { anyOf, says } from './phrases.ts';

/** How a sentence answers a question that wants yes or no. */
export interface Answer {
  leaning: 'yes' | 'no' | null;
  /** Said with reservations, or beside a question: not to be acted on alone. */
  unclear: boolean;
}

const POLITE =
  /\b(?:please(?! do\b)|thanks|thank you|very much|so much|a lot|a million|sir|mate|dear|buddy|honey|darling|then|well|so|just|kindly|for me|cheers|hi|hello|hey|lovely job|i think(?= that)|you know|literally|really(?= (?:good|great|fine)))(?![\w'])/g;

const FINE = anyOf(
  'right',
  'correct',
  'fine',
  'okay',
  'good(?! (?:morning|afternoon|evening|question|day|time|luck))',
  'great',
  'perfect',
  'it exactly',
  'exactly right',
  'works?',
  'sounds (?:good|great|fine|right)',
  'lovely',
  'cool',
  'what i want',
  'ideal',
  'exactly it',
  'wonderful',
  'alright',
  'brilliant',
  'grand',
  'excellent',
  'suits me',
  'works for me',
  'looks (?:good|right)',
);
const IT_IS =
  "(?:that's|that is|that|it's|it is|this is|you're|all|we're|that all|everything's|everything is|looks|sounds|that'd be|that'll be|that would be)";

/** Whole idioms whose words alone would mislead; the first that fits decides. */
const IDIOMS: readonly [RegExp, Answer['leaning']][] = [
  [/^(?:no|nope|nah)\b.*\b(?:something|anything) (?:else|different)\b/, 'no'],
  [new RegExp(`^(?:yes|yeah|yep) no (?!(?:problem|worries|${IT_IS} ${FINE}))`), 'no'],
  [/^(?:yes|yeah|yep) no$/, 'no'],
  [/^no (?:actually |wait |sorry |well )*(?:yes|yeah|yep)\b/, 'yes'],
  [
    says("^(?:no|nope|nah) (?:you're|you are|i'm|we're) (?:alright|okay|fine|good|all right)"),
    'no',
  ],
  [
    new RegExp(
      `^(?:yes |yeah )?(?:(?:no|nope|nah) )+${IT_IS} (?:all |totally |absolutely |perfectly |just |quite )?${FINE}(?![\\w'])(?! (?:time|day|but))`,
    ),
    'yes',
  ],
  [
    says(
      '^(?:yes |yeah |sure )?no (?:problem|worries|issues?|objections?|bother|doubt|complaints)',
    ),
    'yes',
  ],
  [
    says(
      'why not',
      'not (?:a problem|a bad idea|bad at all|bad)',
      "(?:can't|couldn't) (?:complain|be better|wait)",
    ),
    'yes',
  ],
  [
    says(
      "i (?:don't|do not) (?:see why not|mind if i do|have a problem)",
      "wouldn't (?:mind|say no)",
    ),
    'yes',
  ],
  [/\bi don't mind$/, 'yes'],
  [
    says(
      "i (?:don't|do not) (?:really |actually )?(?:think|believe|suppose|reckon) so",
      "i (?:think|guess|hope|suppose|would say|'d say) not",
    ),
    'no',
  ],
  [
    says(
      "(?:not (?:too |so |really |quite |a hundred percent |100 percent |entirely |totally |completely |at all )?(?:sure|certain)|unsure|maybe|perhaps|possibly|i don't know|dunno|don't really know|no idea|no clue|it depends|depends|hard to say|who knows|let me think|have to (?:check|think|ask)|on the fence|not convinced|i'll think|might)",
    ),
    null,
  ],
  [
    says(
      "(?:doesn't|don't|does not) (?:really )?(?:matter|care)",
      "don't (?:really )?mind",
      "(?:no|don't have a) preference",
      'no (?:rush|hurry|later|earlier|sooner|more than|less than|idea)',
      "don't (?:forget|worry)",
    ),
    null,
  ],
  [
    says(
      'i (?:think|guess|suppose|believe|reckon|hope|would think|imagine) so',
      'i (?:guess|suppose)',
      'might as well',
      'fair enough',
    ),
    'yes',
  ],
];

const YES_PHRASES = [
  ...[
    'yes(?:sir)?',
    'yeah',
    'yep',
    'yup',
    'yea',
    'aye',
    'sure(?: thing)?',
    'of course',
    'certainly',
  ],
  ...[
    'absolutely',
    'definitely',
    'indeed',
    'correct',
    'exactly',
    'precisely',
    'affirmative',
    'totally',
  ],
  'right(?! (?:time|day|date|now|away|one|number|after|before|slot))',
  'good(?! (?:morning|afternoon|evening|question|day|time|luck))',
  ...[
    'okay',
    'alright',
    'all right',
    'fine',
    'great',
    'perfect',
    'excellent',
    'wonderful',
    'fantastic',
  ],
  ...[
    'brilliant',
    'brill',
    'smashing',
    'grand',
    'lovely',
    'awesome',
    'splendid',
    'super',
    'ideal',
    'cool',
    'deal',
    'agreed',
    'amazing',
  ],
  ...[
    'terrific',
    'works(?: for (?:me|us))?',
    'it works',
    'by all means',
    'with pleasure',
    'for sure',
    'bingo',
  ],
  ...[
    'go ahead',
    'go for it',
    'go on',
    '(?:please )?do (?:it|that|so|this)',
    'please do',
    'make it so',
  ],
  "(?:please |let's |go ahead and )?(?:book|reserve|schedule|confirm|take|lock|cancel|move|change|reschedule|submit|finalize) (?:it|that|this|them|me|us)(?: one| 1)?(?: in| down)?(?! (?:an?|another|for|some|to|with))",
  "let's (?:do|go|book|lock|make|take)(?: ahead| for| with| in)?(?: it| that| this| so| one)?",
  'please (?:book|cancel|move|change|confirm)$',
  ...['confirm(?:ed)?', 'sign me up', "i'm in$", 'put (?:me|us) (?:down|in)$', 'book away'],
  "(?:i'll|we'll|i will) (?:take|have|do|go with|go for)(?: (?:it|that|this|the))?(?! to)",
  "i'd (?:love|like|be happy)(?: to)?(?: (?:it|that|do (?:it|that)))?(?: one)?$",
  ...['(?:you|ya) (?:bet|got it|can|may)', 'sounds', 'looks (?:good|right|great|fine)', 'suits'],
  "that'll (?:do|work|be)",
  'that (?:would|will|should) (?:be|do|work)',
  ...[
    "that'd be",
    'roger',
    'righto',
    'gladly',
    'happy with',
    'proceed',
    'carry on',
    'all good',
    'uh huh',
  ],
  "that's (?:it|the one|the 1|(?:me|him|her)$|what i (?:want|said)|mine|right|correct)",
  ...['spot on', 'bang on', 'true', 'you are correct', "you're right"],
];
const YES = says(...YES_PHRASES);
const EVERY_YES = new RegExp(YES.source, 'g');
/** Words that add nothing to an answer. */
const SMALL_WORDS =
  /\b(?:that|this|it|it's|that's|is|was|the|a|an|i|i'm|me|my|you|we|us|to|with|for|of|and|all|very|really|quite|absolutely|be|will|would|do|one|1|think|totally|here|there|in|at|on|by|as|up|much|more|than|ok|am|are|book|appointment|time|day|go|now|said|like|say|about|then)\b/g;
/** More words than these beside a yes make it a sentence about something else. */
const MOST_WORDS_BESIDE = 2;

/** Short answers that say yes only when they are all there is. */
const YES_ALONE =
  /^(?:y|(?:it|that|this|he|she|everything) (?:is|does|was|would)|(?:i|we) (?:do|am|would|are|have|did|will|can)|please|i'd like that|it's right|me|same|got it|that one|that 1|it does|thanks?)$/;
const NO = says(
  'no',
  'nope',
  'nah',
  'no way',
  'never(?! mind)',
  'negative',
  'not (?:really|yet|now|today|that|this|quite|exactly|right|correct|at all|interested|particularly|me|it|good|necessarily|ideal|any ?more|possible|going to|for me|today|happy|okay|what i)',
  '(?:absolutely|definitely|certainly|of course|probably|still) not',
  '^not(?! (?:before|after|until|only|later|earlier))',
  "(?:i'd )?rather not",
  'prefer not',
  "don't",
  'do not',
  'hold off',
  'wrong',
  'incorrect',
  "isn't",
  "doesn't",
  "won't",
  "can't",
  "haven't (?:got|any)",
  'cannot',
  "couldn't",
  "wouldn't",
  'never ?mind',
  'forget it',
  "that's a no",
  "wasn't",
  'pass',
  'nothing',
  'none',
  'neither',
  'leave it',
  'scratch that',
  "i'll pass",
  "i(?:'ve)? (?:forgot(?:ten)?|lost|misplaced)(?: it| that| mine| them)?$",
  'too (?:early|late|far|soon|expensive|long)',
);
/** Refusals that are friendly in sound: "I'm good", "I'm okay thanks". */
const NO_ALONE =
  /^n$|^(?:no )?(?:i'm|i am|we're) (?:all )?(?:good|okay|fine|alright|set|done)(?: for now| now| as i am)?$/;
const STRONG_YES =
  /^(?:yes|yeah|yep|yup|yea|sure|correct|absolutely|definitely|of course|certainly|exactly|okay yes|right)\b/;
const BUT = says(
  'but',
  'except',
  'although',
  'though',
  'however',
  'only if',
  'as long as',
  'unless',
  'provided',
  'if',
  'except',
  'wait',
);
const QUESTION =
  /^(?:is|are|was|were|do|does|did|can|could|would|will|what|what's|when|where|which|who|how|why|have|has|am|should)\b(?! (?:it|that|so|this|not|what you)\b)/;
const APPROVAL = anyOf(
  'right',
  'correct',
  'good',
  'fine',
  'okay',
  'great',
  'perfect',
  'ideal',
  'sure',
  'works?',
  'do',
  'do it',
  'do that',
  'book it',
  'book that',
  'book',
  'go ahead',
  'true',
  'exactly',
  'happy',
  'right now',
  'suit',
  'sounds?',
  'move it',
  'cancel it',
  'confirm',
  'like that',
  'be',
);
const QUESTION_INSIDE =
  /\b(?:who|what|when|where|how|why|which)(?:'s| is| are| was| do| does| did| can| much| long| many| about| time| else)\b/;
const NEGATED = new RegExp(
  `\\b(?:not|isn't|wasn't|aren't|doesn't|don't|won't|can't|no|never)(?: \\w+){0,2}? ${APPROVAL}(?![\\w'])`,
  'g',
);
const NOT_AT_ALL = /\b(?:absolutely|definitely|certainly|of course) not\b/g;

/**
 * Which way normalised text without pauses leans. Hedges ("maybe", "not sure") lean nowhere;
 * "I think so" and "I guess so" are a yes.
 */
export function readAnswer(text: string, isQuestion: boolean): Answer {
  for (const [idiom, meaning] of IDIOMS) {
    if (!idiom.test(text)) continue;
    if (meaning !== null) return { leaning: meaning, unclear: BUT.test(text) };
    const word = /^(?:yes|yeah|yep|no|nope|nah)\b/.exec(text)?.[0];
    return {
      leaning: word === undefined ? null : word.startsWith('y') ? 'yes' : 'no',
      unclear: true,
    };
  }
  const plain = text
    .replace(/^(?:no )?(?:wait |sorry |actually )*i mean(?:t)? (?=(?:yes|no)$)/, '')
    .replace(/^wait (?=no\b)/, '')
    .replace(POLITE, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (YES_ALONE.test(text.replace(/ (?:please|thanks|thank you)$/, '')))
    return { leaning: 'yes', unclear: isQuestion };
  if (NO_ALONE.test(plain)) return { leaning: 'no', unclear: false };
  const no = NO.exec(plain);
  const yes = YES.exec(no === null ? plain : plain.replace(NOT_AT_ALL, ' ').replace(NEGATED, ' '));
  const asks = (isQuestion || QUESTION.test(plain)) && !STRONG_YES.test(plain);
  const digresses = !STRONG_YES.test(plain) && wordsBeside(plain) > MOST_WORDS_BESIDE;
  const unclear = BUT.test(plain) || asks || QUESTION_INSIDE.test(plain);
  if (no !== null && yes !== null) {
    const yesFirst = (YES.exec(plain)?.index ?? 0) < no.index;
    return { leaning: yesFirst ? 'yes' : 'no', unclear: yesFirst || unclear };
  }
  if (no !== null) return { leaning: 'no', unclear: unclear && !/^(?:no|nope|nah)\b/.test(plain) };
  // "it's at ten, right?" asks.
  const tag = / (?:right|okay|correct)$/.test(plain) && isQuestion;
  return { leaning: yes === null ? null : 'yes', unclear: unclear || digresses || tag };
}

function wordsBeside(plain: string): number {
  const rest = plain.replace(EVERY_YES, ' ').replace(SMALL_WORDS, ' ').trim();
  return rest === '' ? 0 : rest.split(/\s+/).length;
}
