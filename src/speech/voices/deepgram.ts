import { asHttp } from '../../config/fields.ts';
import { VOICE_RATE_HZ } from '../voice-rate.ts';
import type { VoiceProvider } from './provider.ts';

const MODEL = 'aura-2-thalia-en';

export const deepgramVoice: VoiceProvider = ({ environment }) => ({
  name: 'deepgram',
  sound: `deepgram ${MODEL}`,
  open: async () => {
    const deepgram = await import('@livekit/agents-plugin-deepgram');
    const { DEEPGRAM_API_KEY, DEEPGRAM_BASE_URL } = environment;
    return new deepgram.TTS({
      apiKey: DEEPGRAM_API_KEY ?? '',
      ...(DEEPGRAM_BASE_URL && { baseUrl: asHttp(DEEPGRAM_BASE_URL) }),
      model: MODEL,
      sampleRate: VOICE_RATE_HZ,
    });
  },
});
