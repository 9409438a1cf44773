import { inference } from '@livekit/agents';
import * as cartesia from '@livekit/agents-plugin-cartesia';
import * as deepgram from '@livekit/agents-plugin-deepgram';
import { asHttp, asWebSocket } from '../config/fields.ts';

export interface SpeechSettings {
  deepgram: { apiKey: string; baseUrl?: string };
  cartesia: { apiKey: string; baseUrl?: string; voiceId?: string };
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

/** The voice. */
export function createVoice(settings: SpeechSettings, options: { locale: string }) {
  const { apiKey, baseUrl, voiceId } = settings.cartesia;
  return new cartesia.TTS({
    apiKey,
    ...(baseUrl && { baseUrl: asHttp(baseUrl) }),
    model: 'sonic-3',
    ...(voiceId && { voice: voiceId }),
    language: options.locale.slice(0, 2),
    sampleRate: VOICE_RATE_HZ,
  });
}

/** Voice activity detection; the weights are inside the SDK. */
export function createVad() {
  return new inference.VAD({ model: 'silero', minSilenceDuration: 250 });
}
