import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshNumber, officeAvailable } from '../office.ts';
import { bookWithout, type FailingOffice, openFailingOffice } from './model.ts';

/** The only language model fails at every turn of a call; the worker is the shipped one. */
describe.skipIf(!officeAvailable())('a call whose model fails', () => {
  let opened: FailingOffice;

  beforeAll(async () => {
    opened = await openFailingOffice();
  });
  afterAll(() => opened?.close());

  it.each(['same call', 'dies mid-sentence', 'hang', 'answers 500'] as const)(
    '(%s) is booked all the same',
    async (failure) => {
      const { turns, appointments, outcome, said, sentenceMs } = await bookWithout({
        opened,
        failure,
        from: freshNumber(),
      });
      const story = JSON.stringify(turns, null, 1);
      expect(appointments, story).toMatchObject([{ status: 'booked', caller_name: 'Anna Miller' }]);
      expect(outcome).toBe('booked');
      expect(said).toMatch(/you're booked/i);
      expect(sentenceMs, story).toBeLessThan(2_000);
    },
  );
});
