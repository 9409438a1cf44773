import type { CaptureKind } from '../capture-language.ts';
import { normalize } from './normalize.ts';
import { says } from './phrases.ts';

/** Words that say which value a sentence is about; the first that fits decides. */
const SUBJECTS: readonly [CaptureKind, RegExp][] = [
  ['code', says('(?:confirmation|booking|reference) (?:code|number)', '(?<!area )codes?')],
  ['email', says('e-?mails?', 'e-?mail address', 'dot com', 'at sign', 'underscore')],
  [
    'name',
    says(
      '(?:first |last |full |family |sur)?names?',
      "name's",
      'surname',
      '(?:mis)?spell(?:ed|ing|s)?',
      'spelt',
    ),
  ],
  [
    'phone',
    says(
      'area code',
      '(?:phone|cell|mobile|telephone|callback|contact) ?(?:number)?',
      '(?:my|the|that|your|wrong|whole|phone) number(?! of)',
      'digits?',
      '\\d at the (?:very )?end',
      '\\d \\d \\d',
      '(?:it |that )?(?:ends|ending|starts|starting|begins) (?:in|with)',
      'last (?:one|two|three|four|1|2|3|4) (?:is|are|digits?|numbers?)',
    ),
  ],
];

/** Which value a sentence is about, by its words. */
export function speaksOf(text: string): CaptureKind | null {
  const plain = normalize(text).replaceAll(',', '');
  return SUBJECTS.find(([, words]) => words.test(plain))?.[0] ?? null;
}
