import { charactersOf, spokenWords } from './characters.ts';
import { bare, correctCharacters, plainCorrection } from './corrections.ts';
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
const MISSED = /\b(?:missed|missing|forgot|left out|need|add) (?:an?|the|another) (\S+)/;
/** Letters that names hardly ever double. */
const NEVER_DOUBLE = /aa|hh|ii|jj|qq|uu|vv|ww|xx|yy/;
const SPOKEN_OF = /([\p{L}']{3,}) (?:is )?with /u;
const VOWEL_END = /[aeiouy]$/;

/** A word that is to end in these letters: in place of ones that sound like them, or after. */
export function endIn(word: string, letters: string): string {
  if (/^\d+$/.test(letters)) {
    const digits = Math.min(/\d*$/.exec(word)?.[0].length ?? 0, letters.length);
    return word.slice(0, word.length - digits) + letters;
  }
  const [letter = ''] = letters;
  if (letters.split('').every((other) => other === letter)) {
    const stem = word.replace(new RegExp(`${letter}+$`), '');
    if (stem !== word) return stem + letters;
  }
  const alike = (ALIKE[letters] ?? []).find((other) => word.endsWith(other));
  if (alike !== undefined) return word.slice(0, -alike.length) + letters;
  const joint = word.lastIndexOf(letter);
  return letters.length > 1 && joint >= word.length - letters.length - 1
    ? word.slice(0, joint) + letters
    : word + letters;
}

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
    const alike = ALIKE[spokenOf[0] ?? '']?.includes(plain[0] ?? '') ? 1 : 0;
    const limit = Math.max(2, Math.floor(plain.length / 2)) + alike;
    if (editDistance(spokenOf, plain, limit) <= limit) return spokenOf;
  }
  const words = spokenWords(phrase).filter((other) => other.length > 2 && !OPERATION.test(other));
  const near = words.filter((other) => isSameWord(other, plain));
  return near.sort((a, b) => editDistance(a, plain, 20) - editDistance(b, plain, 20)).at(0) ?? null;
}

/** Words spelled in a phrase, as one row and between its pauses. */
export function spelledIn(phrase: string): string[] {
  return [phrase, ...phrase.split(',')]
    .flatMap((part) => spelledRows(spokenWords(part)))
    .map(({ letters }) => letters)
    .filter(({ length }) => length > 2);
}

/** Words that say what to do with a letter: they are no names themselves. */
export const OPERATION =
  /^(?:with|without|not|double|two|three|one|single|just|only|end|the|letter|letters|spelled|spelt|spelling|instead|there's|first|last|second|name|and|that's|it's|its|for|has|have|like|silent|uses|should|was)$/;

function withLetters(word: string, letters: string, mayAdd: boolean): string | null {
  if (letters.length > 1 && letters[0] === letters[1]) return null;
  if (!mayAdd) {
    const other = (ALIKE[letters] ?? []).find((alike) => word.includes(alike));
    return other === undefined ? null : word.replace(other, letters);
  }
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
  const spelled = spelledIn(phrase)
    .filter((letters) => isSameWord(letters, plain))
    .sort((a, b) => editDistance(a, plain, 20) - editDistance(b, plain, 20))[0];
  if (spelled !== undefined) return spelled === plain ? null : spelled;
  const heard = wordHeard(plain, phrase);
  const rest = (heard === null ? phrase : phrase.toLowerCase().replace(heard, ' ')).trim();
  const letters = charactersOf(
    (WITH.exec(plainCorrection(rest))?.[1] ?? '').replace(/'s$/, ''),
    LETTERS,
  );
  const heardFits =
    heard !== null && heard !== plain && letters !== null && heard.includes(letters);
  if (heardFits) return heard;
  const missed = charactersOf(MISSED.exec(plainCorrection(rest))?.[1] ?? '', LETTERS);
  if (heard !== null && heard !== plain && missed !== null && heard.includes(missed)) return heard;
  const base = heard ?? plain;
  const edited = correctCharacters(base, rest.replace(/^(?:is|with|has|it)\b ?/, ''), {
    read: (part) => charactersOf(part, LETTERS),
    fits: (candidate) => !NEVER_DOUBLE.test(candidate),
    endIn,
  });
  if (edited !== null) return edited === plain ? null : edited;
  if (letters !== null && letters.length <= 2 && !base.includes(letters))
    return withLetters(base, letters, true);
  // "No y" takes away; it asks for no y.
  if (/^no \p{L}$/u.test(rest)) return null;
  const alone = charactersOf(bare(plainCorrection(rest)), LETTERS);
  if (alone?.length === 1 && !base.includes(alone)) return withLetters(base, alone, false);
  return heard === null || heard === plain ? null : heard;
}
