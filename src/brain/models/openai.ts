import { chatCompletions } from './chat-completions.ts';
import type { ModelMaker } from './model.ts';

/** OpenAI, or whatever speaks its protocol at `OPENAI_BASE_URL`. */
export const openai: ModelMaker = ({ OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL }) =>
  chatCompletions({
    model: OPENAI_MODEL,
    apiKey: OPENAI_API_KEY ?? '',
    baseUrl: OPENAI_BASE_URL ?? 'https://api.openai.com/v1',
  });
