import type { Reading } from '../language.ts';
import { claimIntents } from './intents.ts';
import { normalize } from './normalize.ts';
import { LETTER_NAMES, PHONETIC } from './spelling.ts';

/**
 * Words without a meaning of their own: nothing is lost when no reader accounts for them. Left out on
 * purpose is whatever turns a sentence round, narrows it or asks: "not", "but", "if", "or", "before",
 * "another", "instead", "where".
 */
const SMALL = wordsOf(`
  a an the this that these those there here it its it's it'd it'll that's that'd that'll this's there's here's
  i i'm i'd i'll i've im id me my mine myself we we're we'd we'll we've us our ours you you're you'd you'll you've
  your they he she them am is are was were be been being have having had has do does did done will would can could may
  shall let's lets let gonna going want wants wanted wanna need needs needed like liked love prefer preferably wish
  hope hoping hopefully looking look trying try wondering wonder thinking think thought guess suppose believe reckon
  say said saying called call calling ring ringing phoning speaking know see get getting got gotten give take make
  making come coming go put please thanks thank cheers hi hello hey hiya sir ma'am madam mate dear good great
  lovely nice perfect wonderful brilliant okay ok alright right fine sure well so oh um uh erm just really quite
  very pretty basically literally maybe perhaps possibly possible sometime somewhere then and also to for of at on
  in with by about around as up down out into onto thing things bit little kind sort time times day days
  date week appointment appointments booking bookings reservation reservations slot slots spot spots opening openings
  visit session book booked schedule scheduled free available availability open works work guys folks sounds sound
  suit suits cool awesome excellent today everybody set there'll should probably usually gotta doing arrange way
`);

/** Turns of phrase that add nothing although their words could. */
const COURTESIES = new RegExp(
  `(?<![\\w'])(?:${[
    "if (?:that's|that is|it's|it is|you|you're|you've|i|we|there's|there is) (?:\\w+ )?(?:okay|ok|alright|all right|fine|good|possible|can|could|may|don't mind|available|free|able|got|have)(?: (?:it|any|one|something|anything|that))?",
    'if (?:at all )?possible',
    'if (?:that|it) (?:works|suits|helps)(?: for you)?',
    'or (?:so|something|whatever|thereabouts)(?: like that)?',
    'you know',
    '(?:no|not in a) (?:rush|hurry|worries)',
    "how are you(?: doing)?(?: today)?|how's it going|hope you're well",
    '(?:was|am|were|just) wondering if',
    '(?:see|check|wonder|ask|know) if',
    'as well|by the way|at all|for now|right now|of course',
    '(?:what|how) about|what if',
    'let me (?:see|think)',
    'why not',
    // A number behind "to" or "at" is a time; behind these it stands for a thing.
    '(?<=(?:¤|\\b(?:the|that|this|my|your|which|another|other|any|each|every|first|last|latest|earliest|\\d(?:st|nd|rd|th)|early|earlier|late|later|latter|middle|good|best|new|no|book|need|want|take|have|like|get|make|me|us)) )(?:ones?|1)',
    "i (?:don't|do not) (?:suppose|know)",
  ].join('|')})(?![\\w'])`,
  'g',
);

type Unfinished = Omit<Reading, 'unread'>;

