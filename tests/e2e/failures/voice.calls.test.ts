import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { speechModelsAvailable } from '../../support/moonshine.ts';
import { freshNumber, type Office, officeAvailable } from '../office.ts';
import { ALLOWED_MS, longestHoleMs, openFailingOffice, waitsMs } from './booking-call.ts';
import { bookWithFailingVoice, healVoice, type VoiceFailure, voiceFailures } from './voice.ts';

describe.skipIf(!officeAvailable() || !speechModelsAvailable())('a call whose voice fails', () => {
  let office: Office;

  beforeAll(async () => {
    office = await openFailingOffice({ BELLHOP_TTS: 'cartesia,local' });
  });
  afterEach(() => healVoice(office));
  afterAll(() => office?.close());

  it.each(Object.keys(voiceFailures) as VoiceFailure[])(
    'goes on in another voice when that one %s',
    async (failure) => {
      await office.worker.waitUntilIdle();
      const went = await bookWithFailingVoice({ office, failure, from: freshNumber() });
      expect(went.failedMs).toBeGreaterThan(0);
      expect(went.appointments).toMatchObject([{ status: 'booked', service: 'cleaning' }]);
      expect(went.call).toMatchObject({ outcome: 'booked' });
      expect(waitsMs(went).filter((ms) => ms > ALLOWED_MS)).toEqual([]);
      expect(longestHoleMs(went)).toBeLessThan(ALLOWED_MS);
    },
  );
});
