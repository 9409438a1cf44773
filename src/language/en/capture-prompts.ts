import type { CaptureKind, CapturePrompts } from '../capture-language.ts';
import { wordingFor } from './wording.ts';

const SIGNS: Record<string, string> = {
  '@': 'at',
  '.': 'dot',
  _: 'underscore',
  '-': 'dash',
  '+': 'plus',
};
const say = wordingFor('en-US');
/** What an offered keypad sounds like; "star" and "pound" are what they are called in North America. */
const KEYS = 'When you are done press the pound key; the star key takes back the last one.';
/** Digits of a telephone number after which a group is still to come. */
const LONGEST_PART = 7;
const OR_KEYS = 'You can also type it on your keypad and press the pound key.';
const GIVEN_UP = "I'm sorry, I couldn't get that. Let's go on without it.";

/** Single characters with pauses, so that a voice spells them; words apart. */
function spelled(text: string): string {
  return text
    .split(/\s+/)
    .map((word) =>
      word
        .toUpperCase()
        .split('')
        .map((character) => SIGNS[character] ?? character)
        .join(', '),
    )
    .join('; ');
}

function withSigns(address: string): string {
  return address.replace(/[@._+-]/g, (sign) => ` ${SIGNS[sign] ?? sign} `);
}

function digits(draft: string): string {
  return draft.startsWith('+') ? say.phone(draft) : draft.split('').join(' ');
}

/** A number in its groups, as people say it. */
function groups(draft: string): string {
  return digits(draft).replace(/(?<=\d) (?=\d)/g, '');
}

/** The words with and without the keys of a telephone. */
interface Prompts {
  spoken: CapturePrompts;
  keyed: CapturePrompts;
}

function promptsOf(words: {
  ask: CapturePrompts['ask'];
  thing: string;
  natural: (draft: string) => string;
  exact: (draft: string) => string;
  otherWay: string;
  /** Whether more is expected rather than missed. */
  goesOn?: (draft: string) => boolean;
  /** In place of it, where there are keys. */
  byKeypad?: string;
}): Prompts {
  const { ask, thing, natural, exact, otherWay, byKeypad = otherWay } = words;
  const incomplete = (draft: string) =>
    `I have ${exact(draft)}, but that isn't a whole ${thing}. What is missing?`;
  const soFar = (draft: string) => `I have ${exact(draft)} so far. What comes next?`;
  const spoken: CapturePrompts = {
    ask,
    naturally: natural,
    exactly: exact,
    natural: (draft) => `${natural(draft)}, is that right?`,
    exact: (draft) => `So that's ${exact(draft)}. Is that right?`,
    whatIsWrong: (draft) => `Sorry. I have ${exact(draft)}. What should be different?`,
    soFar: (draft) => (words.goesOn?.(draft) === false ? incomplete(draft) : soFar(draft)),
    incomplete,
    otherWay,
    wrongKeys: `Those keys don't make a ${thing}. Please try once more. ${KEYS}`,
    givenUp: GIVEN_UP,
  };
  if (byKeypad === otherWay) return { spoken, keyed: spoken };
  const [plain, again, helping] = ask;
  const keyed = [plain, again, `${helping} ${OR_KEYS}`] as const;
  return { spoken, keyed: { ...spoken, ask: keyed, otherWay: byKeypad } };
}

/** What is said while something is captured in English. */
export const capturePrompts: Readonly<Record<CaptureKind, Prompts>> = {
  name: promptsOf({
    ask: [
      'What is your name?',
      'Could you say your first and last name?',
      'Please say your name and then spell it.',
    ],
    thing: 'name',
    natural: (draft) => draft,
    exact: (draft) => `${draft}: ${spelled(draft)}`,
    otherWay: 'Let us do it letter by letter. Please spell your first name, then your last name.',
  }),
  phone: promptsOf({
    ask: [
      'What is your phone number?',
      'What number can we reach you on, with the area code?',
      'Please say your number slowly, digit by digit.',
    ],
    thing: 'number',
    natural: groups,
    exact: digits,
    goesOn: (draft) => draft.length <= LONGEST_PART,
    otherWay: 'Sorry about that. Please say the whole number once more, one digit at a time.',
    byKeypad: `Sorry about that. Please type the number on your keypad. ${KEYS}`,
  }),
  email: promptsOf({
    ask: [
      'What is your email address?',
      'Could you say your email address once more?',
      'Please spell your email address: letter by letter, with "dot" and "at".',
    ],
    thing: 'address',
    natural: withSigns,
    exact: (draft) => draft.split('@').map(spelled).join(', at, '),
    otherWay: 'Let us do it letter by letter. Please spell the address, with "dot" and "at".',
  }),
  'party-size': promptsOf({
    ask: ['For how many people?', 'How many of you will there be?', 'Please say just the number.'],
    thing: 'number of people',
    natural: (draft) => (draft === '1' ? 'One person' : `${draft} people`),
    exact: (draft) => draft,
    otherWay: 'Sorry about that. Please say just the number of people, counting yourself.',
    byKeypad: `Sorry about that. Please type the number on your keypad. ${KEYS}`,
  }),
  code: promptsOf({
    ask: [
      'What is your confirmation code?',
      'Could you read me the code, letter by letter?',
      'Please say each letter with a word, such as K as in kilo.',
    ],
    thing: 'code',
    natural: say.code,
    exact: (draft) => draft.split('').join(', '),
    otherWay:
      'Sorry about that. Please say it once more, each letter with a word, such as K as in kilo.',
    byKeypad: `Sorry about that. Please type the code on your keypad, each letter on the key that shows it. ${KEYS}`,
  }),
};
