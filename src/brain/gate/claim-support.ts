import { DateTime } from 'luxon';
import { appointmentsOf, offersOf, offersOnTable } from '../../dialogue/facts.ts';
import { targetOf, wasHandedOver } from '../../dialogue/hand-over.ts';
import type { SaidClaim } from '../../language/said.ts';
import { changesHold } from './changes.ts';
import { withoutCodes } from './codes.ts';
import type { GateContext } from './context.ts';
import {
  countHolds,
  isOneAmong,
  numberOf,
  ONE_AMONG,
  othersHold,
  partiesFit,
  peopleFit,
  STAFF,
} from './counts.ts';
import { unsupportedDuration } from './durations.ts';
import { boundsHold, hoursHold, tellsBounds, tellsHours } from './hours.ts';
import { ENDS, forSome, holds, itemsMeant, partiesIn, peopleIn, type Stated } from './items.ts';
import {
  hasFailed,
  hasLookedUp,
  hasWritten,
  isAboutAppointment,
  isAskedFor,
  isBeingHandedOver,
  isNotDone,
  isTaken,
  isWritten,
  offersTaken,
  WRITES,
} from './log.ts';
import { orderHolds, ordinalHolds, PART, partHolds, placeHolds } from './order.ts';
import { unsupportedPrice } from './prices.ts';
import { everyFormOf, formsBefore, rowsOf } from './row-moments.ts';
import { servicesIn } from './services.ts';
import { asTimes, endsAsHeard, FIGURE, heardMoments, statedIn } from './stated.ts';

