import type { Random } from '../random.ts';
import type { Style } from '../scenario/scenario.ts';
import type { Phrase } from './phrase-book.ts';

const BEFORE_OPENING = [
  'Hi there, how are you doing today?',
  "Good morning, I hope you're well.",
  'Hello, a friend told me about you.',
  "Hi, sorry, I'm in the car, I hope you can hear me.",
  "Hello, I've been meaning to call for ages.",
];
const AFTER = [
  "You've been really helpful.",
  "I'm so glad I got through.",
  'My sister says you are the best.',
  "It's been such a busy week.",
  'Thank you so much.',
];
const AROUND_YES = ["oh that's wonderful,", 'great,', 'lovely,', 'excellent,'];
/** Said character by character: nobody hems within. */
const SPELLED: readonly Phrase[] = [
  'give-code',
  'give-number',
  'give-name',
  'fix-name',
  'fix-number',
];
const HEMS = ['um', 'uh', 'er', 'well', 'so', 'hmm', 'let me see'];

/** Dresses what is said in the habits of a way of speaking; never changes what is meant. */
export function dress(options: {
  text: string;
  phrase: Phrase;
  style: Style;
  random: Random;
}): string {
  const { text, phrase, style, random } = options;
  if (style === 'chatty') return chatter(text, phrase, random);
  if (style === 'hesitant') {
    return hem(text, { within: !SPELLED.includes(phrase), random });
  }
  if (style === 'terse') return text.toLowerCase().replace(/[.?!]$/, '');
  if (style === 'non-native') return withoutArticles(text, random);
  return text;
}

function chatter(text: string, phrase: Phrase, random: Random): string {
  const closed = /[.?!]$/.test(text) ? text : `${text}.`;
  const isOpening = ['book', 'bare-book', 'move', 'bare-move', 'cancel', 'list'].includes(phrase);
  if (isOpening) return `${random.pick(BEFORE_OPENING)} ${closed}`;
  if (phrase === 'yes') return `${random.pick(AROUND_YES)} ${text}`;
  if (
    ['give-when', 'give-service', 'choose', 'that-is-all'].includes(phrase) &&
    random.chance(0.5)
  ) {
    return `${closed} ${random.pick(AFTER)}`;
  }
  return text;
}

/** Hems before, and once between two words that do not belong to one number or name. */
function hem(text: string, options: { within: boolean; random: Random }): string {
  const { within, random } = options;
  const opened = random.chance(0.7) ? `${random.pick(HEMS)}, ${text}` : text;
  const words = opened.split(' ');
  const places = words.flatMap((word, at) =>
    at > 0 && /^(?:on|at|for|in|with|to|under|the)$/i.test(word) ? [at] : [],
  );
  if (!within || places.length === 0 || !random.chance(0.6)) return opened;
  const at = random.pick(places);
  return [...words.slice(0, at), `${random.pick(HEMS.slice(0, 3))},`, ...words.slice(at)].join(' ');
}

function withoutArticles(text: string, random: Random): string {
  return text.replace(/\b(?:a|an) /gi, (article) => (random.chance(0.7) ? '' : article));
}
