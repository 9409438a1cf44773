import { type Answer, bookingServer, type Choice } from '../tests/db/booking-server.ts';
import { percentile, printCircumstances, printFigure, timed } from './figures.ts';

const CALLERS = 100;
const CONNECTIONS = 50;
const ROUNDS = 20;

/** A hundred callers want the same slot at the same moment, again and again. */
export async function run(): Promise<void> {
  const server = await bookingServer({ connections: CONNECTIONS });
  try {
    const business = await server.businessId('pine-valley-golf');
    const dental = await server.businessId('maple-dental');
    await warmUp(server, business);
    const { matches } = await server.call<{ matches: Choice[] }>('find_slots', {
      p_business: dental,
      p_call_id: 'race',
      p_service: 'cleaning',
      p_from: new Date(),
      p_to: new Date(Date.now() + 30 * 86_400_000),
      p_limit: ROUNDS,
    });
    const latencies: number[] = [];
    const winners: number[] = [];
    const errors: string[] = [];
    for (const [round, choice] of matches.entries()) {
      const answers = await Promise.all(
        Array.from({ length: CALLERS }, async (_, caller) => {
          const { value, ms } = await timed(() =>
            server
              .call('book', {
                p_business: dental,
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
              }),
          );
          latencies.push(ms);
          return value;
        }),
      );
      winners.push(answers.filter((answer) => answer.ok).length);
    }
    console.log(
      `${CALLERS} callers race for one slot, ${CONNECTIONS} connections, ${matches.length} rounds`,
    );
    printFigure('winners per round', [...new Set(winners)].join(), 'exactly 1');
    printFigure('errors', `${errors.length} ${[...new Set(errors)].join('; ')}`, '0');
    printFigure('latency p50', `${percentile(latencies, 0.5).toFixed(1)} ms`);
    printFigure('latency p99', `${percentile(latencies, 0.99).toFixed(1)} ms`, '< 50 ms');
    printCircumstances();
  } finally {
    await server.stop();
  }
}

/** Every connection plans the functions once, as a worker's connections have in its first minute. */
async function warmUp(server: Awaited<ReturnType<typeof bookingServer>>, business: string) {
  const { matches } = await server.call<{ matches: Choice[] }>('find_slots', {
    p_business: business,
    p_call_id: 'warm',
    p_service: 'tee-time',
    p_from: new Date(),
    p_to: new Date(Date.now() + 30 * 86_400_000),
    p_limit: 500,
  });
  await Promise.all(
    Array.from({ length: CONNECTIONS * 8 }, (_, index) =>
      server.call('book', {
        p_business: business,
        p_call_id: `warm-${index}`,
        p_key: `warm-${index}`,
        p_service: 'tee-time',
        p_slot_ids: matches[index]?.slot_ids,
        p_party: 1,
        p_caller_name: 'Warm',
        p_caller_phone: '+12125551999',
      }),
    ),
  );
}
