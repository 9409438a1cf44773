/** Writes lists of wordings as one regular expression source; wordings may hold regex syntax. */
export function anyOf(...wordings: readonly string[]): string {
  return `(?:${wordings.join('|')})`;
}

/** Any of the wordings as whole words, anywhere. */
export function says(...wordings: readonly string[]): RegExp {
  return new RegExp(`\\b${anyOf(...wordings)}(?![\\w'])`);
}

/** Any of the wordings right before what follows, with small words between allowed. */
export function leadsWith(wordings: readonly string[], between: readonly string[] = []): RegExp {
  const small = between.length === 0 ? '' : `(?: ${anyOf(...between)})*`;
  return new RegExp(`(?:^|[\\s\\u00a4])${anyOf(...wordings)}${small} $`);
}
