import { describe, expect, it } from 'vitest';
import type { CallEvent, NewCallEvent } from '../../src/dialogue/events.ts';
import { answerOfKey, isTyped, keysOf } from '../../src/dialogue/keys.ts';

const log = (...events: NewCallEvent[]): CallEvent[] =>
  events.map((event, seq) => ({ ...event, seq, time: '2026-11-21T12:00:00Z' }));
const pressed = (keys: string): NewCallEvent[] =>
  [...keys].map((digit) => ({ type: 'keypad', data: { digit } }));
const turn = (text: string): NewCallEvent => ({
  type: 'turn.caller',
  data: { text, itemId: 'i', answer: null },
});

describe('keys pressed in a call', () => {
  it('gather until #, which ends them', () => {
    expect(keysOf(log(...pressed('212')))).toEqual({ typed: '212', ended: null });
    expect(keysOf(log(...pressed('212#')))).toEqual({ typed: '', ended: '212' });
    expect(keysOf(log(...pressed('#')))).toEqual({ typed: '', ended: null });
  });

  it('are taken back one by one with *, which by itself says that something is wrong', () => {
    expect(keysOf(log(...pressed('99*#')))).toEqual({ typed: '', ended: '9' });
    expect(keysOf(log(...pressed('*')))).toEqual({ typed: '', ended: '*' });
  });

  it('are told from words that are spoken while they are pressed', () => {
    const events = log(...pressed('212'), turn('hold on'), ...pressed('5550123#'));
    expect(isTyped(keysOf(events), '2125550123')).toBe(true);
    expect(isTyped(keysOf(events), '5550123')).toBe(false);
  });

  it('are over once they have become a turn', () => {
    const events = log(...pressed('212#'), turn('212'), ...pressed('1'));
    expect(isTyped(keysOf(events), '212')).toBe(false);
    expect(isTyped(keysOf(events), '1')).toBe(true);
  });

  it('answer yes with 1, and no with 2 or *', () => {
    expect(['1', '2', '*', '3', '12'].map(answerOfKey)).toEqual(['yes', 'no', 'no', null, null]);
  });
});
