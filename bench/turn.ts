import { testDatabase } from '../tests/support/database.ts';
import { talk } from '../tests/support/talk.ts';

const NOW = '2026-11-21T13:00:00-05:00';
const LINES = [
  "I'd like a cleaning next Tuesday around ten",
  'the first one',
  'Ana Silva',
  'yes please',
  'what do I have booked',
  'move it to Wednesday',
  'yes',
  'cancel it',
  'yes',
  "that's all",
];
const CALLS = 20;
const WARM_UP = 3;

/**
 * Text in to text out of the scripted brain over PGlite, warm, and the database round trips of
 * greeting, offering and booking.
 */
export async function run(): Promise<void> {
  const database = await testDatabase({ now: NOW });
  const trips: string[] = [];
  const counted = new Proxy(database.store, {
    get(store, name: keyof typeof database.store) {
      const method = store[name] as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => {
        trips.push(String(name));
        return method.apply(store, args);
      };
    },
  });
  const durations: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const from = `+1212555${String(100 + call).padStart(4, '0')}`;
    const talked = await talk({
      store: counted,
      now: NOW,
      business: 'maple-dental',
      from,
      lines: LINES,
    });
    if (call >= WARM_UP) durations.push(...talked.turnMs);
  }
  await database.close();
  durations.sort((a, b) => a - b);
  const at = (share: number) => durations[Math.floor((durations.length - 1) * share)] ?? 0;
  console.log(
    `scripted turn, PGlite, warm: ${durations.length} turns, p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, max ${at(1).toFixed(1)} ms`,
  );
  const perCall = (name: string) => trips.filter((trip) => trip === name).length / CALLS;
  console.log(
    `round trips a call: greet and identify ${perCall('openCall')}, offer ${perCall('findSlots')} for 2 searches, book ${perCall('book')}, change ${perCall('modify')}, cancel ${perCall('cancel')}; beside the way: hold ${perCall('holdSlot')}, events ${perCall('appendEvents')}`,
  );
}
