import { asHttp } from '../../config/fields.ts';
import { VOICE_RATE_HZ } from '../voice-rate.ts';
import type { VoiceProvider } from './provider.ts';

const MODEL = 'sonic-3';

export const cartesiaVoice: VoiceProvider = ({ environment, locale }) => {
  const { CARTESIA_API_KEY, CARTESIA_BASE_URL, CARTESIA_VOICE_ID } = environment;
  const language = locale.slice(0, 2);
  return {
    name: 'cartesia',
    sound: ['cartesia', MODEL, CARTESIA_VOICE_ID ?? 'default', language].join(' '),
    open: async () => {
      const cartesia = await import('@livekit/agents-plugin-cartesia');
      return new cartesia.TTS({
        apiKey: CARTESIA_API_KEY ?? '',
        ...(CARTESIA_BASE_URL && { baseUrl: asHttp(CARTESIA_BASE_URL) }),
        model: MODEL,
        ...(CARTESIA_VOICE_ID && { voice: CARTESIA_VOICE_ID }),
        language,
        sampleRate: VOICE_RATE_HZ,
      });
    },
  };
};
