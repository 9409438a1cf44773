import { chatCompletions } from './chat-completions.ts';
import type { ModelMaker } from './model.ts';

/** Google's Gemini, through its own OpenAI-compatible door. */
export const gemini: ModelMaker = ({ GEMINI_API_KEY, GEMINI_BASE_URL, GEMINI_MODEL }) =>
  chatCompletions({
    model: GEMINI_MODEL,
    apiKey: GEMINI_API_KEY ?? '',
    baseUrl: GEMINI_BASE_URL,
  });