/** The words that are accounted for once something was read from them. */
const READ_BY: readonly (readonly [(reading: Unfinished) => boolean, ReadonlySet<string>])[] = [
  [
    ({ leaning }) => leaning === 'yes',
    wordsOf(`yes yeah yep yup yea aye y certainly absolutely definitely indeed correct exactly precisely affirmative
      totally agreed deal confirm confirmed ahead way means pleasure reserve lock cancel move change reschedule
      proceed carry all true grand terrific fantastic amazing super splendid ideal bet happy with spot bang problem
      worries not no might mind matter same looks what fair enough`),
  ],
  [
    ({ leaning }) => leaning === 'no',
    wordsOf(`no nope nah not never n negative rather don't do isn't doesn't won't can't cannot couldn't wouldn't wrong
      incorrect nothing none neither forget leave anymore more pass yet quite exactly way interested else hold off`),
  ],
  [
    ({ ordinal }) => ordinal !== null,
    wordsOf(`first last final latter former top bottom middle second third earlier earliest later latest sooner soonest
      option choice number offered mentioned gave list which two three 2nd 3rd 1st 4th 5th 2 3 4 choose pick rather`),
  ],
  [
    ({ relative }) => relative !== null,
    wordsOf(`later earlier sooner other others another different else more options choices any anything something early
      late too none neither not before after alternative new than forward push bring what which better far don't
      won't either`),
  ],
  [
    ({ anyTime, soonest }) => anyTime || soonest,
    wordsOf(`any anytime whenever whatever whichever anything something either flexible matter matters mind care doesn't
      don't preference no all up surprise choose pick decide easy earliest soonest next first nearest quickest soon
      early quickly fast asap s p what's whats away straight immediately better sooner how urgent urgently which when anyday`),
  ],
  [({ edge }) => edge !== null, wordsOf('first last latest earliest end start')],
  [
    ({ date, time, partOfDay }) => date !== null || time !== null || partOfDay !== null,
    wordsOf(
      'anything something any either only best better preferably sharp exactly start starting between',
    ),
  ],
  [
    ({ sourceDate, sourceTime }) => sourceDate !== null || sourceTime !== null,
    wordsOf('from of instead'),
  ],
  [({ services }) => services.length > 0, wordsOf('dental medical regular standard')],
  [
    ({ intents }) => intents.includes('human') || intents.includes('message'),
    wordsOf('rather someone somebody anyone anybody back'),
  ],
  [
    ({ refersTo }) => refersTo !== null,
    wordsOf('other another remaining new separate additional extra second more too both one 1'),
  ],
  [({ same }) => same !== null, wordsOf('same again before usual last')],
  [({ shift }) => shift !== null, wordsOf('later earlier push back forward next after following')],
  [
    ({ correction }) => correction,
    wordsOf(`actually mean meant change switch sorry not no scratch correction instead rather wait mistake bad fault
      misspoke misheard asked second thoughts oops now`),
  ],
  [
    ({ partySize, partyChange }) => partySize !== null || partyChange !== null,
    wordsOf(`us people players player person persons guests adults golfers friends of total altogether party group couple
      more fewer less extra additional another one now only all both everyone me myself playing play add`),
  ],
  [
    ({ name }) => name !== null,
    wordsOf(`name names name's surname first last full family under speaking spelled spell spelt spelling called capital
      double son daughter wife husband mother father mom mum dad friend partner sister brother kid child boss girlfriend
      boyfriend his her he's she's not mr mrs ms miss dr`),
  ],
  [
    ({ phone, badPhone, thisNumber }) => phone !== null || badPhone !== null || thisNumber,
    wordsOf(`number phone mobile cell telephone landline line area code plus double triple oh reach me text contact from
      same which using caller id current`),
  ],
  [
    ({ code }) => code !== null,
    wordsOf('code confirmation number reference letter capital double booking ray'),
  ],
  [
    ({ anyResource }) => anyResource,
    wordsOf(`anyone anybody whoever who who's no preference any either mind care matter doesn't don't someone somebody
      first which`),
  ],
  [
    ({ intents }) => intents.includes('goodbye'),
    wordsOf('all it no nothing everything else more later'),
  ],
  [
    ({ intents }) => intents.includes('book'),
    wordsOf(
      'some any anything new make dentist doctor stylist hairdresser barber therapist hygienist',
    ),
  ],
];

/** "Does Sophie do colour", "is Tuesday any better": what is asked is not wished for. */
const ASKS =
  /^(?:(?:and|so|but|okay|hi|hello|hey|um|oh|also|well|yes|yeah|then) )*(?!(?:do you have|have you got|(?:is|are) there)\b)(is|are|was|were|do|does|did|has|have|had|will|should|must|am)\b/;

/** The word a question begins with, where nothing that was read is an answer to a question. */
function questionIn(text: string, { answer, intents }: Unfinished): string[] {
  const asks = ASKS.exec(text)?.[1];
  const isKnown = intents.some((intent) => intent !== 'greeting' && intent !== 'thanks');
  return asks === undefined || isKnown || answer !== null ? [] : [asks];
}

/**
 * What of a sentence no reader accounts for. Cautious: a word that nobody knows is one that may
 * matter.
 */
export function findUnread(options: {
  /** Normalised text without pauses, with moments and party claimed. */
  masked: string;
  reading: Unfinished;
  /** Words that named services or resources. */
  terms: ReadonlySet<string>;
  /** Moments that were found and that no field of the reading holds. */
  leftOver: readonly string[];
}): string[] {
  const { masked, reading, terms, leftOver } = options;
  const polite = masked.replace(COURTESIES, (found) => '\u00a4'.repeat(found.length));
  const text = claimIntents(polite, reading.intents);
  const own = new Set([
    ...terms,
    ...wordsOf(reading.name?.toLowerCase().replaceAll('-', ' ') ?? ''),
    ...wordsOf(normalize(reading.message ?? '').replaceAll(',', ' ')),
  ]);
  const read = READ_BY.filter(([holds]) => holds(reading)).map(([, words]) => words);
  const spells = reading.name !== null || reading.code !== null;
  const dials = reading.phone !== null || reading.badPhone !== null || reading.code !== null;
  const isRead = (word: string) =>
    SMALL.has(word) ||
    own.has(word) ||
    own.has(word.replace(/'s$/, '')) ||
    read.some((words) => words.has(word)) ||
    (spells && (/^\p{L}$/u.test(word) || PHONETIC.has(word) || LETTER_NAMES.has(word))) ||
    (dials && /^[+\d]/.test(word)) ||
    word === String(reading.partySize ?? Math.abs(reading.partyChange ?? 0));
  const words = text.replace(/\u00a4+/g, ' ').split(/[\s,]+/);
  return [
    ...leftOver,
    ...questionIn(masked, reading),
    ...words.filter((word) => /[\p{L}\d]/u.test(word) && word !== "'s" && !isRead(word)),
  ];
}

function wordsOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
