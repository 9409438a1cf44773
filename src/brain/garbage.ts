/** What models leak: markup, JSON, code, the names of tools. */
const MARKUP = /```|<\||\|>|<\/?\w+>|[{[]\s*"|"\s*:\s*["{[]|\\u[0-9a-f]{4}|\w+_\w+\(|�/i;
const LONGEST_WORD = 34;
/** Of what is no space, this share is letters, digits or what stands between words. */
const LEAST_READABLE = 0.7;
/** Of the words that should have a vowel, so many may have none. */
const MOST_UNSPEAKABLE = 0.4;
const FEWEST_WORDS = 4;

/** Whether a sentence is nothing that could be said to anyone. */
export function looksLikeGarbage(sentence: string): boolean {
  const text = sentence.trim();
  if (text === '') return false;
  if (MARKUP.test(text)) return true;
  const words = text.split(/\s+/);
  if (words.some((word) => word.length > LONGEST_WORD && !word.includes('@'))) return true;
  const dense = text.replace(/\s/g, '');
  const readable = dense.match(/[\p{L}\p{N}.,;:!?'’"“”()$£€%&@/–—-]/gu)?.length ?? 0;
  if (readable / dense.length < LEAST_READABLE) return true;
  const letters = dense.match(/\p{L}/gu)?.length ?? 0;
  if (dense.length > 12 && letters === 0 && !/\d/.test(dense)) return true;
  const speakable = words.filter((word) => /^\p{Ll}{3,}$/u.test(word.replace(/\P{L}/gu, '')));
  const without = speakable.filter((word) => !/[aeiouyà-öø-ÿ]/i.test(word));
  return speakable.length >= FEWEST_WORDS && without.length / speakable.length > MOST_UNSPEAKABLE;
}
