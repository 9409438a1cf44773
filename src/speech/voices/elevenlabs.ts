import type { tts } from '@livekit/agents';
import { asHttp } from '../../config/fields.ts';
import { optionalPackage } from '../optional-package.ts';
import type { VoiceProvider } from './provider.ts';

const MODEL = 'eleven_flash_v2_5';

/** What is used of `@livekit/agents-plugin-elevenlabs`, which is there only where it is wanted. */
interface ElevenLabs {
  TTS: new (options: {
    apiKey: string;
    baseURL?: string;
    voiceId?: string;
    model: string;
    encoding: string;
    language: string;
  }) => tts.TTS;
}

export const elevenlabsVoice: VoiceProvider = ({ environment, locale }) => {
  const { ELEVENLABS_API_KEY, ELEVENLABS_BASE_URL, ELEVENLABS_VOICE_ID } = environment;
  const language = locale.slice(0, 2);
  return {
    name: 'elevenlabs',
    sound: ['elevenlabs', MODEL, ELEVENLABS_VOICE_ID ?? 'default', language].join(' '),
    open: async () => {
      const elevenlabs = (await optionalPackage('elevenlabs')) as ElevenLabs;
      return new elevenlabs.TTS({
        apiKey: ELEVENLABS_API_KEY ?? '',
        ...(ELEVENLABS_BASE_URL && { baseURL: asHttp(ELEVENLABS_BASE_URL) }),
        ...(ELEVENLABS_VOICE_ID && { voiceId: ELEVENLABS_VOICE_ID }),
        model: MODEL,
        encoding: 'pcm_24000',
        language,
      });
    },
  };
};
