import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { knownSentences } from '../../support/heard-sentences.ts';
import { localSpeechFolder, speechModelsAvailable } from '../../support/moonshine.ts';
import { type Office, officeAvailable, openOffice } from '../office.ts';
import { BOOKING_NOW, bookingSentences, waitsMs } from './booking-call.ts';
import { bookWithFailingEars, type EarsFailure, earsFailures, healEars } from './ears.ts';

/** Two seconds are promised (`npm run bench -- failures` counts how often they are kept); a machine
 * that stalls for a moment must not decide. */
const ALLOWED_MS = 2500;

describe.skipIf(!officeAvailable() || !speechModelsAvailable())(
  'a call whose recogniser fails',
  () => {
    let office: Office;

    beforeAll(async () => {
      office = await openOffice({
        vendors: { deepgram: { hearing: await knownSentences(bookingSentences) } },
        env: {
          BELLHOP_BRAIN: 'scripted',
          BELLHOP_NOW: BOOKING_NOW,
          BELLHOP_STT: 'deepgram,local',
          BELLHOP_MODELS: localSpeechFolder,
          BELLHOP_MAX_CALLS: '2',
        },
      });
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
