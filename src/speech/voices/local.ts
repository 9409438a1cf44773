import { SentenceVoice } from '../sentence-voice.ts';
import type { VoiceProvider } from './provider.ts';

const MODEL = 'piper en_US-joe-medium';
/** It works on this machine's processor, which a busy moment takes from it; in milliseconds. */
const FIRST_SOUND_MS = 4000;

export const localVoice: VoiceProvider = ({ local }) => ({
  name: 'local',
  sound: `local ${MODEL}`,
  firstSoundMs: FIRST_SOUND_MS,
  open: async () =>
    new SentenceVoice({
      provider: 'local',
      model: MODEL,
      sampleRate: await local.voiceRateHz(),
      speak: (sentence, signal) => local.speak(sentence, signal),
    }),
});
