import { captureLanguageFor } from '../language/index.ts';
import type { CaptureDefinition } from './definition.ts';

/** How many people come: from 1 to `max`. */
export function partySizeCapture(options: {
  max: number;
  locale?: string;
}): CaptureDefinition<number> {
  const language = captureLanguageFor(options.locale ?? 'en-US');
  return {
    kind: 'party-size',
    prompts: language.prompts['party-size'],
    replies: language,
    ...language.partySize(options.max),
    parse: (draft) => {
      const size = Number(draft);
      return Number.isInteger(size) && size >= 1 && size <= options.max ? size : null;
    },
    keypad: (keys) => String(Number(keys)),
  };
}
