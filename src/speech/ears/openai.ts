import { asHttp } from '../../config/fields.ts';
import type { EarsProvider } from './provider.ts';

/** It transcribes an utterance once that is over. */
const WORDS_MS = 1200;

export const openaiEars: EarsProvider = ({ environment, locale }) => ({
  name: 'openai',
  wordsMs: WORDS_MS,
  open: async () => {
    const openai = await import('@livekit/agents-plugin-openai');
    const { OPENAI_API_KEY, OPENAI_BASE_URL } = environment;
    return new openai.STT({
      apiKey: OPENAI_API_KEY ?? '',
      ...(OPENAI_BASE_URL && { baseURL: asHttp(OPENAI_BASE_URL) }),
      model: 'gpt-4o-mini-transcribe',
      language: locale.slice(0, 2),
      useRealtime: true,
      turnDetection: { silence_duration_ms: 250 },
    });
  },
});
