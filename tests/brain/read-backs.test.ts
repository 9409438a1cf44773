import { describe, expect, it } from 'vitest';
import { readBacksIn } from '../../src/brain/read-backs.ts';
import { appointment, done, logged, offer, started } from '../support/call-log.ts';
import { FRIDAY_THREE, language, read, TUESDAY_TEN, TUESDAY_TWO } from './gate-world.ts';

const events = logged(
  started(),
  done('retrieve_appointments', {
    appointments: [
      appointment('A1', FRIDAY_THREE),
      appointment('A2', '2026-12-04T15:00:00Z', { status: 'cancelled' }),
    ],
  }),
  done('fetch_slots', {
    offers: [offer('S1', TUESDAY_TEN), offer('S2', TUESDAY_TWO), offer('S3', FRIDAY_THREE)],
  }),
);

const readBacks = (text: string, log = events) =>
  readBacksIn({ text, events: log, language, read });
const book = (subject: string) => ({ kind: 'book', subject });

describe('a read-back of an offer', () => {
  it.each([
    ["That's a cleaning on Tuesday, November 24 at 10 AM. Shall I book it?", 'S1'],
    ['So Tuesday the 24th at ten in the morning, is that right?', 'S1'],
    ['Just to confirm: tomorrow at 10 AM.', 'S1'],
    ['A cleaning for Ana tomorrow at ten. Correct?', 'S1'],
    ['November 24th, 10:00 AM, shall I go ahead?', 'S1'],
    ['I would put you down for Tuesday at 2 PM, okay?', 'S2'],
    ['You would like Friday, November 27 at three in the afternoon?', 'S3'],
    ['2026-11-24 at 14:00, shall I reserve it', 'S2'],
    ['Tuesday, November 24 at 10 AM, how does that sound?', 'S1'],
    ['I have Tuesday, November 24 at 10 AM. What do you think?', 'S1'],
  ])('%s', (text, subject) => {
    // To book it, and to nothing else.
    expect(readBacks(text)).toEqual([book(subject)]);
  });

  it.each([
    ['a list of times', 'I have Tuesday at 10 AM or 2 PM. Which would you like?'],
    ['a list of days', 'Would you like Tuesday at 10 AM or Friday at 3 PM?'],
    ['no question', 'Tuesday, November 24 at 10 AM is free.'],
    ['no time', 'Shall I book Tuesday?'],
    ['no date', "Shall I book ten o'clock?"],
    ['a time that was not offered', 'Shall I book Tuesday at 11 AM?'],
    ['a day that was not offered', 'Shall I book Wednesday at 10 AM?'],
    ['a date and a time of two offers', 'Shall I book Friday at 10 AM?'],
    [
      'a question for the name',
      'Tuesday, November 24 at 10 AM is free. What name shall I put it under?',
    ],
    ['nothing', ''],
    ['a request to repeat', 'Sorry, could you say that again?'],
  ])('is not %s', (_what, text) => {
    expect(readBacks(text)).toEqual([]);
  });

  it('is of every offer with that moment: found twice it is one choice', () => {
    const twice = logged(
      ...events.map(({ type, data }) => ({ type, data }) as never),
      done('fetch_slots', { offers: [offer('S4', TUESDAY_TEN)] }),
    );
    expect(
      readBacks('Tuesday at 10 AM, shall I book it?', twice).map(({ subject }) => subject),
    ).toEqual(expect.arrayContaining(['S1', 'S4']));
  });

  it('needs an offer', () => {
    expect(readBacks('Tuesday at 10 AM, shall I book it?', logged(started()))).toEqual([]);
  });
});

describe('a read-back of a move', () => {
  const moving = logged(
    started(),
    done('fetch_slots', { offers: [{ ...offer('S1', TUESDAY_TEN), forAppointment: 'A1' }] }),
  );

  it.each([
    "I'd move your cleaning to Tuesday, November 24 at 10 AM. Shall I do that?",
    'Shall I reschedule it to Tuesday at ten in the morning?',
    'Do you want me to change your booking to Tuesday at 10 AM?',
  ])('is one by its verb: %s', (text) => {
    expect(readBacks(text)).toEqual([{ kind: 'modify', subject: 'S1' }]);
  });

  it('is one where the offer was looked for to move an appointment, unless it asks to book', () => {
    expect(readBacks('So Tuesday at 10 AM, is that right?', moving)).toEqual([
      { kind: 'modify', subject: 'S1' },
    ]);
    expect(readBacks('Tuesday at 10 AM, shall I book it?', moving)).toEqual([book('S1')]);
  });
});

describe('a read-back of a cancellation', () => {
  it.each([
    "I'd cancel your cleaning on Friday, November 27 at 3 PM. Are you sure?",
    'Shall I cancel the one on Friday at three?',
    'You want me to cancel November 27th at 3 PM, correct?',
  ])('%s', (text) => {
    expect(readBacks(text)).toEqual([{ kind: 'cancel', subject: 'A1' }]);
  });

  it.each([
    ['no moment', 'Shall I cancel your appointment?'],
    ['one that is cancelled already', 'Shall I cancel December 4 at 10 AM?'],
    ['an offer', 'Shall I cancel Tuesday at 10 AM?'],
  ])('is not %s', (_what, text) => {
    expect(readBacks(text)).toEqual([]);
  });
});
