import type { CaptureReader } from '../capture-language.ts';
import { charactersOf } from './characters.ts';
import { contrasts, plainCorrection } from './corrections.ts';
import { normalize } from './normalize.ts';
import { findParty } from './party.ts';
import { selfCorrection } from './self-correction.ts';

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

/** "Four plus one", "six and two kids", "four plus a child". */
const SUM =
  /^(?:\D+ )?(\d+)(?: (?:of us|people|adults?|guests?|players?))? (?:plus (?:(\d+)|an?|1)\b|and (?:(\d+)|an?) (?:kids?|child(?:ren)?)\b)/;
/** What a list comes to: "me and the kids, so four". */
const TOTAL =
  /\b(?:so|that's|that makes|which makes|makes|altogether|in total) (\d+)(?: of us| people)?(?: in total| altogether| all together| in all| total)?$/;

function tidy(text: string): string {
  const counted = DOZENS.reduce((out, [dozen, number]) => out.replace(dozen, number), text);
  return counted
    .replace(/\b(?:bab(?:y|ies)|infants?|toddlers?)\b/gi, 'child')
    .replace(
      /(\badults?),? (?=(?:\d+|one|two|three|four|five|six|a) (?:child|kid|children))/gi,
      '$1 and ',
    )
    .replace(/\b(?<=(?:plus|and|with) )(?:another|one other|a) couple\b(?! of)/gi, 'two')
    .replace(LONE, (word) => HOMOPHONES[word.toLowerCase()] ?? word)
    .replace(/\bfor (?:to|too)\b/gi, 'for two')
    .replace(/\bfor for\b/gi, 'for four');
}

/** Sizes of parties, from 1 to the most that one booking may be for. */
export function partyReader(max: number): CaptureReader {
  const size = (text: string): number | null => {
    const mended = selfCorrection(text);
    const instead = mended === null ? null : sizeOf(mended.instead);
    return instead ?? sizeOf(text);
  };
  const sizeOf = (text: string): number | null => {
    const plain = normalize(tidy(text)).replaceAll(',', '');
    const sum = SUM.exec(plain);
    if (sum !== null) return Number(sum[1]) + Number(sum[2] ?? sum[3] ?? 1);
    const total = TOTAL.exec(plain)?.[1];
    if (total !== undefined) return Number(total);
    return findParty(plain, 'party', Math.max(2, max)).size;
  };
  return {
    read: (text) => size(text)?.toString() ?? null,
    extend: () => null,
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
      const said =
        again ??
        plain
          .split(',')
          .map(size)
          .find((number) => number !== null) ??
        null;
      return said === null ? null : String(said);
    },
  };
}
