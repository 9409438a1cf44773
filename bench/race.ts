import {
  type Answer,
  type BookingServer,
  bookingServer,
  type Choice,
} from '../tests/db/booking-server.ts';
import { percentile, printCircumstances, printFigure, timed } from './figures.ts';

const CALLERS = 100;
const CONNECTIONS = 50;
const WARM_ROUNDS = 10;
const ROUNDS = 20;

/** A hundred callers want the same slot at the same moment, again and again. */
export async function run(): Promise<void> {
  const server = await bookingServer({ connections: CONNECTIONS });
  try {
    const business = await server.businessId('maple-dental');
    const { matches } = await server.call<{ matches: Choice[] }>('find_slots', {
      p_business: business,
      p_call_id: 'race',
      p_service: 'cleaning',
      p_from: new Date(),
      p_to: new Date(Date.now() + 50 * 86_400_000),
      p_limit: WARM_ROUNDS + ROUNDS,
    });
    const latencies: number[] = [];
    const winners = new Set<number>();
    const errors: string[] = [];
    for (const [round, choice] of matches.entries()) {
      const race = await raceFor({ server, business, choice, round });
      errors.push(...race.errors);
      winners.add(race.winners);
      // Every connection plans the functions once, as a worker's have in its first minute.
      if (round >= WARM_ROUNDS) latencies.push(...race.latencies);
    }
    console.log(
      `${CALLERS} callers race for one slot, ${CONNECTIONS} connections, ${ROUNDS} rounds`,
    );
    printFigure('winners per round', [...winners].join(), 'exactly 1');
    printFigure('errors', `${errors.length} ${[...new Set(errors)].join('; ')}`, '0');
    printFigure('latency p50', `${percentile(latencies, 0.5).toFixed(1)} ms`);
    printFigure('latency p99', `${percentile(latencies, 0.99).toFixed(1)} ms`, '< 50 ms');
    printCircumstances();
  } finally {
    await server.stop();
  }
}

async function raceFor(args: {
  server: BookingServer;
  business: string;
  choice: Choice;
  round: number;
}): Promise<{ winners: number; latencies: number[]; errors: string[] }> {
  const { server, business, choice, round } = args;
  const latencies: number[] = [];
  const errors: string[] = [];
  const answers = await Promise.all(
    Array.from({ length: CALLERS }, async (_, caller) => {
      const booking = server
        .call('book', {
          p_business: business,
          p_call_id: `race-${round}-${caller}`,
          p_key: `race-${round}-${caller}`,
          p_service: 'cleaning',
          p_slot_ids: choice.slot_ids,
          p_party: 1,
          p_caller_name: `Caller ${caller}`,
          p_caller_phone: `+1212555${String(1000 + caller)}`,
        })
        .catch((error: Error): Answer => {
          errors.push(error.message);
          return { ok: false, reason: 'error' };
        });
      const { value, ms } = await timed(() => booking);
      latencies.push(ms);
      return value;
    }),
  );
  return { winners: answers.filter((answer) => answer.ok).length, latencies, errors };
}
