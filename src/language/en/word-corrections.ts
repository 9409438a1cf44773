import { charactersOf, spokenWords } from './characters.ts';
import { correctCharacters, plainCorrection } from './corrections.ts';
import { editDistance } from './likeness.ts';
import { spelledRows } from './spelled-rows.ts';

/** Letters that sound alike: what is replaced when one is named, the likeliest first. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  a: ['e', 'o', 'u'],
  b: ['p', 'd', 'v'],
  c: ['k', 's'],
  ck: ['k', 'c'],
  d: ['t', 'b'],
  e: ['a', 'i'],
  ey: ['y', 'ie', 'i'],
  f: ['ph', 'v'],
  g: ['j'],
  i: ['y', 'e'],
  ie: ['y', 'ey', 'i'],
  j: ['g'],
  k: ['c', 'ck', 'q'],
  m: ['n'],
  n: ['m'],
  o: ['a', 'u'],
  p: ['b'],
  ph: ['f', 'v'],
  s: ['z', 'c'],
  sh: ['ch', 's'],
  t: ['d'],
  u: ['o', 'w'],
  v: ['ph', 'f', 'w'],
  w: ['v', 'u'],
  x: ['cks', 'ks'],
  y: ['i', 'ie', 'e'],
  z: ['s'],
};
const LETTERS = { letters: true, digits: false };
const WITH =
  /\bwith (?:an? |the )?(.+?)(?:,? (?:not|instead|rather|and then)\b.*| (?:at|in|on) the .*)?$/;
/** Letters that names hardly ever double. */
const NEVER_DOUBLE = /aa|hh|ii|jj|qq|uu|vv|ww|xx|yy/;
const SPOKEN_OF = /(\p{L}{3,}) (?:is )?with /u;
const VOWEL_END = /[aeiouy]$/;

/** How far two words may be apart and still be the same one, heard twice. */
export function isSameWord(a: string, b: string): boolean {
  const limit = Math.max(2, Math.floor(Math.max(a.length, b.length) / 2));
  return a[0] === b[0]
    ? editDistance(a, b, limit) <= limit
    : editDistance(a, b, limit) <= Math.min(2, Math.floor(a.length / 3));
}

/** The word in a phrase that is this one, perhaps heard otherwise now. */
export function wordHeard(word: string, phrase: string): string | null {
  const plain = word.toLowerCase();
  const spokenOf = SPOKEN_OF.exec(phrase.toLowerCase())?.[1];
  if (spokenOf !== undefined && !OPERATION.test(spokenOf)) {
    const limit = Math.max(2, Math.floor(plain.length / 2));
    if (editDistance(spokenOf, plain, limit) <= limit) return spokenOf;
  }
  const words = spokenWords(phrase).filter((other) => other.length > 2 && !OPERATION.test(other));
  const near = words.filter((other) => isSameWord(other, plain));
  return near.sort((a, b) => editDistance(a, plain, 20) - editDistance(b, plain, 20)).at(0) ?? null;
}

/** Words that say what to do with a letter: they are no names themselves. */
export const OPERATION =
  /^(?:with|without|not|double|two|three|one|single|just|only|end|the|letter|letters|spelled|spelt|spelling|instead|there's|first|last|second|name|and|that's|it's|its|for|has|have|like|silent|uses|should|was)$/;

function withLetters(word: string, letters: string): string | null {
  if (letters === 'h')
    return VOWEL_END.test(word) ? `${word}h` : `${word.slice(0, -1)}h${word.slice(-1)}`;
  if (letters === 'e' && !VOWEL_END.test(word)) return `${word}e`;
  for (const other of ALIKE[letters] ?? []) {
    const at =
      letters === 'g' || letters === 'j' || letters === 'k' || letters === 'c'
        ? word.indexOf(other)
        : word.lastIndexOf(other);
    if (at < 0) continue;
    // A silent vowel pair keeps its vowel: "shane with a y" is "shayne".
    if (letters === 'y' && other === 'e') break;
    return word.slice(0, at) + letters + word.slice(at + other.length);
  }
  if (letters === 'y') return word.replace(/([aeo])(?=[^aeiouy]*e?$)/, '$1y');
  return `${word}${letters}`;
}

/**
 * A word after what a caller says of its letters: "shayne with a y", "two ls", "d as in David at
 * the end", or the word spelled. In lower case; null when nothing changes.
 */
export function correctWord(word: string, phrase: string): string | null {
  const plain = word.toLowerCase();
  const words = spokenWords(phrase);
  const rows = spelledRows(words).filter(({ letters, to }) => {
    const said = words[to];
    return letters.length > 2 && said !== 'not' && isSameWord(letters, plain);
  });
  const spelled = rows.at(-1)?.letters;
  if (spelled !== undefined) return spelled === plain ? null : spelled;
  const heard = wordHeard(plain, phrase);
  const rest = plainCorrection(heard === null ? phrase : phrase.toLowerCase().replace(heard, ' '));
  const letters = charactersOf((WITH.exec(rest)?.[1] ?? '').replace(/'s$/, ''), LETTERS);
  const heardFits =
    heard !== null && heard !== plain && letters !== null && heard.includes(letters);
  if (heardFits) return heard;
  const base = heard ?? plain;
  const edited = correctCharacters(base, rest.replace(/^(?:is|with|has|it)\b ?/, ''), {
    read: (part) => charactersOf(part, LETTERS),
    fits: (candidate) => !NEVER_DOUBLE.test(candidate),
  });
  if (edited !== null) return edited === plain ? null : edited;
  if (letters !== null && letters.length <= 2 && !base.includes(letters))
    return withLetters(base, letters);
  return heard === null || heard === plain ? null : heard;
}
