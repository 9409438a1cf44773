import { foldClocks } from './clock-words.ts';
import { isCommonWord } from './common-words.ts';
import { MONTHS, REPAIRABLE, REPAIRS, SHORT_MONTHS, WEEKDAYS } from './lexicon.ts';
import { editDistance } from './likeness.ts';
import { foldNumbers } from './numbers.ts';

const FILLERS = new Set(
  'um umm ummm uh uhh uhm er err erm ehm eh ah ahh aah hmm hm hmmm mm mmm oh ooh'.split(' '),
);
const LIKE_IS_FILLER_AFTER = new Set(
  `at around about maybe for on say and or is was it's in just after before with like so
   by`.split(/\s+/),
);
const DATE_WORDS = new Set<string>([...WEEKDAYS, ...MONTHS, 'tomorrow', 'today', 'next']);

/** "Mhm", "uh-huh"; a regex source. */
export const HUM = '(?:mm+|m|uh+)[ -]?h[mu]+h?m*';

/** Sounds of agreement and refusal that would otherwise fall apart into letters. */
const SOUNDS: readonly [RegExp, string][] = [
  [new RegExp(`\\b${HUM}\\b`, 'g'), 'yes'],
  [/\b(?:uh[ -]uh|nuh[ -]uh|unh[ -]unh|mm[ -]mm)\b/g, 'no'],
];

