import { setTimeout } from 'node:timers/promises';
import { converse } from '../conversation.ts';
import { openProxiedOffice } from '../proxied-office.ts';
import { recordsOf } from './database.ts';
import { bookingManners, bookingSentences } from './kill.ts';
import type { Scenario } from './scenario.ts';

/** From the yes on, in milliseconds: the booking is written within this. */
const LAST_MS = 1_500;

/** The caller hangs up at a random moment after the yes. */
export const scenarios: Scenario[] = [
  {
    name: 'caller hangs up in the middle of a write',
    kind: 'write',
    sentenceWithinMs: null,
    open: async () => {
      const opened = await openProxiedOffice({ sentences: bookingSentences });
      const { office } = opened;
      return {
        play: async ({ random, from }) => {
          await office.worker.waitUntilIdle();
          const caller = await office.dial({ from, to: '+12125550100' });
          try {
            await converse({
              caller,
              vendors: office.vendors,
              manners: bookingManners,
              until: (text) => /shall I book/i.test(text),
            });
            await caller.say('Yes please');
            await setTimeout(random() * LAST_MS);
            await caller.hangUp();
            const { appointments, call } = await recordsOf(opened, from, caller.callId);
            const written = appointments.length === 1;
            const wrong = [
              ...(appointments.length > 1 ? [`${appointments.length} bookings`] : []),
              ...(call?.ended_at ? [] : ['call not closed']),
              ...(written === (call?.outcome === 'booked')
                ? []
                : [`${appointments.length} bookings, and the record says ${call?.outcome}`]),
            ];
            return {
              isRight: wrong.length === 0,
              ...(wrong.length > 0 && { why: wrong.join(', ') }),
              sentenceMs: null,
            };
          } finally {
            await caller.dispose();
          }
        },
        logs: () => office.worker.logs(),
        close: opened.close,
      };
    },
  },
];
