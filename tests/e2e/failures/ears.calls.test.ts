import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { speechModelsAvailable } from '../../support/moonshine.ts';
import { freshNumber, type Office, officeAvailable } from '../office.ts';
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

    it.each(Object.keys(earsFailures) as EarsFailure[])(
      'goes on with another one when that one %s',
      async (failure) => {
        await office.worker.waitUntilIdle();
        const went = await bookWithFailingEars({ office, failure, from: freshNumber() });
        expect(went.failedMs).toBeGreaterThan(0);
        expect(went.appointments).toMatchObject([{ status: 'booked', service: 'cleaning' }]);
        expect(went.call).toMatchObject({ outcome: 'booked' });
        expect(waitsMs(went).filter((ms) => ms > ALLOWED_MS)).toEqual([]);
      },
    );
  },
);
