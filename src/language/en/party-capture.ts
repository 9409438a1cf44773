import type { CaptureReader } from '../capture-language.ts';
import { charactersOf } from './characters.ts';
import { contrasts, plainCorrection } from './corrections.ts';
import { normalize } from './normalize.ts';
import { findParty } from './party.ts';

const HOMOPHONES: Record<string, string> = {
  to: 'two',
  too: 'two',
  for: 'four',
  fore: 'four',
  ate: 'eight',
  won: 'one',
  tree: 'three',
};
/** A number that sounds like a small word is one where nothing else is counted. */
const LONE =
  /\b(to|too|for|fore|ate|won|tree)(?= (?:of us|people|persons?|players?|guests?|adults?|please)\b|[ ,.!]*(?:$|please|thank))/gi;
const DOZENS: readonly [RegExp, string][] = [
  [/\bhalf (?:a )?dozen\b/gi, 'six'],
  [/\b(?:a|one) dozen\b|\bdozen\b/gi, 'twelve'],
];

function tidy(text: string): string {
  const counted = DOZENS.reduce((out, [dozen, number]) => out.replace(dozen, number), text);
  return counted
    .replace(/\b(?:bab(?:y|ies)|infants?|toddlers?)\b/gi, 'child')
    .replace(
      /(\badults?),? (?=(?:\d+|one|two|three|four|five|six|a) (?:child|kid|children))/gi,
      '$1 and ',
    )
    .replace(LONE, (word) => HOMOPHONES[word.toLowerCase()] ?? word)
    .replace(/\bfor (?:to|too)\b/gi, 'for two')
    .replace(/\bfor for\b/gi, 'for four');
}

/** Sizes of parties, from 1 to the most that one booking may be for. */
export function partyReader(max: number): CaptureReader {
  const size = (text: string): number | null => {
    const plain = normalize(tidy(text)).replaceAll(',', '');
    return findParty(plain, 'party', Math.max(2, max)).size;
  };
  return {
    read: (text) => size(text)?.toString() ?? null,
    correct: (draft, text) => {
      const plain = plainCorrection(text);
      for (const { right } of contrasts(plain)) {
        const number = size(right) ?? Number(charactersOf(right, { letters: false, digits: true }));
        if (number > 0) return String(number);
      }
      const { change, size: again } = findParty(
        normalize(tidy(plain)).replaceAll(',', ''),
        'party',
        Math.max(2, max),
      );
      if (change !== null) return String(Number(draft) + change);
      return again === null ? null : String(again);
    },
  };
}
