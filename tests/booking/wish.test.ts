import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { HORIZON_DAYS, isExact, searchWindow, type Wish } from '../../src/booking/wish.ts';

const anyTime: Wish = { date: null, time: null, partOfDay: null };
const on = (from: string, to = from): Wish => ({ ...anyTime, date: { from, to } });
const at = (minute: number): Wish['time'] => ({ kind: 'at', from: minute, to: minute });

describe('the window to search', () => {
  it.each([
    // An ordinary day, the short and the long day of a clock change, and a day without a midnight.
    ['America/New_York', '2026-11-24', '2026-11-24T05:00:00Z', '2026-11-25T05:00:00Z'],
    ['America/New_York', '2027-03-14', '2027-03-14T05:00:00Z', '2027-03-15T04:00:00Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'],
    ['Europe/London', '2027-03-28', '2027-03-28T00:00:00Z', '2027-03-28T23:00:00Z'],
    ['Asia/Kathmandu', '2026-11-24', '2026-11-23T18:15:00Z', '2026-11-24T18:15:00Z'],
    ['Pacific/Kiritimati', '2026-11-24', '2026-11-23T10:00:00Z', '2026-11-24T10:00:00Z'],
    ['Africa/Cairo', '2027-04-30', '2027-04-29T22:00:00Z', '2027-04-30T21:00:00Z'],
  ])('in %s, %s runs from midnight to midnight', (zone, day, from, to) => {
    const window = searchWindow({ wish: on(day), now: new Date('2026-10-01T00:00:00Z'), zone });
    expect(window.from.getTime()).toBe(Date.parse(from));
    expect(window.to.getTime()).toBe(Date.parse(to));
  });

  it('never begins in the past', () => {
    const now = new Date('2026-11-24T17:30:00Z');
    const today = searchWindow({ wish: on('2026-11-24'), now, zone: 'America/New_York' });
    expect(today.from).toEqual(now);
    const week = searchWindow({ wish: on('2026-11-23', '2026-11-29'), now, zone: 'UTC' });
    expect(week.from).toEqual(now);
    expect(week.to.toISOString()).toBe('2026-11-30T00:00:00.000Z');
  });

  it('is everything there is when no day was named', () => {
    const now = new Date('2026-11-24T17:30:00Z');
    const window = searchWindow({ wish: anyTime, now, zone: 'America/New_York' });
    expect(window.from).toEqual(now);
    const ahead = DateTime.fromJSDate(window.to, { zone: 'America/New_York' });
    expect(
      ahead.diff(DateTime.fromISO('2026-11-24', { zone: 'America/New_York' }), 'days').days,
    ).toBe(HORIZON_DAYS + 1);
    expect(window.near).toBeNull();
  });

  it.each<[string, Wish['time'], Wish['partOfDay'], [number, number]]>([
    ['nothing', null, null, [0, 1440]],
    ['in the morning', null, 'morning', [0, 720]],
    ['in the afternoon', null, 'afternoon', [720, 1080]],
    ['in the evening', null, 'evening', [1020, 1440]],
    ['after three', { kind: 'after', from: 900, to: 1440 }, null, [900, 1440]],
    [
      'in the afternoon after three',
      { kind: 'after', from: 900, to: 1440 },
      'afternoon',
      [900, 1080],
    ],
    [
      'after three, misheard as morning',
      { kind: 'after', from: 900, to: 1440 },
      'morning',
      [900, 1440],
    ],
    ['before ten', { kind: 'before', from: 0, to: 600 }, null, [0, 600]],
    ['between two and four', { kind: 'between', from: 840, to: 960 }, 'afternoon', [840, 960]],
    // A point is searched for all day, so that the nearest to it can be offered.
    ['at ten', at(600), 'morning', [0, 1440]],
    ['around ten', { kind: 'around', from: 600, to: 600 }, null, [0, 1440]],
  ])('%s bounds the time of day', (_said, time, partOfDay, minutes) => {
    const wish: Wish = { date: { from: '2026-11-25', to: '2026-11-25' }, time, partOfDay };
    const now = new Date('2026-11-24T17:30:00Z');
    const { fromMinute, toMinute } = searchWindow({ wish, now, zone: 'America/New_York' });
    expect([fromMinute, toMinute]).toEqual(minutes);
  });

  it('prefers the wall time that was named, on either side of a clock change', () => {
    const near = (day: string, time: Wish['time']) =>
      searchWindow({
        wish: { ...on(day), time },
        now: new Date('2026-10-01T00:00:00Z'),
        zone: 'America/New_York',
      }).near?.toISOString();
    expect(near('2026-10-31', at(600))).toBe('2026-10-31T14:00:00.000Z');
    expect(near('2026-11-01', at(600))).toBe('2026-11-01T15:00:00.000Z');
    expect(near('2026-11-02', { kind: 'before', from: 0, to: 600 })).toBe(
      '2026-11-02T15:00:00.000Z',
    );
    expect(near('2026-11-02', null)).toBeUndefined();
  });

  it('holds every start of the days asked for and none of another, in any zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'America/New_York',
          'America/St_Johns',
          'Europe/London',
          'Australia/Lord_Howe',
          'Asia/Kolkata',
          'Pacific/Chatham',
          'America/Sao_Paulo',
          'Africa/Cairo',
        ),
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: -2 * 1440, max: 16 * 1440 }),
        (zone, offset, length, minute) => {
          const first = DateTime.fromISO('2026-01-01', { zone }).plus({ days: offset });
          const last = first.plus({ days: length });
          const [from, to] = [first.toISODate() ?? '', last.toISODate() ?? ''];
          const now = new Date('2025-12-01T00:00:00Z');
          const window = searchWindow({ wish: on(from, to), now, zone });
          const start = first.plus({ minutes: minute });
          const day = start.toISODate() ?? '';
          const inside =
            start.toMillis() >= window.from.getTime() && start.toMillis() < window.to.getTime();
          expect(inside).toBe(from <= day && day <= to);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('an exact wish', () => {
  it.each([
    ['at', true],
    ['around', false],
    ['after', false],
    ['before', false],
    ['between', false],
  ] as const)('"%s" is exact: %s', (kind, exact) => {
    expect(isExact({ ...anyTime, time: { kind, from: 600, to: 600 } })).toBe(exact);
  });

  it('needs a time', () => {
    expect(isExact(on('2026-11-25'))).toBe(false);
  });
});
