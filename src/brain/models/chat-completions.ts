import type { llm } from '@livekit/agents';
import * as openai from '@livekit/agents-plugin-openai';
import { OpenAI } from 'openai';
import { asHttp } from '../../config/fields.ts';
import { listeningFetch } from './sign-of-life.ts';

/** What every client is made with: who retries is decided above, and each answer's pulse is felt. */
export const CLIENT = { maxRetries: 0, fetch: listeningFetch };

/** A model on a server that speaks OpenAI's chat completions. */
export function chatCompletions(options: {
  model: string;
  /** Servers that want no key take any. */
  apiKey: string;
  baseUrl?: string;
}): llm.LLM {
  const { model, apiKey, baseUrl } = options;
  const client = new OpenAI({
    ...CLIENT,
    apiKey,
    baseURL: baseUrl ? asHttp(baseUrl) : null,
  });
  return new openai.LLM({ model, apiKey, client, parallelToolCalls: false });
}
