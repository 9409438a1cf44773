import type { DateSpan, Language, ReadContext, TimeSpan } from '../language.ts';
import { findAskedFor } from './asked-for.ts';
import { soundsLikeEmergency } from './emergency.ts';
import { findPerson } from './hand-over.ts';
import { isNameSaid } from './name-said.ts';
import { findPhone } from './phone.ts';
import { readSentence } from './read.ts';
import { soundsDone, understood } from './said/understand.ts';
import { findStatedMoments } from './stated-moments.ts';
import { soundsUnfinished } from './unfinished.ts';
import { type EnglishLocale, wordingFor } from './wording.ts';

function readDatePhrase(
  phrase: string,
  context: ReadContext,
  dayFirst: boolean,
): DateSpan | 'impossible' | null {
  const reading = readSentence(phrase, { ...context, expecting: 'date' }, { dayFirst });
  if (reading.date !== null) return reading.date;
  return reading.impossibleDate === null ? null : 'impossible';
}

function readTimePhrase(phrase: string, context: ReadContext, dayFirst: boolean): TimeSpan | null {
  return readSentence(phrase, { ...context, expecting: 'time' }, { dayFirst }).time;
}

/** English as it is spoken in one country. */
export function englishFor(locale: EnglishLocale): Language {
  const dayFirst = locale === 'en-GB';
  return {
    locale,
    read: (text, context) => readSentence(text, context, { dayFirst }),
    readDate: (phrase, context) => readDatePhrase(phrase, context, dayFirst),
    readTime: (phrase, context) => readTimePhrase(phrase, context, dayFirst),
    readPhone: (text, country) => findPhone(text, country, true).phone,
    isNameSaid,
    statedMoments: (text, context) => findStatedMoments(text, context, { dayFirst }),
    understood,
    soundsDone,
    askedFor: findAskedFor,
    soundsUnfinished,
    soundsLikeEmergency,
    findPerson,
    say: wordingFor(locale),
  };
}
