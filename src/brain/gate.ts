import { saidByAnswer } from './gate-answers.ts';
import { withoutDifferences } from './gate-changes.ts';
import { soundsLike, unsupportedClaim } from './gate-claims.ts';
import { unsupportedCode, withoutCodes } from './gate-codes.ts';
import { unsupportedContact } from './gate-contacts.ts';
import type { GateContext, GateReason } from './gate-context.ts';
import { unsupportedDuration } from './gate-durations.ts';
import { unsupportedMessage } from './gate-messages.ts';
import { unsupportedMoment } from './gate-moments.ts';
import { unsupportedName } from './gate-names.ts';
import { plainly, unaddressed } from './gate-plain.ts';
import { unsupportedPrice } from './gate-prices.ts';
import { joinServices } from './gate-services.ts';
import { unsupportedWish } from './gate-wishes.ts';

export type { GateContext, GateReason } from './gate-context.ts';

/**
 * Whether a model's sentence may be spoken: null when it may, else why it may not. What it claims to
 * have been done must have been done by a tool of this call, and every date, time, price and code in
 * it must come from one, from the business, or from the caller's own words.
 */
export function gate(sentence: string, context: GateContext): GateReason | null {
  const said = sentence.replaceAll('’', "'");
  const told = withoutDifferences(
    plainly(saidByAnswer(said, context.events) ?? said, context),
    context,
  );
  if (told === null) return 'states_moment';
  const text = unaddressed(told, context);
  const joined = joinServices(text, context.business);
  // A name may part two clauses, or stand in the middle of one.
  const addressed = unsupportedClaim(told, context);
  const claim = addressed && text !== told ? unsupportedClaim(text, context) : addressed;
  if (claim?.startsWith('claims_')) return claim;
  return (
    unsupportedMessage(text, context) ??
    unsupportedPrice(text, context) ??
    unsupportedCode(text, context) ??
    unsupportedName(text, context) ??
    unsupportedContact(text, context) ??
    unsupportedDuration(text, context) ??
    unsupportedWish(joined.replaceAll('_', ' '), context) ??
    unsupportedMoment(withoutCodes(joined, context), context) ??
    (claim === 'not_understood' ? soundsLike(text, context) : claim)
  );
}
