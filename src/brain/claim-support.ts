import { DateTime } from 'luxon';
import type { CallEvent, KnownAppointment, WriteKind } from '../dialogue/events.ts';
import { appointmentsOf, offersOf, offersOnTable, outcomesOf } from '../dialogue/facts.ts';
import { pendingHandOver, targetOf, wasHandedOver } from '../dialogue/hand-over.ts';
import type { SaidClaim } from '../language/said.ts';
import { withoutCodes } from './gate-codes.ts';
import type { GateContext } from './gate-context.ts';
import { unsupportedDuration } from './gate-durations.ts';
import { boundsHold, hoursHold, tellsBounds, tellsHours } from './gate-hours.ts';
import { forSome, holds, itemsMeant, partiesIn, peopleIn, type Stated } from './gate-items.ts';
import { unsupportedPrice } from './gate-prices.ts';
import { everyFormOf } from './gate-row-moments.ts';
import { servicesIn } from './gate-services.ts';
import { heardMoments, statedIn } from './gate-stated.ts';

/** "I booked it": by the agent, in this call. */
const BY_AGENT =
  /^(?:i|we)(?:'ve| have)? (?:\w+ ){0,2}(?:booked|made|put|added|reserved|scheduled|set|secured|confirmed|popped|locked|registered|entered)\b/i;
const BEFORE = /\b(?:was|were|used to|old|original|previous|from|instead of|had)\b/i;
const EVERY =
  /\b(?:all|every|any|whole|entire|completely|totally|fully|entirely|only|last)\b(?! (?:two|three|four|for|of (?:them|those|the|these)))/i;

const WRITES = ['stands', 'changed', 'cancelled'] as const;

const FIGURE =
  /\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|hundred|half|quarters?)\b/i;
const MONEY = /[$£€]|\b(?:dollars?|pounds?|euros?|bucks|quid)\b/i;
const HOURS_OF =
  /day|week|daily|noon|midnight|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/i;
/** Says more than that there is such a service or person: when, how much of it. */
const AT_TIMES =
  /\b(?:all|every|any|only|most|weeks?|months?|\w*days?|mornings?|afternoons?|evenings?|tomorrow|tonight|free)\b/i;
const OF_OTHERS = /\b(?:with|team|dentist|them|him|her|desk|manager)\b/i;
/** Speaks of what there is to choose from, not of what was booked. */
const OF_CHOICE =
  /\b(?:free|available|availability|open|openings?|have|has|got|can|could|would|left|works?|options?|slots?|times?|spots?|offer|do|fit|possible|there|earliest|latest|soonest|nearest|closest|next|else|other|another|list)\b/i;
