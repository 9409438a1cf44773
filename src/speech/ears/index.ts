import type { SttName } from '../../config/environment.ts';
import { deepgramEars } from './deepgram.ts';
import { localEars } from './local.ts';
import { openaiEars } from './openai.ts';
import type { EarsProvider } from './provider.ts';

/** Every recogniser there is, by its name in `BELLHOP_STT`. */
export const earsProviders: Record<SttName, EarsProvider> = {
  deepgram: deepgramEars,
  openai: openaiEars,
  local: localEars,
};
