/**
 * The text without what cannot be stored or spoken: control characters become spaces, halves of a
 * character (left where something cut a text) go. One such would make the database refuse a batch.
 */
export function plainText(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').replace(/\p{Cs}/gu, '');
}