const COUNTABLE =
  /\bfound (?:it|that)\b|\b(?:times?|openings?|slots?|spots?|options?|ones?|two|three|few|couple|those|these|(?:what|here's what) (?:i|we))\b/i;

function namesAny(text: string, context: GateContext): boolean {
  return (
    appointmentsOf(context.events).some(({ code }) => text.includes(code)) ||
    // The first letter of a code, which is looked at apart.
    /(?:'s| is) [A-Z\d]$/.test(text) ||
    peopleIn(text, context).length > 0 ||
    servicesIn(text, context.business).length > 0 ||
    /\b(?:players?|people|\d|under|name)\b/i.test(text)
  );
}

const BARE_TIME =
  /^(?=(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)|(?<=\b(?:have|has|do|got|offer|see|take|to) )(?=(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?: (?:thirty|fifteen|forty|ten|twenty|fifty|oh|o'clock|[ap]m|and|or|on|with|at|in the|for|that|too|as|open|available|left|is|works|then|tomorrow|today|\w+day)\b|[^\w ]|$))/gi;

/** "Seven is full", "I have eight": of what is free, a bare number is a time. */
function asTimes(text: string): string {
  return text
    .replace(BARE_TIME, 'at ')
    .replace(/\b(\w+)'s\b/g, (whole, word) => (FIGURE.test(word) ? `${word} is` : whole));
}

/** Whether one of these is in the part of the day that is named. */
function partHolds(
  text: string,
  items: readonly { startsAt: string }[],
  { read }: GateContext,
): boolean {
  const [part] = PART.exec(text.toLowerCase()) ?? [];
  if (!part) return true;
  return items.some(({ startsAt }) => {
    const { hour } = DateTime.fromISO(startsAt, { zone: read.zone });
    return part === (hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening');
  });
}

const PART = /\b(?:morning|afternoon|evening)\b/i;
/** No appointment of this call is past. */
const PAST = /\b(?:yesterday|last (?:week|month|year|time|spring|summer|fall|autumn|winter))\b/i;
const AGO = /\bago\b/i;
const TIMES = /\b(two|three|four|five|six|\d) (?:times|openings|slots|spots|options)\b/i;

/** Whether what a clause claims is so. */
export function isSo(claim: SaidClaim, said: string, context: GateContext): boolean {
  // "Friday at three instead of Tuesday": each is so by itself.
  const [text = '', before] = said
    .replace(/,? not (?=[A-Z])\w+/g, '')
    .split(/\b(?:instead of|rather than|in place of)\b|, no longer\b/i);
  if (before !== undefined && !wasSo(before, context)) return false;
  const { events } = context;
  const stated = statedIn(asTimes(withoutCodes(text, context)), context);
  const isVague = namesNoTime(stated);
  if (PAST.test(text) || (AGO.test(text) && claim !== 'taken')) return false;
  switch (claim) {
    case 'transfer':
      return (wasHandedOver(events) || isBeingHandedOver(events)) && isOfTarget(text, context);
    case 'message':
      return isVague && !PART.test(text) && isWritten(events, 'message');
    case 'gone':
      return (
        isWritten(events, 'modify') ||
        appointmentsOf(events).some(({ status }) => status === 'cancelled')
      );
    case 'stands':
    case 'changed':
    case 'cancelled': {
      const rows = rowsOf(claim, events);
      if (claim === 'stands' && BY_AGENT.test(text)) {
        if (!isWritten(events, 'book') && !isWritten(events, 'modify')) return false;
      }
      if (rows.length === 0 || !countHolds(text, rows) || !partHolds(text, rows, context))
        return false;
      if (!holds({ text, stated }, rows, context)) return false;
      return !(isVague && isAskedFor(events, claim));
    }
    case 'done':
      return hasWritten(events) && !WRITES.some((one) => isAskedFor(events, one));
    case 'not-done':
      return isNotDone(text, events);
    case 'known': {
      if (/\bno longer (?:there|on|in|booked|yours)\b/i.test(text))
        return isSo('gone', text, context);
      // What the caller has told is looked at as a literal.
      if (/^(?:and |so )*your (?:\w+ )?(?:number|phone|name|e-?mail)\b/i.test(text)) return true;
      const rows = BEFORE.test(text) ? everyFormOf(events) : rowsOf('stands', events);
      const items =
        isAboutAppointment(events) || /\byour\b/i.test(text)
          ? rows
          : [...rows, ...offersOf(events)];
      // A code is never replaced.
      if (NEW_CODE.test(text)) return false;
      const isOfCode = /\b(?:code|reference|number|name)\b/i.test(text);
      if (isVague && !isOfCode && !namesAny(text, context)) return false;
      return (
        items.length > 0 &&
        partHolds(text, items, context) &&
        holds({ text, stated }, items, context)
      );
    }
    case 'free': {
      if (isVague && !COUNTABLE.test(text) && peopleIn(text, context).length === 0) return false;
      // "I've found it": what was looked for last.
      const items =
        (/\b(?:found|see)\b/i.test(text) || !OF_CHOICE.test(text)) && isAboutAppointment(events)
          ? rowsOf('stands', events)
          : offersOf(events);
      return (
        items.length > 0 &&
        !EVERY.test(text) &&
        (numberOf(TIMES, text) ?? 0) <= offersOnTable(events).length &&
        partHolds(text, items, context) &&
        holds({ text, stated }, items, context)
      );
    }
    case 'not-free':
      // What was booked is not among what is free either.
      if (isVague && /\bno longer\b/i.test(text)) return false;
      return isNotFree(text, context);
    case 'searched':
      return (
        !OF_OTHERS.test(text) &&
        peopleIn(text, context).length === 0 &&
        events.some(({ type }) => type === 'tool.succeeded' || type === 'tool.failed')
      );
    case 'taken':
      return (
        !OF_APPOINTMENT.test(text) &&
        ((isVague && peopleIn(text, context).length === 0) ||
          holds({ text, stated }, offersOf(events), context)) &&
        events.some(
          ({ type, data }) =>
            type === 'tool.failed' && 'reason' in data && data.reason === 'slot_taken',
        )
      );
    case 'failed':
      return !hasWritten(events);
    case 'nothing-known':
      return (
        !appointmentsOf(events).some(({ status }) => status === 'booked') &&
        // That the agent sees none is so before it has looked.
        (/^\W*i\b/i.test(text) || hasLookedUp(events) || hasFailed(events))
      );
    case 'hours': {
      const { minutes } = statedIn(text, context);
      if (tellsBounds(text)) return boundsHold(text, minutes, context);
      return HOURS_OF.test(text) && tellsHours(text, minutes) && hoursHold(text, minutes, context);
    }
    case 'price':
      return (
        (/\bthe same\b/i.test(text) ? MONEY : FIGURE).test(text) &&
        unsupportedPrice(text, context) === null
      );
    case 'duration':
      return FIGURE.test(text) && unsupportedDuration(text, context) === null;
    case 'service':
      return !AT_TIMES.test(text) && servicesIn(text, context.business).length > 0;
    case 'people':
      return (
        !AT_TIMES.test(text.replace(/\ball (?=work\b)/i, '')) && peopleIn(text, context).length > 0
      );
    case 'today':
      return new RegExp(
        `\\b${DateTime.fromJSDate(context.read.now, { zone: context.read.zone }).toFormat('cccc')}\\b`,
        'i',
      ).test(text);
  }
}

const NEW_CODE =
  /\b(?:new|different|fresh|another) (?:\w+ )?(?:code|reference|number)\b(?!.*[A-Z\d]{5})/;
/** Who may be meant that is nobody's target by itself. */
const ROLES =
  /\b(?:manager|owner|dentist|doctor|hygienist|nurse|stylists?|billing|accounts?|pro shop|restaurant|supervisor)\b/gi;

/** Whether those named are whom the caller is handed over to. */
function isOfTarget(text: string, context: GateContext): boolean {
  const target = targetOf(context.events);
  if (!target) return true;
  const named = [...peopleIn(text, context), ...(text.match(ROLES) ?? [])];
  return named.every((one) => target.toLowerCase().includes(one.toLowerCase()));
}

/** Whether this is so of an appointment in any form it has had in this call. */
function wasSo(text: string, context: GateContext): boolean {
  const stated = statedIn(text, context);
  return namesNoTime(stated) || holds({ text, stated }, everyFormOf(context.events), context);
}

function namesNoTime({ dates, minutes }: Stated): boolean {
  return dates.length === 0 && minutes.length === 0;
}

/** What such a claim may be about. "You're booked for Tuesday" is also true of what was looked up. */
function rowsOf(
  claim: 'stands' | 'changed' | 'cancelled',
  events: readonly CallEvent[],
): KnownAppointment[] {
  const known = appointmentsOf(events);
  if (claim === 'changed') return isWritten(events, 'modify') ? everyFormOf(events) : [];
  if (claim === 'stands') return known.filter(({ status }) => status === 'booked');
  const cancelled = new Set(known.flatMap(({ id, status }) => (status === 'cancelled' ? id : [])));
  return everyFormOf(events).filter(({ id }) => cancelled.has(id));
}

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];
const COUNTED =
  /\b(one|two|three|four|five|\d) (?:appointments?|bookings?|reservations?|visits?|tee times?|times with us)\b/i;

/** "You have two appointments". */
function countHolds(text: string, rows: readonly KnownAppointment[]): boolean {
  const standing = new Set(rows.map(({ id }) => id)).size;
  const count = numberOf(COUNTED, text);
  if (count === null) return !/\bboth\b|\btwice\b/i.test(text) || standing === 2;
  return count === standing;
}

function numberOf(pattern: RegExp, text: string): number | null {
  const [, number] = pattern.exec(text) ?? [];
  if (!number) return null;
  const word = COUNTS.indexOf(number.toLowerCase());
  return word === -1 ? Number(number) : word;
}

const DENIED: [RegExp, WriteKind][] = [
  [/\bcancel|\boff\b|removed/i, 'cancel'],
  [/\bmov|chang|resched|swap|touch/i, 'modify'],
  [/messag|pass|told|\bsen[dt]/i, 'message'],
];

/** Whether what is said not to have been done was not. */
function isNotDone(text: string, events: readonly CallEvent[]): boolean {
  const kinds = DENIED.flatMap(([pattern, kind]) => (pattern.test(text) ? kind : []));
  // "Your booking hasn't changed" denies the change.
  const rest = kinds.includes('message') ? text : text.replace(/\b(?:your|the) \w+/gi, '');
  const isOfBooking = /\b(?:book|reserv|schedul)/i.test(rest);
  if (!kinds.every((kind) => !isWritten(events, kind))) return false;
  if (kinds.length > 0 && !isOfBooking) return true;
  if (WRITES.some((one) => isAskedFor(events, one))) return true;
  return !appointmentsOf(events).some(({ status }) => status === 'booked');
}

const OF_APPOINTMENT =
  /\b(?:you|your|you're|calendar|schedule|diary|books?|appointment|booking)\b/i;

/** Whether times were looked for, and the one that is denied was not among them. */
function isNotFree(text: string, context: GateContext): boolean {
  const { events } = context;
  // "You're booked", "it's gone from the calendar" speak of an appointment.
  if (OF_APPOINTMENT.test(text)) return false;
  const searched = events.some(
    (event) =>
      (event.type === 'tool.succeeded' && event.data.tool === 'fetch_slots') ||
      (event.type === 'tool.failed' && event.data.reason === 'slot_taken'),
  );
  if (!searched) return false;
  const offers = offersOnTable(events);
  // It was looked for a party of another size.
  const parties = [...partiesIn(text), ...forSome(text, context)];
  if (parties.some((party) => offers.every(({ partySize }) => partySize !== party))) return false;
  const stated = statedIn(asTimes(text), context);
  if (stated.dates.length > 0 || stated.minutes.length > 0 || peopleIn(text, context).length > 0) {
    return !holds({ text, stated }, offers, context);
  }
  if (offers.length === 0) return true;
  const heard = heardMoments(context);
  return heard.minutes.length > 0 && !holds({ text: '', stated: heard }, offers, context);
}

/** Whether the caller was asked about such a write last, and it was neither done nor declined. */
function isAskedFor(
  events: readonly CallEvent[],
  claim: 'stands' | 'changed' | 'cancelled',
): boolean {
  const kind = { stands: 'book', changed: 'modify', cancelled: 'cancel' }[claim];
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

/** "I'm putting you through" is so from when a tool said it would be done. */
function isBeingHandedOver(events: readonly CallEvent[]): boolean {
  const pending = pendingHandOver(events);
  return pending !== null && pending.stage !== 'spoken over';
}

function hasLookedUp(events: readonly CallEvent[]): boolean {
  return events.some(
    (event) =>
      (event.type === 'tool.succeeded' || event.type === 'tool.failed') &&
      (event.data.tool === 'retrieve_appointments' || event.data.tool === 'identify_user'),
  );
}

function hasFailed(events: readonly CallEvent[]): boolean {
  return events.some(
    ({ type, data }) => type === 'tool.failed' && data.tool === 'book_appointment',
  );
}

/** Whether the last tool that did something wrote. */
function hasWritten(events: readonly CallEvent[]): boolean {
  const last = events.findLast(({ type }) => type === 'tool.succeeded' || type === 'tool.failed');
  return last?.type === 'tool.succeeded' && last.data.outcome.written !== undefined;
}

function isWritten(events: readonly CallEvent[], kind: WriteKind): boolean {
  return outcomesOf(events).some(({ written }) => written?.kind === kind);
}

/** Whether something of the kind is known, and only its day, time, person or service is another. */
export function isOfOther(claim: SaidClaim, text: string, context: GateContext): boolean {
  if (claim !== 'stands' && claim !== 'changed' && claim !== 'cancelled') return false;
  const stated = statedIn(text, context);
  const rows = rowsOf(claim, context.events);
  return itemsMeant(text, rows, context).length > 0 && !holds({ text, stated }, rows, context);
}
