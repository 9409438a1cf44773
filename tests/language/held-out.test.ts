import { describe, expect, it } from 'vitest';
import { HELD_OUT } from './held-out-cases.ts';
import { meaningOf, read } from './reading-case.ts';

describe('held-out sentences', () => {
  it.each(HELD_OUT)('%# $text ($expecting)', ({ context, text, expecting, meaning }) => {
    expect([text, meaningOf(read(text, context, expecting))]).toEqual([text, meaning]);
  });
});
