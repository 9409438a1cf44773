import type { Language, ReadContext } from '../../language/language.ts';
import type { Phrases } from '../../language/phrases.ts';
import type { Prompts } from '../../language/prompts.ts';
import type { BusinessRow } from '../../store/rows.ts';
import type { Captures } from './details.ts';

/** What the scripted brain may look at besides the log; nothing here changes during a turn. */
export interface ScriptEnv {
  business: BusinessRow;
  language: Language;
  phrases: Phrases;
  prompts: Prompts;
  /** How sentences are read; `expecting` is set for each turn. */
  read: ReadContext;
  canTransfer: boolean;
  /** How names, numbers and codes are captured. */
  captures: Captures;
}
