import { expect } from 'vitest';
import type { HeardSentence } from '../support/heard-sentences.ts';

/** Characters. */
const SHORT = 25;

/**
 * The caller heard each sentence. One alone may suffer from a hole that a busy machine tore into
 * it (a sentence that was not played at all still stays under 0.7), but not all.
 */
export function expectHeard(sentences: readonly HeardSentence[]): void {
  for (const { text, likeness } of sentences) {
    // The fewer words, the more a hole in one of them weighs.
    expect(likeness, text).toBeGreaterThan(text.length < SHORT ? 0.6 : 0.7);
  }
  const sum = sentences.reduce((total, { likeness }) => total + likeness, 0);
  expect(sum / sentences.length).toBeGreaterThan(0.85);
}
