import { DateTime } from 'luxon';
import type { KnownAppointment, Offer } from '../../dialogue/events.ts';
import { offersOnTable } from '../../dialogue/facts.ts';
import type { GateContext } from './context.ts';
import { holds, itemsMeant, peopleIn, type Stated } from './items.ts';
import { momentsOf } from './row-moments.ts';
import { asTimes, statedIn } from './stated.ts';

const FIRST = /\b(?:earliest|soonest)\b/i;
const LAST = /\blatest\b/i;
/** "The earliest I have | is | Tuesday at ten", either way round. */
const IS = /\s(?:is|are|would be|was)\s|'s\s(?!(?:is|are|was|would)\b)/i;
/** "Amelia has the earliest". */
const HAS = /\s(?:has|have)\s/i;
/** Of some part of a day or of what is left: which of them is the first is not told. */
const OF_SOME =
  /\b(?:after|before|(?<!half |quarter |ten |five |twenty )past|from|around|near\w*|clos\w*|evenings?|lunch\w*|next|other|else|another|then)\b/i;

const NOON = 12 * 60;

/** Whether what is called the earliest or the latest is that, of what is on the table. */
export function orderHolds(text: string, context: GateContext): boolean {
  const at = text.search(IS.test(text) ? IS : HAS);
  const isFirst = FIRST.test(text);
  if (at < 0 || isFirst === LAST.test(text)) return true;
  const sides = [text.slice(0, at), text.slice(at)];
  const named = sides.findIndex((side) => FIRST.test(side) || LAST.test(side));
  const [of = '', told = ''] = named === 0 ? sides : [sides[1], sides[0]];
  if (OF_SOME.test(of)) return true;
  const among = statedIn(of.replace(/\bof (?:the|those|these|all) .*/i, ''), context).dates;
  const offers = itemsMeant(of, offersOnTable(context.events), context)
    .filter((offer) => among.length === 0 || momentsOf([offer], context).some(isOn(among)))
    .filter((offer) => momentsOf([offer], context).some(isInPart(of)))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const best = isFirst ? offers[0] : offers.at(-1);
  // "I have the earliest at nine": all on one side.
  const { dates, minutes } = statedIn(told, context);
  const isElsewhere = dates.length + minutes.length + peopleIn(told, context).length === 0;
  return best === undefined || isTold(isElsewhere ? text : told, best, context);
}

const isOn =
  (dates: readonly string[]) =>
  ({ date }: { date: string }) =>
    dates.includes(date);

const isInPart =
  (text: string) =>
  ({ start }: { start: number }) =>
    /\bmornings?\b/i.test(text)
      ? start < NOON
      : !/\bafternoons?\b/i.test(text) || (start >= NOON && start < 17 * 60);

const ORDINAL =
  /^\W*(?:and )?the (first|second|third|last)(?: (?:one|option|time|slot|opening))?(?:'s| is)\b/i;

/** "The second is at eight ten": each in its place among those found. */
export function ordinalHolds(
  { text, stated }: { text: string; stated: Stated },
  context: GateContext,
): boolean {
  const [, ordinal = ''] = ORDINAL.exec(text) ?? [];
  const offers = offersOnTable(context.events).toSorted((a, b) =>
    a.startsAt.localeCompare(b.startsAt),
  );
  const at = ['first', 'second', 'third'].indexOf(ordinal.toLowerCase());
  const offer = at >= 0 ? offers[at] : offers.at(-1);
  if (stated.minutes.length > 1) return true;
  return ordinal === '' || (offer !== undefined && holds({ text, stated }, [offer], context));
}

const EARLIER = /\b(?:the|your) (?:earlier|first|sooner)\b/i;
const LATER = /\b(?:the|your) (?:later|second|last)\b/i;

/** "The later one is on Wednesday": which of two appointments is meant by its place in time. */
export function placeHolds(
  { text, stated }: { text: string; stated: Stated },
  rows: readonly KnownAppointment[],
  context: GateContext,
): boolean {
  const [isEarly, isLate] = [EARLIER.test(text), LATER.test(text)];
  if (rows.length === 0) return ordinalHolds({ text, stated }, context);
  if (rows.length !== 2 || isEarly === isLate) return true;
  const row = rows.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))[isEarly ? 0 : 1];
  return row === undefined || holds({ text, stated }, [row], context);
}

/** Whether this one is among those a text names. */
function isTold(text: string, offer: Offer, context: GateContext): boolean {
  const { dates, minutes } = statedIn(text, context);
  const people = peopleIn(text, context);
  const [moment] = momentsOf([offer], context);
  if (!moment) return true;
  return (
    (dates.length === 0 || dates.includes(moment.date)) &&
    (minutes.length === 0 || minutes.includes(moment.start)) &&
    (people.length === 0 || people.includes(offer.resourceName))
  );
}

/** Whether one of these is in the part of the day that is named. */
export function partHolds(
  text: string,
  items: readonly (KnownAppointment | Offer)[],
  context: GateContext,
): boolean {
  const [part] = PART.exec(text.toLowerCase()) ?? [];
  if (!part) return true;
  const meant = itemsMeant(text, items, context).filter((one) =>
    holds({ text: '', stated: statedIn(asTimes(text), context) }, [one], context),
  );
  const isIn = ({ startsAt }: { startsAt: string }) => {
    const { hour } = DateTime.fromISO(startsAt, { zone: context.read.zone });
    return part === (hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening');
  };
  if (meant.length === 0) return items.some(isIn);
  return /\bboth\b/i.test(text) ? meant.every(isIn) : meant.some(isIn);
}

export const PART = /\b(?:morning|afternoon|evening)\b/i;
