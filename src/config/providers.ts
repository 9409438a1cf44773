import { ConfigurationError, type Environment } from './environment.ts';
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

/** What a phone call needs and is not there, one line for each; empty when all is there. */
export function missingForCalls(environment: Environment): string[] {
  const needed = {
    LIVEKIT_URL: 'the LiveKit server, for example wss://project.livekit.cloud',
    LIVEKIT_API_KEY: 'the key of the LiveKit project',
    LIVEKIT_API_SECRET: 'the secret that belongs to LIVEKIT_API_KEY',
    DEEPGRAM_API_KEY: 'speech recognition; get a key at deepgram.com',
    CARTESIA_API_KEY: 'the voice; get a key at cartesia.ai',
  } as const;
  return Object.entries(needed)
    .filter(([name]) => !environment[name as keyof typeof needed])
    .map(([name, what]) => `${name}: is missing: ${what}`);
}
