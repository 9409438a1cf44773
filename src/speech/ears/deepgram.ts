import { asWebSocket } from '../../config/fields.ts';
import type { EarsProvider } from './provider.ts';

/** Nova-3 takes up to 100 key terms; the business's own words are what it mishears. */
const MAX_KEYTERMS = 50;
/** The plugin gathers as much, copying all it holds at each frame. */
const PIECE_MS = 100;

export const deepgramEars: EarsProvider = ({ environment, locale, terms }) => ({
  name: 'deepgram',
  pieceMs: PIECE_MS,
  open: async () => {
    const deepgram = await import('@livekit/agents-plugin-deepgram');
    const { DEEPGRAM_API_KEY, DEEPGRAM_BASE_URL } = environment;
    return new deepgram.STT({
      apiKey: DEEPGRAM_API_KEY ?? '',
      ...(DEEPGRAM_BASE_URL && { baseUrl: asWebSocket(DEEPGRAM_BASE_URL) }),
      model: 'nova-3',
      language: locale as 'en-US',
      interimResults: true,
      smartFormat: true,
      punctuate: true,
      endpointing: 25,
      keyterm: terms.slice(0, MAX_KEYTERMS),
    });
  },
});