const TOKEN =
  /\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{1,2}-\d{1,2}-\d{2,4}(?!\d)|\d+(?:[.:/]\d+)*(?:st|nd|rd|th)?(?!\p{L})|\d+|[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*'?|[,+]|(?<=\d ?)-(?= ?\d)|[.;?!]+/gu;

function plainText(raw: string): string {
  let text = raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[‐-―−]/g, '-')
    .replace(/[…;]/g, ', ')
    .replace(/&/g, ' and ')
    .replace(/@/g, ' at ')
    .replace(/\bw\//g, 'with ')
    .replace(/\bb\/w\b/g, 'between')
    .replace(/([a-z])\/(?=[a-z])/g, '$1 or ');
  for (const [sound, word] of SOUNDS) text = text.replace(sound, word);
  return text
    .replace(/\bto[ -]day\b/g, 'today')
    .replace(/\bto[ -]morrow\b/g, 'tomorrow')
    .replace(/\bto[ -]night\b/g, 'tonight')
    .replace(/\b(see|love|thank|call|tell) ya\b/g, '$1 you')
    .replace(/\bo'? ?clock\b/g, "o'clock");
}

/** Clock times as they are written and heard: "10AM", "ten a m", "tenish", "at to pm". */
function withClocks(text: string): string {
  return text
    .replace(/\bfive and twenty (?=past|to\b)/g, 'twenty five ')
    .replace(/(\d)h(\d\d)\b/g, '$1:$2')
    .replace(/(\d|\b[a-z]+) ?\b([ap])\. ?m\b\.?/g, '$1 $2m')
    .replace(/(\d) ?([ap])m\b\.?/g, '$1 $2m')
    .replace(
      /\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|fifteen|forty|o'clock|the|in the|\d+) ([ap]) m\b(?! \w\b)/g,
      '$1 $2m',
    )
    .replace(
      /\b((?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|\d(?:st|nd|rd|th)) ([ap]) m\b/g,
      '$1 $2m',
    )
    .replace(/(?<!\b(?:in|within|every|about|than|last) )\b(1[3-9]|2[0-3]) hours\b/g, '$1:00')
    .replace(/\b(for|to|too|ate|won) (?=[ap]m\b|o'clock)/g, (_, heard: string) =>
      heard === 'for' ? '4 ' : heard === 'ate' ? '8 ' : heard === 'won' ? '1 ' : '2 ',
    )
    .replace(/(\d)(?=(?:ish|some)\b)/g, '$1 ')
    .replace(/([a-z])ish\b/g, (all: string, letter: string, at: number, whole: string) =>
      HOURISH.test(whole.slice(0, at + 1)) ? `${letter} ish` : all,
    );
}

const HOURISH =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|thirty|fifteen|midday)$/;

function repair(word: string, before: string | undefined, after: string | undefined): string {
  const known = REPAIRS.get(word);
  // A "k" among letters is spelt.
  const isSpelt = word === 'k' && (before?.length === 1 || after?.length === 1);
  if (known !== undefined && !isSpelt) {
    return known;
  }
  if (word === 'sat' || word === 'sun') {
    const verb = /^(i|we|he|she|they|the|who|have)$/.test(before ?? '');
    return verb ? word : word === 'sat' ? 'saturday' : 'sunday';
  }
  const month = SHORT_MONTHS.get(word);
  if (month !== undefined) {
    const beside = /^\d/.test(before ?? '') || /^\d/.test(after ?? '');
    return beside || /^(in|of|next|early|late|mid)$/.test(before ?? '') ? month : word;
  }
  if (word.length < 6 || !/^[a-z]+$/.test(word) || isCommonWord(word)) return word;
  if (DATE_WORDS.has(word)) return word;
  const plural = word.endsWith('s') ? word.slice(0, -1) : null;
  for (const target of REPAIRABLE) {
    if (plural === target) return word;
    if (target[0] !== word[0]) continue;
    if (editDistance(word, target, target.length > 8 ? 2 : 1) <= (target.length > 8 ? 2 : 1)) {
      return target;
    }
  }
  return word;
}

/** Words of a text as they were written, lower case; `,` stands for every pause. */
export function wordsOf(raw: string): string[] {
  return tokensOf(plainText(raw));
}

function tokensOf(text: string): string[] {
  const found = text.match(TOKEN) ?? [];
  return found.map((word) => (/^[.;?!]+$/.test(word) ? ',' : word));
}

function repairedWords(raw: string): string[] {
  const words = tokensOf(withClocks(plainText(raw)));
  const repaired = words.map((word, at) => repair(word, words[at - 1], words[at + 1]));
  return repaired.flatMap((word) => (word === 'wanna' ? ['want', 'to'] : [word]));
}

function withoutFillers(words: readonly string[]): string[] {
  const out: string[] = [];
  words.forEach((word, at) => {
    const next = words[at + 1];
    if (word === 'oh' && (isDigitWord(out.at(-1)) || isDigitWord(next))) out.push(word);
    else if (FILLERS.has(word)) return;
    else if (word === 'like' && out.length > 0 && LIKE_IS_FILLER_AFTER.has(out.at(-1) ?? ''))
      return;
    else if (word === 'you' && next === 'know' && words[at + 2] === ',') return;
    else if (word === ',' && (out.length === 0 || out.at(-1) === ',')) return;
    else out.push(word);
  });
  while (out.at(-1) === ',') out.pop();
  return out;
}

const DIGIT_WORD =
  /^(?:\d+|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|double|triple|oh)$/;

function isDigitWord(word: string | undefined): boolean {
  return word !== undefined && DIGIT_WORD.test(word);
}

function once(text: string): string {
  const folded = foldClocks(foldNumbers(withoutFillers(repairedWords(text))));
  return folded
    .map((token) => token.text)
    .join(' ')
    .replace(/ ,/g, ',');
}

/**
 * Lower case, spelling repaired, fillers removed, numbers and clock times as digits. Normalising
 * twice changes nothing.
 *
 * @example normalize('Um, the fifteenth at half past two p.m.') // 'the 15th at 2:30 pm'
 */
export function normalize(text: string): string {
  let current = once(text);
  // A removed filler can bring two halves of a word together; a few rounds always settle.
  for (let round = 0; round < 4; round += 1) {
    const again = once(current);
    if (again === current) break;
    current = again;
  }
  return current;
}
