import { describe, expect, it } from 'vitest';
import { misread, type PlacedCase } from './hard/hard-case.ts';

type Sample = Omit<PlacedCase, 'author'>;

/** What a class of phrases has in common, and phrases of it in words of their own. */
const CLASSES: Record<string, Sample[]> = {
  'a weekday in a week that is counted from now': [
    { at: 'dental', say: 'in two weeks on the friday', date: '2026-12-04' },
    { at: 'salon', say: 'in a fortnight on a tuesday', date: '2026-11-03' },
    { at: 'repair', say: 'four weeks from now on a wednesday', date: '2027-04-07' },
  ],
  'days counted from a holiday or a date': [
    { at: 'dental', say: 'four days before christmas', date: '2026-12-21' },
    { at: 'golf', say: "a week after new year's day", date: '2027-01-08' },
    { at: 'table', say: "two days after st patrick's day", date: '2027-03-19' },
  ],
  'holidays that move': [
    { at: 'table', say: 'good friday at seven', date: '2027-03-26', time: 'at 19:00' },
    { at: 'golf', say: 'martin luther king day', date: '2027-01-18' },
    { at: 'repair', say: 'easter monday', date: '2027-03-29' },
  ],
  'a day left out of a span': [
    { at: 'dental', say: 'every day next week except tuesday', date: '2026-11-23..2026-11-29' },
    { at: 'salon', say: 'whenever next week bar friday', date: '2026-10-26..2026-11-01' },
  ],
  'a day that is refused before the one that is wanted': [
    { at: 'dental', say: "i can't on thursday, monday would do", date: '2026-11-23' },
    { at: 'salon', say: "saturday's full of kids parties but friday is free", date: '2026-10-23' },
    { at: 'repair', say: "tuesday's not great, wednesday instead", date: '2027-03-17' },
  ],
  'a circumstance before the wish': [
    {
      at: 'dental',
      say: 'my shift ends at three so half past three on friday',
      date: '2026-11-20',
      time: 'at 15:30',
    },
    {
      at: 'repair',
      say: "i'm out until one so three to five on monday",
      date: '2027-03-15',
      time: '15:00-17:00',
    },
  ],
  'an hour put right at once': [
    { at: 'dental', say: 'friday at two, no wait, three', date: '2026-11-20', time: 'at 15:00' },
    {
      at: 'salon',
      say: 'at eleven on thursday, sorry, twelve',
      date: '2026-10-22',
      time: 'at 12:00',
    },
    { at: 'table', say: 'tomorrow at seven, actually eight', date: '2027-02-27', time: 'at 20:00' },
  ],
  'two bounds of one stretch': [
    {
      at: 'dental',
      say: 'before four but after two on monday',
      date: '2026-11-23',
      time: '14:00-16:00',
    },
    {
      at: 'salon',
      say: 'not before eleven and not after one on friday',
      date: '2026-10-23',
      time: '11:00-13:01',
    },
  ],
  'a stretch that is called a window': [
    {
      at: 'repair',
      say: 'wednesday in the one to three window',
      date: '2027-03-17',
      time: '13:00-15:00',
    },
    {
      at: 'repair',
      say: 'can i have the 10 to 12 slot on thursday',
      date: '2027-03-18',
      time: '10:00-12:00',
    },
    {
      at: 'repair',
      say: 'the eight to ten appointment on the 16th',
      date: '2027-03-16',
      time: '8:00-10:00',
    },
  ],
  'the number of people that a caller comes to in the end': [
    { at: 'golf', asked: 'party', say: 'three of us, oh and dave, so four', party: 4 },
    { at: 'golf', asked: 'party', say: 'six, hmm, seven actually', party: 7 },
    { at: 'table', say: "there's four of us, no, sorry, five", party: 5 },
  ],
  'how many before at what time': [
    { at: 'table', say: 'six at seven tomorrow', date: '2027-02-27', time: 'at 19:00', party: 6 },
    {
      at: 'golf',
      say: 'can you fit in four at half past nine on the 9th',
      date: '2027-01-09',
      time: 'at 9:30',
      party: 4,
    },
    {
      at: 'table',
      say: 'dinner for seven on friday at half past eight',
      date: '2027-03-05',
      time: 'at 20:30',
      party: 7,
    },
  ],
  'a day in a courtesy, which wishes for nothing': [
    { at: 'dental', say: 'hello, how are you today? could i come on friday', date: '2026-11-20' },
    {
      at: 'salon',
      say: "morning! hope you're all well today, is saturday at ten free",
      date: '2026-10-24',
      time: 'at 10:00',
    },
    {
      at: 'repair',
      say: "hi, how's everything this morning, i'd like monday afternoon",
      date: '2027-03-15',
      part: 'afternoon',
    },
    { at: 'clinic', say: 'can you help me today with something on wednesday', date: '2026-11-25' },
    {
      at: 'dental',
      say: 'are you busy, could i come today at four',
      date: '2026-11-18',
      time: 'at 16:00',
    },
  ],
  dozens: [
    { at: 'table', asked: 'party', say: 'half a dozen', party: 6 },
    { at: 'golf', say: "we're half a dozen on sunday", date: '2027-01-03', party: 6 },
  ],
  'the first and the last of a day': [
    { at: 'dental', say: 'the first opening on thursday', date: '2026-11-19', edge: 'first' },
    { at: 'salon', say: 'your last slot on friday', date: '2026-10-23', edge: 'last' },
  ],
  'a part of the day around a date': [
    {
      at: 'dental',
      say: 'late friday afternoon',
      date: '2026-11-20',
      part: 'afternoon',
      time: { within: '15:00-18:00', covers: '16:30' },
    },
    {
      at: 'salon',
      say: 'early saturday morning',
      date: '2026-10-24',
      part: 'morning',
      time: { within: '7:00-10:30', covers: '10:00' },
    },
  ],
};

describe.each(Object.entries(CLASSES))('%s', (_, samples) => {
  it.each(samples)('$say', (sample) => {
    expect(misread({ ...sample, author: 'practice' })).toBeNull();
  });
});
