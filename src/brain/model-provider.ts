import { llm } from '@livekit/agents';
import * as openai from '@livekit/agents-plugin-openai';
import { AzureOpenAI } from 'openai';
import { asHttp } from '../config/fields.ts';

export interface ModelSettings {
  openai?: { apiKey: string; baseUrl?: string; model: string };
  azure?: { endpoint: string; apiKey: string; deployment: string };
}

/** First version with streaming usage. */
const AZURE_API_VERSION = '2024-10-21';

/** Seconds a model may take to begin before the next one is asked. */
const ATTEMPT_TIMEOUT_S = 5;

/**
 * The language models of these names, in order, as one. Settings for each name must be present: the
 * entrance has checked.
 */
export function createModel(
  names: readonly ('openai' | 'azure')[],
  settings: ModelSettings,
): llm.LLM {
  const models = names.flatMap((name) => {
    if (name === 'openai' && settings.openai) {
      const { apiKey, baseUrl, model } = settings.openai;
      return [
        new openai.LLM({
          apiKey,
          model,
          parallelToolCalls: false,
          ...(baseUrl && { baseURL: asHttp(baseUrl) }),
        }),
      ];
    }
    if (name === 'azure' && settings.azure) {
      const { endpoint, apiKey, deployment } = settings.azure;
      // The plugin's own Azure door ignores endpoint and deployment, so it is given a client.
      const client = new AzureOpenAI({
        endpoint: asHttp(endpoint),
        apiKey,
        deployment,
        apiVersion: AZURE_API_VERSION,
        maxRetries: 0,
      });
      return [new openai.LLM({ model: deployment, client, apiKey, parallelToolCalls: false })];
    }
    return [];
  });
  const [only] = models;
  if (only && models.length === 1) return only;
  return new llm.FallbackAdapter({ llms: models, attemptTimeout: ATTEMPT_TIMEOUT_S });
}
