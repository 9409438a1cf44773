import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { momentsIn } from '../../src/simulate/caller/moments.ts';

const NOW = DateTime.fromISO('2026-12-14T09:00:00', { zone: 'America/New_York' });

describe("the callers' own reader of days and times", () => {
  it.each([
    ['I have Tuesday, December 15 at 9 AM, 10:30 AM or noon.', '15T540 15T630 15T720'],
    ['Tuesday 15 December at 2 pm or Wednesday 16 December at 10 am', '15T840 16T600'],
    ['nothing at 10 AM on Wednesday, December 16', '16T600'],
    ['between 9 AM and 11 AM on the 16th of December', '16T540 16T660'],
    ['on Friday, December 18', '18T-'],
    ['9 AM is free.', '-T540'],
    ['tomorrow at 14:30', '15T870'],
    ['Sunday at 3 p.m.', '20T900'],
    ['for 4 people at 8 PM on Saturday, December 19', '19T1200'],
    ['That is 30 minutes and $120.', ''],
  ])('%s', (text, wanted) => {
    const read = momentsIn(text, NOW).map(
      ({ day, minute }) => `${day?.slice(8) ?? '-'}T${minute ?? '-'}`,
    );
    expect(read.join(' ')).toBe(wanted);
  });

  it('knows the year that is meant', () => {
    expect(momentsIn('January 4 at 9 AM', NOW)[0]?.day).toBe('2027-01-04');
    expect(momentsIn('Monday, January 4, 2027 at 9 AM', NOW)).toEqual([
      { day: '2027-01-04', minute: 540 },
    ]);
  });
});
