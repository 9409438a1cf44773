import { describe, expect, it } from 'vitest';
import { english, languageFor } from '../../src/language/index.ts';
import type { ReadContext } from '../../src/language/language.ts';
import { DENTAL, SALON } from './reading-case.ts';

/** What `readDate` and a whole sentence in answer to "what day?" make of a phrase. */
function dateOf(phrase: string, context: ReadContext = DENTAL): string | null {
  const language = context.country === 'GB' ? languageFor('en-GB') : english;
  const span = language.readDate(phrase, context);
  if (span === null || span === 'impossible') return span;
  return span.from === span.to ? span.from : `${span.from}..${span.to}`;
}

function on(isoLocal: string, zone = 'America/New_York'): ReadContext {
  return { ...DENTAL, now: new Date(isoLocal), zone };
}

describe('dates said on Wednesday, November 18, 2026', () => {
  it.each([
    ['today', '2026-11-18'],
    ['to-day', '2026-11-18'],
    ['tonight', '2026-11-18'],
    ['this afternoon', '2026-11-18'],
    ['tomorrow', '2026-11-19'],
    ['to-morrow', '2026-11-19'],
    ['tmrw', '2026-11-19'],
    ['tommorow pls', '2026-11-19'],
    ['tomorrow morning', '2026-11-19'],
    ['the day after tomorrow', '2026-11-20'],
    ['friday', '2026-11-20'],
    ['fri', '2026-11-20'],
    ['on thurs', '2026-11-19'],
    ['Tues', '2026-11-24'],
    ['weds', '2026-11-25'],
    ['wednesday', '2026-11-25'],
    ['this wednesday', '2026-11-18'],
    ['this friday', '2026-11-20'],
    ['this coming monday', '2026-11-23'],
    ['next friday', '2026-11-27'],
    ['next tuesday', '2026-11-24'],
    ['next wednesday', '2026-11-25'],
    ['tuesday next week', '2026-11-24'],
    ['next week on thursday', '2026-11-26'],
    ['next week, friday', '2026-11-27'],
    ['friday after next', '2026-12-04'],
    ['friday week', '2026-11-27'],
    ['a week on friday', '2026-11-27'],
    ['a week from monday', '2026-11-30'],
    ['monday week', '2026-11-30'],
    ['two weeks from friday', '2026-12-04'],
    ['a week from today', '2026-11-25'],
    ['a week from tomorrow', '2026-11-26'],
    ['a week today', '2026-11-25'],
    ['in two weeks', '2026-12-02'],
    ['two weeks from now', '2026-12-02'],
    ["in a fortnight's time", '2026-12-02'],
    ['in three days', '2026-11-21'],
    ['3 days from now', '2026-11-21'],
    ['in a month', '2026-12-18'],
    ['in a few days', '2026-11-20..2026-11-23'],
    ['next week', '2026-11-23..2026-11-29'],
    ['any day next week', '2026-11-23..2026-11-29'],
    ['early next week', '2026-11-23..2026-11-24'],
    ['the beginning of next week', '2026-11-23..2026-11-24'],
    ['late next week', '2026-11-26..2026-11-27'],
    ['the end of next week', '2026-11-26..2026-11-27'],
    ['middle of next week', '2026-11-25..2026-11-27'],
    ['this week', '2026-11-18..2026-11-22'],
    ['later this week', '2026-11-19..2026-11-22'],
    ['the end of the week', '2026-11-19..2026-11-20'],
    ['the week after next', '2026-11-30..2026-12-06'],
    ['the week of december 7th', '2026-12-07..2026-12-13'],
    ['week commencing the 30th', '2026-11-30..2026-12-06'],
    ['this weekend', '2026-11-21..2026-11-22'],
    ['at the weekend', '2026-11-21..2026-11-22'],
    ['next weekend', '2026-11-28..2026-11-29'],
    ['saturday or sunday', '2026-11-21..2026-11-22'],
    ['friday or saturday', '2026-11-20..2026-11-21'],
    ['tuesday or wednesday next week', '2026-11-24..2026-11-25'],
    ['next tuesday or wednesday', '2026-11-24..2026-11-25'],
    ['monday or thursday', '2026-11-23'],
    ['between monday and wednesday', '2026-11-23..2026-11-25'],
    ['monday through thursday', '2026-11-23..2026-11-26'],
    ['monday to wednesday', '2026-11-23..2026-11-25'],
    ['from the 3rd to the 5th', '2026-12-03..2026-12-05'],
    ['the fifteenth', '2026-12-15'],
    ['the 20th', '2026-11-20'],
    ['on the twenty fourth', '2026-11-24'],
    ['the 24', '2026-11-24'],
    ['24', '2026-11-24'],
    ['the 31st', '2026-12-31'],
    ['the fifteenth of next month', '2026-12-15'],
    ['the 5th of january', '2027-01-05'],
    ['november 24th', '2026-11-24'],
    ['nov 24', '2026-11-24'],
    ['24 nov', '2026-11-24'],
    ['the 24th of november', '2026-11-24'],
    ['november the twenty fourth', '2026-11-24'],
    ['november twenty four', '2026-11-24'],
    ['Tuesday, November 24', '2026-11-24'],
    ['Tuesday, November 24th, 2026', '2026-11-24'],
    ['tuesday the 24th', '2026-11-24'],
    ['tuesday the eighth', '2026-12-08'],
    ['tue 24', '2026-11-24'],
    ['december first', '2026-12-01'],
    ['the first of december', '2026-12-01'],
    ['1 dec', '2026-12-01'],
    ['dec 31', '2026-12-31'],
    ['january 4', '2027-01-04'],
    ['jan 4th', '2027-01-04'],
    ['january fourth twenty twenty seven', '2027-01-04'],
    ['may 3rd', '2027-05-03'],
    ['march the second', '2027-03-02'],
    ['12/3', '2026-12-03'],
    ['12/03/2026', '2026-12-03'],
    ['12/3/26', '2026-12-03'],
    ['24/11', '2026-11-24'],
    ['2026-11-24', '2026-11-24'],
    ['on 2026-12-01 please', '2026-12-01'],
    ['december', '2026-12-01..2026-12-31'],
    ['sometime in december', '2026-12-01..2026-12-31'],
    ['early december', '2026-12-01..2026-12-10'],
    ['the end of december', '2026-12-24..2026-12-31'],
    ['a tuesday in december', '2026-12-01'],
    ['the first monday in december', '2026-12-07'],
    ['the last friday of the month', '2026-11-27'],
    ['the second week of december', '2026-12-08..2026-12-14'],
    ['next month', '2026-12-01..2026-12-31'],
    ['the end of the month', '2026-11-23..2026-11-30'],
    ['the beginning of next month', '2026-12-01..2026-12-10'],
    ['christmas eve', '2026-12-24'],
    ['the day after thanksgiving', '2026-11-27'],
    ['before friday', '2026-11-18..2026-11-19'],
    ['by friday', '2026-11-18..2026-11-20'],
    ['after the 25th', '2026-11-26..2026-12-09'],
    ['from monday onwards', '2026-11-23..2026-12-07'],
    ['monday or later', '2026-11-23..2026-12-07'],
    ['within the next two weeks', '2026-11-18..2026-12-02'],
    ['sometime in the next few days', '2026-11-18..2026-11-22'],
    ['tuesdays are best', '2026-11-24'],
    ['any tuesday', '2026-11-24'],
    ['wensday', '2026-11-25'],
    ['thrusday', '2026-11-19'],
    ['satuday', '2026-11-21'],
    ['novmber 24', '2026-11-24'],
    ['sat', '2026-11-21'],
    ['um, like, friday i guess', '2026-11-20'],
    ['uh the the twenty third', '2026-11-23'],
    ["let's say monday the thirtieth", '2026-11-30'],
    ['does the 2nd of december work', '2026-12-02'],
  ])('%s', (phrase, expected) => {
    expect(dateOf(phrase)).toBe(expected);
  });

  it.each([
    'february 30th',
    'the 32nd',
    'november 31st',
    '13/13',
    '2026-02-30',
    '2025-11-24',
    'november 3rd',
    'november 17th 2026',
    '2/29',
    'the 31st of april',
    'november the thirty first',
  ])('there is no %s to come', (phrase) => {
    expect(dateOf(phrase)).toBe('impossible');
  });

  it.each([
    'yes',
    'ten in the morning',
    'what do you have',
    'i may want to march in',
    'any time',
    'two people',
    'the first available',
    'what about my other appointment',
    'are you open 24/7',
    'half an hour',
    'hold on a second',
  ])('"%s" names no date', (phrase) => {
    expect(english.read(phrase, DENTAL).date).toBeNull();
  });
});

