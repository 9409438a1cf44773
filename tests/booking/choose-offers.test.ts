import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { chooseOffers, MAX_OFFERS } from '../../src/booking/choose-offers.ts';
import type { Wish } from '../../src/booking/wish.ts';

const zone = 'America/New_York';
const choice = (local: string) => ({
  starts_at: DateTime.fromISO(local, { zone }).toUTC().toISO() ?? '',
});
const local = ({ starts_at }: { starts_at: string }) =>
  DateTime.fromISO(starts_at, { zone }).toFormat('yyyy-MM-dd HH:mm');

const HOURS = ['09:00', '10:00', '11:00', '14:00', '15:00', '16:00'];
const day = (date: string) => HOURS.map((hour) => choice(`${date}T${hour}`));
const week = ['2026-11-23', '2026-11-24', '2026-11-25'].flatMap(day);

const TUESDAY = { from: '2026-11-24', to: '2026-11-24' };
const WEEK = { from: '2026-11-23', to: '2026-11-25' };
const time = (kind: NonNullable<Wish['time']>['kind'], from: number, to = from) => ({
  kind,
  from,
  to,
});
const none: Wish = { date: null, time: null, partOfDay: null };

function choose(
  wish: Wish,
  matches: { starts_at: string }[],
  nearest: { starts_at: string }[] = [],
) {
  const { choices, asAsked } = chooseOffers({ matches, nearest, wish, zone });
  return { times: choices.map(local), asAsked };
}

describe('what is offered', () => {
  it.each<[string, Wish, { starts_at: string }[], string[], boolean]>([
    [
      'the very time, and nothing else',
      { ...none, date: TUESDAY, time: time('at', 600) },
      day('2026-11-24'),
      ['2026-11-24 10:00'],
      true,
    ],
    [
      'the nearest times of that day when the very time is gone',
      { ...none, date: TUESDAY, time: time('at', 600) },
      day('2026-11-24').filter((item) => !local(item).endsWith('10:00')),
      ['2026-11-24 09:00', '2026-11-24 11:00', '2026-11-24 14:00'],
      false,
    ],
    [
      'the very time on the first days that have it, when no single day was named',
      { ...none, time: time('at', 900) },
      week,
      ['2026-11-23 15:00', '2026-11-24 15:00', '2026-11-25 15:00'],
      true,
    ],
    [
      'what lies around a time',
      { ...none, date: TUESDAY, time: time('around', 610) },
      day('2026-11-24'),
      ['2026-11-24 09:00', '2026-11-24 10:00', '2026-11-24 11:00'],
      true,
    ],
    [
      'the first times after one',
      { ...none, date: TUESDAY, time: time('after', 840, 1440) },
      day('2026-11-24').slice(3),
      ['2026-11-24 14:00', '2026-11-24 15:00', '2026-11-24 16:00'],
      true,
    ],
    [
      'the last times before one',
      { ...none, date: TUESDAY, time: time('before', 0, 960) },
      day('2026-11-24').slice(0, 5),
      ['2026-11-24 11:00', '2026-11-24 14:00', '2026-11-24 15:00'],
      true,
    ],
    [
      'the soonest times before one, not those furthest ahead, when no day was named',
      { ...none, time: time('before', 0, 660) },
      week.filter((item) => /(09|10):00$/.test(local(item))),
      ['2026-11-23 09:00', '2026-11-23 10:00', '2026-11-24 09:00'],
      true,
    ],
    [
      'one time of each day when several days would do',
      { ...none, date: WEEK },
      week,
      ['2026-11-23 09:00', '2026-11-24 09:00', '2026-11-25 09:00'],
      true,
    ],
    [
      'both parts of a day, and one more',
      { ...none, date: TUESDAY },
      day('2026-11-24'),
      ['2026-11-24 09:00', '2026-11-24 10:00', '2026-11-24 14:00'],
      true,
    ],
    [
      'the soonest when nothing was named',
      none,
      week,
      ['2026-11-23 09:00', '2026-11-23 10:00', '2026-11-23 11:00'],
      true,
    ],
    [
      'the only one there is',
      { ...none, date: TUESDAY },
      [choice('2026-11-24T16:00')],
      ['2026-11-24 16:00'],
      true,
    ],
  ])('is %s', (_what, wish, matches, times, asAsked) => {
    expect(choose(wish, matches)).toEqual({ times, asAsked });
  });

  it('is the nearest there is, in order of time, when nothing matches', () => {
    const nearest = [
      '2026-11-30T09:00',
      '2026-11-20T16:00',
      '2026-11-30T10:00',
      '2026-12-01T09:00',
    ];
    expect(choose({ ...none, date: TUESDAY }, [], nearest.map(choice))).toEqual({
      times: ['2026-11-20 16:00', '2026-11-30 09:00', '2026-11-30 10:00'],
      asAsked: false,
    });
  });

  it('is nothing when nothing is free', () => {
    expect(choose(none, [])).toEqual({ times: [], asAsked: false });
  });

  it('reads wall time in the zone of the business, across a clock change', () => {
    const matches = ['2026-10-31T10:00', '2026-11-01T10:00', '2026-11-02T10:00'].map(choice);
    expect(choose({ ...none, time: time('at', 600) }, matches)).toMatchObject({ asAsked: true });
    expect(choose({ ...none, time: time('at', 600) }, matches).times).toHaveLength(3);
  });
});

