import { wordsOf } from './normalize.ts';
import { foldNumbers } from './numbers.ts';
import { LETTER_NAMES, PHONETIC } from './spelling.ts';

const ALPHABET = /^[AFHKLMQRWXY234679]+$/;
const LENGTH = 5;
const CUE = /\b(?:code|confirmation|reference|ref|booking number|confirmation number)\b/i;

/** Words that may stand between the characters of a code. */
const SKIPPED = new Set(
  ", . - and then is it it's my the um uh code letter number capital dash hyphen space confirmation reference that's so".split(
    ' ',
  ),
);
/** Letters and digits written together, as in "KX7 M4". */
const MIXED = /\b(?=[a-z]*\d)(?=\d*[a-z])(?!\d+(?:st|nd|rd|th|am|pm)\b)[a-z\d]{2,5}\b/gi;
const DIGIT_SOUNDS: Record<string, string> = { to: '2', too: '2', for: '4', fore: '4', sex: '6' };

/**
 * A five-character confirmation code in letters, words or the phonetic alphabet. Without
 * `expected` the sentence has to say that it is one.
 */
export function findCode(text: string, expected: boolean): string | null {
  const cue = CUE.exec(text);
  if (!expected && cue === null) return null;
  const compact = text.toUpperCase().match(/(?<![\p{L}\d])[A-Z0-9]{5}(?![\p{L}\d])/gu) ?? [];
  const whole = compact.filter((word) => ALPHABET.test(word));
  const withDigit = whole.find((word) => /\d/.test(word));
  if (withDigit !== undefined) return withDigit;
  const tail = cue === null ? text : text.slice(cue.index);
  return (
    spelled(tail) ??
    (tail === text ? null : expected ? spelled(text) : null) ??
    whole.at(-1) ??
    null
  );
}

function spelled(text: string): string | null {
  const words = foldNumbers(
    wordsOf(text.replace(/[-_/.]/g, ' ').replace(MIXED, (group) => group.split('').join(' '))),
  ).map((token) => token.text);
  const runs: string[] = [];
  let run = '';
  const close = (): void => {
    if (run !== '') runs.push(run);
    run = '';
  };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = words[at + 1] ?? '';
    const example = /^(?:as|for|like)$/.test(next) && /^[a-z]/.test(words[at + 2] ?? '');
    if (word === 'double' && /^(?:u|you|yu)$/.test(next)) {
      run += 'W';
      at += 1;
    } else if (word === 'double' && characterOf(next, run) !== null) {
      run += (characterOf(next, run) ?? '').repeat(2);
      at += 1;
    } else if (word === 'x' && next === 'ray') {
      run += 'X';
      at += 1;
    } else {
      const character = characterOf(word, run);
      if (character === null) {
        if (!SKIPPED.has(word)) close();
        continue;
      }
      run += character;
      if (example && /^[a-z]+$/.test(word)) {
        const skip = words[at + 2] === 'in' ? 3 : 2;
        if ((words[at + skip] ?? '').startsWith(character.toLowerCase()))
          at += words[at + skip] === 'x' && words[at + skip + 1] === 'ray' ? skip + 1 : skip;
      }
    }
  }
  close();
  return runs.find((found) => found.length === LENGTH && ALPHABET.test(found)) ?? null;
}

function characterOf(word: string, before: string): string | null {
  if (/^\d+$/.test(word)) return word;
  if (/^[a-z]$/.test(word)) return word.toUpperCase();
  if (/^[a-z0-9]{2,5}$/.test(word) && /\d/.test(word)) return word.toUpperCase();
  const letter = PHONETIC.get(word) ?? LETTER_NAMES.get(word);
  if (letter !== undefined) return letter.toUpperCase();
  return before === '' ? null : (DIGIT_SOUNDS[word] ?? null);
}
