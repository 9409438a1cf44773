import { ConfigurationError, type Environment, type SttName, type TtsName } from './environment.ts';
import { MODEL_NAMES, type ModelName, missingFor, modelsSetUp } from './models.ts';

/** Which brain decides and which models it asks, in order. */
export interface BrainChoice {
  kind: 'scripted' | 'model' | 'hybrid';
  models: ModelName[];
}

/**
 * The brain the settings ask for: the one named, else hybrid when there is a key for a model, else
 * the scripted brain.
 *
 * @throws ConfigurationError when a named brain or model has no key.
 */
export function chooseBrain(environment: Environment): BrainChoice {
  const named = environment.BELLHOP_LLM?.filter((name) => name !== 'scripted');
  const problems = (named ?? []).flatMap((name) => {
    const missing = missingFor(name, environment);
    return missing ? [`${missing}: is missing although BELLHOP_LLM names ${name}`] : [];
  });
  if (problems.length > 0) throw new ConfigurationError(problems);
  const models = named ? [...new Set(named)] : modelsSetUp(environment);
  const kind = environment.BELLHOP_BRAIN ?? (models.length > 0 ? 'hybrid' : 'scripted');
  if (kind !== 'scripted' && models.length === 0) {
    throw new ConfigurationError([
      `BELLHOP_BRAIN: ${kind} needs a model: set one of ${MODEL_NAMES.join(', ')} up (docs/providers.md), or use scripted`,
    ]);
  }
  return { kind, models: kind === 'scripted' ? [] : models };
}

type KeyName = 'DEEPGRAM_API_KEY' | 'OPENAI_API_KEY' | 'CARTESIA_API_KEY' | 'ELEVENLABS_API_KEY';

/** What each recogniser needs, in the order they are wanted unless told. */
const EARS_KEYS: Record<Exclude<SttName, 'local'>, KeyName> = {
  deepgram: 'DEEPGRAM_API_KEY',
  openai: 'OPENAI_API_KEY',
};
/** The same for voices. */
const VOICE_KEYS: Record<Exclude<TtsName, 'local'>, KeyName> = {
  cartesia: 'CARTESIA_API_KEY',
  elevenlabs: 'ELEVENLABS_API_KEY',
  openai: 'OPENAI_API_KEY',
  deepgram: 'DEEPGRAM_API_KEY',
};

/** What of `local` and of optional packages is there. */
export interface Installed {
  /** Why `local` cannot hear or speak here, each null when it can. */
  localMissing: { stt: string | null; tts: string | null };
  /** Why a provider's package cannot be loaded; null when it can. */
  packageMissing(provider: SttName | TtsName): string | null;
}

/** Recognisers and voices in the order they are used. */
export interface SpeechChoice {
  ears: SttName[];
  voices: TtsName[];
}

/**
 * The recognisers and voices the settings ask for: the ones named, else the ones with a key, then
 * `local` where it is installed.
 *
 * @throws ConfigurationError when a named one lacks its key, its package or its models, or none is left.
 */
export function chooseSpeech(environment: Environment, installed: Installed): SpeechChoice {
  const problems: string[] = [];
  const choose = <Name extends SttName | TtsName>(options: {
    variable: 'BELLHOP_STT' | 'BELLHOP_TTS';
    named: Name[] | undefined;
    keys: Record<string, KeyName>;
    localMissing: string | null;
    none: string;
  }): Name[] => {
    const { variable, named, keys, localMissing, none } = options;
    const lacks = (name: Name): string | null => {
      if (name === 'local') return localMissing && `${variable}: local ${localMissing}`;
      const key = keys[name];
      if (key && !environment[key]) return `${key}: is missing although ${variable} names ${name}`;
      const missing = installed.packageMissing(name);
      return missing && `${variable}: ${name} ${missing}`;
    };
    if (named) {
      problems.push(...named.flatMap((name) => lacks(name) ?? []));
      return [...new Set(named)];
    }
    const all = [...Object.keys(keys), 'local'] as Name[];
    const there = all.filter((name) => lacks(name) === null);
    if (there.length === 0) problems.push(none);
    return there;
  };
  const ears = choose<SttName>({
    variable: 'BELLHOP_STT',
    named: environment.BELLHOP_STT,
    keys: EARS_KEYS,
    localMissing: installed.localMissing.stt,
    none: 'DEEPGRAM_API_KEY: is missing: speech recognition; get a key at deepgram.com',
  });
  const voices = choose<TtsName>({
    variable: 'BELLHOP_TTS',
    named: environment.BELLHOP_TTS,
    keys: VOICE_KEYS,
    localMissing: installed.localMissing.tts,
    none: 'CARTESIA_API_KEY: is missing: the voice; get a key at cartesia.ai',
  });
  if (problems.length > 0) throw new ConfigurationError(problems);
  return { ears, voices };
}

/** What a phone call needs of LiveKit and is not there, one line for each; empty when all is there. */
export function missingForCalls(environment: Environment): string[] {
  const needed = {
    LIVEKIT_URL: 'the LiveKit server, for example wss://project.livekit.cloud',
    LIVEKIT_API_KEY: 'the key of the LiveKit project',
    LIVEKIT_API_SECRET: 'the secret that belongs to LIVEKIT_API_KEY',
  } as const;
  return Object.entries(needed)
    .filter(([name]) => !environment[name as keyof typeof needed])
    .map(([name, what]) => `${name}: is missing: ${what}`);
}
