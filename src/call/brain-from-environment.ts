import type { Environment } from '../config/environment.ts';
import { chooseBrain } from '../config/providers.ts';
import type { Breakers } from '../resilience/breakers.ts';
import type { BrainOptions } from './create-brain.ts';

/**
 * The brain an entrance's settings ask for. The model plugins are loaded only when one is used.
 *
 * @throws ConfigurationError when a named brain has no key.
 */
export async function brainFromEnvironment(
  environment: Environment,
  breakers: Breakers,
): Promise<BrainOptions> {
  const { kind, models } = chooseBrain(environment);
  if (kind === 'scripted') return { kind };
  const { createModels } = await import('../brain/models/registry.ts');
  return {
    kind,
    models: createModels(models, environment),
    breakers,
    firstTokenMs: environment.BELLHOP_LLM_FIRST_TOKEN_MS,
  };
}
