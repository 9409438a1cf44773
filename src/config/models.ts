import type { Environment } from './environment.ts';

/** The language models there are, by the names `BELLHOP_LLM` takes. */
export const MODEL_NAMES = ['openai', 'azure', 'gemini', 'ollama'] as const;
export type ModelName = (typeof MODEL_NAMES)[number];

/** Where Ollama listens unless told otherwise. */
export const OLLAMA_ADDRESS = 'http://127.0.0.1:11434/v1';

/** What says that a model is set up; one that needs no key is asked only when it is named. */
const SET_UP: Record<ModelName, { variable: keyof Environment; needed: boolean }> = {
  openai: { variable: 'OPENAI_API_KEY', needed: true },
  azure: { variable: 'AZURE_OPENAI_ENDPOINT', needed: true },
  gemini: { variable: 'GEMINI_API_KEY', needed: true },
  ollama: { variable: 'OLLAMA_BASE_URL', needed: false },
};

/** The models that are set up, in the order they are asked unless `BELLHOP_LLM` names another. */
export function modelsSetUp(environment: Environment): ModelName[] {
  return MODEL_NAMES.filter((name) => environment[SET_UP[name].variable] !== undefined);
}

/** The variable a model cannot do without and that is not there; null when all is there. */
export function missingFor(name: ModelName, environment: Environment): string | null {
  const { variable, needed } = SET_UP[name];
  return needed && environment[variable] === undefined ? variable : null;
}
