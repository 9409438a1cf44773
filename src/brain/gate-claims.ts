import type { CallEvent, KnownAppointment, WriteKind } from '../dialogue/events.ts';
import { appointmentsOf, outcomesOf } from '../dialogue/facts.ts';
import { CLAIMS, type Claim, isHypothetical } from './claim-wordings.ts';
import type { GateContext, GateReason } from './gate-context.ts';
import { agrees, everyFormOf, momentsOf } from './gate-moments.ts';
import { segmentsOf } from './segments.ts';

/** A sentence that says something was done which no tool of this call has done. */
export function unsupportedClaim(sentence: string, context: GateContext): GateReason | null {
  for (const segment of segmentsOf(sentence)) {
    for (const claim of CLAIMS) {
      if (!claim.pattern.test(segment) || isHypothetical(segment, claim)) continue;
      const reason = unsupported(claim, segment, context);
      if (reason) return reason;
    }
  }
  return null;
}

function unsupported(claim: Claim, segment: string, context: GateContext): GateReason | null {
  const { events, language, read } = context;
  const { kind, reason } = claim;
  if (kind === 'transfer') {
    return outcomesOf(events).some(({ transferred }) => transferred) ? null : reason;
  }
  if (kind === 'message') return isWritten(events, 'message') ? null : reason;
  const done = supporting(events, kind);
  if (done.length === 0) return reason;
  const stated = language.statedMoments(segment, read);
  if (stated.dates.length === 0 && stated.minutes.length === 0) {
    return isAskedFor(events, kind) ? reason : null;
  }
  return agrees(stated, momentsOf(done, context)) ? null : 'states_moment';
}

/** What such a claim may be about. "You're booked for Tuesday" is also true of what was looked up. */
function supporting(events: readonly CallEvent[], kind: WriteKind): KnownAppointment[] {
  const known = appointmentsOf(events);
  if (kind === 'book') return known.filter(({ status }) => status === 'booked');
  if (kind === 'modify') return isWritten(events, 'modify') ? everyFormOf(events) : [];
  const cancelled = new Set(known.flatMap(({ id, status }) => (status === 'cancelled' ? id : [])));
  return everyFormOf(events).filter(({ id }) => cancelled.has(id));
}

/** Whether the caller was asked about such a write last, and it was neither done nor declined. */
function isAskedFor(events: readonly CallEvent[], kind: WriteKind): boolean {
  const at = events.findLastIndex(
    (event) => event.type === 'turn.agent' && event.data.readBacks.length > 0,
  );
  const asked = events[at];
  if (asked?.type !== 'turn.agent') return false;
  const { readBacks } = asked.data;
  const settled = events
    .slice(at + 1)
    .some(
      (event) =>
        (event.type === 'turn.caller' && event.data.answer === 'no') ||
        (event.type === 'tool.succeeded' &&
          readBacks.some(({ subject }) => subject === event.data.outcome.written?.subject)),
    );
  return !settled && readBacks.some((readBack) => readBack.kind === kind);
}

function isWritten(events: readonly CallEvent[], kind: WriteKind): boolean {
  return outcomesOf(events).some(({ written }) => written?.kind === kind);
}
