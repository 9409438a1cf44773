import type { CallEvent, KnownAppointment, WriteKind } from '../dialogue/events.ts';
import { appointmentsOf, outcomesOf } from '../dialogue/facts.ts';
import { REASONS } from './claim-wordings.ts';
import type { GateContext, GateReason } from './gate-context.ts';
import { holds, itemsMeant } from './gate-items.ts';
import { everyFormOf } from './gate-row-moments.ts';
import { servicesIn } from './gate-services.ts';
import { statedIn } from './gate-stated.ts';
import { type Claim, claimsIn } from './gate-statements.ts';
import { segmentsOf } from './segments.ts';

const CONDITION = /\b(?:if|once|when|unless|until|can|could|would|as soon as)\b/i;
/** Speaks of how it was before. */
const BEFORE =
  /\b(?:was|were|used to|old|no longer|original|previous|any ?more|from|instead of|won't|n't)\b/i;

/** A sentence that says something was done, or stands, which no tool of this call has found or done. */
export function unsupportedClaim(sentence: string, context: GateContext): GateReason | null {
  const segments = segmentsOf(sentence);
  // "Okay?" asks for nothing.
  const asks =
    /\?\W*$/.test(sentence) && !/,? (?:okay|ok|alright|all right|good|cool)\?\W*$/i.test(sentence);
  let condition = false;
  for (const [index, segment] of segments.entries()) {
    const isQuestion = asks && index === segments.length - 1;
    const claims = claimsIn(withoutPeople(segment, context), { isQuestion, condition });
    condition ||= CONDITION.test(segment);
    for (const claim of claims) {
      const reason = unsupported(claim, segment, context);
      if (reason) return reason;
    }
  }
  return null;
}

function unsupported(claim: Claim, segment: string, context: GateContext): GateReason | null {
  const { events } = context;
  const { kind } = claim;
  const reason = REASONS[kind];
  if (kind === 'transfer') {
    return outcomesOf(events).some(({ transferred }) => transferred) ? null : reason;
  }
  if (kind === 'message') return isWritten(events, 'message') ? null : reason;
  if (kind === 'known' && !isAboutAppointment(events)) return null;
  if (kind === 'gone') {
    const rows = appointmentsOf(events);
    const isGone = isWritten(events, 'modify') || rows.some(({ status }) => status === 'cancelled');
    return isGone ? null : reason;
  }
  if (
    claim.byAgent &&
    kind === 'book' &&
    !isWritten(events, 'book') &&
    !isWritten(events, 'modify')
  ) {
    return reason;
  }
  const done = supporting({ events, kind, isBefore: BEFORE.test(segment) });
  if (done.length === 0) return reason;
  const stated = statedIn(segment, context);
  if (!holds({ text: segment, stated }, done, context)) {
    return itemsMeant(segment, done, context).length > 0 ? 'states_moment' : reason;
  }
  const isVague = stated.dates.length === 0 && stated.minutes.length === 0;
  return isVague && isAskedFor(events, kind) ? reason : null;
}

/** What such a claim may be about. "You're booked for Tuesday" is also true of what was looked up. */
function supporting(given: {
  events: readonly CallEvent[];
  kind: Claim['kind'];
  isBefore: boolean;
}): KnownAppointment[] {
  const { events, kind, isBefore } = given;
  const known = appointmentsOf(events);
  if (kind === 'modify') return isWritten(events, 'modify') ? everyFormOf(events) : [];
  const cancelled = new Set(known.flatMap(({ id, status }) => (status === 'cancelled' ? id : [])));
  if (kind === 'cancel') return everyFormOf(events).filter(({ id }) => cancelled.has(id));
  return (isBefore ? everyFormOf(events) : known).filter(({ id }) => !cancelled.has(id));
}

/** Whether the caller was asked about such a write last, and it was neither done nor declined. */
function isAskedFor(events: readonly CallEvent[], kind: WriteKind | string): boolean {
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

/** Whether an appointment was the last thing found or written: then "it" is that. */
export function isAboutAppointment(events: readonly CallEvent[]): boolean {
  const last = outcomesOf(events).findLast(
    ({ offers, appointments, written }) => offers ?? appointments?.length ?? written?.appointment,
  );
  return last !== undefined && last.offers === undefined;
}

function isWritten(events: readonly CallEvent[], kind: WriteKind): boolean {
  return outcomesOf(events).some(({ written }) => written?.kind === kind);
}

/** Services are appointments, and people of the business do what "they" do, whatever they are called. */
function withoutPeople(text: string, { business, read }: GateContext): string {
  const visit = servicesIn(text, business)
    .reduceRight(
      (rest, { start, end }) => `${rest.slice(0, start)}appointment${rest.slice(end)}`,
      text,
    )
    .replace(/\b(you)(?: guys| all| both| folks| lot| two| three| four)\b/gi, '$1');
  const terms = business?.resources ?? read.resources.map(({ name }) => [name]);
  const names = terms.flatMap(([name = '']) => (/^\p{Lu}\p{L}+$/u.test(name) ? name : []));
  return names.length === 0
    ? visit
    : visit.replace(new RegExp(`\\b(?:${names.join('|')})\\b`, 'g'), 'staffer');
}
