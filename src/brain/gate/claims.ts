import { appointmentsOf, callerOf } from '../../dialogue/facts.ts';
import type { SaidClaim } from '../../language/said.ts';
import { isOfOther, isSo } from './claim-support.ts';
import { type GateContext, type GateReason, heardIn } from './context.ts';
import { servicesIn } from './services.ts';

/** Why a sentence with such a claim is kept back. */
const REASONS: Record<SaidClaim, GateReason> = {
  stands: 'claims_booking',
  changed: 'claims_change',
  cancelled: 'claims_cancellation',
  gone: 'claims_cancellation',
  message: 'claims_message',
  transfer: 'claims_transfer',
  done: 'claims_booking',
  'not-done': 'not_understood',
  free: 'states_moment',
  'not-free': 'states_moment',
  searched: 'states_moment',
  taken: 'states_moment',
  failed: 'not_understood',
  'nothing-known': 'not_understood',
  known: 'states_moment',
  hours: 'states_moment',
  price: 'states_price',
  duration: 'states_duration',
  service: 'not_understood',
  people: 'states_name',
  today: 'states_moment',
};

/**
 * A sentence of which some part is not understood, or says what no tool of this call has found or
 * done and no row of the business holds.
 */
export function unsupportedClaim(sentence: string, context: GateContext): GateReason | null {
  const { events, language, business } = context;
  // Where there is but one to book, its name is no person's.
  const people =
    business.resources.length > 1 ? business.resources.map(([name]) => name ?? '') : [];
  let isOther = false;
  // Several ways to understand a clause come to the same claim.
  const told = new Map<string, { holds: boolean; isOther: boolean }>();
  const verdict = language.understood(sentence, {
    services: servicesIn(sentence, business),
    people,
    names: [
      business.name,
      callerOf(events).name ?? '',
      ...appointmentsOf(events).map(({ callerName }) => callerName),
      ...heardIn(events).flatMap((text) => text.match(/(?<=\w )\p{Lu}\p{L}+/gu) ?? []),
    ],
    heard: heardIn(events),
    holds: (claim, text) => {
      const key = `${claim} ${text}`;
      const known = told.get(key) ?? weighed(claim, text, context);
      told.set(key, known);
      isOther = known.isOther;
      return known.holds;
    },
  });
  if (verdict === 'fine') return null;
  if (isOther) return 'states_moment';
  return verdict === 'unknown' ? 'not_understood' : REASONS[verdict];
}

function weighed(claim: SaidClaim, text: string, context: GateContext) {
  const holds = isSo(claim, text, context);
  return { holds, isOther: !holds && isOfOther(claim, text, context) };
}

/** What a sentence that is not understood sounds like: its replacement says that of the contrary. */
export function soundsLike(sentence: string, { language }: GateContext): GateReason {
  const claim = language.soundsDone(sentence);
  return claim ? REASONS[claim] : 'not_understood';
}
