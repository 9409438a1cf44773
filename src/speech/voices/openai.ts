import { asHttp } from '../../config/fields.ts';
import { SentenceVoice } from '../sentence-voice.ts';
import { VOICE_RATE_HZ } from '../voice-rate.ts';
import type { VoiceProvider } from './provider.ts';

const MODEL = 'gpt-4o-mini-tts';
const VOICE = 'alloy';

/**
 * The SDK's plugin waits for the whole sentence before its first sound; this one plays it as it comes
 * (24 kHz mono, the only rate the vendor has).
 */
export const openaiVoice: VoiceProvider = ({ environment }) => ({
  name: 'openai',
  sound: ['openai', MODEL, VOICE].join(' '),
  open: async () => {
    const { OpenAI } = await import('openai');
    const { OPENAI_API_KEY, OPENAI_BASE_URL } = environment;
    const client = new OpenAI({
      apiKey: OPENAI_API_KEY ?? '',
      maxRetries: 0,
      ...(OPENAI_BASE_URL && { baseURL: asHttp(OPENAI_BASE_URL) }),
    });
    return new SentenceVoice({
      provider: 'openai',
      model: MODEL,
      sampleRate: VOICE_RATE_HZ,
      speak: async function* (input, signal) {
        const response = await client.audio.speech.create(
          { model: MODEL, voice: VOICE, input, response_format: 'pcm' },
          { signal },
        );
        if (response.body) yield* samplesOf(response.body);
      },
    });
  },
});

/** Whole samples of a stream of bytes, whose pieces may end inside one. */
async function* samplesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Int16Array> {
  let rest: Uint8Array = new Uint8Array();
  for await (const piece of body) {
    const bytes = new Uint8Array(rest.length + piece.length);
    bytes.set(rest);
    bytes.set(piece, rest.length);
    const whole = bytes.length - (bytes.length % 2);
    rest = bytes.slice(whole);
    if (whole > 0) yield new Int16Array(bytes.buffer, 0, whole / 2);
  }
}
