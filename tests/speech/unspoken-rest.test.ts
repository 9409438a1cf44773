import { describe, expect, it } from 'vitest';
import { canBeWhole, unspokenRest } from '../../src/speech/unspoken-rest.ts';

const long = 'I have Tuesday, November 24 at 9 AM, 10 AM or 11 AM, which would you like?';
const timed = (text: string, count: number, wordMs = 300) =>
  text
    .split(' ')
    .slice(0, count)
    .map((word, index) => ({ text: `${word} `, endMs: (index + 1) * wordMs }));

describe('what another voice has to say', () => {
  it('is everything when nothing was said', () => {
    expect(unspokenRest({ sentences: [long], spokenMs: 0, words: [] })).toEqual([long]);
  });

  it('begins at the word where it stopped, by the times of the voice', () => {
    const words = timed(long, 9);
    expect(unspokenRest({ sentences: [long], spokenMs: 2150, words })).toEqual([
      '9 AM, 10 AM or 11 AM, which would you like?',
    ]);
  });

  it('begins again near the start, and in a short sentence', () => {
    const words = timed(long, 9);
    expect(unspokenRest({ sentences: [long], spokenMs: 950, words })).toEqual([long]);
    const short = 'Is there anything else?';
    expect(unspokenRest({ sentences: [short], spokenMs: 950, words: timed(short, 4) })).toEqual([
      short,
    ]);
  });

  it('leaves out whole sentences that were said', () => {
    const sentences = ['Done.', long];
    const words = timed(`Done. ${long}`, 16);
    expect(unspokenRest({ sentences, spokenMs: 3050, words })).toEqual([
      '10 AM or 11 AM, which would you like?',
    ]);
  });

  it('goes by the length of the sound without times, rather back than forth', () => {
    const [rest = ''] = unspokenRest({ sentences: [long], spokenMs: 2600, words: [] });
    expect(long.endsWith(rest)).toBe(true);
    expect(rest.length).toBeGreaterThan(long.length - 2600 / 65);
    expect(rest.length).toBeLessThan(long.length);
  });

  it('does not trust times that do not fit the words', () => {
    const words = timed(long.replace('Tuesday', 'Monday'), 9);
    const [rest = ''] = unspokenRest({ sentences: [long], spokenMs: 2150, words });
    expect(rest).not.toBe('9 AM, 10 AM or 11 AM, which would you like?');
    expect(long.endsWith(rest)).toBe(true);
  });
});

it('tells sound that is too short to be all', () => {
  expect(canBeWhole(long, 300)).toBe(false);
  expect(canBeWhole(long, 3000)).toBe(true);
  expect(canBeWhole('...', 0)).toBe(true);
  expect(canBeWhole('Yes.', 0)).toBe(false);
});
