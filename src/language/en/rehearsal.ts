import type { Expectation } from '../language.ts';

/** A call's ordinary sentences, with what was asked before each. */
export const rehearsal: readonly (readonly [string, Expectation])[] = [
  ["Hello, I'd like to book a table for two next Monday at half past ten", 'anything'],
  ['the first one please', 'choice'],
  ['the day after tomorrow in the afternoon, around three', 'date'],
  ['my name is Anna Miller, M I double L', 'name'],
  ['five five five, oh one two three', 'phone'],
  ['yes please', 'yes-no'],
  ["actually no, I'd rather move it to Friday the 27th", 'anything'],
  ["that's all, thank you, bye", 'anything'],
];
