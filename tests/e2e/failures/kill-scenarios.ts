import { setTimeout } from 'node:timers/promises';
import { bookingSentences, bookThroughKill, type Survived } from './kill.ts';
import type { Played, Scenario } from './scenario.ts';
import { openTwoWorkers } from './two-workers.ts';

/** A booking takes about so long by telephone; the kill comes anywhere in it, in milliseconds. */
const FIRST_MS = 1_000;
const LAST_MS = 24_000;

/** The process of a call, or its whole worker, killed at a random moment of a booking. */
export const scenarios: Scenario[] = [
  ...(['job', 'worker'] as const).map(
    (victim): Scenario => ({
      name: `${victim === 'job' ? "a call's process" : 'the whole worker'} killed`,
      kind: 'kill',
      sentenceWithinMs: 5_000,
      open: async () => {
        const two = await openTwoWorkers(bookingSentences);
        return {
          play: async ({ random, from }) => {
            await two.ensureTwo();
            const moment = () => setTimeout(FIRST_MS + random() * (LAST_MS - FIRST_MS));
            return judge(await bookThroughKill({ two, from, victim, moment }));
          },
          logs: two.logs,
          close: two.close,
        };
      },
    }),
  ),
  ...(['request', 'answer'] as const).map(
    (what): Scenario => ({
      name: `a call's process killed while it books (${what} held back)`,
      kind: 'write',
      sentenceWithinMs: 5_000,
      open: async () => {
        const two = await openTwoWorkers(bookingSentences);
        return {
          play: async ({ from }) => {
            await two.ensureTwo();
            const held = two.proxy.hold('book', what);
            const survived = await bookThroughKill({
              two,
              from,
              victim: 'job',
              moment: () => held.arrived,
              afterwards: () => held.release(),
            });
            return judge(survived);
          },
          logs: two.logs,
          close: two.close,
        };
      },
    }),
  ),
];

function judge({ appointments, agentsInRoom, speechMs, turns }: Survived): Played {
  const booked = appointments.filter(({ status }) => status === 'booked').length;
  const wrong = [
    ...(booked === 1 ? [] : [`${booked} bookings`]),
    ...(agentsInRoom === 1 ? [] : [`${agentsInRoom} agents in the room`]),
  ];
  return {
    isRight: wrong.length === 0,
    ...(wrong.length > 0 && { why: `${wrong.join(', ')}: ${JSON.stringify(turns)}` }),
    sentenceMs: speechMs,
  };
}
