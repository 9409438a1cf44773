import { describe, expect, it } from 'vitest';
import { handMade, isHeldOut, misread, type PlacedCase } from './hard/hard-case.ts';
import { ruleMade } from './hard/rule-made.ts';

const sets: [string, PlacedCase[]][] = [
  ['made by hand', handMade()],
  ['made by rule', ruleMade()],
];

describe('dates, times and numbers as recognisers write them', () => {
  it('are at least 400 phrases, none of them twice', () => {
    const all = sets.flatMap(([, cases]) => cases.map(({ at, say }) => `${at}: ${say}`));
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(new Set(all).size).toBe(all.length);
  });

  describe.each(sets)('%s', (name, cases) => {
    // What is held out is scored and never shown, so that nobody tunes to it.
    it.each([
      ['open half', cases.filter((one) => !isHeldOut(one)), true],
      ['held-out half', cases.filter(isHeldOut), false],
    ])('%s is read exactly', (half, phrases, shown) => {
      const wrong = phrases.flatMap((one) => {
        const got = misread(one);
        return got === null ? [] : [{ ...one, got }];
      });
      const score = 1 - wrong.length / phrases.length;
      console.log(
        `${name}, ${half}: ${(100 * score).toFixed(1)} % of ${phrases.length} exact`,
        ...(shown ? wrong.map((one) => `\n  ${JSON.stringify(one)}`) : []),
      );
      expect(score).toBeGreaterThanOrEqual(0.95);
    });
  });
});
