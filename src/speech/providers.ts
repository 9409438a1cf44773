import { inference } from '@livekit/agents';
import * as cartesia from '@livekit/agents-plugin-cartesia';
import * as deepgram from '@livekit/agents-plugin-deepgram';
import { asHttp, asWebSocket } from '../config/fields.ts';
import { CachedVoice } from './cached-voice.ts';
import { Recordings } from './recordings.ts';

export interface SpeechSettings {
  deepgram: { apiKey: string; baseUrl?: string };
  cartesia: { apiKey: string; baseUrl?: string; voiceId?: string };
  /** Folder for sentences that are spoken once and played ever after. */
  recordingsDir: string;
}

/** Sample rate of the voice, hertz; the line carries 8 kHz. */
const VOICE_RATE_HZ = 24_000;

/** Nova-3 takes up to 100 key terms; the business's own words are what it mishears. */
const MAX_KEYTERMS = 50;

/** The recogniser, told the words this business's callers use. */
export function createEars(settings: SpeechSettings, options: { locale: string; terms: string[] }) {
  const { apiKey, baseUrl } = settings.deepgram;
  return new deepgram.STT({
    apiKey,
    ...(baseUrl && { baseUrl: `${asWebSocket(baseUrl)}` }),
    model: 'nova-3',
    language: options.locale as 'en-US',
    interimResults: true,
    smartFormat: true,
    punctuate: true,
    endpointing: 25,
    keyterm: options.terms.slice(0, MAX_KEYTERMS),
  });
}

/** The model that speaks. */
const VOICE_MODEL = 'sonic-3';

/** The voice; its connection begins to open. */
export function createVoice(settings: SpeechSettings, options: { locale: string }): CachedVoice {
  const { apiKey, baseUrl, voiceId } = settings.cartesia;
  const language = options.locale.slice(0, 2);
  const inner = new cartesia.TTS({
    apiKey,
    ...(baseUrl && { baseUrl: asHttp(baseUrl) }),
    model: VOICE_MODEL,
    ...(voiceId && { voice: voiceId }),
    language,
    sampleRate: VOICE_RATE_HZ,
  });
  inner.prewarm();
  const recordings = new Recordings({
    folder: settings.recordingsDir,
    voice: ['cartesia', VOICE_MODEL, voiceId ?? 'default', language].join(' '),
    sampleRate: VOICE_RATE_HZ,
  });
  return new CachedVoice({ inner, recordings });
}

/** Voice activity detection; the weights are inside the SDK. */
export function createVad() {
  return new inference.VAD({ model: 'silero', minSilenceDuration: 250 });
}
