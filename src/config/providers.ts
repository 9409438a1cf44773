import { ConfigurationError, type Environment } from './environment.ts';

/** Which brain decides and which models it asks, in order. */
export interface BrainChoice {
  kind: 'scripted' | 'model' | 'hybrid';
  models: ('openai' | 'azure')[];
}

/**
 * The brain the settings ask for: the one named, else hybrid when there is a key for a model, else
 * the scripted brain.
 *
 * @throws ConfigurationError when a named brain or model has no key.
 */
export function chooseBrain(environment: Environment): BrainChoice {
  const keyed: BrainChoice['models'] = [];
  if (environment.OPENAI_API_KEY) keyed.push('openai');
  if (environment.AZURE_OPENAI_ENDPOINT) keyed.push('azure');
  const named = environment.BELLHOP_LLM?.filter((name) => name !== 'scripted');
  const missing = named?.filter((name) => !keyed.includes(name)) ?? [];
  if (missing.length > 0) {
    const variables = { openai: 'OPENAI_API_KEY', azure: 'AZURE_OPENAI_ENDPOINT' };
    throw new ConfigurationError(
      missing.map((name) => `${variables[name]}: is missing although BELLHOP_LLM names ${name}`),
    );
  }
  const models = named ?? keyed;
  const kind = environment.BELLHOP_BRAIN ?? (models.length > 0 ? 'hybrid' : 'scripted');
  if (kind !== 'scripted' && models.length === 0) {
    throw new ConfigurationError([
      `BELLHOP_BRAIN: ${kind} needs OPENAI_API_KEY or AZURE_OPENAI_ENDPOINT; without a key use scripted`,
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