/** "I booked it": by the agent, in this call. */
const BY_AGENT =
  /(?:^|\b(?:one|time|slot|that) )(?:i|we)(?:'ve| have)? (?:\w+ ){0,2}(?:booked|made|put|added|reserved|scheduled|set|secured|confirmed|popped|locked|registered|entered)\b/i;
const BEFORE = /\b(?:was|were|used to|old|original|previous|from|instead of|had)\b/i;
const EVERY =
  /\b(?:all|every|any|whole|entire|completely|totally|fully|entirely|only|last|nothing else|cheapest|quietest|busiest)\b(?! (?:two|three|four|for|of (?:them|those|the|these)))/i;

const MONEY = /[$£€]|\b(?:dollars?|pounds?|euros?|bucks|quid)\b/i;
const HOURS_OF =
  /day|week|daily|noon|midnight|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/i;
/** Says more than that there is such a service or person: when, how much of it. */
const AT_TIMES =
  /\b(?:all|every|any|only|most|weeks?|months?|\w*days?|mornings?|afternoons?|evenings?|tomorrow|tonight|free)\b/i;
const OF_OTHERS = /\b(?:with|team|dentist|them|him|her|desk|manager)\b/i;
/** Speaks of what there is to choose from, not of what was booked. */
const OF_CHOICE =
  /\b(?:free|available|availability|open|openings?|have|has|got|can|could|would|left|works?|options?|slots?|times?|spots?|offer|do|fit|possible|there|earliest|latest|soonest|nearest|closest|next(?! day)|else|other|another|list)\b/i;
const COUNTABLE =
  /\bfound (?:it|that|something|a (?:time|day))\b|\b(?:times?|openings?|slots?|spots?|options?|ones?|two|three|few|couple|those|these|(?:what|here's what) (?:i|we))\b/i;

function namesAny(text: string, context: GateContext): boolean {
  return (
    withoutCodes(text, context) !== text ||
    // The first letter of a code, which is looked at apart.
    /(?:'s| is) [A-Z\d]$/.test(text) ||
    peopleIn(text, context).length > 0 ||
    partiesIn(text).length > 0 ||
    servicesIn(text, context.business).length > 0 ||
    /\b(?:players?|people|\d|under|name|of you)\b/i.test(text)
  );
}

/** No appointment of this call is past. */
const PAST = /\b(?:yesterday|last (?:week|month|year|time|spring|summer|fall|autumn|winter))\b/i;
const AGO = /\bago\b/i;
const TIMES = /\b(two|three|four|five|six|\d) (?:times|openings|slots|spots|options)\b/i;

/** "Friday at three, not Tuesday at ten". */
const NOT_THEN =
  /(?:,? not (?=(?:with |at |on |for )?(?:the )?[A-Z])|, not )(?:with |at |on |for )?(?:the )?(?:(?=[A-Z])\w+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half past \w+)(?: (?:at|on|thirty|fifteen|o'clock|[ap]m|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half past \w+)(?= |$|[,.]))*/;

/** "It's a check-up, not a cleaning". */
const NOT_A_THING = /, not ((?:an? |the |your )[^,]+)$/i;

/** Whether what is denied is of no service that stands. */
function denialHolds(denied: string, context: GateContext): boolean {
  const rows = rowsOf('stands', context.events);
  const isService = servicesIn(denied, context.business).length > 0;
  return !isService || rows.length === 0 || itemsMeant(denied, rows, context).length === 0;
}

/** Denied of what is free. */
const NOT_FREE = /(?:n't|\bnot) (?:\w+ )?(?:free|available|open|possible|able)\b/i;
/** What was found, or which of two appointments it is. */
const ONE_OF_OWN = /\b(?:found|see)\b|^\W*(?:and )?(?:one(?:'s| is)|the other(?: one)? is)\b/i;

/** Whether this very time is that of the one appointment that stands. */
function stands(text: string, context: GateContext): boolean {
  const rows = appointmentsOf(context.events).filter(({ status }) => status === 'booked');
  const stated = statedIn(asTimes(text.trim()), context);
  return rows.length === 1 && !namesNoTime(stated) && holds({ text, stated }, rows, context);
}

/** "All of Tuesday is gone", "Tuesday's gone": more than the one time that is. */
const WHOLE_DAY = /\b(?:all|whole|every|entire)\b|^\W*(?:\w+day)(?:'s| is| has| was| went)\b/i;
/** That something was tried. */
const OF_ATTEMPT = /\b(?:didn't|did not|did|failed|wasn't|was not|wouldn't)\b/i;
/** Of what is booked, whatever else it says. */
const YOU_ARE = /\byou(?:'re| are) (?:\w+ )?(?:at|on|in|with|down|booked)\b/i;

/** Whether what a clause claims is so. */
export function isSo(claim: SaidClaim, said: string, context: GateContext): boolean {
  // "Friday at three instead of Tuesday": each is so by itself.
  const denied = said.match(NOT_THEN)?.[0].replace(/^,? not /, '');
  if (denied && stands(denied, context)) return false;
  const [, deniedThing] = NOT_A_THING.exec(said) ?? [];
  if (deniedThing && !denialHolds(deniedThing, context)) return false;
  const [text = '', before] = said
    .replace(NOT_A_THING, '')
    .replace(NOT_THEN, '')
    .split(/\b(?:instead of|rather than|in place of)\b|, no longer\b/i);
  if (
    before !== undefined &&
    (!wasSo(before, context) || stands(before.split(',')[0] ?? '', context))
  )
    return false;
  const { events } = context;
  const stated = statedIn(asTimes(withoutCodes(text, context)), context);
  const isVague = namesNoTime(stated);
  if (PAST.test(text) || (AGO.test(text) && claim !== 'taken')) return false;
  switch (claim) {
    case 'transfer':
      return (wasHandedOver(events) || isBeingHandedOver(events)) && isOfTarget(text, context);
    case 'message':
      // It goes to whoever looks at messages, to nobody by name.
      return (
        isVague &&
        !PART.test(text) &&
        !AND_WROTE.test(text) &&
        (peopleIn(text, context).length === 0 || WILL_SEE.test(text)) &&
        isWritten(events, 'message')
      );
    case 'gone':
      return isGone({ text, stated }, context);
    case 'stands':
    case 'changed':
    case 'cancelled': {
      // "It isn't in the book yet" says the contrary.
      if (claim === 'stands' && /\b(?:is|are)(?:n't| not) /i.test(text)) return false;
      const rows = rowsOf(claim, events);
      // "With eight cancelled and nine booked": each by itself.
      const [, also] = AND_BOOKED.exec(text) ?? [];
      if (claim !== 'stands' && also && !isSo('stands', also, context)) return false;
      // "Wednesday's been let go", of one that was moved away from it.
      if (claim === 'cancelled' && rows.length === 0 && RELEASED.test(text))
        return !isVague && isWritten(events, 'modify') && isGone({ text, stated }, context);
      if (claim === 'changed' && !changesHold(text, context)) return false;
      if (claim === 'stands' && BY_AGENT.test(text)) {
        if (!isWritten(events, 'book') && !isWritten(events, 'modify')) return false;
      }
      if (
        rows.length === 0 ||
        !countHolds(text, rows, itemsMeant(text, rows, context)) ||
        !partHolds(text, rows, context)
      )
        return false;
      if (!holds({ text, stated }, rows, context)) return false;
      if (claim === 'stands' && !placeHolds({ text, stated }, rows, context)) return false;
      return !(isVague && isAskedFor(events, claim));
    }
    case 'done':
      return hasWritten(events) && !WRITES.some((one) => isAskedFor(events, one));
    case 'not-done':
      // "Jonas isn't in on Friday" denies nothing that was asked for.
      return (
        isNotDone(text, events) &&
        (peopleIn(text.split(/n't|\bnot\b/)[0] ?? '', context).length === 0 ||
          // "Amelia at eleven isn't entered yet".
          (/\byet\b/i.test(text) && holds({ text, stated }, offersOnTable(events), context)))
      );
    case 'known': {
      if (/\bno longer (?:there|on|in|at|for|with|booked|yours)\b/i.test(text))
        return isSo('gone', text, context);
      // What the caller has told is looked at as a literal.
      if (/^(?:and |so )*your (?:\w+ )?(?:number|phone|name|e-?mail)\b/i.test(text)) return true;
      if (ONLY_ONE.test(text)) return isVague && appointmentsOf(events).length === 1;
      if (ENDS.test(text) && WOULD.test(text) && endsAsHeard(stated.minutes, context)) return true;
      const rows = BEFORE.test(text) ? formsBefore(text, events) : rowsOf('stands', events);
      const items =
        isAboutAppointment(events) ||
        /\byour\b(?! (?:whole |entire )?(?:group|party|lot|\w+some)\b)/i.test(text)
          ? rows
          : [...rows, ...offersOf(events)];
      // A code is never replaced.
      if (NEW_CODE.test(text)) return false;
      const isOfCode = /\b(?:code|reference|number|name)\b/i.test(text);
      if (isVague && !isOfCode && !PART.test(text) && !namesAny(text, context)) return false;
      return (
        items.length > 0 &&
        partHolds(text, items, context) &&
        placeHolds({ text, stated }, rowsOf('stands', events), context) &&
        holds({ text, stated }, items, context)
      );
    }
    case 'free': {
      // "It's yours once you say yes": while one is on the table.
      if (ON_YOUR_WORD.test(text))
        return (
          holds({ text, stated }, offersOnTable(events), context) &&
          !hasFailed(events) &&
          !hasWritten(events)
        );
      if (YOU_ARE.test(text) && !/\bif\b/i.test(text)) return false;
      if (/\b(?:someone|somebody) else\b/i.test(text)) return isSo('taken', text, context);
      if (NOT_FREE.test(text)) return isNotFree(text, context);
      if (ONE_AMONG.test(text)) return isOneAmong(text, context);
      if (isVague && !COUNTABLE.test(text) && peopleIn(text, context).length === 0) return false;
      // "I've found it": what was looked for last.
      const items =
        (ONE_OF_OWN.test(text) || !OF_CHOICE.test(text)) && isAboutAppointment(events)
          ? rowsOf('stands', events)
          : offersOf(events);
      return (
        items.length > 0 &&
        !EVERY.test(text) &&
        ordinalHolds({ text, stated }, context) &&
        orderHolds(asTimes(text), context) &&
        othersHold(text, stated, context) &&
        (numberOf(TIMES, text) ?? 0) <= offersOnTable(events).length &&
        partHolds(text, items, context) &&
        holds({ text, stated }, items, context)
      );
    }
    case 'not-free':
      // What was booked is not among what is free either.
      if (isVague && /\bno longer\b/i.test(text)) return false;
      return isNotFree(text, context) || (/\btaken\b/i.test(text) && isSo('taken', text, context));
    case 'searched':
      return (
        !OF_OTHERS.test(text) &&
        peopleIn(text, context).length === 0 &&
        events.some(({ type }) => type === 'tool.succeeded' || type === 'tool.failed')
      );
    case 'taken':
      return (
        !OF_APPOINTMENT.test(text.replace(/\b(?:by the time|when|before) (?:you|i)\b.*/i, '')) &&
        ((isVague && peopleIn(text, context).length === 0) ||
          (!isVague && WHOLE_DAY.test(text)
            ? false
            : holds({ text, stated }, offersTaken(events), context))) &&
        isTaken(events)
      );
    case 'failed':
      return (
        !hasWritten(events) &&
        (!OF_ATTEMPT.test(text) || events.some(({ type }) => type === 'tool.failed')) &&
        (isVague || !isTaken(events) || holds({ text, stated }, offersTaken(events), context))
      );
    case 'nothing-known':
      return (
        !appointmentsOf(events).some(({ status }) => status === 'booked') &&
        // That the agent sees none is so before it has looked.
        (BY_SIGHT.test(text) || hasLookedUp(events) || hasFailed(events))
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
      return (
        FIGURE.test(text) && peopleFit(text, context) && unsupportedDuration(text, context) === null
      );
    case 'service':
      return !AT_TIMES.test(text) && servicesIn(text, context.business).length > 0;
    case 'people': {
      const staff = numberOf(STAFF, text);
      if (staff !== null) return isVague && staff === context.business.resources.length;
      const parties = partiesIn(text.replace(/\bgroups of (?:up to )?(?=\w)/i, 'group of '));
      if (parties.length > 0) return isVague && partiesFit(parties, text, context);
      return (
        !AT_TIMES.test(text.replace(/\ball (?=work\b)/i, '')) && peopleIn(text, context).length > 0
      );
    }
    case 'today':
      return new RegExp(
        `\\b${DateTime.fromJSDate(context.read.now, { zone: context.read.zone }).toFormat('cccc')}\\b`,
        'i',
      ).test(text);
  }
}

const WILL_SEE = /\bwill (?:\w+ )?(?:see|get|read|receive)\b/i;
const AND_BOOKED = /(?:\band|,) ([\w: ]+ (?:booked|reserved|scheduled|confirmed|yours|added))\b/i;
/** "All I did was take the message and book your cleaning". */
const AND_WROTE = /\band (?:\w+ )?(?:book|cancel|mov|chang|reserv|schedul)/i;
const RELEASED = /\b(?:let go|freed|released|given (?:up|back)|gone|dropped)\b/i;

/** Whether what is said to stand no more did, and does not. */
function isGone(said: { text: string; stated: Stated }, context: GateContext): boolean {
  const { events } = context;
  const standing = appointmentsOf(events).filter(({ status }) => status === 'booked');
  if (!isWritten(events, 'modify') && standing.length === appointmentsOf(events).length)
    return /\bnothing\b/i.test(said.text) && isSo('nothing-known', said.text, context);
  const isNamed = !namesNoTime(said.stated) || peopleIn(said.text, context).length > 0;
  const [text = '', only] = said.text.split(/, (?:only|just) /i);
  if (only !== undefined) {
    const parts = [text, only].map((part) => ({ text: part, stated: statedIn(part, context) }));
    const [gone, left] = parts;
    return !!gone && !!left && isGone(gone, context) && holds(left, standing, context);
  }
  // "You've nothing on now": nothing at all, or nothing then.
  // A code goes on for as long as what it is of.
  if (/\bcode\b/i.test(said.text)) return standing.length === 0;
  if (/\bnothing\b/i.test(said.text)) return !standing.some((row) => holds(said, [row], context));
  if (!isNamed) return standing.length === 0 || FORMER.test(said.text);
  return holds(said, everyFormOf(events), context) && !holds(said, standing, context);
}

const FORMER = /\b(?:old|original|previous|first|slot|time|spot|place)\b/i;

/** "That was the only booking I found". */
const ONLY_ONE = /\bthe only (?:booking|appointment|reservation|visit|one)\b/i;
/** What becomes of an offer once it is agreed to. */
const ON_YOUR_WORD =
  /\byours (?:once|when|as soon as|if)\b|\b(?:say (?:the word|yes|so)|give me|(?:once|when|as soon as|if) you)\b.*\b(?:yours|in|into|booked|down|confirmed)\b/i;
/** Said for the case. */
const WOULD = /\bwould\b|'d\b/i;

/** Of what the agent has before it. */
const BY_SIGHT = /^\W*i\b|\b(?:in front of me|on my screen|that i can see)\b/i;

const NEW_CODE =
  /\b(?:new|different|fresh|another) (?:\w+ )?(?:code|reference|number)\b(?!.*[A-Z\d]{5})|\bcode (?:is|has) (?:\w+ )?(?:new|different|changed|another)\b/;
/** Who may be meant that is nobody's target by itself. */
const ROLES =
  /\b(?:manager|owner|dentist|doctor|hygienist|nurse|stylists?|billing|accounts?|pro shop|restaurant|supervisor)\b/gi;

/** Whether those named are whom the caller is handed over to. */
function isOfTarget(text: string, context: GateContext): boolean {
  const target = targetOf(context.events);
  if (!target) return true;
  const rest = text.replace(/\bnot (?:to )?(?:an?|the|our|any) [\w ]+/i, '');
  const named = [...peopleIn(rest, context), ...(rest.match(ROLES) ?? [])];
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

/** Whether something of the kind is known, and only its day, time, person or service is another. */
export function isOfOther(claim: SaidClaim, text: string, context: GateContext): boolean {
  if (claim !== 'stands' && claim !== 'changed' && claim !== 'cancelled') return false;
  const stated = statedIn(text, context);
  const rows = rowsOf(claim, context.events);
  return itemsMeant(text, rows, context).length > 0 && !holds({ text, stated }, rows, context);
}
