import { captureLanguageFor } from '../language/index.ts';
import type { CaptureDefinition } from './definition.ts';

/** How many people come: from 1 to `max`. */
export function partySizeCapture(options: {
  max: number;
  locale?: string;
  hasKeypad?: boolean;
}): CaptureDefinition<number> {
  const { hasKeypad = true } = options;
  const language = captureLanguageFor(options.locale ?? 'en-US');
  return {
    kind: 'party-size',
    prompts: language.prompts('party-size', hasKeypad),
    replies: language,
    ...language.partySize(options.max),
    parse: (draft) => {
      const size = Number(draft);
      return Number.isInteger(size) && size >= 1 && size <= options.max ? size : null;
    },
    mayGoOn: () => false,
    keypad: (keys) => String(Number(keys)),
  };
}
