import { englishFor } from './en/index.ts';
import type { Language } from './language.ts';

/** American English: month before day, "10 AM". */
export const english: Language = englishFor('en-US');

const BRITISH: Language = englishFor('en-GB');
const MONTH_FIRST = /^en(?:[-_](?:us|ca|ph))?$/i;

/**
 * The language of a business's locale (BCP 47). English outside North America is read and worded
 * day first; locales of other languages get American English until there is one for them.
 *
 * @example languageFor('en-GB').read('12/3', context).date?.from // '2027-03-12'
 */
export function languageFor(locale: string): Language {
  return /^en[-_]/i.test(locale) && !MONTH_FIRST.test(locale) ? BRITISH : english;
}
