import type { Random } from '../db/random.ts';
import type { HandCase } from './hand/case.ts';
import {
  chance,
  DIGIT_WORDS,
  lettersSaid,
  noisy,
  ORDINALS,
  otherThan,
  PHONETIC_WORDS,
  pick,
  saidDigits,
  soundsLike,
} from './rule-made-noise.ts';

const FIRST =
  'Shayne Maria Brian Priya Catherine Stephen Ahmed Linh Sofia Geoff Tracey Omar Yuki Niamh Carl'.split(
    ' ',
  );
const LAST =
  'Carter Lopez Reid Raman Brooks Clarke Hassan Nguyen Jansson Phillips Okafor Tanaka Schmidt Byrne'.split(
    ' ',
  );
const OPENERS = ['', '', '', "it's ", 'um ', 'sure, ', 'okay so ', 'yeah '];
const LIKE_LETTERS: Record<string, string> = { i: 'y', y: 'i', c: 'k', k: 'c', s: 'z', e: 'a' };

function spaced(letters: string): string {
  return letters.toLowerCase().split('').join(' ');
}

/** A name said and often spelled; sometimes heard with another letter, which the caller corrects. */
export function nameCase(random: Random): HandCase {
  const first = pick(random, FIRST);
  const last = pick(random, LAST);
  const value = `${first} ${last}`;
  const cue = pick(random, ['my name is ', 'this is ', 'the name is ', ...OPENERS]);
  const way = random(6);
  if (way === 0) return [noisy(random, `${cue}${value}`), value];
  if (way === 1) return [noisy(random, `${cue}${value}, that's ${spaced(last)}`), value];
  if (way === 2) return [noisy(random, `${cue}${value}. ${lettersSaid(random, first)}.`), value];
  const places = [...first.toLowerCase()].flatMap((letter, at) =>
    at > 0 && letter in LIKE_LETTERS ? [at] : [],
  );
  const at = places.length === 0 ? undefined : pick(random, places);
  if (way === 3 || at === undefined) {
    const heard = `${first} ${last.slice(0, -1)}`;
    const again = pick(random, [
      `no, it's spelled ${spaced(last)}`,
      `${last} is ${spaced(last)}`,
      `no, the last name is ${lettersSaid(random, last)}`,
    ]);
    return [noisy(random, `${cue}${heard}`), value, noisy(random, again)];
  }
  const letter = first[at]?.toLowerCase() ?? '';
  const wrong = LIKE_LETTERS[letter] ?? '';
  const heard = first.slice(0, at) + wrong + first.slice(at + 1);
  const phonetic = PHONETIC_WORDS[letter] ?? letter;
  const correction = pick(random, [
    `no, ${first} with ${article(letter)} ${letter}`,
    `no, ${letter} as in ${phonetic} not ${wrong}`,
    `it's spelled ${spaced(first)}`,
    `${first} with ${article(letter)} ${letter}, not ${article(wrong)} ${wrong}`,
  ]);
  return [noisy(random, `${cue}${heard} ${last}`), value, noisy(random, correction)];
}

function article(letter: string): string {
  return 'aefhilmnorsx'.includes(letter) ? 'an' : 'a';
}

/** A number in groups; sometimes with one digit heard wrongly. */
export function phoneCase(random: Random): HandCase {
  const area = pick(random, ['212', '646', '415', '303', '805', '917', '702', '617']);
  const line = `01${random(10)}${random(10)}`;
  const digits = `${area}555${line}`;
  const cue = pick(random, ["it's ", 'my number is ', 'you can reach me at ', ...OPENERS]);
  const lead = pick(random, ['', '', '', 'plus one ', 'one ', 'area code ']);
  const value = `+1${digits}`;
  const say = (said: string): string => {
    const groups = [said.slice(0, 3), said.slice(3, 6), said.slice(6)];
    if (random(4) === 0) {
      const [a, b, c] = groups;
      const smart = pick(random, [`(${a}) ${b}-${c}`, `${a}-${b}-${c}`, said, `${a} ${b} ${c}.`]);
      return `${cue}${smart}`;
    }
    return noisy(
      random,
      `${cue}${lead}${groups.map((group) => saidDigits(random, group)).join(', ')}`,
    );
  };
  if (random(2) === 0) return [say(digits), value];
  const way = random(5);
  if (way === 0) {
    const wrong = otherThan(random, area, ['212', '646', '415', '303']);
    return [
      say(`${wrong}555${line}`),
      value,
      noisy(random, `no, the area code is ${saidDigits(random, area)}`),
    ];
  }
  if (way === 1) {
    const wrong = `01${random(10)}${random(10)}`;
    return [
      say(`${area}555${wrong}`),
      value,
      noisy(random, `the last four digits are ${saidDigits(random, line)}`),
    ];
  }
  if (way === 2) {
    const wrong = String((Number(line[3]) + 1 + random(8)) % 10);
    const right = DIGIT_WORDS[Number(line[3])] ?? '';
    const heard = `${area}555${line.slice(0, 3)}${wrong}`;
    return [
      say(heard),
      value,
      noisy(
        random,
        pick(random, [
          `the last digit is a ${right}`,
          `no, ${right} at the end`,
          `ends in ${right}`,
        ]),
      ),
    ];
  }
  if (way === 3) {
    const wrong = [...'0123456789'].find((digit) => !digits.includes(digit)) ?? '0';
    const at = 8 + random(2);
    const right = digits[at] ?? '';
    const heard = digits.slice(0, at) + wrong + digits.slice(at + 1);
    const words = [DIGIT_WORDS[Number(right)], DIGIT_WORDS[Number(wrong)]];
    return [
      say(heard),
      value,
      noisy(
        random,
        pick(random, [`it's ${words[0]} not ${words[1]}`, `not ${words[1]}, ${words[0]}`]),
      ),
    ];
  }
  return [say(digits.slice(0, 9)), value, noisy(random, `no, ${saidDigits(random, digits)}`)];
}

