import type { ReadContext } from '../language.ts';
import { isoOf } from './calendar.ts';
import { normalize } from './normalize.ts';
import { findMoments, type ReaderOptions } from './read.ts';

/** Digits of a telephone number are no clock times. */
const TELEPHONE_NUMBER = /\bnumber(?: is)? \+?\d[\d ,]*\d/gi;

/** The single days (`YYYY-MM-DD`) and clock times (minutes after midnight) a sentence names. */
export function findStatedMoments(
  text: string,
  context: ReadContext,
  options: ReaderOptions,
): { dates: string[]; minutes: number[] } {
  const words = text.slice(0, 4000).replace(TELEPHONE_NUMBER, 'number');
  const plain = normalize(withoutNames(words, context)).replaceAll(',', '');
  const { dates, times } = findMoments(plain, { ...context, expecting: 'anything' }, options);
  const days = dates
    .filter((mention) => !mention.impossible && !mention.past)
    .flatMap((mention) =>
      mention.from === mention.to ? [mention.from] : [mention.from, mention.to],
    );
  const minutes = times.flatMap((mention) => mention.named);
  return { dates: [...new Set(days.map(isoOf))], minutes: [...new Set(minutes)] };
}

/** A "check-up to Monday" is no "up to Monday": names of services and people hold no moments. */
function withoutNames(text: string, { services, resources }: ReadContext): string {
  const names = [...services, ...resources].map(({ name }) => name).filter((name) => name !== '');
  if (names.length === 0) return text;
  const pattern = names
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
  return text.replace(new RegExp(`(?<![\\w-])(?:${pattern})(?![\\w-])`, 'gi'), 'it');
}
