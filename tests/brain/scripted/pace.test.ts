import { describe, expect, it } from 'vitest';
import { paceOf } from '../../../src/brain/scripted/pace.ts';
import type { Pace } from '../../../src/dialogue/pace.ts';
import { env, turnAt } from './moments.ts';
import type { Moment } from './traps.ts';

describe('whether the caller can be done', () => {
  it.each<[Moment, string, Pace]>([
    ['confirm', 'yes please', 'done'],
    ['confirm', 'no', 'done'],
    ['choice', 'the second one', 'done'],
    ['choice', "eleven o'clock please", 'done'],
    ['done', "no that's all, goodbye", 'done'],
    ['opening', "I'd like to book a cleaning", 'likely'],
    ['date', 'Thursday', 'likely'],
    ['opening', 'how much is a cleaning', 'likely'],
    ['name', 'Ana Lopez', 'likely'],
    ['opening', 'my cousin has been to your place', 'open'],
    ['choice', 'well that depends on the weather', 'open'],
    ['opening', 'I was hoping', 'unfinished'],
    ['opening', "I'd like to book a", 'unfinished'],
    ['date', 'maybe on', 'unfinished'],
    ['name', 'my name is', 'unfinished'],
  ])('%s: "%s" is %s', (moment, text, pace) => {
    const { before, turn } = turnAt(moment, text);
    expect(paceOf(before, turn, env)).toBe(pace);
  });

  it('waits for the rest of a number, a code and a message', () => {
    const asking = (step: 'phone' | 'code' | 'message') => {
      const { before, turn } = turnAt('date', '');
      const goal = step === 'message' ? ('message' as const) : before.goal;
      const state = { ...before, goal, asking: step, askedByModel: true };
      const paceAfter = (text: string) =>
        paceOf(state, { ...turn, data: { ...turn.data, text } }, env);
      return paceAfter;
    };
    expect(asking('phone')('212 555')).toBe('unfinished');
    expect(asking('phone')('212 555 0147')).toBe('done');
    expect(asking('code')('A F 3')).toBe('unfinished');
    expect(asking('message')('I am running late')).toBe('unfinished');
  });
});
