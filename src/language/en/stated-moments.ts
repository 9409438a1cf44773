import type { ReadContext } from '../language.ts';
import { isoOf } from './calendar.ts';
import { normalize } from './normalize.ts';
import { findMoments, type ReaderOptions } from './read.ts';

/** The single days (`YYYY-MM-DD`) and clock times (minutes after midnight) a sentence names. */
export function findStatedMoments(
  text: string,
  context: ReadContext,
  options: ReaderOptions,
): { dates: string[]; minutes: number[] } {
  const plain = normalize(text.slice(0, 4000)).replaceAll(',', '');
  const { dates, times } = findMoments(plain, { ...context, expecting: 'anything' }, options);
  const days = dates
    .filter((mention) => !mention.impossible && !mention.past)
    .flatMap((mention) =>
      mention.from === mention.to ? [mention.from] : [mention.from, mention.to],
    );
  const minutes = times.flatMap((mention) => {
    if (mention.kind === 'after') return [mention.from];
    if (mention.kind === 'before') return [mention.to];
    return mention.from === mention.to ? [mention.from] : [mention.from, mention.to];
  });
  return { dates: [...new Set(days.map(isoOf))], minutes: [...new Set(minutes)] };
}
