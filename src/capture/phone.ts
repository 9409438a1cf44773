import { type CountryCode, validatePhoneNumberLength } from 'libphonenumber-js';
import { captureLanguageFor } from '../language/index.ts';
import type { CaptureDefinition } from './definition.ts';

/**
 * A telephone number in E.164.
 *
 * @param options.country of numbers said without a country code, ISO 3166 alpha-2
 * @param options.hasKeypad whether the caller can type it; true by default
 */
export function phoneCapture(
  options: { country?: string; locale?: string; hasKeypad?: boolean } = {},
): CaptureDefinition<string> {
  const { hasKeypad = true } = options;
  const language = captureLanguageFor(options.locale ?? 'en-US');
  const country = options.country ?? 'US';
  const phone = language.phone(country);
  return {
    kind: 'phone',
    prompts: language.prompts('phone', hasKeypad),
    replies: language,
    ...phone,
    parse: (draft) => (draft.startsWith('+') && phone.read(draft) === draft ? draft : null),
    mayGoOn: (draft) => validatePhoneNumberLength(draft, country as CountryCode) === 'TOO_SHORT',
    keypad: (keys) => phone.read(keys),
  };
}
