import { charactersAt, spokenWords } from './characters.ts';
import { PHONETIC } from './spelling.ts';

/** Words of a phonetic alphabet that nobody is called. */
const UNMISTAKABLE =
  /^(?:alpha|alfa|bravo|delta|echo|foxtrot|golf|hotel|india|juliett|kilo|lima|november|papa|quebec|sierra|tango|uniform|whiskey|whisky|xray|yankee|zulu)$/;
const LETTERS = { letters: true, digits: false };
/** So many letters in a row are spelling whatever their words are. */
const CERTAIN_ROW = 3;

interface Row {
  from: number;
  to: number;
  letters: string;
}

function rowAt(words: readonly string[], from: number): Row | null {
  let at = from;
  let letters = '';
  let parts = 0;
  let bare = 0;
  let unmistakable = 0;
  while (at < words.length) {
    const word = words[at] ?? '';
    const inside = parts > 0 && words[at + 1] !== undefined;
    const found = charactersAt(words, at, LETTERS, inside);
    if (found === null || (found.used === 1 && /^(?:in|for|to)$/.test(word))) break;
    if (found.used > 1 || word.length === 1) bare += 1;
    else if (UNMISTAKABLE.test(word)) unmistakable += 1;
    letters += found.characters;
    parts += 1;
    at += found.used;
  }
  const named = PHONETIC.has(words[from] ?? '') && !UNMISTAKABLE.test(words[from] ?? '');
  // "Mike s m i t h": a name, then letters.
  if (named && bare === parts - 1 && bare > 0) return null;
  const certain =
    parts >= CERTAIN_ROW ? bare + unmistakable > 0 || !named : bare + unmistakable === parts;
  return parts > 0 && certain && parts > 1 ? { from, to: at, letters } : null;
}

/** Rows of letters in words, each of two letters at least. */
export function spelledRows(words: readonly string[]): Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const row = rowAt(words, at);
    if (row === null) continue;
    rows.push(row);
    at = row.to - 1;
  }
  return rows;
}

const WORD = /[\p{L}\p{M}]+(?:['’]\p{L}+)*|\d+/gu;

/**
 * The text with everything spelled in it written as single letters.
 *
 * @example spelledOut('Carter, charlie alpha romeo tango') // 'Carter, c a r t'
 */
export function spelledOut(text: string): string {
  const tidy = text.replace(/\bx[- ]ray\b/gi, 'xray').replace(/\bdouble[- ](?:u|you|yu)\b/gi, 'w');
  const places = [...tidy.matchAll(WORD)];
  const words = places.map(([word]) => spokenWords(word)[0] ?? '');
  return spelledRows(words).reduceRight((out, row) => {
    const first = places[row.from];
    const last = places[row.to - 1];
    if (first === undefined || last === undefined) return out;
    if (words.slice(row.from, row.to).every((word) => word.length === 1)) return out;
    const letters = row.letters.split('').join(' ');
    return out.slice(0, first.index) + letters + out.slice(last.index + last[0].length);
  }, tidy);
}