describe('dates on other days', () => {
  it.each([
    ['2026-11-20T15:00:00Z', 'next tuesday', '2026-11-24'],
    ['2026-11-23T15:00:00Z', 'next tuesday', '2026-12-01'],
    ['2026-11-23T15:00:00Z', 'tuesday', '2026-11-24'],
    ['2026-11-22T15:00:00Z', 'next tuesday', '2026-11-24'],
    ['2026-11-21T15:00:00Z', 'this weekend', '2026-11-21..2026-11-22'],
    ['2026-11-22T15:00:00Z', 'this weekend', '2026-11-22'],
    ['2026-12-30T15:00:00Z', 'tomorrow', '2026-12-31'],
    ['2026-12-31T15:00:00Z', 'tomorrow', '2027-01-01'],
    ['2026-12-31T15:00:00Z', 'the 31st', '2026-12-31'],
    ['2026-12-31T15:00:00Z', 'january second', '2027-01-02'],
    ['2026-12-31T15:00:00Z', 'next week', '2027-01-04..2027-01-10'],
    ['2026-12-28T15:00:00Z', 'next month', '2027-01-01..2027-01-31'],
    ['2028-02-10T15:00:00Z', 'february 29', '2028-02-29'],
    ['2028-02-28T15:00:00Z', 'tomorrow', '2028-02-29'],
    ['2027-02-27T15:00:00Z', 'in two days', '2027-03-01'],
    ['2027-02-10T15:00:00Z', 'february 29', 'impossible'],
    ['2027-02-10T15:00:00Z', 'the thirtieth', '2027-03-30'],
    ['2027-01-31T15:00:00Z', 'in a month', '2027-02-28'],
    // Late evening in New York is already the next day in UTC.
    ['2026-11-19T04:30:00Z', 'tomorrow', '2026-11-19'],
    ['2026-11-19T04:30:00Z', 'today', '2026-11-18'],
    // The night clocks go back, and the one they go forward.
    ['2026-11-01T04:30:00Z', 'tomorrow', '2026-11-02'],
    ['2026-10-31T23:30:00Z', 'sunday', '2026-11-01'],
    ['2026-03-08T06:30:00Z', 'monday', '2026-03-09'],
  ])('at %s, %s', (now, phrase, expected) => {
    expect(dateOf(phrase, on(now))).toBe(expected);
  });

  it('takes today from the zone of the business', () => {
    expect(dateOf('today', on('2026-11-18T15:00:00Z', 'Pacific/Auckland'))).toBe('2026-11-19');
    expect(dateOf('today', on('2026-11-18T03:00:00Z', 'Pacific/Honolulu'))).toBe('2026-11-17');
  });
});

describe('British dates', () => {
  it.each([
    ['12/3', '2027-03-12'],
    ['3/12', '2026-12-03'],
    ['03/12/2026', '2026-12-03'],
    ['24/11', '2026-11-24'],
    ['11/24', '2026-11-24'],
    ['24.11.', '2026-11-24'],
    ['24.11.2026', '2026-11-24'],
    ['24th November', '2026-11-24'],
    ['tuesday fortnight', '2026-12-08'],
    ['saturday week', '2026-11-28'],
    ['boxing day', '2026-12-26'],
  ])('%s', (phrase, expected) => {
    expect(dateOf(phrase, SALON)).toBe(expected);
  });
});
