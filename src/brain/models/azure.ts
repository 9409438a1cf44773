import * as openai from '@livekit/agents-plugin-openai';
import { AzureOpenAI } from 'openai';
import { asHttp } from '../../config/fields.ts';
import { CLIENT } from './chat-completions.ts';
import type { ModelMaker } from './model.ts';

/** First version with streaming usage. */
const API_VERSION = '2024-10-21';

/** Azure OpenAI. The plugin's own door ignores endpoint and deployment, so it is given a client. */
export const azure: ModelMaker = (environment) => {
  const apiKey = environment.AZURE_OPENAI_API_KEY ?? '';
  const deployment = environment.AZURE_OPENAI_DEPLOYMENT_NAME ?? '';
  const client = new AzureOpenAI({
    ...CLIENT,
    endpoint: asHttp(environment.AZURE_OPENAI_ENDPOINT ?? ''),
    apiKey,
    deployment,
    apiVersion: API_VERSION,
  });
  return new openai.LLM({ model: deployment, client, apiKey, parallelToolCalls: false });
};
