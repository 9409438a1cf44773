import { describe, expect, it } from 'vitest';
import { hasConsent } from '../../src/dialogue/consent.ts';
import type { NewCallEvent, ReadBack, WriteKind } from '../../src/dialogue/events.ts';
import {
  agent,
  appointment,
  begun,
  booked,
  caller,
  cancelled,
  done,
  failed,
  filled,
  logged,
  moved,
} from '../support/call-log.ts';

const TUESDAY = '2026-11-24T15:00:00Z';
const readBack = (kind: WriteKind, subject: string): ReadBack => ({ kind, subject });
const asksBook = (subject: string) =>
  agent(`Shall I book ${subject}?`, [readBack('book', subject), readBack('modify', subject)]);
const asksCancel = (subject: string) => agent(`Cancel ${subject}?`, [readBack('cancel', subject)]);
const yes = caller('yes', 'yes');
const no = caller('no', 'no');
const hm = caller('hm, let me see');
const called = (name: string): NewCallEvent => ({
  type: 'caller.identified',
  data: { name, verified: true },
});
const row = appointment('A1', TUESDAY);

const orders: [string, NewCallEvent[], boolean][] = [
  ['nothing was said', [], false],
  ['a yes without a read-back', [agent('Hello!'), yes], false],
  ['a read-back without an answer', [asksBook('S1')], false],
  ['a read-back, then a yes', [asksBook('S1'), yes], true],
  ['a yes, then the read-back', [yes, asksBook('S1')], false],
  ['a read-back, then a no', [asksBook('S1'), no], false],
  ['a read-back, then something else', [asksBook('S1'), hm], false],
  ['a yes only after something else', [asksBook('S1'), hm, yes], false],
  ['a yes to another offer', [asksBook('S2'), yes], false],
  ['a yes to a cancellation', [asksCancel('S1'), yes], false],
  ['another read-back in between', [asksBook('S1'), asksBook('S2'), yes], false],
  ['read-backs of both, this one last', [asksBook('S2'), asksBook('S1'), yes], true],
  ['this one agreed, then another asked about', [asksBook('S1'), yes, asksBook('S2')], false],
  ['this one agreed, then another agreed', [asksBook('S1'), yes, asksBook('S2'), yes], false],
  ['the other refused, then this one agreed', [asksBook('S2'), no, asksBook('S1'), yes], true],
  ['a no afterwards', [asksBook('S1'), yes, no], false],
  ['a no, read back again, then a yes', [asksBook('S1'), no, asksBook('S1'), yes], true],
  ['a no after a neutral question', [asksBook('S1'), yes, agent('What name?'), no], false],
  ['the name after the yes', [asksBook('S1'), yes, agent('What name?'), caller('Ana')], true],
  [
    'the name once more where it was known, after words in between',
    [called('Ana'), asksBook('S1'), yes, agent('What name?'), caller('Ana')],
    false,
  ],
  [
    'what a tool has found missing after the yes',
    [
      called('Ana'),
      asksBook('S1'),
      yes,
      failed('book_appointment', 'name_needed'),
      agent('What name?'),
      caller('Ana'),
    ],
    true,
  ],
  ['another name after the yes', [called('Ana'), asksBook('S1'), yes, called('Ben')], false],
  ['the first name after the yes', [asksBook('S1'), yes, called('Ana')], true],
  [
    'more words of the agent before the yes',
    [asksBook('S1'), agent('Or is it not right?'), yes],
    true,
  ],
  [
    'tools in between',
    [
      asksBook('S1'),
      begun('identify_user'),
      done('identify_user'),
      yes,
      begun('fetch_slots'),
      done('fetch_slots', { offers: [] }),
    ],
    true,
  ],
  ['the write itself uses it up', [asksBook('S1'), yes, booked(row)], false],
  ['a write of another kind does not', [asksBook('S1'), yes, cancelled(row)], true],
  [
    'a refused write does not',
    [asksBook('S1'), yes, failed('book_appointment', 'name_needed')],
    true,
  ],
  [
    'read back and agreed again after the write',
    [asksBook('S1'), yes, booked(row), asksBook('S1'), yes],
    true,
  ],
  [
    'another day wished for after the yes',
    [asksBook('S1'), yes, caller('actually Thursday'), filled('date', '2026-11-26')],
    false,
  ],
  [
    'another time wished for after the yes',
    [asksBook('S1'), yes, caller('make it three'), filled('time', 'at 15:00')],
    false,
  ],
  [
    'more people after the yes',
    [asksBook('S1'), yes, caller('for five of us'), filled('party_size', '5')],
    false,
  ],
  [
    'a name filled in after the yes',
    [asksBook('S1'), yes, caller('Ana'), filled('name', 'Ana')],
    true,
  ],
  [
    'the yes itself repeating the day',
    [asksBook('S1'), caller('yes, Tuesday', 'yes'), filled('date', '2026-11-24')],
    true,
  ],
];

describe('consent to a booking', () => {
  it.each(orders)('%s', (_order, events, agreed) => {
    expect(hasConsent({ events: logged(...events), kind: 'book', subject: 'S1' })).toBe(agreed);
  });

  it('is to one offer, not to the other that was read back', () => {
    const events = logged(asksBook('S1'), yes);
    expect(hasConsent({ events, kind: 'book', subject: 'S2' })).toBe(false);
    expect(hasConsent({ events, kind: 'cancel', subject: 'S1' })).toBe(false);
  });

  it('is not to what an interrupted sentence never said', () => {
    const events = logged(agent('That is a cleaning on', [], { interrupted: true }), yes);
    expect(hasConsent({ events, kind: 'book', subject: 'S1' })).toBe(false);
  });

  it('is to what was heard before an interruption', () => {
    const asks = agent('Shall I book S1?', [readBack('book', 'S1')], { interrupted: true });
    expect(hasConsent({ events: logged(asks, yes), kind: 'book', subject: 'S1' })).toBe(true);
  });
});

describe('consent to a cancellation or a move', () => {
  it.each<[string, NewCallEvent[], WriteKind, string, boolean]>([
    ['a cancellation read back and agreed', [asksCancel('A1'), yes], 'cancel', 'A1', true],
    ['another appointment', [asksCancel('A1'), yes], 'cancel', 'A2', false],
    ['cancelled already', [asksCancel('A1'), yes, cancelled(row)], 'cancel', 'A1', false],
    [
      'a wish for afterwards',
      [asksCancel('A1'), yes, caller('and Friday?'), filled('date', '2026-11-27')],
      'cancel',
      'A1',
      true,
    ],
    [
      'spoken of something else, then of the cancellation again',
      [asksCancel('A1'), yes, agent('Your cleaning is at 3 PM.'), caller('please cancel it')],
      'cancel',
      'A1',
      false,
    ],
    [
      'a yes once more after words in between',
      [asksCancel('A1'), yes, agent('One moment.'), yes],
      'cancel',
      'A1',
      true,
    ],
    ['a move read back and agreed', [asksBook('S2'), yes], 'modify', 'S2', true],
    ['moved already', [asksBook('S2'), yes, moved(row)], 'modify', 'S2', false],
    ['booked instead of moved', [asksBook('S2'), yes, booked(row, 'S2')], 'book', 'S2', false],
  ])('%s', (_order, events, kind, subject, agreed) => {
    expect(hasConsent({ events: logged(...events), kind, subject })).toBe(agreed);
  });
});
