import { captureLanguageFor } from '../language/index.ts';
import type { CaptureDefinition } from './definition.ts';

/** An email address in lower case. */
export function emailCapture(options: { locale?: string } = {}): CaptureDefinition<string> {
  const language = captureLanguageFor(options.locale ?? 'en-US');
  return {
    kind: 'email',
    prompts: language.prompts('email', false),
    replies: language,
    ...language.email,
    parse: (draft) => (/^[^@\s]+@[^@\s]+\.[^@\s.]{2,}$/.test(draft) ? draft : null),
    mayGoOn: (draft) => !draft.includes('@'),
    keypad: null,
  };
}
