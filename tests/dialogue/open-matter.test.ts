import { describe, expect, it } from 'vitest';
import type { CallEvent, NewCallEvent } from '../../src/dialogue/events.ts';
import { lastQuestion, openMatter, unfinishedWrites } from '../../src/dialogue/open-matter.ts';

const logOf = (...events: NewCallEvent[]): CallEvent[] =>
  events.map((event, seq) => ({ ...event, seq, time: '2026-11-23T13:00:00.000Z' }));
const caller = (text: string): NewCallEvent => ({
  type: 'turn.caller',
  data: { text, itemId: text, answer: null },
});
const agent = (text: string): NewCallEvent => ({
  type: 'turn.agent',
  data: { text, itemId: text, interrupted: false, readBacks: [] },
});
const started = (tool: string, toolCallId = 't1'): NewCallEvent => ({
  type: 'tool.started',
  data: { tool, toolCallId, args: { slot_id: 'S1' } },
});
const booked = (say: string): NewCallEvent => ({
  type: 'tool.succeeded',
  data: { tool: 'book_appointment', toolCallId: 't1', result: {}, outcome: { say } },
});

describe('what is open in a call that another process goes on with', () => {
  it('is nothing before anything was said', () => {
    expect(openMatter(logOf())).toBeNull();
  });

  it('is the question that was asked last', () => {
    const log = logOf(caller('Hello'), agent('What day suits you?'));
    expect(openMatter(log)).toEqual({ kind: 'repeat', text: 'What day suits you?' });
  });

  it('is only the question of a long turn', () => {
    const long = `${'We have a great many things to tell. '.repeat(10)}Which is it? Take your time.`;
    expect(openMatter(logOf(caller('Hello'), agent(long)))).toEqual({
      kind: 'repeat',
      text: 'Which is it?',
    });
    expect(lastQuestion('One thing. Another.')).toBe('Another.');
  });

  it('is only the question of the greeting', () => {
    const log = logOf(agent('Thanks for calling Maple Dental. How can I help you?'));
    expect(openMatter(log)).toEqual({ kind: 'repeat', text: 'How can I help you?' });
  });

  it("is the answer to the caller's last words", () => {
    expect(openMatter(logOf(agent('Hello?'), caller('Monday')))).toEqual({ kind: 'answer' });
  });

  it('is a write that had begun, whatever was said since', () => {
    const log = logOf(caller('Yes'), started('book_appointment'), agent('One moment.'));
    expect(openMatter(log)).toEqual({ kind: 'answer' });
    expect(unfinishedWrites(log)).toEqual([
      { tool: 'book_appointment', toolCallId: 't1', args: { slot_id: 'S1' } },
    ]);
  });

  it('is an outcome that was not told', () => {
    const log = logOf(caller('Yes'), started('book_appointment'), booked("You're booked for two."));
    expect(unfinishedWrites(log)).toEqual([]);
    expect(openMatter(log)).toEqual({ kind: 'answer' });
    const told = [...log, ...logOf(agent("You're booked for two. Anything else?"))].map(
      (event, seq) => ({ ...event, seq }),
    );
    expect(openMatter(told)).toMatchObject({ kind: 'repeat' });
  });

  it('is no look-up that had begun: the answer begins it again', () => {
    const log = logOf(caller('Monday'), started('fetch_slots'));
    expect(unfinishedWrites(log)).toEqual([]);
    expect(openMatter(log)).toEqual({ kind: 'answer' });
  });
});
