import type { Environment } from '../config/environment.ts';
import { chooseBrain } from '../config/providers.ts';
import type { BrainOptions } from './create-brain.ts';

/**
 * The brain an entrance's settings ask for. The model plugins are loaded only when one is used.
 *
 * @throws ConfigurationError when a named brain has no key.
 */
export async function brainFromEnvironment(environment: Environment): Promise<BrainOptions> {
  const { kind, models } = chooseBrain(environment);
  if (kind === 'scripted') return { kind };
  const { createModel } = await import('../brain/model-provider.ts');
  const { OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL } = environment;
  const { AZURE_OPENAI_ENDPOINT, AZURE_OPENAI_API_KEY, AZURE_OPENAI_DEPLOYMENT_NAME } = environment;
  const model = createModel(models, {
    ...(OPENAI_API_KEY && {
      openai: {
        apiKey: OPENAI_API_KEY,
        model: OPENAI_MODEL,
        ...(OPENAI_BASE_URL && { baseUrl: OPENAI_BASE_URL }),
      },
    }),
    ...(AZURE_OPENAI_ENDPOINT &&
      AZURE_OPENAI_API_KEY &&
      AZURE_OPENAI_DEPLOYMENT_NAME && {
        azure: {
          endpoint: AZURE_OPENAI_ENDPOINT,
          apiKey: AZURE_OPENAI_API_KEY,
          deployment: AZURE_OPENAI_DEPLOYMENT_NAME,
        },
      }),
  });
  return { kind, model };
}
