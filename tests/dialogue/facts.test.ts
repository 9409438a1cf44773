import { describe, expect, it } from 'vitest';
import type { NewCallEvent } from '../../src/dialogue/events.ts';
import {
  appointmentsOf,
  callerOf,
  callingNumber,
  offersOf,
  offersOnTable,
  undoneWrites,
} from '../../src/dialogue/facts.ts';
import { unspokenOutcomes } from '../../src/dialogue/unspoken.ts';
import {
  agent,
  appointment,
  begun,
  booked,
  caller,
  cancelled,
  done,
  failed,
  logged,
  moved,
  offer,
  started,
} from '../support/call-log.ts';

const TUESDAY = '2026-11-24T15:00:00Z';
const FRIDAY = '2026-11-27T15:00:00Z';
const first = appointment('A1', TUESDAY);
const second = appointment('A2', FRIDAY, { code: 'R4NWQ' });
const s1 = offer('S1', TUESDAY);
const s2 = offer('S2', FRIDAY);
const ids = (items: { id: string }[]) => items.map(({ id }) => id);

describe('offers', () => {
  const found = (...offers: (typeof s1)[]) => done('fetch_slots', { offers });

  it('are all that were handed out; on the table are those of the last search', () => {
    const events = logged(found(s1), caller('Friday?'), found(s2));
    expect(ids(offersOf(events))).toEqual(['S1', 'S2']);
    expect(ids(offersOnTable(events))).toEqual(['S2']);
  });

  it('leave the table when a search finds nothing', () => {
    const events = logged(found(s1), found());
    expect(offersOnTable(events)).toEqual([]);
    expect(ids(offersOf(events))).toEqual(['S1']);
  });

  it('are none before a search, and a failed search changes nothing', () => {
    expect(offersOnTable(logged(started()))).toEqual([]);
    expect(ids(offersOnTable(logged(found(s1), failed('fetch_slots', 'service_needed'))))).toEqual([
      'S1',
    ]);
  });
});

describe('appointments', () => {
  it('are known in their latest form', () => {
    const events = logged(
      done('retrieve_appointments', { appointments: [first, second] }),
      moved({ ...first, startsAt: FRIDAY }),
      cancelled(second),
    );
    expect(appointmentsOf(events)).toMatchObject([
      { id: 'A1', startsAt: FRIDAY, status: 'booked' },
      { id: 'A2', status: 'cancelled' },
    ]);
  });

  it('keep the order in which they became known', () => {
    const events = logged(
      booked(second),
      done('retrieve_appointments', { appointments: [first, second] }),
    );
    expect(ids(appointmentsOf(events))).toEqual(['A2', 'A1']);
  });
});

describe('the caller', () => {
  const identified = (data: {
    name?: string;
    phone?: string;
    verified: boolean;
  }): NewCallEvent => ({
    type: 'caller.identified',
    data,
  });

  it('is nobody at first', () => {
    expect(callerOf(logged(started()))).toEqual({ verified: false });
  });

  it('is who they last said they are; what they did not say again stays', () => {
    const events = logged(
      identified({ phone: '+12125550123', verified: true }),
      identified({ name: 'Ana', verified: true }),
      identified({ phone: '+12125550199', verified: false }),
    );
    expect(callerOf(events)).toEqual({ name: 'Ana', phone: '+12125550199', verified: false });
  });

  it('calls from the number the network showed, not from one that was said', () => {
    const events = logged(
      started('+12125550123'),
      identified({ phone: '+12125550199', verified: false }),
    );
    expect(callingNumber(events)).toBe('+12125550123');
    expect(callingNumber(logged(started()))).toBeUndefined();
    expect(callingNumber([])).toBeUndefined();
  });
});

function replayed(event: NewCallEvent): NewCallEvent {
  if (event.type !== 'tool.succeeded' || !event.data.outcome.written) return event;
  const written = { ...event.data.outcome.written, replayed: true };
  return { ...event, data: { ...event.data, outcome: { ...event.data.outcome, written } } };
}

describe('writes undone', () => {
  it.each<[string, NewCallEvent[], number]>([
    ['none', [], 0],
    ['a booking is none', [booked(first)], 0],
    [
      'a message is none',
      [done('take_message', { written: { kind: 'message', subject: 'message', replayed: false } })],
      0,
    ],
    ['a cancellation', [booked(first), cancelled(first)], 1],
    ['a move told twice is one', [moved(first), replayed(moved(first))], 1],
    ['a move whose first answer was lost', [replayed(moved(first))], 1],
    ['a move and a cancellation', [booked(first), moved(first), cancelled(first)], 2],
    [
      'refusals are none',
      [failed('cancel_appointment', 'too_late'), begun('cancel_appointment')],
      0,
    ],
  ])('%s', (_what, events, count) => {
    expect(undoneWrites(logged(...events))).toBe(count);
  });
});

describe('outcomes that were not told', () => {
  const told = 'You are booked.';
  const write = booked(first, 'S1', told);

  it.each<[string, NewCallEvent[], string[]]>([
    ['none without a write', [agent('Hello'), done('fetch_slots', { offers: [] })], []],
    ['the outcome of a write', [agent('Shall I?'), caller('yes', 'yes'), write], [told]],
    ['not once the agent has spoken', [write, agent(told)], []],
    ['still, after more words of the caller', [write, caller('hello?')], [told]],
    [
      'every one since, in order',
      [agent('x'), write, done('end_conversation', { say: 'Bye.' })],
      [told, 'Bye.'],
    ],
    ['none of a refused write', [agent('x'), failed('book_appointment', 'slot_taken')], []],
  ])('%s', (_what, events, sentences) => {
    expect(unspokenOutcomes(logged(...events))).toEqual(sentences);
  });
});
