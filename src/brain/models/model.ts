import type { llm } from '@livekit/agents';
import type { Environment } from '../../config/environment.ts';

/** How a language model of one name is made from the settings, which have been checked for it. */
export type ModelMaker = (environment: Environment) => llm.LLM;

/** A language model under the name it is ordered, and its failures are told, by. */
export interface NamedModel {
  name: string;
  llm: llm.LLM;
}
