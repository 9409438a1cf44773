import { LETTER_NAMES, PHONETIC } from './spelling.ts';

/** Which characters may be meant: "for" is a 4 only among digits, "oh" a zero or a letter. */
export interface Characters {
  letters: boolean;
  digits: boolean;
  /** "dot", "underscore" and the like. */
  signs?: boolean;
}

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const TIMES: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
  ['treble', 3],
  ['quadruple', 4],
]);
const DIGIT_SOUNDS: ReadonlyMap<string, string> = new Map([
  ['oh', '0'],
  ['nought', '0'],
  ['to', '2'],
  ['too', '2'],
  ['for', '4'],
  ['fore', '4'],
  ['won', '1'],
  ['ate', '8'],
  ['tree', '3'],
  ['fife', '5'],
  ['niner', '9'],
]);
const LETTER_SOUNDS: ReadonlyMap<string, string> = new Map([
  ['oh', 'o'],
  ['you', 'u'],
  ['be', 'b'],
  ['see', 'c'],
  ['sea', 'c'],
  ['tea', 't'],
  ['eye', 'i'],
  ['in', 'n'],
  ['ow', 'o'],
]);
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['dot', '.'],
  ['period', '.'],
  ['point', '.'],
  ['underscore', '_'],
  ['dash', '-'],
  ['hyphen', '-'],
  ['minus', '-'],
  ['plus', '+'],
]);

/** Words of a phrase in lower case, without punctuation; signs inside figures fall apart. */
export function spokenWords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[‘’`´]/g, "'")
      .replace(/\bx[- ]ray\b/g, 'xray')
      .replace(/\bdouble[- ](?:u|you|yu)\b/g, 'w')
      .match(/[\p{L}\p{M}]+(?:'\p{L}+)*|\d+/gu) ?? []
  );
}

/** The characters that the words from a position on stand for, and how many words they take. */
export function charactersAt(
  words: readonly string[],
  at: number,
  allowed: Characters,
  inside: boolean,
): { characters: string; used: number } | null {
  const word = words[at] ?? '';
  const next = words[at + 1] ?? '';
  const times = TIMES.get(word);
  if (times !== undefined) {
    const repeated = charactersAt(words, at + 1, allowed, true);
    if (repeated === null) return null;
    const [first = '', ...rest] = repeated.characters;
    return { characters: first.repeat(times) + rest.join(''), used: repeated.used + 1 };
  }
  const sign = allowed.signs ? SIGNS.get(word) : undefined;
  if (sign !== undefined) return { characters: sign, used: 1 };
  const example = allowed.letters ? exampleAt(words, at) : null;
  if (example !== null) return example;
  if (allowed.digits) {
    if (/^\d+$/.test(word)) return { characters: word, used: 1 };
    const ten = TENS.indexOf(word);
    if (ten >= 2) {
      const unit = UNITS.indexOf(next);
      return unit > 0 && unit < 10
        ? { characters: `${ten}${unit}`, used: 2 }
        : { characters: `${ten}0`, used: 1 };
    }
    const unit = UNITS.indexOf(word);
    if (unit >= 0) return { characters: String(unit), used: 1 };
    if (word === 'hundred' && inside) return { characters: '00', used: 1 };
    const sound = DIGIT_SOUNDS.get(word);
    if (sound !== undefined && inside && !(allowed.letters && word === 'oh'))
      return { characters: sound, used: 1 };
    if (word === 'o' && !allowed.letters) return { characters: '0', used: 1 };
  }
  if (!allowed.letters) return null;
  if (/^\p{L}$/u.test(word)) return { characters: word, used: 1 };
  const letter =
    PHONETIC.get(word) ?? LETTER_NAMES.get(word) ?? (inside ? LETTER_SOUNDS.get(word) : undefined);
  return letter === undefined ? null : { characters: letter, used: 1 };
}

/** "D as in David", "M for mother", "S like Sam". */
function exampleAt(
  words: readonly string[],
  at: number,
): { characters: string; used: number } | null {
  const word = words[at] ?? '';
  const letter = /^\p{L}$/u.test(word)
    ? word
    : (LETTER_NAMES.get(word) ?? LETTER_SOUNDS.get(word) ?? null);
  if (letter === null || !/^(?:as|for|like)$/.test(words[at + 1] ?? '')) return null;
  const skip = words[at + 2] === 'in' ? 3 : 2;
  const sample = words[at + skip] ?? '';
  return sample.length > 1 && sample.startsWith(letter)
    ? { characters: letter, used: skip + 1 }
    : null;
}

/** All of a phrase as characters; null when any word of it is none. */
export function charactersOf(phrase: string, allowed: Characters): string | null {
  const words = spokenWords(phrase);
  let characters = '';
  for (let at = 0; at < words.length; ) {
    const found = charactersAt(words, at, allowed, true);
    if (found === null) return null;
    characters += found.characters;
    at += found.used;
  }
  return characters === '' ? null : characters;
}

/** The longest row of characters in a text; `skipped` words may stand inside it. */
export function longestCharacters(
  text: string,
  allowed: Characters,
  skipped: ReadonlySet<string>,
): string | null {
  const words = spokenWords(text);
  let best = '';
  let run = '';
  for (let at = 0; at < words.length; ) {
    const found = charactersAt(words, at, allowed, run !== '');
    if (found === null) {
      if (!skipped.has(words[at] ?? '')) run = '';
      at += 1;
      continue;
    }
    run += found.characters;
    at += found.used;
    if (run.length > best.length) best = run;
  }
  return best === '' ? null : best;
}
