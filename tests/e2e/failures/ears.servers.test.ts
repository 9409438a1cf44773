import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { speechModelsAvailable } from '../../support/moonshine.ts';
import { type Office, officeAvailable } from '../office.ts';
import { ALLOWED_MS, openFailingOffice, waitsMs } from './booking-call.ts';
import { bookWithFailingEars, type EarsFailure, earsFailures, healEars } from './ears.ts';

describe.skipIf(!officeAvailable() || !speechModelsAvailable())(
  'a call whose recogniser fails',
  () => {
    let office: Office;

    beforeAll(async () => {
      office = await openFailingOffice({ BELLHOP_STT: 'deepgram,local' });
    });
    afterEach(() => healEars(office));
    afterAll(() => office?.close());

    it.each(
      (Object.keys(earsFailures) as EarsFailure[]).map((failure, index) => ({ failure, index })),
    )('goes on with another one when that one $failure', async ({ failure, index }) => {
      await office.worker.waitUntilIdle();
      const went = await bookWithFailingEars({ office, failure, from: `+1212555017${index}` });
      expect(went.failedMs).toBeGreaterThan(0);
      expect(went.appointments).toMatchObject([{ status: 'booked', service: 'cleaning' }]);
      expect(went.call).toMatchObject({ outcome: 'booked' });
      expect(waitsMs(went).filter((ms) => ms > ALLOWED_MS)).toEqual([]);
    });
  },
);
