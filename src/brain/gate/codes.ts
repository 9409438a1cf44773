import type { KnownAppointment } from '../../dialogue/events.ts';
import { appointmentsOf, callerOf } from '../../dialogue/facts.ts';
import { type GateContext, type GateReason, heardIn } from './context.ts';
import { peopleIn } from './items.ts';
import { NUMBERS } from './numbers.ts';
import { momentsOf } from './row-moments.ts';
import { servicesIn } from './services.ts';
import { statedIn } from './stated.ts';

const SPEAKS_OF_CODE =
  /\b(?:code|confirmation|reference|(?:booking|reservation|appointment) number)\b/i;
/** "B as in bravo". */
const AS_IN = /\b([a-z0-9]),? (?:as in|for|like) [a-z]+/gi;
const LETTER_FOR = /(?<![\w'])([b-hj-z]),? (?:as in|for) [a-z]+/gi;
/** Letters and digits one by one, as a code is spelt. */
const SPELT = /\b[a-z0-9](?:[\s,.-]{1,2}[a-z0-9]\b){3,7}/gi;
/** One word that is no word: capitals, or letters and digits mixed. */
const WORD = /\b(?:[A-Z]{4,8}|(?=[a-z0-9]*\d)[a-z0-9]{4,8})\b/gi;

/** Written as codes are, whatever is said of it. */
const WRITTEN = /\b(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{5}\b/g;

/** The text without the codes of appointments, whose digits are no times. */
export function withoutCodes(text: string, { events }: GateContext): string {
  return appointmentsOf(events).reduce(
    (rest, { code }) => rest.replace(spellingOf(code), 'the code'),
    text,
  );
}

/** A code in one piece or letter by letter, "K as in kilo, seven, X". */
function spellingOf(code: string): RegExp {
  const signs = [...code].map((sign) => {
    const word = /\d/.test(sign) ? `|${NUMBERS[Number(sign)]}` : '';
    return `(?:${sign}${word})(?:,? (?:as in|for|like) (?!\\w+day|tomorrow|today|the |your |half |noon|\\d|${NUMBERS.join('|')}|ten|eleven|twelve)[a-z]+)?`;
  });
  return new RegExp(`(?<![a-z0-9])${signs.join('[\\s,.-]*(?:then )?')}(?![a-z0-9])`, 'gi');
}

/** A code that belongs to no appointment the caller has a right to, and that they did not say. */
export function unsupportedCode(text: string, context: GateContext): GateReason | null {
  const { events } = context;
  const sentence = digitsOf(text.replace(/'s\b/g, '').replace(AS_IN, '$1'));
  const spelt = (sentence.match(SPELT) ?? []).map(plain);
  // Digits alone are a telephone number, unless they are called a code.
  const stated = SPEAKS_OF_CODE.test(sentence)
    ? [...spelt, ...(sentence.match(WORD) ?? []).filter(isNoWord).map(plain)]
    : [...spelt.filter((code) => /\D/.test(code)), ...(sentence.match(WRITTEN) ?? [])];
  if (!/\?\W*$/.test(text) && !lettersFit(text, context)) return 'states_code';
  if (!codesFit(sentence, context) || !edgeFits(text, context)) return 'states_code';
  if (stated.length === 0) return null;
  const own = new Set(appointmentsOf(events).map(({ code }) => code));
  const heard = heardIn(events).map(plain);
  // A name is spelt too.
  const names = [
    callerOf(events).name ?? '',
    ...appointmentsOf(events).map(({ callerName }) => callerName),
  ].map(plain);
  const known = (code: string) =>
    own.has(code) || [...heard, ...names].some((text) => text.includes(code));
  return stated.every(known) ? null : 'states_code';
}

/** "Your code starts with M". */
const EDGE_OF_CODE =
  /\bcode (?:\w+ )?(starts|begins|ends|finishes) (?:with|in|on) (?:an? |the letter )?([A-Z\d])\b/;

function edgeFits(text: string, { events }: GateContext): boolean {
  const [, where, sign = ''] = EDGE_OF_CODE.exec(text) ?? [];
  if (!where) return true;
  const codes = appointmentsOf(events).map(({ code }) => code);
  return codes.some((code) =>
    /^(?:s|b)/.test(where) ? code.startsWith(sign) : code.endsWith(sign),
  );
}

/** "M for mother": each letter told by a word is one of a code, of a name, or of what the caller spelt. */
function lettersFit(text: string, { events }: GateContext): boolean {
  const letters = [...text.matchAll(LETTER_FOR)].flatMap(([, sign = '']) => plain(sign));
  const known = [
    ...appointmentsOf(events).flatMap(({ code, callerName }) => [code, callerName]),
    callerOf(events).name ?? '',
    ...heardIn(events),
  ].map(plain);
  return letters.every((letter) => known.some((one) => one.includes(letter)));
}

/** Each appointment has a code of its own. */
const ONE_FOR_BOTH = /\b(?:both|the two)\b.*\bcode\b(?!s)|\bcode\b(?!s).*\b(?:both|the two)\b/i;

/** "The earlier one's code is ...". */
const EARLIER = /\b(?:earlier|first|sooner)\b/i;
const LATER = /\b(?:later|second|last|other)\b/i;

/** Which of two is meant by its place in time, where only one code is told. */
function orderFits(sentence: string, row: KnownAppointment, rows: readonly KnownAppointment[]) {
  const standing = rows.filter(({ status }) => status === 'booked');
  const [early, late] = [EARLIER.test(sentence), LATER.test(sentence)];
  if (standing.length !== 2 || early === late) return true;
  const [one, two] = standing.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  return (early ? one : two)?.id === row.id;
}

/** "K7XMR is for the cleaning": each code where it belongs. */
function codesFit(sentence: string, context: GateContext): boolean {
  const { events, business } = context;
  const rows = appointmentsOf(events);
  const told = rows.filter(({ code }) => plain(sentence).includes(code));
  const standing = rows.filter(({ status }) => status === 'booked');
  if (
    !/\?\W*$/.test(sentence) &&
    ONE_FOR_BOTH.test(sentence) &&
    told.length < 2 &&
    standing.length === 2
  )
    return false;
  // "For the check-up the code is ...": one code belongs to all that is said.
  const [only] = told;
  if (told.length === 1 && only && !orderFits(sentence, only, rows)) return false;
  const pieces = told.length === 1 ? [sentence] : sentence.split(/,| and |;/);
  return pieces.every((piece) => {
    const row = rows.find(({ code }) => plain(piece).includes(code));
    const services = servicesIn(piece, business).flatMap((one) =>
      one.services.map(({ names: [name] }) => name),
    );
    if (!row) return true;
    const people = peopleIn(piece, context);
    if (people.length > 0 && !people.includes(row.resourceName)) return false;
    return (
      (services.length === 0 || services.includes(row.serviceName)) &&
      (rows.length < 2 || momentFits(piece, row, context))
    );
  });
}

/** "The Friday one goes by K7XMR": a day or a time beside one code is that appointment's. */
function momentFits(sentence: string, row: KnownAppointment, context: GateContext): boolean {
  const stated = statedIn(withoutCodes(sentence, context), context);
  const moments = momentsOf([row], context);
  return (
    stated.dates.every((day) => moments.some(({ date }) => date === day)) &&
    stated.minutes.every((minute) =>
      moments.some(({ start, end }) => minute === start || minute === end),
    )
  );
}

/** "T, eight, Q" spells T8Q. */
function digitsOf(text: string): string {
  return text.replace(
    /(?<=\b[a-z0-9][\s,.-]{1,2}(?:then )?)(zero|one|two|three|four|five|six|seven|eight|nine)\b/gi,
    (word) => `${NUMBERS.indexOf(word.toLowerCase())}`,
  );
}

function plain(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function isNoWord(word: string): boolean {
  return (
    !/^\d+(?:st|nd|rd|th|am|pm)$/i.test(word) && (/\d/.test(word) || word === word.toUpperCase())
  );
}
