import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officeAvailable } from '../office.ts';
import { bookWithout, type FailingOffice, openFailingOffice } from './model.ts';

/** The only language model fails at every turn of a call; the worker is the shipped one. */
describe.skipIf(!officeAvailable())('a call whose model fails', () => {
  let opened: FailingOffice;

  beforeAll(async () => {
    opened = await openFailingOffice();
  });
  afterAll(() => opened?.close());

  it.each([
    ['same call', '+12125550191'],
    ['dies mid-sentence', '+12125550192'],
    ['hang', '+12125550193'],
    ['answers 500', '+12125550194'],
  ] as const)('(%s) is booked all the same', async (failure, from) => {
    const { turns, appointments, outcome, said, sentenceMs } = await bookWithout({
      opened,
      failure,
      from,
    });
    const story = JSON.stringify(turns, null, 1);
    expect(appointments, story).toMatchObject([{ status: 'booked', caller_name: 'Anna Miller' }]);
    expect(outcome).toBe('booked');
    expect(said).toMatch(/you're booked/i);
    expect(sentenceMs, story).toBeLessThan(2_000);
  });
});
