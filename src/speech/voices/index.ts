import type { TtsName } from '../../config/environment.ts';
import { cartesiaVoice } from './cartesia.ts';
import { deepgramVoice } from './deepgram.ts';
import { elevenlabsVoice } from './elevenlabs.ts';
import { localVoice } from './local.ts';
import { openaiVoice } from './openai.ts';
import type { VoiceProvider } from './provider.ts';

/** Every voice there is, by its name in `BELLHOP_TTS`. */
export const voiceProviders: Record<TtsName, VoiceProvider> = {
  cartesia: cartesiaVoice,
  elevenlabs: elevenlabsVoice,
  openai: openaiVoice,
  deepgram: deepgramVoice,
  local: localVoice,
};
