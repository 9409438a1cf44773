import { captureLanguageFor } from '../language/index.ts';
import type { CaptureDefinition } from './definition.ts';

/** A person's name, with capitals where a name has them. */
export function nameCapture(options: { locale?: string } = {}): CaptureDefinition<string> {
  const language = captureLanguageFor(options.locale ?? 'en-US');
  return {
    kind: 'name',
    prompts: language.prompts('name', false),
    replies: language,
    ...language.name,
    parse: (draft) => (/\p{L}/u.test(draft) ? draft : null),
    mayGoOn: () => false,
    keypad: null,
  };
}
