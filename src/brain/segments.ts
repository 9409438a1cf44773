const BREAKS = /([,;:—–!?.]+\s+|\s+-\s+|\s+(?:and|but|so|because|then)\s+)/i;

/** Who does or is something, with its verb: where a statement of its own begins. */
export const SUBJECT =
  /\b(?:you|i|we|it|that|this|he|she|they|everything|(?:your|the|that|this|my|our) [\w-]+(?: [\w-]+){0,2}?)(?:'(?:s|re|ve|m|ll|d)\b| (?:is|are|was|were|am|has|have|had|can|could|will|would)\b)|^\W*(?:you|i|we|it|they|he|she) (?:just |also |now )?\w+/gi;

/** A question by its order of words, also where it goes on after a comma. */
export const ASKS =
  /^\W*(?:(?:so|and|or|okay|ok|great|sure|now|well) )*(?:(?:are|is|was|were|do|does|did|have|has|had|can|could|shall|should|will|would|may|might) (?:you|i|we|it|that|this|they|there|your|the|any)\b|(?:what|which|who|where|how|why|when)(?:'s|'re|'d)? (?!i\b|you\b|we\b)|any(?:thing|one|body)? (?:else|more|other))/i;

/**
 * The statements a sentence is made of: a piece with a subject of its own begins a new one, and
 * what has none ("changed or cancelled anything") belongs to the one before.
 */
export function segmentsOf(sentence: string): string[] {
  const segments: string[] = [];
  const pieces = sentence.split(BREAKS);
  for (let index = 0; index < pieces.length; index += 2) {
    const piece = pieces[index] ?? '';
    if (piece.trim() === '') continue;
    const before = segments.at(-1);
    const own = piece.search(SUBJECT) >= 0 || ASKS.test(piece);
    if (before === undefined || own || !/\w/.test(before) || !isStatement(before)) {
      segments.push(piece);
    } else {
      segments[segments.length - 1] = `${before}${pieces[index - 1] ?? ' '}${piece}`;
    }
  }
  return segments;
}

/** "Great", "no problem": said before a statement, not one that what follows could belong to. */
function isStatement(segment: string): boolean {
  return segment.search(SUBJECT) >= 0 || ASKS.test(segment) || /\w+(?:ed|n't)\b/i.test(segment);
}
