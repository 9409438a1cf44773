import type { Random } from '../random.ts';

/** Words recognisers take for each other on a telephone line. */
const NEIGHBOURS: readonly (readonly string[])[] = [
  ['tuesday', 'thursday'],
  ['sunday', 'someday', 'monday'],
  ['friday', 'fry day'],
  ['thirteen', 'thirty'],
  ['fourteen', 'forty'],
  ['fifteen', 'fifty'],
  ['sixteen', 'sixty'],
  ['fifteenth', 'fiftieth'],
  ['five', 'nine'],
  ['nine', 'five', 'mine'],
  ['two', 'to', 'too'],
  ['four', 'for'],
  ['one', 'won'],
  ['eight', 'ate'],
  ['six', 'sick'],
  ['ten', 'then'],
  ['three', 'free'],
  ['eleven', 'a leaven'],
  ['noon', 'new'],
  ['am', 'i am'],
  ['a.m.', 'i am'],
  ['pm', 'p m'],
  ['for', 'four'],
  ['at', 'that', 'it'],
  ['on', 'in', 'and'],
  ['book', 'look', 'a book'],
  ['cleaning', 'clean in', 'leaning'],
  ['move', 'prove'],
  ['cancel', 'council', 'can sell'],
  ['name', 'same'],
  ['yes', 'yet'],
  ['yeah', 'yet'],
  ['please', 'peas'],
  ['morning', 'mourning'],
  ['table', 'cable'],
  ['tee', 'tea'],
  ['time', 'dime'],
  ['cut', 'cot'],
  ['colour', 'caller'],
  ['repair', 'prepare'],
  ['next', 'text'],
  ['week', 'weak'],
  ['appointment', 'a pointment', 'ointment'],
  ['double', 'trouble'],
  ['oh', 'a'],
  ['zero', 'hero'],
  ['first', 'thirst'],
  ['second', 'seconds'],
  ['half', 'have'],
  ['past', 'passed'],
  ['quarter', 'water'],
];

const BY_WORD = new Map(NEIGHBOURS.map(([word = '', ...others]) => [word, others]));
/** Digits sound alike in these pairs. */
const DIGITS: Record<string, string> = {
  '0': '8',
  '1': '7',
  '2': '3',
  '3': '2',
  '4': '1',
  '5': '9',
  '6': '5',
  '7': '1',
  '8': '0',
  '9': '5',
};
const SPURIOUS = ['the', 'a', 'and', 'so', 'uh', 'it', 'that', 'you know'];
/** Sounds swapped in words that have no neighbour: what names go through. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/v/, 'b'],
  [/s/, 'f'],
  [/m/, 'n'],
  [/n/, 'm'],
  [/d/, 't'],
  [/t/, 'd'],
  [/p/, 'b'],
  [/b/, 'p'],
  [/i/, 'e'],
  [/a$/, 'er'],
  [/o/, 'a'],
  [/k/, 'g'],
];

/**
 * An utterance as a recogniser writes it that gets `share` of the words wrong: mostly another word
 * that sounds alike, else none, one more, or two for one. A yes is never taken for a no.
 */
export function misheard(utterance: string, options: { share: number; random: Random }): string {
  const { share, random } = options;
  const words = utterance.split(' ').flatMap((word) => {
    if (!random.chance(share)) return [word];
    const lot = random.next();
    if (lot < 0.62) return [substitute(word, random)];
    if (lot < 0.84) return [];
    if (lot < 0.94) return [word, random.pick(SPURIOUS)];
    return halves(word);
  });
  return words.join(' ').trim();
}

function substitute(word: string, random: Random): string {
  const [, before = '', core = '', after = ''] = /^(\W*)(.*?)(\W*)$/.exec(word) ?? [];
  const low = core.toLowerCase();
  const neighbours = BY_WORD.get(low);
  if (neighbours) return before + random.pick(neighbours) + after;
  if (/\d/.test(core)) return before + otherDigit(core, random) + after;
  const fitting = SOUNDS.filter(([sound]) => sound.test(low));
  if (fitting.length === 0) return `${before}${low}s${after}`;
  const [sound, other] = random.pick(fitting);
  return before + low.replace(sound, other) + after;
}

function otherDigit(text: string, random: Random): string {
  const places = [...text].flatMap((character, at) => (/\d/.test(character) ? [at] : []));
  const at = random.pick(places);
  return text.slice(0, at) + (DIGITS[text[at] ?? ''] ?? '') + text.slice(at + 1);
}

function halves(word: string): string[] {
  if (word.length < 6) return [word];
  const at = Math.floor(word.length / 2);
  return [word.slice(0, at), word.slice(at)];
}
