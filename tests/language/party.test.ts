import { describe, expect, it } from 'vitest';
import type { Expectation } from '../../src/language/language.ts';
import { DENTAL, GOLF, read, timeText } from './reading-case.ts';

describe('how many come', () => {
  it.each([
    ['four of us', 4],
    ['for two', 2],
    ['for two people', 2],
    ['party of five', 5],
    ['a party of 6', 6],
    ['me and three friends', 4],
    ['me plus two', 3],
    ['my three buddies and me', 4],
    ['a foursome', 4],
    ['foursome on saturday', 4],
    ['twosome', 2],
    ['we have a threesome', 3],
    ['just me', 1],
    ['only me', 1],
    ['by myself', 1],
    ['a single', null],
    ['as a single', 1],
    ['my wife and i', 2],
    ['my wife and me', 2],
    ['me and my son', 2],
    ['me, my brother and my dad', 3],
    ['my husband, my daughter and i', 3],
    ["we're two couples", 4],
    ['two couples', 4],
    ['a couple of us', 2],
    ['both of us', 2],
    ['the two of us', 2],
    ['two adults and two kids', 4],
    ['four players', 4],
    ['for 4 golfers', 4],
    ['we are eight', 8],
    ["there's five of us", 5],
    ["there'll be three of us", 3],
    ['there will be 4 people', 4],
    ['a tee time for four', 4],
    ['tee time for 4 saturday morning', 4],
    ['a table for two at noon', 2],
    ['group of seven', 7],
    ['a family of four', 4],
    ['book us in for three', 3],
    ['for three of us', 3],
    ['for one person', 1],
    ['actually make it four people', 4],
  ] as [string, number | null][])('%s', (text, size) => {
    expect(read(text, GOLF).partySize).toBe(size);
  });

  it.each([
    ['four', 4],
    ['4', 4],
    ['4 please', 4],
    ['just four', 4],
    ['one', 1],
    ['just one', 1],
    ['the two of us', 2],
    ['me', 1],
    ['um like four i think', 4],
    ["it's three", 3],
    ['three total', 3],
    ['two maybe three', 3],
    ['3 or 4', 4],
    ['a couple', 2],
    ["we're four", 4],
    ['make it five', 5],
    ['no, six', 6],
    ['eight of us altogether', 8],
    ['me and the wife', 2],
  ] as [string, number | null][])('asked how many: %s', (text, size) => {
    expect(read(text, GOLF, 'party').partySize).toBe(size);
  });

  it.each([
    ['for two thirty', 'anything'],
    ['for two hours', 'anything'],
    ['for 10:30', 'anything'],
    ['for two pm', 'anything'],
    ["for two o'clock", 'anything'],
    ['for the 24th', 'anything'],
    ['for a cleaning', 'anything'],
    ['9 holes', 'anything'],
    ['two', 'time'],
    ['at four', 'anything'],
    ['four thirty', 'anything'],
    ['my number is two one two five five five oh one two three', 'anything'],
    ['for ana', 'anything'],
    ['for two weeks', 'anything'],
    ['i have two appointments', 'anything'],
    ['the second one', 'choice'],
  ] as [string, Expectation][])('"%s" (%s) is no party', (text, expecting) => {
    expect(read(text, GOLF, expecting).partySize).toBeNull();
  });

  it.each([
    ['a tee time for four at nine', 4, 'at 9:00'],
    ['two of us saturday around 8', 2, 'around 8:00'],
    ['for three at seven thirty', 3, 'at 7:30'],
    ['4 players at 10', 4, 'at 10:00'],
    ['party of four between eight and ten', 4, 'between 8:00-10:00'],
  ] as [string, number, string][])('%s', (text, size, time) => {
    const reading = read(text, GOLF);
    expect(reading.partySize).toBe(size);
    expect(reading.time === null ? null : timeText(reading.time)).toBe(time);
  });

  it.each([
    ['make it three', 3, null],
    ['make it eight', null, 'at 8:00'],
    ['make it three pm', null, 'at 15:00'],
  ] as [string, number | null, string | null][])('golf: %s', (text, size, time) => {
    const reading = read(text, GOLF, 'yes-no');
    expect([reading.partySize, reading.time && timeText(reading.time)]).toEqual([size, time]);
  });

  it.each([
    ['make it three', 'at 15:00'],
    ['book me in for two tomorrow', 'at 14:00'],
    ['can i come in for two', 'at 14:00'],
  ])('where nobody books for several, a time: %s', (text, time) => {
    const reading = read(text, DENTAL);
    expect([reading.partySize, reading.time && timeText(reading.time)]).toEqual([null, time]);
  });

  it('reads "for two thirty" as a time', () => {
    expect(read('for two thirty', DENTAL).time).toMatchObject({ kind: 'at', from: 870 });
  });
});
