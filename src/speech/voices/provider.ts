import type { Environment } from '../../config/environment.ts';
import type { VoiceLink } from '../links.ts';
import type { LocalSpeech } from '../local/local-speech.ts';

/** What a voice may need to be made. */
export interface VoiceOptions {
  environment: Environment;
  /** BCP 47, such as `en-US`. */
  locale: string;
  local: LocalSpeech;
}

/** Makes a voice's link; its settings have been checked. */
export type VoiceProvider = (options: VoiceOptions) => VoiceLink;
