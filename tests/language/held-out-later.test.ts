import { describe, expect, it } from 'vitest';
import { HELD_OUT_LATER } from './held-out-later-cases.ts';
import { meaningOf, read } from './reading-case.ts';

describe('held-out sentences, second set', () => {
  it.each(HELD_OUT_LATER)('%# $text ($expecting)', ({ context, text, expecting, meaning }) => {
    expect([text, meaningOf(read(text, context, expecting))]).toEqual([text, meaning]);
  });
});
