import { saidByAnswer } from './answers.ts';
import { withoutDifferences } from './changes.ts';
import { soundsLike, unsupportedClaim } from './claims.ts';
import { unsupportedCode, withoutCodes } from './codes.ts';
import { unsupportedContact } from './contacts.ts';
import type { GateContext, GateReason } from './context.ts';
import { unsupportedDuration } from './durations.ts';
import { unsupportedMessage } from './messages.ts';
import { unsupportedMoment } from './moments.ts';
import { unsupportedName } from './names.ts';
import { plainly, unaddressed } from './plain.ts';
import { unsupportedPrice } from './prices.ts';
import { joinServices } from './services.ts';
import { unsupportedWish } from './wishes.ts';

export type { GateContext, GateReason } from './context.ts';

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
