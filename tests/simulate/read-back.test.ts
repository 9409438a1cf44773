import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { errandOf } from '../../src/simulate/caller/errand.ts';
import { hear } from '../../src/simulate/caller/hear.ts';
import { faultOf } from '../../src/simulate/caller/read-back.ts';
import { aScenario, business } from './a-scenario.ts';

const NOW = DateTime.fromISO('2026-11-23T09:00:00', { zone: 'America/New_York' });
const dental = business('maple-dental');
if (!dental) throw new Error('maple-dental is not there');
const [goal] = aScenario().caller.goals;
if (!goal) throw new Error('no goal');

const fault = (text: string) =>
  faultOf({
    heard: hear(text, NOW),
    errand: errandOf(goal, 'Ana Silva'),
    world: { business: dental, now: NOW, british: false },
    number: '+16465550141',
    target: null,
  });

describe('what a caller notices about a read-back', () => {
  it.each([
    ['Tuesday, November 24 at 10 AM, under the name Ana Silva. Shall I book it?', null],
    ['Tuesday, November 24 at 10 AM, under the name Ana Silva: A, N, A. Shall I book it?', null],
    ['Tuesday, November 24 at 11 AM, under the name Ana Silva. Shall I book it?', 'when'],
    ['Thursday, November 26 at 10 AM, under the name Ana Silva. Shall I book it?', 'when'],
    ['Tuesday, November 24 at 10 AM, under the name Anna Silver. Shall I book it?', 'name'],
    ['Tuesday, November 24 at 10 AM, under the name Ana Silva Sil. Shall I book it?', 'name'],
    ['Tuesday, November 24 at 10 AM, under the name Ana. Shall I book it?', 'name'],
    [
      'Tuesday, November 24 at 10 AM, and your number is 646, 555, 0142. Shall I book it?',
      'number',
    ],
    ['Tuesday, November 24 at 10 AM, and your number is 646, 555, 0141. Shall I book it?', null],
  ])('%s', (rest, wanted) => {
    expect(fault(`That's a cleaning on ${rest}`)).toBe(wanted);
  });

  it('notices another service and another errand', () => {
    expect(fault("That's a check-up on Tuesday, November 24 at 10 AM. Shall I book it?")).toBe(
      'service',
    );
    expect(fault("I'd cancel your cleaning on Tuesday. Are you sure?")).toBe('goal');
  });
});
