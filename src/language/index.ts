import type { CaptureLanguage } from './capture-language.ts';
import { englishCapture } from './en/capture.ts';
import { englishHandOver } from './en/hand-over.ts';
import { englishFor } from './en/index.ts';
import { englishKeypadMenus } from './en/keypad-menu.ts';
import { englishLinePhrases } from './en/line-phrases.ts';
import { englishPrompts } from './en/prompts.ts';
import { rehearsal } from './en/rehearsal.ts';
import { englishPhrases } from './en/sentences.ts';
import type { HandOverLanguage } from './hand-over.ts';
import type { KeypadMenus } from './keypad-menu.ts';
import type { Language } from './language.ts';
import type { LinePhrases } from './line-phrases.ts';
import type { Phrases } from './phrases.ts';
import type { Prompts } from './prompts.ts';

/** Every language there is so far is an English; where a business is not known yet, it is this one. */
export const DEFAULT_LOCALE = 'en-US';

/** American English: month before day, "10 AM". */
export const english: Language = englishFor(DEFAULT_LOCALE);

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

/** Prompts in the locale's language; English is the only one so far. */
export function promptsFor(_locale: string): Prompts {
  return englishPrompts;
}

/** Sentences in the locale's language; English is the only one so far. */
export function phrasesFor(_locale: string): Phrases {
  return englishPhrases;
}

/** Words in the locale's language; English is the only one so far. */
export function linePhrasesFor(_locale: string): LinePhrases {
  return englishLinePhrases;
}

/** Keypad menus in the locale's language; English is the only one so far. */
export function keypadMenusFor(_locale: string): KeypadMenus {
  return englishKeypadMenus;
}

/** Captures in the locale's language; English is the only one so far. */
export function captureLanguageFor(_locale: string): CaptureLanguage {
  return englishCapture;
}

/** Talk with whoever is asked to take a call; English is the only one so far. */
export function handOverFor(_locale: string): HandOverLanguage {
  return englishHandOver;
}

/**
 * Reads a call's ordinary sentences, so that what reads them is compiled before a caller waits for it:
 * the first sentence a process reads takes a sixth of a second of a core.
 */
export function rehearse(locale: string): void {
  const language = languageFor(locale);
  const someDay = { now: new Date(0), zone: 'UTC', country: 'US', services: [], resources: [] };
  for (const [text, expecting] of rehearsal) {
    language.read(text, { ...someDay, expecting, opensMinute: 9 * 60, closesMinute: 17 * 60 });
  }
}
