import type { inference } from '@livekit/agents';
import type { Environment } from '../../config/environment.ts';
import type { EarsLink } from '../links.ts';
import type { LocalSpeech } from '../local/local-speech.ts';

/** What a recogniser may need to be made. */
export interface EarsOptions {
  environment: Environment;
  /** BCP 47, such as `en-US`. */
  locale: string;
  /** The words callers of this business use. */
  terms: readonly string[];
  vad: inference.VAD;
  local: LocalSpeech;
}

/** Makes a recogniser's link; its settings have been checked. */
export type EarsProvider = (options: EarsOptions) => EarsLink;
