import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { knownSentences } from '../../support/heard-sentences.ts';
import { localSpeechFolder, speechModelsAvailable } from '../../support/moonshine.ts';
import { type Office, officeAvailable, openOffice } from '../office.ts';
import { BOOKING_NOW, bookingSentences, longestHoleMs, waitsMs } from './booking-call.ts';
import { bookWithFailingVoice, healVoice, type VoiceFailure, voiceFailures } from './voice.ts';

/** Two seconds are promised (`npm run bench -- failures` counts how often they are kept); a machine
 * that stalls for a moment must not decide. */
const ALLOWED_MS = 2500;

describe.skipIf(!officeAvailable() || !speechModelsAvailable())('a call whose voice fails', () => {
  let office: Office;

  beforeAll(async () => {
    office = await openOffice({
      vendors: { deepgram: { hearing: await knownSentences(bookingSentences) } },
      env: {
        BELLHOP_BRAIN: 'scripted',
        BELLHOP_NOW: BOOKING_NOW,
        BELLHOP_TTS: 'cartesia,local',
        BELLHOP_MODELS: localSpeechFolder,
        BELLHOP_MAX_CALLS: '2',
      },
    });
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
