import { OLLAMA_ADDRESS } from '../../config/models.ts';
import { chatCompletions } from './chat-completions.ts';
import type { ModelMaker } from './model.ts';

/** Ollama, or any other OpenAI-compatible server of one's own; a key only where it wants one. */
export const ollama: ModelMaker = ({ OLLAMA_BASE_URL, OLLAMA_API_KEY, OLLAMA_MODEL }) =>
  chatCompletions({
    model: OLLAMA_MODEL,
    apiKey: OLLAMA_API_KEY ?? 'none',
    baseUrl: OLLAMA_BASE_URL ?? OLLAMA_ADDRESS,
  });
