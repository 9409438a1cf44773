/** How a sentence answers a question that wants yes or no. */
export interface Answer {
  leaning: 'yes' | 'no' | null;
  /** Said with reservations, or beside a question: not to be acted on alone. */
  unclear: boolean;
}

const POLITE =
  /\b(?:please|thanks|thank you|very much|so much|ma'am|sir|mate|love|dear|buddy|honey|darling|then|well|so|just|kindly|for me|cheers|hi|hello|hey|alright then|lovely|now)\b/g;

/** Whole idioms whose words alone would mislead. */
const IDIOMS: readonly [RegExp, 'yes' | 'no' | null][] = [
  [
    /^(?:yes|yeah|yep) no(?:$| )(?! (?:problem|worries|that's (?:fine|right|great|good|perfect|correct|okay)))/,
    'no',
  ],
  [/^(?:yes )?no (?:yes|yeah|yep)\b/, 'yes'],
  [
    /^(?:no )+(?:that's|that is|it's|it is|this is|you're|that|all|we're) ?(?:all )?(?:right|correct|fine|okay|good|great|perfect|it exactly|exactly right|works|sounds good|lovely|cool|what i want|ideal|exactly it)\b/,
    'yes',
  ],
  [/^(?:yes )?no (?:problem|worries|issue|issues|objection|objections|bother|doubt)\b/, 'yes'],
  [/\bwhy not\b/, 'yes'],
  [/\bnot (?:a problem|bad|at all a problem)\b/, 'yes'],
  [/\b(?:can't|couldn't) (?:complain|be better|wait)\b/, 'yes'],
  [
    /\bi (?:don't|do not) (?:mind|see why not)\b|\bwouldn't (?:mind|say no)\b|\bi don't have a problem\b/,
    'yes',
  ],
  [/\b(?:yes )?if (?:you|it|that's|possible)\b.*$/, null],
  [/\bdon't (?:forget|worry)\b/, null],
  [
    /\bi (?:think|guess|suppose|believe|reckon|hope) so\b|\bi guess\b|\bi suppose\b|\bmight as well\b/,
    'yes',
  ],
  [
    /\bi (?:don't|do not) (?:think|believe|guess|suppose|reckon) so\b|\bi (?:think|guess|hope|suppose) not\b/,
    'no',
  ],
  [
    /\b(?:not (?:too |so |really |quite |a hundred percent |entirely |totally )?(?:sure|certain)|unsure|maybe|perhaps|possibly|probably not|i don't know|dunno|no idea|not certain|i'm not sure|it depends|depends|hard to say|who knows|let me think|i'd have to check|on the fence)\b/,
    null,
  ],
];

const YES =
  /\b(?:yes|yeah|yep|yup|yea|yessir|yes sir|yep yep|aye|sure(?: thing)?|of course|certainly|absolutely|definitely|indeed|correct|right|exactly|precisely|affirmative|okay|alright|all right|fine|good|great|perfect|excellent|wonderful|fantastic|brilliant|lovely|awesome|splendid|super|ideal|cool|deal|agreed|totally|go ahead|go for it|go on(?: then)?|do it|do that|do so|please do|let's do (?:it|that|this|so)|let's go(?: ahead| for it)?|book (?:it|that|me|me in|that one|us|us in)|confirm(?:ed)?(?: it| that)?|lock it in|sign me up|i'm in|put me down|i'll take (?:it|that|that one|that 1)|take it|i'd love (?:to|that|it)|i would|i do|i am|it is|that is|it does|that does|you (?:bet|got it|can|may)|that works|works(?: for me)?|works great|sounds (?:good|great|right|perfect|fine|lovely|like a plan|about right|okay|wonderful|fantastic)|looks good|suits me|that'll (?:do|work|be (?:fine|great|good|perfect))|that would be (?:great|fine|good|perfect|lovely|nice|fantastic|wonderful)|that'd be (?:great|fine|good|perfect|lovely)|that's (?:it|the one|the 1|right|correct|fine|good|great|perfect|okay|ideal|me|him|her|what i want)|by all means|with pleasure|for sure|uh huh|bingo|yes please|ok|make it so|roger|righto|gladly|happy with that|proceed|carry on|please go ahead|all good|spot on|bang on|true)\b/;
const NO =
  /\b(?:no|nope|nah|no way|never|negative|not (?:really|yet|now|today|that|this|quite|exactly|right|correct|at all|interested|particularly|me|it|good|necessarily|ideal|anymore|possible|going to work)|absolutely not|definitely not|certainly not|of course not|i'd rather not|rather not|prefer not|don't|do not|please don't|hold off|no thanks|no thank you|wrong|incorrect|i'm good|i'm okay|i'm fine|that's (?:wrong|not|incorrect|no good|too)|isn't|it isn't|doesn't(?: work| suit)?|won't work|can't(?: do)?|cannot|couldn't|wouldn't|never ?mind|forget it|no good|i'll pass|pass|nothing|none|neither|leave it|not for me|hell no)\b/;
const STRONG_YES =
  /^(?:yes|yeah|yep|yup|yea|sure|correct|absolutely|definitely|of course|certainly|right|exactly)\b/;
const BUT = /\b(?:but|except|although|though|however|only if|as long as|unless|provided)\b/;
const QUESTION =
  /^(?:is|are|was|were|do|does|did|can|could|would|will|what|when|where|which|who|how|why|have|has|am|should)\b/;

/**
 * Which way normalised text without pauses leans. Hedges ("maybe", "not sure") lean nowhere;
 * "I think so" and "I guess so" are a yes.
 */
export function readAnswer(text: string, isQuestion: boolean): Answer {
  for (const [idiom, meaning] of IDIOMS) {
    if (idiom.test(text)) return { leaning: meaning, unclear: meaning === null || BUT.test(text) };
  }
  const plain = text.replace(POLITE, ' ').replace(/\s+/g, ' ').trim();
  const no = NO.exec(plain);
  const yes = YES.exec(no === null ? plain : plain.replace(NO_PHRASES, ' '));
  const unclear =
    BUT.test(plain) || ((isQuestion || QUESTION.test(plain)) && !STRONG_YES.test(plain));
  if (no !== null && yes !== null) {
    const first = no.index <= yes.index ? 'no' : 'yes';
    // "no, that's fine" is an idiom above; "yes ... don't" keeps nothing certain.
    if (first === 'yes' && /\b(?:don't|not|can't|won't|isn't|doesn't)\b/.test(plain)) {
      return { leaning: 'yes', unclear: true };
    }
    return { leaning: first, unclear: unclear || first === 'yes' };
  }
  if (no !== null) return { leaning: 'no', unclear: unclear && !/^(?:no|nope|nah)\b/.test(plain) };
  if (yes !== null) return { leaning: 'yes', unclear };
  return { leaning: null, unclear };
}

const NO_PHRASES =
  /\b(?:not (?:really|right|good|correct|fine|okay|great|perfect|ideal)|absolutely not|definitely not|certainly not|of course not|no good|i'm (?:good|okay|fine)|isn't (?:good|right|great|correct)|doesn't (?:work|sound)(?: for me| good)?|don't (?:do it|do that|book it|go ahead)|won't (?:work|do)|that's (?:not|no) \w+)\b/g;
