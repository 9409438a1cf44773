import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/language/en/normalize.ts';

describe('normalised text', () => {
  it.each([
    ['Um, the fifteenth at half past two p.m.', 'the 15th at 2:30 pm'],
    ['twenty four', '24'],
    ['twenty-four', '24'],
    ['the twenty first', 'the 21st'],
    ['one hundred and five', '105'],
    ['eight hundred five five five', '800 5 5 5'],
    ['double five', '5 5'],
    ['triple oh', '0 0 0'],
    ['two oh five', '2:05'],
    ['ten thirty', '10:30'],
    ['a quarter to four', '3:45'],
    ['quarter to one', '12:45'],
    ['ten to eleven', '10 to 11'],
    ['ten to eight', '7:50'],
    ['from ten to eight', 'from 10 to 8'],
    ['half an hour', 'half an hour'],
    ['half twelve', '12:30'],
    ['ten o clock', "10 o'clock"],
    ['ten a m', '10 am'],
    ['10AM', '10 am'],
    ['10ish', '10 ish'],
    ['to-morrow', 'tomorrow'],
    ['tues', 'tuesday'],
    ['appt', 'appointment'],
    ['that one', 'that one'],
    ['the one', 'the one'],
    ['at one', 'at 1'],
    ['one second', 'one second'],
    ['a second', 'a second'],
    ['the second one', 'the 2nd one'],
    ['first thing', 'first thing'],
    ["I'd like, uh, a check-up", "i'd like, a check up"],
    ['mm-hmm', 'yes'],
    ['uh-uh', 'no'],
    ['  ', ''],
    ['?!', ''],
    ['W/ Priya', 'with priya'],
    ['at for pm', 'at 4 pm'],
    ['fourteen hundred', '1400'],
    ['two thousand twenty six', '2026'],
  ])('%s', (text, expected) => {
    expect(normalize(text)).toBe(expected);
  });
});
