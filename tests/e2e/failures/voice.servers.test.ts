import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { speechModelsAvailable } from '../../support/moonshine.ts';
import { type Office, officeAvailable } from '../office.ts';
import { ALLOWED_MS, longestHoleMs, openFailingOffice, waitsMs } from './booking-call.ts';
import { bookWithFailingVoice, healVoice, type VoiceFailure, voiceFailures } from './voice.ts';

describe.skipIf(!officeAvailable() || !speechModelsAvailable())('a call whose voice fails', () => {
  let office: Office;

  beforeAll(async () => {
    office = await openFailingOffice({ BELLHOP_TTS: 'cartesia,local' });
  });
  afterEach(() => healVoice(office));
  afterAll(() => office?.close());

  it.each(
    (Object.keys(voiceFailures) as VoiceFailure[]).map((failure, index) => ({ failure, index })),
  )('goes on in another voice when that one $failure', async ({ failure, index }) => {
    await office.worker.waitUntilIdle();
    const went = await bookWithFailingVoice({ office, failure, from: `+1212555016${index}` });
    expect(went.failedMs).toBeGreaterThan(0);
    expect(went.appointments).toMatchObject([{ status: 'booked', service: 'cleaning' }]);
    expect(went.call).toMatchObject({ outcome: 'booked' });
    expect(waitsMs(went).filter((ms) => ms > ALLOWED_MS)).toEqual([]);
    expect(longestHoleMs(went)).toBeLessThan(ALLOWED_MS);
  });
});
