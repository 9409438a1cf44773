import { describe, expect, it } from 'vitest';
import { inWords } from '../../src/brain/fact-references.ts';
import { gate } from '../../src/brain/gate/gate.ts';
import { contextAt } from './gate-sentences/worlds.ts';
import { contextOf, type World } from './gate-world.ts';

describe('what a model refers to by id', () => {
  it.each<[World, string, string | null]>([
    ['offered', 'I have [[S2]].', 'I have Tuesday, November 24 at 2 PM.'],
    ['offered', 'Shall I book [[s1]]?', 'Shall I book Tuesday, November 24 at 10 AM?'],
    ['offered', 'Would [[S3.day]] do?', 'Would Friday, November 27 do?'],
    ['offered', 'Or at [[ S2.time ]]?', 'Or at 2 PM?'],
    ['known', 'Your cleaning is on [[A1]].', 'Your cleaning is on Tuesday, November 24 at 10 AM.'],
    ['known', 'Your code is [[A1.code]].', 'Your code is K, 7, X, M, R.'],
    ['fresh', 'A cleaning is [[price cleaning]].', 'A cleaning is $120.'],
    ['offered', 'I have [[S9]].', null],
    ['offered', 'Your code is [[S1.code]].', null],
    ['fresh', 'A massage is [[price massage]].', null],
    ['offered', 'I have [[tomorrow]].', null],
    ['offered', 'What day would you like?', 'What day would you like?'],
  ])('%s: %s', (world, sentence, words) => {
    expect(inWords(sentence, contextOf(world))).toBe(words);
    if (words) expect(gate(words, contextOf(world))).toBeNull();
  });

  it('is told with its person where callers may choose one', () => {
    expect(inWords('I have [[S1]].', contextAt('studio-nine', 'offered'))).toBe(
      'I have Wednesday 25 November at 11 am with Amelia.',
    );
  });
});
