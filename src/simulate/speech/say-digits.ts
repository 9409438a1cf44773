import type { Random } from '../random.ts';

const WORDS = 'zero one two three four five six seven eight nine'.split(' ');

/** The digits a person of the country dials, in the groups they are said in. */
function groupsOf(e164: string): string[] {
  if (e164.startsWith('+1') && e164.length === 12) {
    return [e164.slice(2, 5), e164.slice(5, 8), e164.slice(8)];
  }
  if (e164.startsWith('+44')) {
    const national = `0${e164.slice(3)}`;
    return national.startsWith('020')
      ? [national.slice(0, 3), national.slice(3, 7), national.slice(7)]
      : [national.slice(0, 5), national.slice(5, 8), national.slice(8)];
  }
  return e164.slice(1).match(/\d{1,3}/g) ?? [];
}

function spoken(digits: string, options: { doubles: boolean; zero: string }): string {
  const words: string[] = [];
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits[at] ?? '';
    const word = digit === '0' ? options.zero : (WORDS[Number(digit)] ?? '');
    if (options.doubles && digits[at + 1] === digit && digits[at + 2] !== digit) {
      words.push(`double ${word}`);
      at += 1;
    } else words.push(word);
  }
  return words.join(' ');
}

/** A telephone number as it is said or typed. */
export function sayNumber(options: {
  e164: string;
  random: Random;
  /** Digit words rather than figures. */
  inWords: boolean;
  /** Where the number is told: abroad it takes its country's code. */
  country: string;
}): string {
  const { e164, random, inWords, country } = options;
  const isHome =
    (e164.startsWith('+1') && ['US', 'CA'].includes(country)) ||
    (e164.startsWith('+44') && country === 'GB');
  if (!isHome) {
    const [, code = '', rest = ''] = /^\+(1|4[0-9]|3[0-469]|[2-9]\d)(\d+)$/.exec(e164) ?? [];
    return random.pick([
      `plus ${code} ${rest}`,
      `+${code} ${rest.match(/\d{2,4}?(?=(?:\d{3})*$)|\d{3}/g)?.join(' ')}`,
    ]);
  }
  const groups = groupsOf(e164);
  if (inWords) {
    const doubles = random.chance(0.5);
    const zero = random.pick(['oh', 'zero']);
    return groups.map((group) => spoken(group, { doubles, zero })).join(random.pick([', ', ' ']));
  }
  return groups.join(random.pick([' ', '-', '', ' ']));
}

const ALPHABET: Record<string, string> = Object.fromEntries(
  'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey x-ray yankee zulu'
    .split(' ')
    .map((word) => [word[0]?.toUpperCase() ?? '', word]),
);

/** A confirmation code, character by character. */
export function sayCode(options: { code: string; random: Random }): string {
  const { random } = options;
  const characters = options.code.toUpperCase().split('');
  switch (random.below(4)) {
    case 0:
      return characters.join(' ');
    case 1:
      return characters.map((c) => (/\d/.test(c) ? WORDS[Number(c)] : c)).join(' ');
    case 2:
      return characters.map((c) => (ALPHABET[c] ? `${c} as in ${ALPHABET[c]}` : c)).join(', ');
    default:
      return characters.join(', ');
  }
}

/** A name letter by letter. */
export function spell(name: string): string {
  return name
    .toUpperCase()
    .replace(/[^A-Z ]/g, '')
    .split('')
    .filter((letter) => letter !== ' ')
    .join(' ');
}
