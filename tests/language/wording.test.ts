import { describe, expect, it } from 'vitest';
import { english, languageFor } from '../../src/language/index.ts';
import { DENTAL, NOW } from './reading-case.ts';

const AMERICAN = english.say;
const BRITISH = languageFor('en-GB').say;
const ZONE = 'America/New_York';

describe('facts in words', () => {
  it.each([
    ['2026-11-24T15:00:00Z', 'Tuesday, November 24 at 10 AM', 'Tuesday 24 November at 10 am'],
    ['2026-11-24T19:30:00Z', 'Tuesday, November 24 at 2:30 PM', 'Tuesday 24 November at 2:30 pm'],
    ['2026-11-24T17:00:00Z', 'Tuesday, November 24 at noon', 'Tuesday 24 November at noon'],
    [
      '2027-01-04T14:05:00Z',
      'Monday, January 4, 2027 at 9:05 AM',
      'Monday 4 January 2027 at 9:05 am',
    ],
    [
      '2026-11-25T05:00:00Z',
      'Wednesday, November 25 at midnight',
      'Wednesday 25 November at midnight',
    ],
    ['2026-11-24T17:30:00Z', 'Tuesday, November 24 at 12:30 PM', 'Tuesday 24 November at 12:30 pm'],
  ])('%s', (iso, american, british) => {
    const instant = new Date(iso);
    expect(AMERICAN.dateTime(instant, ZONE, NOW)).toBe(american);
    expect(BRITISH.dateTime(instant, ZONE, NOW)).toBe(british);
    expect(american).toBe(
      `${AMERICAN.date(instant, ZONE, NOW)} at ${AMERICAN.time(instant, ZONE)}`,
    );
  });

  it('speaks in the zone of the business', () => {
    const instant = new Date('2026-11-24T03:00:00Z');
    expect(AMERICAN.date(instant, ZONE, NOW)).toBe('Monday, November 23');
    expect(AMERICAN.date(instant, 'Europe/London', NOW)).toBe('Tuesday, November 24');
  });

  it('spells codes and numbers', () => {
    expect(AMERICAN.code('KX7M4')).toBe('K, X, 7, M, 4');
    expect(AMERICAN.phone('+12125550100')).toBe('2 1 2, 5 5 5, 0 1 0 0');
    expect(AMERICAN.phone('+442079460102')).toBe('0 2 0, 7 9 4 6, 0 1 0 2');
  });

  it.each([
    [12000, 'USD', '$120'],
    [4550, 'GBP', '£45.50'],
    [4500, 'GBP', '£45'],
    [0, 'USD', '$0'],
    [129999, 'USD', '$1,299.99'],
    [5000, 'JPY', '¥5,000'],
    [2000, 'EUR', '€20'],
  ])('%i %s', (minor, currency, text) => {
    expect(AMERICAN.money(minor, currency)).toBe(text);
  });

  it.each([
    [[], '', ''],
    [['a'], 'a', 'a'],
    [['a', 'b'], 'a or b', 'a and b'],
    [['a', 'b', 'c'], 'a, b or c', 'a, b and c'],
  ] as [string[], string, string][])('%j', (items, either, both) => {
    expect(AMERICAN.either(items)).toBe(either);
    expect(AMERICAN.both(items)).toBe(both);
  });

  it.each([
    [1, '1 minute'],
    [30, '30 minutes'],
    [60, 'an hour'],
    [75, 'an hour and 15 minutes'],
    [90, 'an hour and a half'],
    [120, '2 hours'],
    [150, '2 and a half hours'],
    [135, '2 hours and 15 minutes'],
  ])('%i minutes', (minutes, text) => {
    expect(AMERICAN.duration(minutes)).toBe(text);
  });
});

describe('which English', () => {
  it.each([
    ['en-US', 'en-US'],
    ['en', 'en-US'],
    ['en-CA', 'en-US'],
    ['en-GB', 'en-GB'],
    ['en_GB', 'en-GB'],
    ['en-IE', 'en-GB'],
    ['en-AU', 'en-GB'],
    ['de-DE', 'en-US'],
    ['', 'en-US'],
  ])('%s', (locale, expected) => {
    expect(languageFor(locale).locale).toBe(expected);
  });
});

describe('moments an agent states', () => {
  it.each([
    ['Tuesday, November 24 at 10 AM', ['2026-11-24'], [600]],
    [
      "So that's a cleaning on Tuesday, November 24 at 2:30 PM. Shall I book it?",
      ['2026-11-24'],
      [870],
    ],
    ['I have 9 AM, 10 AM or 2:30 PM on Friday, November 20.', ['2026-11-20'], [540, 600, 870]],
    ['Tuesday the 24th at ten in the morning', ['2026-11-24'], [600]],
    ["I've booked you for the twenty-fourth at half past two.", ['2026-11-24'], [870]],
    ['How about noon tomorrow?', ['2026-11-19'], [720]],
    ['We are open from 9 AM to 5 PM.', [], [540, 1020]],
    ['Monday, January 4, 2027 at 9:05 AM', ['2027-01-04'], [545]],
    ['Friday, November 20 at noon', ['2026-11-20'], [720]],
    ['Your code is K, X, 7, M, 4.', [], []],
    ['May I have your name, please?', [], []],
    ['The number is 2 1 2, 5 5 5, 0 1 0 0.', [], []],
    ['That is a party of four. Is that right?', [], []],
    ['Either Thursday at 9 or Friday at 11 would work.', ['2026-11-19', '2026-11-20'], [540, 660]],
    ['It takes 30 minutes and costs $120.', [], []],
    ['One moment please.', [], []],
    ['2026-11-24T10:00', ['2026-11-24'], [600]],
  ] as [string, string[], number[]][])('%s', (sentence, dates, minutes) => {
    const stated = english.statedMoments(sentence, DENTAL);
    expect([...stated.dates].sort()).toEqual(dates);
    expect([...stated.minutes].sort((a, b) => a - b)).toEqual(minutes);
  });

  it('British wording', () => {
    const stated = languageFor('en-GB').statedMoments('Tuesday 24 November at 10 am', DENTAL);
    expect(stated).toEqual({ dates: ['2026-11-24'], minutes: [600] });
  });
});
