import type { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, it } from 'vitest';

/** Zones with all kinds of clock changes: by an hour, by half an hour, at midnight, never. */
const ZONES = [
  'America/New_York',
  'America/Los_Angeles',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/Havana',
  'Africa/Cairo',
  'America/Santiago',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'UTC',
];

const hours = fc
  .record({
    opens: fc.integer({ min: 0, max: 90 }).map((n) => n * 15),
    length: fc.integer({ min: 1, max: 40 }).map((n) => n * 15),
    slotMinutes: fc.constantFrom(5, 10, 20, 30, 45, 60),
    pauseMinutes: fc.constantFrom(0, 0, 5, 30),
    lastStart: fc.boolean(),
  })
  .map((given) => ({ ...given, closes: Math.min(given.opens + given.length, 24 * 60) }));

/** Days around which clocks change somewhere, and any others. */
const today = fc.oneof(
  fc.constantFrom(
    '2026-03-07',
    '2026-03-28',
    '2026-10-03',
    '2026-10-31',
    '2027-04-03',
    '2027-09-04',
  ),
  fc
    .integer({ min: 0, max: 1500 })
    .map((n) => DateTime.utc(2025, 1, 1).plus({ days: n }).toISODate()),
);

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The wall times that opening hours name, counted out one by one. */
function wallTimes(given: {
  opens: number;
  closes: number;
  slotMinutes: number;
  pauseMinutes: number;
  lastStart: boolean;
}): number[] {
  const last = given.lastStart ? given.closes - 5 : given.closes - given.slotMinutes;
  const times: number[] = [];
  for (let at = given.opens; at <= last; at += given.slotMinutes + given.pauseMinutes)
    times.push(at);
  return times;
}

/** The first instant at which a zone's clock shows this wall time, if any; luxon decides. */
function instantOf(day: string, minutes: number, zone: string): number | undefined {
  const wanted = DateTime.fromISO(day, { zone: 'UTC' }).plus({ minutes });
  const around = [wanted.minus({ hours: 36 }), wanted.plus({ hours: 36 })];
  const shown = around
    .map((moment) => wanted.minus({ minutes: moment.setZone(zone).offset }))
    .filter((instant) => instant.plus({ minutes: instant.setZone(zone).offset }).equals(wanted))
    .map((instant) => instant.toMillis());
  return shown.length > 0 ? Math.min(...shown) : undefined;
}

export function slotLaws(database: () => PGlite): void {
  it('makes a slot of every wall time that exists, once, whatever the clocks do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ZONES), hours, today, async (zone, given, from) => {
        const document = {
          slug: 'any',
          name: 'Any',
          zone,
          country: 'US',
          services: [{ slug: 'visit', name: 'Visit', duration_minutes: 5, currency: 'USD' }],
          resources: [
            {
              slug: 'desk',
              name: 'Desk',
              kind: 'desk',
              slot_minutes: given.slotMinutes,
              slot_every_minutes: given.slotMinutes + given.pauseMinutes,
              hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
                weekday,
                opens: clock(given.opens),
                closes: clock(given.closes),
                last_start: given.lastStart ? clock(given.closes - 5) : null,
              })),
            },
          ],
        };
        const made = await database().transaction(async (tx) => {
          await tx.query(`select set_config('bellhop.now', $1, true)`, [`${from}T12:00:00Z`]);
          await tx.query('select public.import_business($1::jsonb)', [JSON.stringify(document)]);
          const { rows } = await tx.query<{ starts: number; minutes: number }>(
            `select extract(epoch from lower(s.period))::float8 * 1000 as starts,
               extract(epoch from upper(s.period) - lower(s.period))::int / 60 as minutes
             from slots s join businesses b on b.id = s.business_id where b.slug = 'any'
             order by s.period`,
          );
          await tx.rollback();
          return rows;
        });
        const first = DateTime.fromISO(`${from}T12:00:00Z`, { zone });
        const expected = Array.from({ length: 61 }, (_, day) =>
          first.plus({ days: day }).toISODate(),
        )
          .flatMap((day) => wallTimes(given).map((minutes) => instantOf(day ?? '', minutes, zone)))
          .filter((instant) => instant !== undefined)
          .sort((a, b) => a - b);
        // Where clocks are set back, a slot may reach into the next one's time; the first has it.
        const length = given.slotMinutes * 60_000;
        const apart: number[] = [];
        for (const instant of expected) {
          if (instant >= (apart.at(-1) ?? Number.NEGATIVE_INFINITY) + length) apart.push(instant);
        }
        expect(made.map(({ starts }) => starts)).toEqual(apart);
        expect(new Set(made.map(({ minutes }) => minutes))).toEqual(
          new Set(apart.length > 0 ? [given.slotMinutes] : []),
        );
      }),
      { numRuns: 40 },
    );
  });
}
