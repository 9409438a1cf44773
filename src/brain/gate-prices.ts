import type { GateContext, GateReason } from './gate-context.ts';

const NUMBER = String.raw`\d[\d,]*(?:\.\d{1,2})?`;
const MONEY = new RegExp(
  String.raw`[$£€]\s?(${NUMBER})|(${NUMBER})\s?(?:dollars?|pounds?|euros?|bucks|quid|usd|gbp|eur)\b(?:(?: and)? (\d{1,2})\b(?! ?%))?`,
  'gi',
);
const FREE =
  /\b(?:free of charge|for free|no (?:extra |additional )?(?:charge|cost|fee)|complimentary)\b/i;

/** A price the business does not have, in figures or in words. */
export function unsupportedPrice(sentence: string, context: GateContext): GateReason | null {
  const { language, read, pricesCents } = context;
  const stated = [sentence, language.read(sentence, read).normalized].flatMap((text) =>
    [...text.matchAll(MONEY)].map(
      ([, marked, named, cents]) =>
        Math.round(Number((marked ?? named ?? '').replaceAll(',', '')) * 100) + Number(cents ?? 0),
    ),
  );
  if (FREE.test(sentence)) stated.push(0);
  return stated.every((cents) => pricesCents.includes(cents)) ? null : 'states_price';
}
