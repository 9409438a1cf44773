import { describe, expect, it } from 'vitest';
import { english, languageFor } from '../../src/language/index.ts';
import type { Expectation, ReadContext } from '../../src/language/language.ts';
import { DENTAL, GOLF, read, SALON, timeText } from './reading-case.ts';

function timeOf(phrase: string, context: ReadContext = DENTAL): string | null {
  const language = context.country === 'GB' ? languageFor('en-GB') : english;
  const span = language.readTime(phrase, context);
  return span === null ? null : timeText(span);
}

describe('clock times where the day runs from nine to five', () => {
  it.each([
    ['ten', 'at 10:00'],
    ['10', 'at 10:00'],
    ['10am', 'at 10:00'],
    ['ten a m', 'at 10:00'],
    ['ten a.m.', 'at 10:00'],
    ['10 A.M.', 'at 10:00'],
    ['two', 'at 14:00'],
    ['2', 'at 14:00'],
    ['two p m', 'at 14:00'],
    ['2p', 'at 14:00'],
    ['at two', 'at 14:00'],
    ["two o'clock", 'at 14:00'],
    ["2 o'clock in the afternoon", 'at 14:00'],
    ['2:30', 'at 14:30'],
    ['2.30', 'at 14:30'],
    ['2:30pm', 'at 14:30'],
    ['230pm', 'at 14:30'],
    ['at 230', 'at 14:30'],
    ['two thirty', 'at 14:30'],
    ['half past two', 'at 14:30'],
    ['half two', 'at 14:30'],
    ['half past', null],
    ['14:30', 'at 14:30'],
    ['1430', 'at 14:30'],
    ['fourteen thirty', 'at 14:30'],
    ['quarter past nine', 'at 9:15'],
    ['a quarter to four', 'at 15:45'],
    ['quarter of four', 'at 15:45'],
    ['ten past three', 'at 15:10'],
    ['twenty to eleven', 'at 10:40'],
    ['five to three', 'at 14:55'],
    ['twenty five past ten', 'at 10:25'],
    ['nine oh five', 'at 9:05'],
    ['nine', 'at 9:00'],
    ['twelve', 'at 12:00'],
    ['noon', 'at 12:00'],
    ['midday', 'at 12:00'],
    ['12', 'at 12:00'],
    ['twelve thirty', 'at 12:30'],
    ['one', 'at 13:00'],
    ['one pm', 'at 13:00'],
    ['one thirty', 'at 13:30'],
    ['five', 'at 17:00'],
    ['eight', 'at 8:00'],
    ['six', 'at 18:00'],
    ['8 in the evening', 'at 20:00'],
    ['nine in the morning', 'at 9:00'],
    ['three in the afternoon', 'at 15:00'],
    ['at to pm', 'at 14:00'],
    ['around ten', 'around 10:00'],
    ['about ten thirty', 'around 10:30'],
    ['10ish', 'around 10:00'],
    ['tenish', 'around 10:00'],
    ['ten or so', 'around 10:00'],
    ['somewhere around three', 'around 15:00'],
    ['close to noon', 'around 12:00'],
    ['after three', 'after 15:00'],
    ['any time after 2', 'after 14:00'],
    ['three or later', 'after 15:00'],
    ['from two onwards', 'after 14:00'],
    ['not before ten', 'after 10:00'],
    ['no earlier than 10:30', 'after 10:30'],
    ['before eleven', 'before 11:00'],
    ['before noon', 'before 12:00'],
    ['by four', 'before 16:00'],
    ['no later than three', 'before 15:00'],
    ['not after 3pm', 'before 15:00'],
    ['between two and four', 'between 14:00-16:00'],
    ['between 9 and 11', 'between 9:00-11:00'],
    ['from ten to two', 'between 10:00-14:00'],
    ['2 to 4', 'between 14:00-16:00'],
    ['2-4pm', 'between 14:00-16:00'],
    ['10-11am', 'between 10:00-11:00'],
    ['11 to 1 pm', 'between 11:00-13:00'],
    ['ten or eleven', 'between 10:00-11:01'],
    ['lunchtime', 'between 12:00-14:00'],
    ['over lunch', 'between 12:00-14:00'],
    ['after lunch', 'after 13:00'],
    ['before lunch', 'before 12:00'],
    ['first thing', 'around 9:00'],
    ['first thing in the morning', 'around 9:00'],
    ['end of the day', 'between 15:00-17:00'],
    ['last thing', 'between 15:00-17:00'],
    ['after work', 'after 17:00'],
    ['after school', 'after 15:00'],
    ['mid-morning', 'between 9:30-11:30'],
    ['late afternoon', 'between 15:30-18:00'],
    ['early afternoon', 'between 12:00-14:30'],
    ['um ten i guess', 'at 10:00'],
    ["let's do eleven", 'at 11:00'],
    ['maybe like ten', 'at 10:00'],
    ['eleven works for me', 'at 11:00'],
    ['ten sharp', 'at 10:00'],
    ['i could do nine', 'at 9:00'],
    ['say 3', 'at 15:00'],
  ])('%s', (phrase, expected) => {
    expect(timeOf(phrase)).toBe(expected);
  });

  it.each([
    ['for two hours', 'anything'],
    ['thirty minutes', 'anything'],
    ['a party of ten', 'anything'],
    ['there are four of us', 'time'],
    ['the second one', 'choice'],
    ['number two', 'choice'],
    ['i am free', 'anything'],
    ['a month ago', 'anything'],
    ['on the 24th', 'anything'],
    ['212 555 0100', 'phone'],
    ['four one five five five five oh one two three', 'anything'],
    ['$45.50', 'anything'],
    ['24/7', 'anything'],
    ['18 holes', 'anything'],
    ['give me one second', 'choice'],
    ['that one', 'choice'],
  ] as [string, Expectation][])('"%s" (%s) names no time', (phrase, expecting) => {
    expect(read(phrase, DENTAL, expecting).time).toBeNull();
  });
});

