import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { wordsOf } from './normalize.ts';
import { foldNumbers } from './numbers.ts';

export interface PhoneReading {
  /** E.164. */
  phone: string | null;
  /** Digits that were meant as a number but cannot be one. */
  bad: string | null;
}

const NONE: PhoneReading = { phone: null, bad: null };

/** Words people put between the groups of a number. */
const INSIDE = new Set(
  ', - . / ( ) and then um uh so the area code extension is dash hyphen space dot like hmm'.split(
    ' ',
  ),
);
const CORRECTION = /^(?:no|sorry|wait|actually|correction|scratch)$/;
const CUE =
  /\b(?:number|phone|cell|mobile|landline|telephone|reach me|call me|text me|ring me|contact|area code)\b/;
const DATE_LIKE = /\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}([/.-])\d{1,2}\1\d{2,4}\b|\b\d{1,2}:\d{2}\b/g;

/** Least digits that make a run a number without being asked for one. */
const UNASKED_DIGITS = 7;
const ASKED_DIGITS = 3;
/** Least digits of a whole number that no numbering plan knows. */
const WHOLE_DIGITS = 8;

/** The runs of digits in a text, as they were said; a leading + is kept. */
function digitRuns(text: string): string[] {
  const separated = text
    .replace(DATE_LIKE, ' \u00a4 ')
    .replace(/[()]/g, ' ')
    .replace(/(\d)[.-](?=\d)/g, '$1 ');
  const tokens = foldNumbers(wordsOf(separated).filter((word) => !INSIDE.has(word)));
  const runs: string[] = [];
  let run = '';
  let restarted = false;
  const close = (): void => {
    if (/\d/.test(run)) runs.push(run);
    run = '';
  };
  for (const { text: word } of tokens) {
    if (/^\d+$/.test(word)) {
      if (restarted) close();
      restarted = false;
      run += word;
    } else if (word === '+' || word === 'plus') {
      if (run !== '') close();
      run = '+';
    } else if (CORRECTION.test(word)) {
      restarted = true;
    } else {
      close();
      restarted = false;
    }
  }
  close();
  return runs;
}

function asPhone(run: string, country: string): string | null {
  const international = run.startsWith('+') ? run : run.replace(/^(?:00|011)(?=[1-9])/, '+');
  for (const candidate of new Set([international, run, `+${run.replace(/^\+/, '')}`])) {
    const parsed = parsePhoneNumberFromString(candidate, country as CountryCode);
    if (parsed === undefined || !parsed.isPossible()) continue;
    // Only a number with its country code may borrow a plus that was not said.
    if (candidate !== international && candidate !== run && !parsed.isValid()) continue;
    const nanp = parsed.countryCallingCode === '1';
    // Numbers made for films are not valid, but as long as others; a local one lacks its area.
    if (!parsed.isValid() && parsed.nationalNumber.length < WHOLE_DIGITS) continue;
    if (nanp && !/^\+1[2-9]\d\d[2-9]\d{6}$/.test(parsed.number)) continue;
    return parsed.number;
  }
  return null;
}

/** Reads a telephone number from words, digits or both. `asked`: one was asked for. */
export function findPhone(text: string, country: string, asked: boolean): PhoneReading {
  const expected = asked || CUE.test(text.toLowerCase());
  const least = expected ? ASKED_DIGITS : UNASKED_DIGITS;
  const runs = digitRuns(text).filter((run) => run.replace('+', '').length >= least);
  for (const run of [...runs].reverse()) {
    const phone = asPhone(run, country);
    if (phone !== null) return { phone, bad: null };
  }
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest === '') return NONE;
  return asked || longest.length >= UNASKED_DIGITS ? { phone: null, bad: longest } : NONE;
}
