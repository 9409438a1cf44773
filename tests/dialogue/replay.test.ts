import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeOf, summaryOf, transcriptOf } from '../../src/dialogue/account.ts';
import { hasConsent } from '../../src/dialogue/consent.ts';
import type { CallEvent } from '../../src/dialogue/events.ts';
import {
  appointmentsOf,
  callerOf,
  callingNumber,
  offersOf,
  offersOnTable,
  undoneWrites,
} from '../../src/dialogue/facts.ts';
import { dialogueState } from '../../src/dialogue/state.ts';
import { unspokenOutcomes } from '../../src/dialogue/unspoken.ts';
import { agent, appointment, booked, caller, logged } from '../support/call-log.ts';
import { anyLog } from './any-log.ts';

/** Everything that is derived from a log. */
function everythingOf(events: readonly CallEvent[]) {
  return {
    state: dialogueState(events),
    outcome: [outcomeOf(events, false), outcomeOf(events, true)],
    summary: summaryOf(events, false),
    transcript: transcriptOf(events),
    offers: [offersOf(events), offersOnTable(events)],
    appointments: appointmentsOf(events),
    caller: [callerOf(events), callingNumber(events)],
    undone: undoneWrites(events),
    untold: unspokenOutcomes(events),
    consent: (['book', 'modify', 'cancel', 'message'] as const).flatMap((kind) =>
      ['S1', 'A1'].map((subject) => hasConsent({ events, kind, subject })),
    ),
  };
}

const prefix = fc
  .tuple(anyLog, fc.nat())
  .map(([events, cut]) => events.slice(0, cut % (events.length + 1)));

describe('replaying any prefix of any log', () => {
  it('never throws, and gives the same again after a trip through the database', () => {
    fc.assert(
      fc.property(prefix, (events) => {
        const before = JSON.stringify(events);
        const derived = JSON.stringify(everythingOf(events));
        expect(JSON.stringify(events)).toBe(before);
        expect(JSON.stringify(everythingOf(JSON.parse(before) as CallEvent[]))).toBe(derived);
      }),
    );
  });

  it('keeps every offer ever handed out, and every undone write counted', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), (events, cut) => {
        const earlier = events.slice(0, cut % (events.length + 1));
        expect(offersOf(events).slice(0, offersOf(earlier).length)).toEqual(offersOf(earlier));
        expect(undoneWrites(events)).toBeGreaterThanOrEqual(undoneWrites(earlier));
        const known = appointmentsOf(events).map(({ id }) => id);
        expect(new Set(known).size).toBe(known.length);
        expect(known).toEqual(expect.arrayContaining(appointmentsOf(earlier).map(({ id }) => id)));
      }),
    );
  });

  it('finds consent only after a read-back of that subject and a yes, with no and no write since', () => {
    const readBack = (subject: string) => agent('Shall I?', [{ kind: 'book', subject }]);
    const row = appointment('A1', '2026-11-24T15:00:00Z');
    const step = fc.constantFrom(
      readBack('S1'),
      readBack('S2'),
      agent('Let me see.'),
      caller('yes', 'yes'),
      caller('no', 'no'),
      caller('hm'),
      booked(row),
    );
    let agreements = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const events = logged(...steps);
        if (!hasConsent({ events, kind: 'book', subject: 'S1' })) return;
        agreements += 1;
        const agreed = events.findLastIndex(
          (event, index) =>
            event.type === 'turn.caller' &&
            event.data.answer === 'yes' &&
            asksFor(events.slice(0, index)) === 'S1',
        );
        const since = events.slice(agreed + 1);
        expect(agreed).toBeGreaterThan(0);
        expect(
          since.some((event) => event.type === 'turn.caller' && event.data.answer === 'no'),
        ).toBe(false);
        expect(since.some((event) => event.type === 'tool.succeeded')).toBe(false);
        expect(
          since.some(
            (event) =>
              event.type === 'turn.agent' &&
              event.data.readBacks.some(({ subject }) => subject === 'S2'),
          ),
        ).toBe(false);
      }),
      { numRuns: 3000 },
    );
    expect(agreements).toBeGreaterThan(20);
  });
});

/** What was read back last since the caller's last words. */
function asksFor(events: readonly CallEvent[]): string | undefined {
  const since = events.slice(events.findLastIndex((event) => event.type === 'turn.caller') + 1);
  return since.flatMap((event) => (event.type === 'turn.agent' ? event.data.readBacks : [])).at(-1)
    ?.subject;
}