describe('whatever is free and whatever is wished', () => {
  const choices = fc
    .uniqueArray(fc.integer({ min: 0, max: 6 * 48 - 1 }), { maxLength: 60 })
    .map((halves) =>
      [...halves]
        .sort((a, b) => a - b)
        .map((half) => ({
          starts_at: new Date(Date.UTC(2026, 9, 30) + half * 1_800_000).toISOString(),
        })),
    );
  const wish: fc.Arbitrary<Wish> = fc.record({
    date: fc.constantFrom(null, TUESDAY, WEEK),
    time: fc.oneof(
      fc.constant(null),
      fc
        .tuple(
          fc.constantFrom('at', 'around', 'after', 'before', 'between'),
          fc.nat(1439),
          fc.nat(1440),
        )
        .map(([kind, a, b]) => ({ kind, from: Math.min(a, b), to: Math.max(a, b) })),
    ) as fc.Arbitrary<Wish['time']>,
    partOfDay: fc.constantFrom(null, 'morning', 'afternoon', 'evening'),
  });

  it('at most three different choices come back, in order, and something whenever something is free', () => {
    fc.assert(
      fc.property(choices, choices, wish, (matches, nearest, wanted) => {
        const chosen = chooseOffers({ matches, nearest, wish: wanted, zone });
        const from = matches.length > 0 ? matches : nearest;
        expect(chosen.choices.length).toBeLessThanOrEqual(MAX_OFFERS);
        expect(chosen.choices.length > 0).toBe(from.length > 0);
        expect(chosen.choices.every((item) => from.includes(item))).toBe(true);
        const starts = chosen.choices.map((item) => item.starts_at);
        expect(new Set(starts).size).toBe(starts.length);
        expect([...starts].sort()).toEqual(starts);
      }),
    );
  });

  it('the exact time is never passed over when it is free', () => {
    fc.assert(
      fc.property(choices, fc.nat(), (matches, pick) => {
        fc.pre(matches.length > 0);
        const wanted = matches[pick % matches.length] ?? { starts_at: '' };
        const at = DateTime.fromISO(wanted.starts_at, { zone });
        const date = at.toISODate() ?? '';
        const minute = at.hour * 60 + at.minute;
        const ofDay = matches.filter((item) => local(item).startsWith(date));
        const chosen = chooseOffers({
          matches: ofDay,
          nearest: [],
          wish: { date: { from: date, to: date }, time: time('at', minute), partOfDay: null },
          zone,
        });
        expect(chosen.choices.map(local)).toEqual([at.toFormat('yyyy-MM-dd HH:mm')]);
        expect(chosen.asAsked).toBe(true);
      }),
    );
  });
});
