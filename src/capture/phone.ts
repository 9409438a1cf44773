import { captureLanguageFor } from '../language/index.ts';
import type { CaptureDefinition } from './definition.ts';

/**
 * A telephone number in E.164.
 *
 * @param options.country of numbers said without a country code, ISO 3166 alpha-2
 */
export function phoneCapture(
  options: { country?: string; locale?: string } = {},
): CaptureDefinition<string> {
  const language = captureLanguageFor(options.locale ?? 'en-US');
  const phone = language.phone(options.country ?? 'US');
  return {
    kind: 'phone',
    prompts: language.prompts.phone,
    replies: language,
    ...phone,
    parse: (draft) => (draft.startsWith('+') && phone.read(draft) === draft ? draft : null),
    keypad: (keys) => phone.read(keys),
  };
}
