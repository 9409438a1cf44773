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
const KEYS = 'When you are done press the pound key; the star key takes back the last one.';
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

function promptsOf(words: {
  ask: CapturePrompts['ask'];
  thing: string;
  natural: (draft: string) => string;
  exact: (draft: string) => string;
  otherWay: string;
}): CapturePrompts {
  const { ask, thing, natural, exact, otherWay } = words;
  return {
    ask,
    natural: (draft) => `${natural(draft)}, is that right?`,
    exact: (draft) => `So that's ${exact(draft)}. Is that right?`,
    whatIsWrong: (draft) => `Sorry. I have ${exact(draft)}. What should be different?`,
    incomplete: (draft) =>
      `I have ${exact(draft)}, but that isn't a whole ${thing}. What is missing?`,
    otherWay,
    wrongKeys: `Those keys don't make a ${thing}. Please try once more. ${KEYS}`,
    givenUp: GIVEN_UP,
  };
}

/** What is said while something is captured in English. */
export const capturePrompts: Readonly<Record<CaptureKind, CapturePrompts>> = {
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
      'Please say your number digit by digit, or type it on your keypad and press the pound key.',
    ],
    thing: 'number',
    natural: groups,
    exact: digits,
    otherWay: `Sorry about that. Please type the number on your keypad. ${KEYS}`,
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
    ask: [
      'For how many people?',
      'How many of you will there be?',
      'Please say a number, or type it on your keypad and press the pound key.',
    ],
    thing: 'number of people',
    natural: (draft) => (draft === '1' ? 'One person' : `${draft} people`),
    exact: (draft) => draft,
    otherWay: `Sorry about that. Please type the number on your keypad. ${KEYS}`,
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
    otherWay: `Sorry about that. Please type the code on your keypad, each letter on the key that shows it. ${KEYS}`,
  }),
};
