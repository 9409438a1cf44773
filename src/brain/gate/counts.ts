import type { KnownAppointment } from '../../dialogue/events.ts';
import { offersOf, offersOnTable } from '../../dialogue/facts.ts';
import type { GateContext } from './context.ts';
import { holds, itemsMeant, peopleIn, type Stated } from './items.ts';
import { isAboutAppointment } from './log.ts';
import { numberFrom } from './numbers.ts';
import { momentsOf, rowsOf } from './row-moments.ts';
import { statedIn } from './stated.ts';

/** "The only one of those on Thursday", "I only see one opening on Friday". */
export const ONE_AMONG =
  /\bthe only (?:one|time|slot|opening) of (?:those|them|these)\b|\b(?:only|just) (?:see |have |got |can see )*one (?:opening|slot|time|option|spot)\b|\bjust the one (?:opening|slot|time|option|spot)\b/i;

/** Whether but one of what is on the table is what is said. */
export function isOneAmong(text: string, context: GateContext): boolean {
  const stated = statedIn(text.replace(ONE_AMONG, ''), context);
  const fits = offersOnTable(context.events).filter((offer) => {
    const onDay = { text: '', stated: { dates: stated.dates, minutes: stated.minutes } };
    return holds(onDay, [offer], context);
  });
  const [only] = fits;
  return fits.length === 1 && only !== undefined && holds({ text, stated }, [only], context);
}

const OTHERS =
  /\b(?:the other (two|three|four)|all (two|three|four)\b(?! (?:of )?(?:you|players|people))|(two|three|four) of (?:them|those|these|the (?:two|three|four)))\b/i;

const ALL_OF_THEM = /\ball of (?:them|those|these) (?:is|are)\b/i;

/** "The other two are Wednesday": as many of what is on the table. */
export function othersHold(text: string, stated: Stated, context: GateContext): boolean {
  const count = ALL_OF_THEM.test(text)
    ? offersOnTable(context.events).length
    : numberOf(OTHERS, text);
  if (count === null) return true;
  const { dates, minutes } = stated;
  // "One is with Amelia, the other two are with Jonas".
  const of = text.slice(Math.max(0, text.search(OTHERS)));
  const fits = momentsOf(itemsMeant(of, offersOnTable(context.events), context), context).filter(
    ({ date, start }) =>
      (dates.length === 0 || dates.includes(date)) &&
      (minutes.length === 0 || minutes.some((minute) => isThen(text, start, minute))),
  );
  return fits.length >= count;
}

/** "Two of those are after nine". */
function isThen(text: string, start: number, minute: number): boolean {
  if (/\bbefore\b/i.test(text)) return start < minute;
  return /\bafter\b/i.test(text) ? start > minute : start === minute;
}

export const STAFF =
  /\ball (two|three|four|five) (?:of them )?(?:can )?(?:do|offer)\b|\b(one|two|three|four|five|\d) (?:stylists|hairdressers|barbers|therapists)\b/i;

/** Whether so many may come: "up to eight" is how many may come at most. */
export function partiesFit(
  parties: readonly number[],
  text: string,
  { read }: GateContext,
): boolean {
  const most = read.maxParty ?? 1;
  return parties.every((party) =>
    /\b(?:up to|only|at most)\b/i.test(text) ? party === most : party <= most,
  );
}

const COUNTED =
  /\b(one|two|three|four|five|\d) (?:appointments?|bookings?|reservations?|visits?|tee times?|times with us)\b/i;

const ALL_THERE_IS =
  /\bnothing else\b|\ball (?:that )?(?:you have|you've(?: got)?)\b|\bthat's all\b|\bis all(?: (?:i have|there is))?$|\bjust the (?!one\b)|\b(?:just|only) one\b/i;
/** Something comes again, or a party nobody has counted: no row says so. */
const NO_ROW =
  /\bevery (?:single |other )?(?:\w+day|week|month)\b|\b(?:each|once a|once every) (?:week|month)\b|\b(?:weekly|monthly|fortnightly)\b|\b(?:first|last) (?:slot|spot|time|appointment|one) of (?:the|that) day\b|\b(?:whole|entire) (?:family|group|party|team|lot)\b/i;

/** "You have two appointments". */
export function countHolds(
  text: string,
  rows: readonly KnownAppointment[],
  meant: readonly KnownAppointment[],
): boolean {
  const standing = new Set(rows.map(({ id }) => id)).size;
  if (ALL_THERE_IS.test(text) && standing > 1) return false;
  if (NO_ROW.test(text)) return false;
  if (/\btwice\b/i.test(text) && new Set(meant.map(({ id }) => id)).size !== 2) return false;
  const ofService = (name: string) =>
    new Set(rows.flatMap(({ id, serviceName }) => (serviceName === name ? id : []))).size;
  const names = [...new Set(rows.map(({ serviceName }) => serviceName))].filter((name) =>
    text.toLowerCase().includes(name.toLowerCase()),
  );
  // "Three haircuts".
  const fits = names.every((name) => {
    const number = numberOf(new RegExp(`\\b(two|three|four|five|six|\\d) ${name}s?\\b`, 'i'), text);
    return (number ?? ofService(name)) === ofService(name);
  });
  if (!fits) return false;
  const count = numberOf(COUNTED, text);
  if (count === null) return !/\bboth\b|\btwice\b/i.test(text) || standing === 2;
  return count === standing;
}

export function numberOf(pattern: RegExp, text: string): number | null {
  const number = pattern
    .exec(text)
    ?.slice(1)
    .find((one) => one !== undefined);
  return number ? numberFrom(number) : null;
}

/** Whether one who is named beside a length of time is one of those in question. */
export function peopleFit(text: string, context: GateContext): boolean {
  const { events } = context;
  const items = isAboutAppointment(events) ? rowsOf('stands', events) : offersOf(events);
  return (
    items.length === 0 ||
    peopleIn(text, context).every((name) => items.some((one) => one.resourceName === name))
  );
}