describe('clock times elsewhere', () => {
  it.each([
    ['seven', 'at 7:00'],
    ['seven thirty', 'at 7:30'],
    ['two', 'at 14:00'],
    ['ten to eight', 'at 7:50'],
    ['twenty past seven', 'at 7:20'],
    ['eight forty', 'at 8:40'],
    ['first thing', 'around 7:00'],
    ['as early as you open', null],
    ['7 a m', 'at 7:00'],
    ['twilight', null],
    ['four', 'at 16:00'],
    ['six thirty', 'at 6:30'],
  ])('golf from seven to five: %s', (phrase, expected) => {
    expect(timeOf(phrase, GOLF)).toBe(expected);
  });

  it.each([
    ['half six', 'at 18:30'],
    ['half nine', 'at 9:30'],
    ['half ten', 'at 10:30'],
    ['14.30', 'at 14:30'],
    ['quarter to six', 'at 17:45'],
    ['seven', 'at 19:00'],
    ['seven in the evening', 'at 19:00'],
  ])('a salon from nine to seven: %s', (phrase, expected) => {
    expect(timeOf(phrase, SALON)).toBe(expected);
  });
});

describe('times and parts of the day beside dates', () => {
  it.each([
    ['tues 2:30pm', 'at 14:30', null],
    ['friday at 3', 'at 15:00', null],
    ['tomorrow 10', 'at 10:00', null],
    ['10 tomorrow', 'at 10:00', null],
    ['nov 24 10', 'at 10:00', null],
    ['december 3 ten thirty', 'at 10:30', null],
    ['the fifteenth at two p m', 'at 14:00', null],
    ['tomorrow morning', null, 'morning'],
    ['friday afternoon', null, 'afternoon'],
    ['saturday evening', null, 'evening'],
    ['mornings are best', null, 'morning'],
    ['tomorrow morning at nine', 'at 9:00', 'morning'],
    ['tonight at seven', 'at 19:00', null],
    ['monday in the morning around ten', 'around 10:00', 'morning'],
    ['not the morning, the afternoon', null, 'afternoon'],
    ['at two on friday', 'at 14:00', null],
    ['thursday the 26th at half past nine', 'at 9:30', null],
    ['24 november 10:30', 'at 10:30', null],
    ['at 10 november 24th', 'at 10:00', null],
    ['good morning, i need something on friday', null, null],
    ['wednesday, 9', 'at 9:00', null],
    ['next tuesday around ten', 'around 10:00', null],
    ['an afternoon slot', null, 'afternoon'],
  ])('%s', (sentence, time, part) => {
    const reading = english.read(sentence, DENTAL);
    expect(reading.time === null ? null : timeText(reading.time)).toBe(time);
    expect(reading.partOfDay).toBe(part);
    expect(reading.impossibleDate).toBeNull();
  });
});