/** An address with its dots and signs said or written. */
export function emailCase(random: Random): HandCase {
  const first = pick(random, FIRST).toLowerCase();
  const last = pick(random, LAST).toLowerCase();
  const year = chance(random, 3) ? String(10 + random(90)) : '';
  const [sign, signSaid] = pick(random, [
    ['.', 'dot'],
    ['_', 'underscore'],
    ['-', pick(random, ['dash', 'hyphen'])],
    ['', ''],
  ] as const);
  const [domain, domainSaid] = pick(random, [
    ['gmail.com', pick(random, ['gmail dot com', 'g mail dot com', 'gmail.com'])],
    ['yahoo.com', 'yahoo dot com'],
    ['outlook.com', pick(random, ['outlook dot com', 'out look dot com'])],
    ['hotmail.co.uk', 'hotmail dot co dot uk'],
    ['icloud.com', pick(random, ['icloud dot com', 'i cloud dot com'])],
    ['acme.org', 'acme dot org'],
  ] as const);
  const value = `${first}${sign}${last}${year}@${domain}`;
  const cue = pick(random, ['my email is ', "it's ", 'that would be ', ...OPENERS]);
  const say = (a: string, b: string, spell: boolean): string => {
    const local = spell ? `${a} ${signSaid} ${spaced(b)}` : `${a} ${signSaid} ${b}`;
    return noisy(
      random,
      `${cue}${local}${year ? ` ${saidDigits(random, year)}` : ''} at ${domainSaid}`.replace(
        / +/g,
        ' ',
      ),
    );
  };
  const way = random(5);
  if (way === 0) return [`${cue}${value}`, value];
  if (way === 1) return [say(first, last, false), value];
  if (way === 2) return [say(first, last, true), value];
  if (way === 3) {
    const other = otherThan(random, domain, ['gmail.com', 'yahoo.com', 'acme.org']);
    const wrong = `${cue}${first}${sign}${last}${year}@${other}`;
    return [
      wrong,
      value,
      noisy(
        random,
        pick(random, [
          `no, it's at ${domainSaid}`,
          `${domainSaid}, not ${other.replaceAll('.', ' dot ')}`,
        ]),
      ),
    ];
  }
  return [
    say(first, last.slice(0, -1), false),
    value,
    noisy(random, `no, ${last} is spelled ${lettersSaid(random, last)}`),
  ];
}

/** How many come, in the ways of saying so. */
export function partyCase(random: Random): HandCase {
  const size = 1 + random(12);
  const word = `${DIGIT_WORDS[size] ?? ['ten', 'eleven', 'twelve'][size - 10]}`;
  const few = size === 1 ? 'person' : 'people';
  const heardAs = soundsLike(random, word);
  const said = pick(random, [
    heardAs,
    `${size}`,
    `${word} ${few}`,
    `for ${word}`,
    `a party of ${word}`,
    size > 1 ? `there are ${word} of us` : 'just me',
    size > 2 ? `me and ${DIGIT_WORDS[size - 1] ?? `${size - 1}`} friends` : `${word} please`,
  ]);
  const cue = pick(random, OPENERS);
  if (random(3) > 0) return [noisy(random, cue + said), String(size)];
  const wrong = size === 12 ? 11 : size + 1;
  const correction = pick(random, [
    `no, ${word}`,
    `I said ${word}, not ${wrong}`,
    `sorry, make that ${word}`,
    wrong > size ? 'one fewer' : 'one more',
  ]);
  return [`${wrong} people`, String(size), noisy(random, correction)];
}

/** A code in letters, words, or the phonetic alphabet; sometimes with one letter heard wrongly. */
export function codeCase(random: Random): HandCase {
  const alphabet = 'AFHKLMQRWXY234679';
  const value = Array.from({ length: 5 }, () => alphabet[random(alphabet.length)]).join('');
  const cue = pick(random, ['the code is ', 'my code is ', ...OPENERS]);
  const way = random(6);
  if (way === 0) return [`${cue}${value}`, value];
  if (way < 4) return [noisy(random, cue + lettersSaid(random, value)), value];
  const at = random(5);
  const right = value[at] ?? '';
  const wrong = /\d/.test(right)
    ? otherThan(random, right, ['5', '8', '1'])
    : otherThan(random, right, ['B', 'S', 'N', 'J']);
  const heard = value.slice(0, at) + wrong + value.slice(at + 1);
  const rightSaid = /\d/.test(right)
    ? (DIGIT_WORDS[Number(right)] ?? '')
    : `${right} as in ${PHONETIC_WORDS[right.toLowerCase()]}`;
  const wrongSaid = /\d/.test(wrong) ? (DIGIT_WORDS[Number(wrong)] ?? '') : wrong;
  const correction = pick(random, [
    `no, ${rightSaid} not ${wrongSaid}`,
    `the ${ORDINALS[at]} one is ${rightSaid}`,
    `it's ${rightSaid} instead of ${wrongSaid}`,
    `no, ${lettersSaid(random, value)}`,
  ]);
  return [noisy(random, cue + spaced(heard)), value, noisy(random, correction)];
}
