import { SentenceVoice } from '../sentence-voice.ts';
import type { VoiceProvider } from './provider.ts';

const MODEL = 'piper en_US-joe-medium';

export const localVoice: VoiceProvider = ({ local }) => ({
  name: 'local',
  sound: `local ${MODEL}`,
  open: async () =>
    new SentenceVoice({
      provider: 'local',
      model: MODEL,
      sampleRate: await local.voiceRateHz(),
      speak: (sentence, signal) => local.speak(sentence, signal),
    }),
});
