import type { SaidContext } from '../../said.ts';
import { WHEN } from './vocabulary.ts';

/** A sentence in plain lower-case words, one space between them, names and terms in capitals. */
export interface PlainText {
  plain: string;
  /** The part of the sentence as it was written between two places of `plain`. */
  written(from: number, to: number): string;
}

const TOKEN =
  /[$£€]?\d[\d,.:]*\d(?:st|nd|rd|th|am|pm)?%?|[$£€]?\d(?:st|nd|rd|th|am|pm)?%?|[\p{L}\d]+(?:['-][\p{L}\d]+)*|[,;:.!?—–…]|(?<=\s)-(?=\s)/gu;
const IS_WHEN = new RegExp(`^${WHEN}$`);
/** What somebody has does not begin with one of these. */
const NO_PROPERTY =
  /^(?:at|on|in|under|not|already|still|being|just|gone|free|open|there|off|available|booked|taken|ringing|about|different|new)$/;
const CONTRACTED: [RegExp, string][] = [
  [/^(?:can't|cannot)$/, 'can not'],
  [/^won't$/, 'will not'],
  [/^shan't$/, 'shall not'],
  [/^ain't$/, 'is not'],
  [/^(\w+)n't$/, '$1 not'],
  [/^(\w+)'re$/, '$1 are'],
  [/^(\w+)'ve$/, '$1 have'],
  [/^(\w+)'ll$/, '$1 will'],
  [/^i'm$/, 'i am'],
  [/^let's$/, 'let us'],
  [/^(i|you|he|she|we|they|it|that|there|who|what)'d$/, '$1 would'],
  [
    /^(it|that|there|here|what|who|where|when|how|he|she|everything|nothing|something|anything|all|everyone|nobody|someone|somebody|which)'s$/,
    '$1 is',
  ],
  [/^o'clock's$/, "oclock 's"],
  [/^gonna$/, 'going to'],
  [/^wanna$/, 'want to'],
  [/^gotta$/, 'have to'],
  [/^lemme$/, 'let me'],
  [/^gimme$/, 'give me'],
  [/^y'all$/, 'you'],
  [/^ya$/, 'you'],
  [/^dunno$/, 'do not know'],
  [/^o'clock$/, 'oclock'],
  [/^(?:okey|okie)$/, 'okay'],
  [/^(\w+)-(\w+)$/, '$1 $2'],
];

/** Writes a sentence plainly: contractions in full, services as SVC, people as PER, names as NAME. */
export function plainTextOf(sentence: string, context: SaidContext): PlainText {
  const text = sentence
    .replaceAll('’', "'")
    .replace(/\b([ap])\.m\./gi, '$1m  ')
    .replace(/\b(he|she|it|that|there|everyone|someone|somebody|nobody)'s got\b/gi, '$1 has got')
    .replace(/\b(Dr|Mr|Mrs|Ms)\./g, '$1 ');
  const people = new Set(context.people.flatMap((name) => wordsOf(name)));
  const names = new Set(context.names.flatMap((name) => wordsOf(name)));
  const words: { word: string; at: number; end: number }[] = [];
  const put = (word: string, at: number, end: number) => {
    for (const one of word.split(' ')) words.push({ word: one, at, end });
  };
  for (const match of text.matchAll(TOKEN)) {
    const [at, end] = [match.index, match.index + match[0].length];
    const service = context.services.find((one) => at < one.end && end > one.start);
    if (service) {
      if (at <= service.start || words.at(-1)?.word !== 'SVC') put('SVC', at, end);
      else if (words.at(-1)) words[words.length - 1] = { word: 'SVC', at: service.start, end };
      if (/'s$/.test(match[0]) && end > service.end) put("'s", at, end);
      continue;
    }
    put(plainWord(match[0], people, names), at, end);
  }
  // "Nothing's been booked", "the transfer's under way".
  for (const [index, one] of words.entries()) {
    const next = words[index + 1]?.word ?? '';
    if (next === 'been' && /^(?:'s|is)$/.test(one.word)) one.word = 'has';
    else if (one.word === "'s" && NO_PROPERTY.test(next)) one.word = 'is';
  }
  const starts: number[] = [];
  let plain = '';
  for (const { word } of words) {
    starts.push(plain.length);
    plain += `${word} `;
  }
  return {
    plain,
    written(from, to) {
      const first = words[starts.findIndex((start) => start >= from)];
      const last = words[starts.findLastIndex((start) => start < to)];
      return first && last ? sentence.slice(first.at, last.end) : '';
    },
  };
}

function plainWord(token: string, people: Set<string>, names: Set<string>): string {
  if (/^[;:—–…-]$/.test(token)) return ',';
  const word = token.toLowerCase();
  const [, owner, tail = ''] = /^(.+?)('s|'ll|'d)?$/.exec(word) ?? [];
  const is = tail === "'ll" ? ' will' : tail === "'d" ? ' would' : tail ? " 's" : '';
  if (owner && people.has(owner)) return `PER${is}`;
  if (owner && names.has(owner) && /^\p{Lu}/u.test(token) && !IS_WHEN.test(owner))
    return `NAME${is}`;
  for (const [pattern, full] of CONTRACTED) {
    if (pattern.test(word)) return word.replace(pattern, full);
  }
  return /^[a-z]+'s$/.test(word) ? `${word.slice(0, -2)} 's` : word;
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().match(/[\p{L}'-]+/gu) ?? [];
}
