import type { Random } from '../db/random.ts';

/** How recognisers and callers change what is said. */

export const DIGIT_WORDS = 'zero one two three four five six seven eight nine'.split(' ');
export const ORDINALS = ['first', 'second', 'third', 'fourth', 'last'];
export const PHONETIC_WORDS: Record<string, string> = Object.fromEntries(
  `alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa
   quebec romeo sierra tango uniform victor whiskey xray yankee zulu`
    .split(/\s+/)
    .map((word) => [word[0] ?? '', word]),
);

const HOMOPHONES: Record<string, readonly string[]> = {
  two: ['to', 'too'],
  four: ['for'],
  eight: ['ate'],
  one: ['won'],
};
const LETTER_SOUNDS: Record<string, string> = {
  h: 'aitch',
  k: 'kay',
  q: 'cue',
  r: 'are',
  y: 'why',
  w: 'double u',
  x: 'ex',
  m: 'em',
  l: 'el',
  f: 'eff',
};
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** One of the items. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[random(items.length)];
  if (item === undefined) throw new RangeError('nothing to choose from');
  return item;
}

/** True once in so many times. */
export function chance(random: Random, times: number): boolean {
  return random(times) === 0;
}

/** One of the items, but not this one. */
export function otherThan<T>(random: Random, item: T, items: readonly T[]): T {
  return pick(
    random,
    items.filter((other) => other !== item),
  );
}

/** Now and then the word that sounds the same. */
export function soundsLike(random: Random, word: string): string {
  const others = HOMOPHONES[word];
  return others !== undefined && chance(random, 4) ? pick(random, others) : word;
}

/** Digits one by one, doubled, in pairs, or as figures. */
export function saidDigits(random: Random, digits: string): string {
  const way = random(6);
  if (way === 0) return digits;
  if (way === 1) return digits.split('').join(' ');
  if (way === 2 && digits.length % 2 === 0 && !/0|(?<=^(?:..)*)1/.test(digits)) {
    return (digits.match(/../g) ?? [])
      .map((pair) => `${TENS[Number(pair[0])]} ${DIGIT_WORDS[Number(pair[1])]}`)
      .join(' ');
  }
  const words: string[] = [];
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits[at] ?? '';
    const run = /^(.)\1*/.exec(digits.slice(at))?.[0].length ?? 1;
    const word = digit === '0' && chance(random, 2) ? 'oh' : (DIGIT_WORDS[Number(digit)] ?? digit);
    if ((run === 2 || run === 3) && chance(random, 2)) {
      words.push(run === 2 ? 'double' : 'triple', word);
      at += run - 1;
    } else {
      words.push(words.length === 0 ? word : soundsLike(random, word));
    }
  }
  return words.join(' ');
}

/** Letters and digits one by one: bare, by example, phonetic, or as a recogniser writes their names. */
export function lettersSaid(random: Random, characters: string): string {
  const way = random(4);
  return [...characters.toLowerCase()]
    .map((character) => {
      if (/\d/.test(character)) {
        return chance(random, 3) ? character : (DIGIT_WORDS[Number(character)] ?? '');
      }
      const phonetic = PHONETIC_WORDS[character] ?? character;
      if (way === 0) return phonetic;
      if (way === 1 && chance(random, 2)) return `${character} as in ${phonetic}`;
      if (way === 2 && chance(random, 2)) return LETTER_SOUNDS[character] ?? character;
      return character;
    })
    .join(chance(random, 2) ? ' ' : ', ');
}

/** Fillers, casing and punctuation of one recogniser or another. */
export function noisy(random: Random, text: string): string {
  let out = text;
  if (chance(random, 5)) out = out.replace(/,? /, ' uh ');
  if (chance(random, 6)) out = `${out}, thank you`;
  const style = random(4);
  if (style === 0) return out.toLowerCase().replace(/[.,]/g, '');
  if (style === 1) return `${out.charAt(0).toUpperCase()}${out.slice(1)}.`;
  if (style === 2) return out.toLowerCase();
  return out;
}
