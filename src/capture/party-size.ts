import { captureLanguageFor } from '../language/capture-language.ts';
import type { CaptureDefinition } from './definition.ts';

/** How many people come: from 1 to `max`. */
export function partySizeCapture(options: {
  max: number;
  locale?: string;
}): CaptureDefinition<number> {
  const { answer, declines, partySize, prompts } = captureLanguageFor(options.locale ?? 'en-US');
  return {
    kind: 'party-size',
    prompts: prompts['party-size'],
    answer,
    declines,
    ...partySize(options.max),
    parse: (draft) => {
      const size = Number(draft);
      return Number.isInteger(size) && size >= 1 && size <= options.max ? size : null;
    },
    keypad: (keys) => String(Number(keys)),
  };
}
