import { E164 } from '../config/fields.ts';

/** The E.164 number in a SIP attribute; carriers write it with and without a plus, and as an address. */
export function sipNumber(text: string | undefined): string | undefined {
  const user = text?.trim().replace(/^(?:tel|sips?):|[@;].*$/gi, '');
  const compact = user?.replace(/[\s().-]/g, '').replace(/^00/, '+') ?? '';
  const number = /^\d{7,15}$/.test(compact) ? `+${compact}` : compact;
  return E164.safeParse(number).success ? number : undefined;
}
