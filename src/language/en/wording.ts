import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { DateTime } from 'luxon';
import type { Wording } from '../language.ts';
import { MONTHS, WEEKDAYS } from './lexicon.ts';

export type EnglishLocale = 'en-US' | 'en-GB';

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function list(items: readonly string[], last: string): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

function clock(at: DateTime, locale: EnglishLocale): string {
  if (at.minute === 0 && at.hour === 12) return 'noon';
  if (at.minute === 0 && at.hour === 0) return 'midnight';
  const hour = at.hour % 12 === 0 ? 12 : at.hour % 12;
  const minutes = at.minute === 0 ? '' : `:${String(at.minute).padStart(2, '0')}`;
  const half = at.hour < 12 ? 'AM' : 'PM';
  return `${hour}${minutes} ${locale === 'en-GB' ? half.toLowerCase() : half}`;
}

function day(at: DateTime, now: DateTime, locale: EnglishLocale): string {
  const weekday = capital(WEEKDAYS[at.weekday - 1] ?? '');
  const month = capital(MONTHS[at.month - 1] ?? '');
  const year = at.year === now.year ? '' : ` ${at.year}`;
  return locale === 'en-GB'
    ? `${weekday} ${at.day} ${month}${year}`
    : `${weekday}, ${month} ${at.day}${year === '' ? '' : `,${year}`}`;
}

function spaced(digits: string): string {
  return digits.split('').join(' ');
}

/** Groups people of that country make of a number, without its country code where there is a usual one. */
function phoneGroups(e164: string): string[] {
  const parsed = parsePhoneNumberFromString(e164);
  if (parsed === undefined) return e164.replace('+', '').match(/\d{1,3}/g) ?? [e164];
  return parsed.formatNational().match(/\d+/g) ?? [e164];
}

function moneyText(minorUnits: number, currency: string, locale: EnglishLocale): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  const places = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minorUnits / 10 ** places).replace(/\.0+$/, '');
}

function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const few = `${rest} minute${rest === 1 ? '' : 's'}`;
  if (hours === 0) return few;
  const many = hours === 1 ? 'an hour' : `${hours} hours`;
  if (rest === 0) return many;
  if (rest === 30) return hours === 1 ? 'an hour and a half' : `${hours} and a half hours`;
  return `${many} and ${few}`;
}

/** Facts in words that read well and are spoken well. */
export function wordingFor(locale: EnglishLocale): Wording {
  const local = (instant: Date, zone: string): DateTime => DateTime.fromJSDate(instant, { zone });
  return {
    date: (instant, zone, now) => day(local(instant, zone), local(now, zone), locale),
    time: (instant, zone) => clock(local(instant, zone), locale),
    dateTime: (instant, zone, now) => {
      const at = local(instant, zone);
      return `${day(at, local(now, zone), locale)} at ${clock(at, locale)}`;
    },
    code: (code) => code.split('').join(', '),
    phone: (e164) => phoneGroups(e164).map(spaced).join(', '),
    money: (minorUnits, currency) => moneyText(minorUnits, currency, locale),
    either: (items) => list(items, 'or'),
    both: (items) => list(items, 'and'),
    duration: durationText,
  };
}
