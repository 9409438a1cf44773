import { DateTime } from 'luxon';
import { type Answer, bookingServer, type Choice } from '../tests/db/booking-server.ts';
import { brokenInvariants } from '../tests/db/invariants.ts';
import { seededRandom } from '../tests/db/random.ts';
import { percentile, printCircumstances, printFigure, timed } from './figures.ts';

const PARTIES = 200;
const CONNECTIONS = 50;
const MORNINGS = 10;
const DAY_MS = 86_400_000;
const ZONE = 'America/Los_Angeles';

/** Two hundred parties of one to eight want the tee times of one morning at the same moment. */
export async function run(): Promise<void> {
  const server = await bookingServer({ connections: CONNECTIONS });
  const random = seededRandom(2026);
  try {
    const business = await server.businessId('pine-valley-golf');
    const latencies: number[] = [];
    const errors: string[] = [];
    let booked = 0;
    let players = 0;
    for (let morning = 1; morning <= MORNINGS; morning += 1) {
      const tees = await morningOf(morning);
      await Promise.all(Array.from({ length: PARTIES }, (_, party) => play(tees, morning, party)));
    }
    const [fullest] = await server.rows<{ places: number; over: number }>(
      `select max(n)::int as places, count(*) filter (where n > 4)::int as over
       from (select count(*) as n from slot_claims group by slot_id) c`,
    );
    const broken = await brokenInvariants(server.rows);
    console.log(`${PARTIES} parties of 1-8 race for a morning, ${MORNINGS} mornings`);
    printFigure('most players on a tee time', String(fullest?.places), '4');
    printFigure('tee times with more than four', String(fullest?.over), '0');
    printFigure('errors', `${errors.length} ${[...new Set(errors)].join('; ')}`, '0');
    printFigure('broken invariants', JSON.stringify(broken), '{}');
    printFigure(
      'parties (players) booked a morning',
      `${booked / MORNINGS} (${players / MORNINGS})`,
    );
    printFigure('latency p50', `${percentile(latencies, 0.5).toFixed(1)} ms`);
    printFigure('latency p99', `${percentile(latencies, 0.99).toFixed(1)} ms`);
    printCircumstances();

    async function morningOf(day: number): Promise<Choice[]> {
      const { matches } = await server.call<{ matches: Choice[] }>('find_slots', {
        p_business: business,
        p_call_id: 'look',
        p_service: 'tee-time',
        p_from: new Date(Date.now() + day * DAY_MS),
        p_to: new Date(Date.now() + (day + 2) * DAY_MS),
        p_to_minute: 720,
        p_limit: 500,
      });
      // Two days from any hour on hold one whole morning at least: tomorrow's.
      const first = DateTime.fromMillis(Date.now() + (day + 1) * DAY_MS, { zone: ZONE });
      return matches.filter(({ starts_at }) =>
        DateTime.fromISO(starts_at, { zone: ZONE }).hasSame(first, 'day'),
      );
    }

    async function play(tees: Choice[], morning: number, party: number): Promise<void> {
      const size = 1 + random(8);
      const start = random(tees.length - 1);
      const wanted = tees.slice(start, start + (size > 4 ? 2 : 1));
      const { value, ms } = await timed(() =>
        server
          .call('book', {
            p_business: business,
            p_call_id: `${morning} ${party}`,
            p_key: `${morning} ${party}`,
            p_service: 'tee-time',
            p_slot_ids: wanted.flatMap(({ slot_ids }) => slot_ids),
            p_party: size,
            p_caller_name: `Party ${party}`,
            p_caller_phone: `+1310555${String(1000 + party)}`,
          })
          .catch((error: Error): Answer => {
            errors.push(error.message);
            return { ok: false, reason: 'error' };
          }),
      );
      latencies.push(ms);
      if (!value.ok) return;
      booked += 1;
      players += size;
    }
  } finally {
    await server.stop();
  }
}
