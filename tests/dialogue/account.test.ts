import { describe, expect, it } from 'vitest';
import { type Outcome, outcomeOf, summaryOf, transcriptOf } from '../../src/dialogue/account.ts';
import type { NewCallEvent } from '../../src/dialogue/events.ts';
import {
  agent,
  appointment,
  booked,
  caller,
  cancelled,
  done,
  failed,
  handedOver,
  logged,
  moved,
  started,
} from '../support/call-log.ts';

const TUESDAY = '2026-11-24T15:00:00Z';
const row = appointment('A1', TUESDAY);
const spoke = [started(), agent('Hello'), caller('hi')];
const message = done('take_message', {
  written: { kind: 'message', subject: 'message', replayed: false },
});
const goodbye = done('end_conversation', { ended: { reason: 'done' } });

describe('the outcome of a call', () => {
  it.each<[Outcome, string, NewCallEvent[], boolean]>([
    ['abandoned', 'nobody spoke', [started(), agent('Hello')], false],
    ['abandoned', 'the caller left before anything was done', spoke, false],
    [
      'abandoned',
      'all that was tried was refused',
      [...spoke, failed('fetch_slots', 'unavailable')],
      false,
    ],
    ['answered', 'a question was answered', [...spoke, done('fetch_slots', { offers: [] })], false],
    ['answered', 'the caller said goodbye', [...spoke, goodbye], false],
    ['booked', 'something was booked', [...spoke, booked(row), goodbye], false],
    ['changed', 'something was moved', [...spoke, moved(row)], false],
    ['cancelled', 'something was cancelled', [...spoke, cancelled(row)], false],
    [
      'cancelled',
      'what was booked was cancelled again',
      [...spoke, booked(row), cancelled(row)],
      false,
    ],
    ['booked', 'something else was booked instead', [...spoke, cancelled(row), booked(row)], false],
    ['message', 'a message was left', [...spoke, message], false],
    ['transferred', 'the caller was put through', [...spoke, handedOver('desk')], false],
    ['failed', 'the call broke before anything was done', spoke, true],
    [
      'failed',
      'the call broke after a look-up',
      [...spoke, done('fetch_slots', { offers: [] })],
      true,
    ],
    ['booked', 'the call broke after the booking', [...spoke, booked(row)], true],
  ])('is %s when %s', (outcome, _when, events, broke) => {
    expect(outcomeOf(logged(...events), broke)).toBe(outcome);
  });
});

describe('the summary', () => {
  it('tells every write, and how much was said', () => {
    const moves = { ...row, startsAt: '2026-11-27T15:00:00Z' };
    const events = logged(...spoke, booked(row), caller('move it'), moved(moves));
    expect(summaryOf(events, false)).toBe(
      'booked Cleaning 2026-11-24T15:00:00Z (K7XMR); changed Cleaning 2026-11-27T15:00:00Z (K7XMR); 2 caller turns.',
    );
  });

  it('tells the outcome when nothing was written', () => {
    expect(summaryOf(logged(...spoke), false)).toBe('abandoned; 1 caller turn.');
    expect(summaryOf(logged(started()), true)).toBe('failed; 0 caller turns.');
    expect(summaryOf(logged(...spoke, message), false)).toBe('message; 1 caller turn.');
  });
});

describe('the transcript', () => {
  it('is what was said, in order, by whom and when', () => {
    const events = logged(
      started(),
      agent('Hello'),
      caller('hi'),
      done('fetch_slots'),
      agent('Tues'),
    );
    expect(transcriptOf(events)).toEqual([
      { speaker: 'agent', text: 'Hello', time: '2026-11-23T14:00:01.000Z' },
      { speaker: 'caller', text: 'hi', time: '2026-11-23T14:00:02.000Z' },
      { speaker: 'agent', text: 'Tues', time: '2026-11-23T14:00:04.000Z' },
    ]);
  });

  it('is empty for a call in which nothing was said', () => {
    expect(transcriptOf(logged(started()))).toEqual([]);
  });
});
