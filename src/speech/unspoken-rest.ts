/** A word with the time at which it has been spoken, in milliseconds from the start of the speech. */
export interface SpokenWord {
  text: string;
  endMs: number;
}

/** How long a letter takes an unhurried voice, spaces included, in milliseconds. */
const LETTER_MS = 65;
/** An estimate goes back by this much: a word said twice is better than one left out. */
const BACK_MS = 500;
/** A sentence of which no more has been said is begun again. */
const FEW_WORDS = 3;
/** So is one that is over so soon, in words. */
const SHORT_SENTENCE = 6;
/** Below this share of the expected length something is missing. */
const WHOLE = 0.3;

/**
 * What another voice has to say of sentences after one voice stopped: from the word where it stopped,
 * or from the start of the sentence where that is near. The voice's own word times are trusted as far
 * as they fit the text; else the length of the sound tells.
 */
export function unspokenRest(options: {
  sentences: readonly string[];
  spokenMs: number;
  words: readonly SpokenWord[];
}): string[] {
  const { sentences, spokenMs, words } = options;
  if (spokenMs <= 0) return [...sentences];
  const tokens = sentences.map((sentence) => sentence.split(/\s+/).filter(Boolean));
  let left = wordsSpoken(tokens.flat(), spokenMs, words);
  return tokens.flatMap((sentence) => {
    const said = Math.min(left, sentence.length);
    left -= said;
    if (said === sentence.length) return [];
    const isNear = said <= FEW_WORDS || sentence.length <= SHORT_SENTENCE;
    // "10 AM" and "November 24" are heard as one.
    const from = /\d/.test(sentence[said - 1] ?? '') ? said - 1 : said;
    return [sentence.slice(isNear ? 0 : from).join(' ')];
  });
}

/** Whether sound of this length can be all of the text. */
export function canBeWhole(text: string, spokenMs: number): boolean {
  const letters = text.replace(/<[^>]*>/g, '').match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters === 0 || (spokenMs > 0 && spokenMs >= letters * LETTER_MS * WHOLE);
}

/** How many words have been spoken for certain. */
function wordsSpoken(
  tokens: readonly string[],
  spokenMs: number,
  words: readonly SpokenWord[],
): number {
  const timed = words.filter(({ endMs }) => endMs <= spokenMs);
  const fits = timed.every((word, index) => bare(word.text) === bare(tokens[index] ?? ''));
  if (words.length > 0 && fits && (words.length > timed.length || words.length === tokens.length)) {
    return timed.length;
  }
  const letters = Math.max(0, spokenMs - BACK_MS) / LETTER_MS;
  let upTo = 0;
  for (const [index, token] of tokens.entries()) {
    upTo += token.length + 1;
    if (upTo > letters) return index;
  }
  return tokens.length;
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
