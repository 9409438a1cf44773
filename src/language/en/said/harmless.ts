import { AGENT_SAYS } from './agent-says.ts';
import { ASIDES } from './asides.ts';
import { CHAT } from './chat.ts';
import type { Frame } from './frames.ts';
import { OF_THE_CALLER } from './of-the-caller.ts';
import { QUESTIONS } from './questions.ts';
import { REMARKS } from './remarks.ts';

/** Everything by which a clause is known to assert nothing. */
export const HARMLESS: readonly Frame[] = [
  ...ASIDES,
  ...CHAT,
  ...AGENT_SAYS,
  ...OF_THE_CALLER,
  ...REMARKS,
  ...QUESTIONS,
];
