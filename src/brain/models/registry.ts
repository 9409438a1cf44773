import type { Environment } from '../../config/environment.ts';
import type { ModelName } from '../../config/models.ts';
import { azure } from './azure.ts';
import { gemini } from './gemini.ts';
import type { ModelMaker, NamedModel } from './model.ts';
import { ollama } from './ollama.ts';
import { openai } from './openai.ts';

/** Every model there is, by name. */
const MODELS: Record<ModelName, ModelMaker> = { openai, azure, gemini, ollama };

/** The models of these names, in order. What each needs must be set: the entrance has checked. */
export function createModels(names: readonly ModelName[], environment: Environment): NamedModel[] {
  return names.map((name) => ({ name, llm: MODELS[name](environment) }));
}
