import {
  type CountryCode,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js';
import type { CaptureReader } from '../capture-language.ts';
import { charactersOf, spokenWords } from './characters.ts';
import { correctCharacters, withEnd } from './corrections.ts';
import { findPhone } from './phone.ts';
import { selfCorrection } from './self-correction.ts';

const SOUNDS: Record<string, string> = {
  to: 'two',
  too: 'two',
  for: 'four',
  fore: 'four',
  won: 'one',
  ate: 'eight',
  tree: 'three',
  fife: 'five',
};
const FILLERS = /[\s,]*\b(?:u+m+|u+h+|er+m?|hmm+)\b[\s,.]*/gi;
const DIGITS = { letters: false, digits: true };
/** Words between the groups of a number that is said in several turns. */
const BETWEEN =
  /^(?:and|then|so|okay|ok|yes|yeah|next|the|area|code|rest|is|it's|its|that's|um|uh|er|digits|after|my|number)$/;
const MOST_DIGITS = 15;
/** Fewer digits are a part of a number, not a number. */
const LEAST_DIGITS = 7;

function isDigit(word: string | undefined): boolean {
  return word !== undefined && charactersOf(word, DIGITS) !== null && !(word in SOUNDS);
}

/** Words that sound like digits, beside digits: "won three for". */
function withDigits(text: string): string {
  const parts = text.replace(FILLERS, ' ').trim().split(/(\s+)/);
  const words = parts.filter((_, at) => at % 2 === 0);
  const bareWords = words.map((word) => word.toLowerCase().replace(/[^\p{L}\d]/gu, ''));
  bareWords.forEach((word, at) => {
    const digit = SOUNDS[word];
    if (digit === undefined || bareWords[at + 1] === 'many') return;
    const before = bareWords[at - 1];
    const after = bareWords[at + 1];
    const first = !isDigit(before) && (word === 'ate' || word === 'won') && isDigit(after);
    const doubled = before === 'double' || before === 'triple';
    if (!isDigit(before) && !doubled && !first) return;
    bareWords[at] = digit;
    words[at] = digit;
  });
  return words.map((word, at) => word + (parts[at * 2 + 1] ?? '')).join('');
}

/** A text without what people say around a group of digits. */
function rest(text: string): string {
  return spokenWords(text)
    .filter((word) => !BETWEEN.test(word))
    .join(' ');
}

const TENS_AND_UNIT =
  /\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -](one|two|three|four|five|six|seven|eight|nine)\b/gi;

function isValid(phone: string): boolean {
  return parsePhoneNumberFromString(phone)?.isValid() ?? false;
}

/**
 * A whole number in a text. "Twenty seven" may be 27 or 20 and 7, and what stands before a pause
 * may be no part of the number: the first reading that is a number of its country wins.
 */
function whole(text: string, country: string): string | null {
  const plain = withDigits(text);
  const parted = plain.replace(
    TENS_AND_UNIT,
    (_, ten: string, unit: string) => `${charactersOf(ten, DIGITS)} ${charactersOf(unit, DIGITS)}`,
  );
  const pauses = [...plain.matchAll(/, /g)].map(({ index }) => plain.slice(index + 2));
  const phones = [plain, parted, ...pauses].flatMap(
    (candidate) => findPhone(candidate, country, true).phone ?? [],
  );
  const home = `+${getCountryCallingCode(country as CountryCode)}`;
  const abroad = /\+|\bplus\b|^\W*(?:00|011|oh oh|zero zero|double (?:oh|zero))/i.test(text);
  const likely = phones.filter((phone) => abroad || phone.startsWith(home));
  return likely.find(isValid) ?? likely[0] ?? phones.find(isValid) ?? phones[0] ?? null;
}

/** Digits without the country code, and how to put it before them again. */
function nationalOf(draft: string): { digits: string; prefix: string } {
  const parsed = draft.startsWith('+') ? parsePhoneNumberFromString(draft) : undefined;
  return parsed === undefined
    ? { digits: draft, prefix: '' }
    : { digits: parsed.nationalNumber, prefix: `+${parsed.countryCallingCode}` };
}

/** Where in a number a group of it belongs: where most of its digits stand already, rather last. */
function placeOf(said: string, digits: string): number {
  const same = (at: number): number =>
    [...said].filter((digit, offset) => digits[at + offset] === digit).length;
  const ends = [digits.length - said.length, 0, 3].filter(
    (at) => at + said.length <= digits.length && (at !== 3 || said.length === 3),
  );
  return ends.reduce((best, at) => (same(at) > same(best) ? at : best));
}

/** Telephone numbers: E.164 once they are whole, bare digits before. */
export function phoneReader(country: string): CaptureReader {
  const asPhone = (digits: string, prefix: string): string | null =>
    findPhone(prefix + digits, country, true).phone;
  const correct = (draft: string, text: string): string | null => {
    const plain = withDigits(text);
    const contrast = /\b(?:not|instead|rather than)\b/i.test(plain);
    const again = contrast ? null : whole(plain, country);
    if (again !== null) return again;
    const { digits, prefix } = nationalOf(draft);
    const edited = correctCharacters(digits, plain, {
      read: (phrase) => charactersOf(phrase, DIGITS),
      fits: (value) => asPhone(value, prefix) !== null,
    });
    if (edited !== null) return asPhone(edited, prefix) ?? `${prefix}${edited}`;
    return whole(plain, country) ?? tail({ digits, prefix, plain });
  };
  /** Bare digits against a number: they are its end, unless it was not whole yet. */
  const tail = (known: { digits: string; prefix: string; plain: string }): string | null => {
    const { digits, prefix, plain } = known;
    const words = spokenWords(plain.replace(/^.*\b(?:it's|it is|should be)\b/i, '')).filter(
      (word) => !/^(?:no|it's|its|sorry|wait|and)$/.test(word),
    );
    const said = charactersOf(words.join(' '), DIGITS);
    if (said === null || said.length < 2) return null;
    if (asPhone(digits, prefix) === null) {
      const fits = (value: string) => asPhone(value, prefix) !== null;
      const mended = withEnd(digits, said, { fits });
      const phone = mended === null ? null : asPhone(mended, prefix);
      if (phone !== null) return phone;
    }
    if (said.length >= LEAST_DIGITS || said.length >= digits.length) return said;
    const at = placeOf(said, digits);
    const edited = digits.slice(0, at) + said + digits.slice(at + said.length);
    return asPhone(edited, prefix) ?? `${prefix}${edited}`;
  };
  return {
    read: (text) => {
      const mended = selfCorrection(text);
      if (mended !== null) {
        const { said, instead } = mended;
        const first = whole(said, country) ?? findPhone(withDigits(said), country, true).bad;
        const put = whole(instead, country) ?? (first && correct(first, instead));
        if (put && (asPhone(put, '') ?? whole(text, country) === null)) return put;
        if (first?.startsWith('+')) return first;
      }
      return whole(text, country) ?? findPhone(withDigits(text), country, true).bad;
    },
    correct,
    extend: (draft, text) => {
      const said = charactersOf(rest(withDigits(text)), DIGITS);
      if (said === null || said === '') return null;
      const { digits, prefix } = nationalOf(draft);
      // Whoever begins again says all of it.
      const again = said.length > digits.length && said.startsWith(digits);
      const together = again ? said : digits + said;
      if (together.length > MOST_DIGITS) return null;
      return asPhone(together, prefix) ?? `${prefix}${together}`;
    },
  };
}
