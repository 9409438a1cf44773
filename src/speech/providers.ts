import { inference } from '@livekit/agents';
import type { Environment } from '../config/environment.ts';
import type { SpeechChoice } from '../config/providers.ts';
import type { Breakers } from '../resilience/breakers.ts';
import type { ProviderNews } from '../resilience/chain.ts';
import { CachedVoice } from './cached-voice.ts';
import { earsProviders } from './ears/index.ts';
import type { LocalSpeech } from './local/local-speech.ts';
import { Recordings } from './recordings.ts';
import { UnfailingEars } from './unfailing-ears.ts';
import { UnfailingVoice } from './unfailing-voice.ts';
import { VOICE_RATE_HZ } from './voice-rate.ts';
import { voiceProviders } from './voices/index.ts';

export interface SpeechSettings {
  environment: Environment;
  choice: SpeechChoice;
  /** Folder for sentences that are spoken once and played ever after. */
  recordingsDir: string;
  breakers: Breakers;
  local: LocalSpeech;
}

/** What one call adds to the settings. */
interface CallOptions {
  locale: string;
  report: (news: ProviderNews) => void;
  nowMs: () => number;
}

/** The recognisers, told the words this business's callers use, as one that does not fail. */
export function createEars(
  settings: SpeechSettings,
  options: CallOptions & {
    terms: string[];
    vad: inference.VAD;
    onDeaf: (isDeaf: boolean) => void;
  },
): UnfailingEars {
  const links = settings.choice.ears.map((name) =>
    earsProviders[name]({ ...settings, ...options }),
  );
  return new UnfailingEars({ ...options, links, breakers: settings.breakers });
}

/** The voices as one that does not fail and remembers; the connection of the first begins to open. */
export function createVoice(settings: SpeechSettings, options: CallOptions): CachedVoice {
  const links = settings.choice.voices.map((name) =>
    voiceProviders[name]({ ...settings, ...options }),
  );
  const sounds = links.map(({ sound }) => sound);
  const inner = new UnfailingVoice({
    ...options,
    links,
    breakers: settings.breakers,
    sampleRate: VOICE_RATE_HZ,
    anyRecording: (sentence) => recordings.findIn(sounds, sentence),
  });
  const recordings = new Recordings({
    folder: settings.recordingsDir,
    voice: inner.sound,
    sampleRate: VOICE_RATE_HZ,
  });
  const voice = new CachedVoice({ inner, recordings });
  inner.onChange((sound) => voice.useVoice(sound));
  inner.prewarm();
  return voice;
}

/** Voice activity detection; the weights are inside the SDK. */
export function createVad() {
  return new inference.VAD({ model: 'silero', minSilenceDuration: 250 });
}
