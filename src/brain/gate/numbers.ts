/** Small numbers as they are said; each stands at its own place. */
export const NUMBERS: readonly string[] =
  'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** The number a word or a figure stands for; NaN where it is none. */
export function numberFrom(word: string): number {
  const at = NUMBERS.indexOf(word.toLowerCase());
  return at >= 0 ? at : Number(word);
}
