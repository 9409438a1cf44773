import type { BusinessFacts } from '../../src/brain/gate/business.ts';
import type { GateContext } from '../../src/brain/gate/gate.ts';
import type { NewCallEvent } from '../../src/dialogue/events.ts';
import { languageFor } from '../../src/language/index.ts';
import type { ReadContext } from '../../src/language/language.ts';
import {
  agent,
  appointment,
  booked,
  caller,
  cancelled,
  done,
  handedOver,
  logged,
  moved,
  offer,
  started,
} from '../support/call-log.ts';

/** Monday, November 23, 2026, nine in the morning in New York. */
export const NOW = new Date('2026-11-23T14:00:00Z');
/** Tuesday, November 24 at 10 AM and 2 PM; Friday, November 27 at 3 PM. */
export const TUESDAY_TEN = '2026-11-24T15:00:00Z';
export const TUESDAY_TWO = '2026-11-24T19:00:00Z';
export const FRIDAY_THREE = '2026-11-27T20:00:00Z';

export const language = languageFor('en-US');
export const read: ReadContext = {
  now: NOW,
  zone: 'America/New_York',
  country: 'US',
  services: [{ slug: 'cleaning', name: 'Cleaning', aliases: ['clean'] }],
  resources: [],
  expecting: 'anything',
  opensMinute: 540,
  closesMinute: 1020,
};

const row = appointment('A1', TUESDAY_TEN, { code: 'K7XMR' });
const search = done('fetch_slots', {
  offers: [offer('S1', TUESDAY_TEN), offer('S2', TUESDAY_TWO), offer('S3', FRIDAY_THREE)],
});
const asks = (subject: string, kind: 'book' | 'cancel' | 'modify' = 'book') =>
  agent('Shall I?', [{ kind, subject }]);
const yes = caller('yes please', 'yes');

/** Calls that have come to different points. */
export const worlds = {
  /** Nothing has been done or said. */
  fresh: [started('+12125550123'), agent('Hello')],
  /** The caller has asked for Thursday at four; nothing was looked up. */
  asked: [started(), agent('Hello'), caller('a cleaning on Thursday at four please')],
  /** Three times were found. */
  offered: [started(), agent('Hello'), caller('a cleaning this week at noon'), search],
  /** One was read back; the caller has said yes; nothing is written yet. */
  agreed: [started(), caller('a cleaning this week'), search, asks('S1'), yes],
  /** It is written. */
  booked: [started(), caller('a cleaning'), search, asks('S1'), yes, booked(row)],
  /** One is booked, and another was read back. */
  second: [
    started(),
    caller('a cleaning'),
    search,
    asks('S1'),
    yes,
    booked(row),
    agent('Done'),
    caller('one more on Friday'),
    asks('S3'),
    yes,
  ],
  /** An appointment was looked up, nothing else. */
  known: [
    started(),
    caller('what do I have'),
    done('retrieve_appointments', { appointments: [row] }),
  ],
  /** It was moved to Friday. */
  moved: [
    started(),
    done('retrieve_appointments', { appointments: [row] }),
    search,
    asks('S3', 'modify'),
    yes,
    moved({ ...row, startsAt: FRIDAY_THREE, endsAt: '2026-11-27T20:30:00Z' }, 'S3'),
  ],
  /** It was cancelled. */
  cancelled: [
    started(),
    done('retrieve_appointments', { appointments: [row] }),
    asks('A1', 'cancel'),
    yes,
    cancelled(row),
  ],
  /** It was booked and cancelled again. */
  undone: [
    started(),
    search,
    asks('S1'),
    yes,
    booked(row),
    asks('A1', 'cancel'),
    yes,
    cancelled(row),
  ],
  /** A message was stored. */
  message: [
    started(),
    done('take_message', { written: { kind: 'message', subject: 'message', replayed: false } }),
  ],
  /** The caller was put through. */
  transferred: [
    started(),
    done('transfer_call', { handingOver: { target: 'front desk' } }),
    handedOver('front desk'),
  ],
  /** The caller has spelt a code that was not found. */
  spelt: [started(), caller('my code is R 4 N W Q')],
} satisfies Record<string, NewCallEvent[]>;

/** Nine to noon and two to five, Monday to Friday. */
export const business: BusinessFacts = {
  name: 'Maple Dental',
  services: [service(['Cleaning', 'clean'], 12000), service(['Check-up', 'checkup'], 8000)],
  resources: [["the dentist's chair", 'dentist']],
  hours: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, opens: 540, closes: 720, lastStart: null },
    { weekday, opens: 840, closes: 1020, lastStart: null },
  ]),
};

function service(names: string[], priceCents: number) {
  return { names, durationMinutes: 30, priceCents, currency: 'USD' };
}

export type World = keyof typeof worlds;

export function contextOf(world: World): GateContext {
  return {
    events: logged(...worlds[world]),
    language,
    read,
    pricesCents: [12000, 8000],
    knownMinutes: [540, 720, 840, 1020],
    openWeekdays: [1, 2, 3, 4, 5],
    business,
  };
}
