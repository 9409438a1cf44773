import { editDistance } from './likeness.ts';
import { spelledIn } from './word-corrections.ts';

/** Belongs to a name and need not be said, or is written otherwise than it is said. */
const TITLE = /^(?:mr|mrs|ms|miss|dr|doctor|prof|professor|sir|madam|junior|senior|iii)$/;
/** Shorter parts of a name may be anything: "de", "Jr". */
const SHORT = 2;

/**
 * Whether a name may be one that was said in these words: each part of it is near some word, some two
 * words in a row, or letters that were spelled. Recognisers write names as they like.
 */
export function isNameSaid(name: string, heard: readonly string[]): boolean {
  const texts = heard.map(plain);
  const said = texts.flatMap((text) => {
    const words = text.split(/[^\p{L}]+/u).filter(Boolean);
    const pairs = words.slice(1).map((word, index) => `${words[index]}${word}`);
    return [...words, ...pairs];
  });
  const spelled = texts.flatMap(spelledIn);
  const isHeard = (part: string) => [...said, ...spelled].some((word) => isNear(part, word));
  const parts = plain(name)
    .split(/[^\p{L}]+/u)
    .filter((part) => part !== '' && !TITLE.test(part));
  // "Anne-Marie" is heard as "annemarie", and the other way round.
  return parts.every(
    (part, index) =>
      part.length <= SHORT ||
      isHeard(part) ||
      isHeard(`${parts[index - 1] ?? ''}${part}`) ||
      isHeard(`${part}${parts[index + 1] ?? ''}`),
  );
}

function isNear(part: string, word: string): boolean {
  const limit = Math.ceil(part.length / 3);
  return editDistance(part, word, limit) <= limit;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/['’]/g, '').toLowerCase();
}
