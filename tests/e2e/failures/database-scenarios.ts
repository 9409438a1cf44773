import { openProxiedOffice } from '../proxied-office.ts';
import { awaySentences, CLAIMS, callWhileAway, recordsOf, STEPS } from './database.ts';
import type { Scenario } from './scenario.ts';

type Fault = Parameters<typeof callWhileAway>[0]['state'];

const FAULTS: readonly [name: string, state: Fault, kind: Scenario['kind']][] = [
  ['database slow (3 s)', { slowMs: 3000 }, 'other'],
  ['database refusing', 'refusing', 'write'],
  ['database gone', 'gone', 'write'],
  ['database breaks after booking', 'breaks after booking', 'write'],
];

/** The database changes for the worse at a random step of a booking. */
export const scenarios: Scenario[] = FAULTS.map(([name, state, kind]) => ({
  name,
  kind,
  sentenceWithinMs: 2_000,
  open: async () => {
    const opened = await openProxiedOffice({ sentences: awaySentences });
    return {
      play: async ({ random, from }) => {
        const steps = Object.keys(STEPS) as (keyof typeof STEPS)[];
        const chosen = steps[Math.floor(random() * steps.length)] ?? 'booking';
        const at = state === 'breaks after booking' ? 'booking' : chosen;
        const away = await callWhileAway({ opened, from, at, state });
        const { appointments, messages, call } = await recordsOf(opened, from, away.caller.callId);
        const booked = appointments.filter(({ status }) => status === 'booked').length;
        const claimed = CLAIMS.test(away.said);
        const wrong = [
          ...(booked > 1 ? [`${booked} bookings`] : []),
          ...(claimed && booked === 0 ? ['said to be booked and is not'] : []),
          ...(booked + messages.length === 0 ? ['neither booked nor a message'] : []),
          ...(booked > 0 && call?.outcome !== 'booked' ? [`record says ${call?.outcome}`] : []),
          ...(call?.ended_at ? [] : ['call not closed']),
        ];
        return {
          isRight: wrong.length === 0,
          ...(wrong.length > 0 && { why: `${wrong.join(', ')}: ${JSON.stringify(away.turns)}` }),
          sentenceMs: away.sentenceMs,
        };
      },
      logs: () => opened.office.worker.logs(),
      close: opened.close,
    };
  },
}));
