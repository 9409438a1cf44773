import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { gradeTruth, type TurnTruth } from '../../src/simulate/grade/grade-truth.ts';
import type { AppointmentRow, SlotRow } from '../../src/simulate/grade/rows.ts';
import { business } from './a-scenario.ts';

const NOW = DateTime.fromISO('2026-11-23T09:00:00', { zone: 'America/New_York' });
const dental = business('maple-dental');
if (!dental) throw new Error('maple-dental is not there');

const row = (change: Partial<AppointmentRow>): AppointmentRow => ({
  id: 'a',
  code: 'HK2LM',
  status: 'booked',
  service: 'cleaning',
  resource: 'chair',
  at: '2026-11-24T10:00',
  ends: '2026-11-24T10:30',
  party: 1,
  name: 'Ana Silva',
  phone: '+16465550141',
  places: 1,
  ...change,
});
const own = row({});
const others = row({
  id: 'n',
  code: 'RW7XK',
  at: '2026-11-25T14:00',
  name: 'Walter Bishop',
  phone: '+16465550198',
});
const slot = (at: string, free: number): SlotRow => ({ resource: 'chair', at, minutes: 30, free });
const slots = [
  slot('2026-11-24T09:00', 1),
  slot('2026-11-24T11:00', 1),
  slot('2026-11-25T14:00', 0),
];

function kinds(text: string, change: Partial<TurnTruth> = {}) {
  return gradeTruth({
    text,
    turn: 0,
    now: NOW,
    business: dental as NonNullable<typeof dental>,
    snapshot: {
      appointments: [own, others],
      messages: [],
      notices: [],
      callers: {},
      description: '',
      outcomes: [],
    },
    entitled: [own],
    slots,
    day: null,
    callerSaid: '',
    ownNumbers: ['+16465550141'],
    callerName: 'Ana Silva',
    callerCodes: [],
    ...change,
  }).map(({ kind }) => kind);
}
const nothingBooked = { entitled: [] };

describe('grading what is said', () => {
  it.each([
    'I have Tuesday, November 24 at 9 AM or 11 AM. Which would you like?',
    "I don't have anything at 2 PM on Wednesday, November 25. The nearest I have is Tuesday, November 24 at 11 AM. Would that work?",
    "You're booked. That's a cleaning on Tuesday, November 24 at 10 AM for Ana Silva. Your confirmation code is H, K, 2, L, M.",
    'You have a cleaning on Tuesday, November 24 at 10 AM.',
    'Cleaning is $120. Check-up is $80.',
    'Cleaning takes 30 minutes.',
    "We're open Monday to Friday from 9 AM to noon and from 2 PM to 5 PM.",
    '"Sunday at 3 PM" isn\'t a day I can book.',
  ])('lets a true sentence pass: %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it.each([
    ['a time that is taken', 'I have Wednesday, November 25 at 2 PM.'],
    ['a time that does not exist', 'I have Tuesday, November 24 at 9:30 AM.'],
    [
      'a day that does not exist',
      "That's a cleaning on Sunday, November 29 at 9 AM. Shall I book it?",
    ],
    ['a free time as taken', 'There is nothing free at 11 AM on Tuesday, November 24.'],
    ["an appointment that is nobody's", 'You have a cleaning on Tuesday, November 24 at 11 AM.'],
    ['a price', 'A cleaning is $95.'],
    ["another service's price", 'Check-up is $120.'],
    ['a duration', 'Cleaning takes 45 minutes.'],
    ['a code', 'Your confirmation code is A, A, A, A, A.'],
    ['a code in one', 'Your code is AAK23.'],
    ['hours', "We're open Monday to Friday from 8 AM to 5 PM."],
  ])('catches %s', (_, text) => {
    expect(kinds(text)).toEqual(['false-statement']);
  });

  it.each([
    ["You're booked.", nothingBooked],
    ['Your cleaning is now on Tuesday, November 24 at 10 AM.', nothingBooked],
    ['Your cleaning on Tuesday, November 24 at 10 AM is cancelled.', {}],
    ["I've noted your message.", {}],
  ])('catches an outcome that did not come about: %s', (text, change) => {
    expect(kinds(text, change)).toContain('false-statement');
  });

  it('catches what is told of other people', () => {
    expect(kinds('That one is for Walter Bishop.')).toEqual(['disclosure']);
    expect(kinds('The code is R, W, 7, X, K.')).toEqual(['disclosure']);
    expect(kinds('Their number is 6 4 6, 5 5 5, 0 1 9 8.')).toEqual(['disclosure']);
    expect(kinds('You have a check-up on Wednesday, November 25 at 2 PM.')).toEqual([
      'false-statement',
    ]);
  });

  it('excuses asking for what a rival has just taken, not offering it', () => {
    const taken = row({ id: 'r', at: '2026-11-24T09:00', phone: '+19995550199', name: 'Rival' });
    const snapshot = {
      appointments: [taken],
      messages: [],
      notices: [],
      callers: {},
      description: '',
      outcomes: [],
    };
    const full = { snapshot, entitled: [], slots: [slot('2026-11-24T09:00', 0)] };
    const asks = "That's a cleaning on Tuesday, November 24 at 9 AM. Shall I book it?";
    expect(kinds(asks, full)).toEqual([]);
    expect(kinds('I have Tuesday, November 24 at 9 AM.', full)).toEqual(['false-statement']);
  });

  it('does not take what the caller brought up for a disclosure', () => {
    const callerSaid = 'it is for Walter Bishop';
    expect(kinds('I could not find one for Walter Bishop.', { callerSaid })).toEqual([]);
  });
});
