import type { KnownAppointment, Offer } from '../../dialogue/events.ts';
import type { GateContext, Moment } from './context.ts';
import { NUMBERS, numberFrom } from './numbers.ts';
import { momentsOf } from './row-moments.ts';
import { servicesIn } from './services.ts';

type Item = Pick<
  KnownAppointment | Offer,
  'startsAt' | 'endsAt' | 'serviceName' | 'resourceName' | 'partySize'
>;

export interface Stated {
  dates: readonly string[];
  minutes: readonly number[];
}

const PARTY = new RegExp(
  `\\b(?!one of you)(\\d|${NUMBERS.join('|')}) (?:players?|people|persons?|golfers?|guests?|of you|spots|places)\\b`,
  'gi',
);
const MORE = new RegExp(
  `(?<=\\b(?:players?|people|golfers?|of you)\\b.*)\\b(\\d|${NUMBERS.join('|')}) more\\b`,
  'gi',
);
const YOU_ALL = /\byou (two|three|four|five|six|seven|eight)\b(?! (?:have|find|see|offer))/gi;
const GROUP = new RegExp(
  `\\b(?:group|party|team) (?:of|is) (?:now )?(\\d|${NUMBERS.join('|')})\\b`,
  'gi',
);
/** "A tee time for two on Saturday": a party, or a time of day. */
const FOR_SOME = new RegExp(
  `\\bfor (\\d|${NUMBERS.join('|')})(?= (?:on|at|this|tomorrow|today)\\b|[,.?!]|$)`,
  'gi',
);
/** "Your threesome", "the pair of you". */
const COLLECTIVE = /\byour (two|three|four)some\b|\b(pair of you)\b/gi;
const AND_FRIENDS = new RegExp(
  `\\byou and (?:your )?(\\d|${NUMBERS.join('|')}) (?:friends?|others?)\\b`,
  'gi',
);
const ALL_OF_THEM =
  /\b(?:all (?:of )?(?:the |our |three |four |two )*(?:stylists|barbers|therapists|people|dentists|doctors)|every (?:stylist|barber|therapist|dentist|doctor)|every(?:one|body))\b/i;

/** A time at which something is over, rather than begins. */
export const ENDS =
  /\b(?:finish\w*|done|ends?|ending|until|till|over|(?:be|have you|get you) (?:away|out)|out by|away by|through)\b/i;

/** Rows that have what a statement says of them besides the time: person, service and party. */
export function itemsMeant<T extends Item>(
  text: string,
  items: readonly T[],
  context: GateContext,
): T[] {
  const people = peopleIn(text, context);
  const services = servicesIn(text, context.business);
  const names = new Set(services.flatMap((one) => one.services.map(({ names: [name] }) => name)));
  const party = partiesIn(text);
  const some = forSome(text, context);
  const isAt = (startsAt: string, hour: number) =>
    momentsOf([{ startsAt, endsAt: startsAt }], context).some(
      ({ start }) => start % (12 * 60) === (hour % 12) * 60,
    );
  return items.filter(
    ({ resourceName, serviceName, partySize, startsAt }) =>
      some.every((number) => number === partySize || isAt(startsAt, number)) &&
      (people.length === 0 || people.includes(resourceName)) &&
      (names.size === 0 || names.has(serviceName)) &&
      (party.length === 0 || party.includes(partySize)),
  );
}

/** Whether all that a statement says, of people and of times, is so of these rows. */
export function holds(
  { text, stated }: { text: string; stated: Stated },
  items: readonly Item[],
  context: GateContext,
): boolean {
  const meant = itemsMeant(text, items, context);
  if (meant.length === 0) return false;
  const fits = (moment: Moment) =>
    (stated.dates.length === 0 || stated.dates.includes(moment.date)) &&
    (stated.minutes.length === 0 || stated.minutes.includes(moment.start));
  const moments = momentsOf(meant, context);
  if (/\bboth\b/i.test(text) && moments.filter(fits).length < 2) return false;
  const each = peopleIn(text, context).every((name) =>
    momentsOf(
      meant.filter(({ resourceName }) => resourceName === name),
      context,
    ).some(fits),
  );
  // "A cleaning with a check-up": both.
  const ofServices = servicesIn(text, context.business).every(({ services }) =>
    meant.some(({ serviceName }) => services.some(({ names: [name] }) => name === serviceName)),
  );
  return each && ofServices && agrees({ stated, moments, endsAlone: ENDS.test(text) });
}

/** Who of the business is named; where there is but one, naming it says nothing. */
export function peopleIn(text: string, { business, read }: GateContext): string[] {
  const names = business
    ? business.resources.length > 1
      ? business.resources.map(([name]) => name ?? '')
      : []
    : read.resources.map(({ name }) => name);
  if (ALL_OF_THEM.test(text)) return names;
  return names.filter((name) => name !== '' && isNamedIn(name, text));
}

/** Whether this very name is in a text. */
export function isNamedIn(name: string, text: string): boolean {
  return new RegExp(`\\b${name}\\b`, 'i').test(text);
}

/**
 * Whether each date and each time stated is one of these, and they go together; an end counts only
 * beside its start, or where the statement is about ends.
 */
function agrees(given: {
  stated: Stated;
  moments: readonly Moment[];
  endsAlone: boolean;
}): boolean {
  const { stated, moments, endsAlone } = given;
  const { dates, minutes } = stated;
  const ofDay = moments.filter(({ date }) => dates.length === 0 || dates.includes(date));
  const started = ofDay.filter(({ start }) => minutes.length === 0 || minutes.includes(start));
  const meant = started.length === 0 && endsAlone ? ofDay : started;
  return (
    dates.every((day) => meant.some(({ date }) => date === day)) &&
    minutes.every((minute) => meant.some(({ start, end }) => minute === start || minute === end))
  );
}

/** "Four players at eight and two more at nine": "two players". */
export function moreAsPlayers(text: string): string {
  return text.replace(MORE, '$1 players');
}

/** "For two on Saturday", where several may come. */
export function forSome(text: string, { read }: GateContext): number[] {
  return (read.maxParty ?? 1) > 1 ? numbersIn(text, FOR_SOME) : [];
}

/** How many are to come, where a text says so. */
export function partiesIn(text: string): number[] {
  const collective = [...text.matchAll(COLLECTIVE)].map(([, word = '', pair]) =>
    pair ? 2 : NUMBERS.indexOf(word.toLowerCase()),
  );
  return [
    ...[PARTY, YOU_ALL, GROUP].flatMap((pattern) => numbersIn(text, pattern)),
    ...numbersIn(text, AND_FRIENDS).map((friends) => friends + 1),
    ...collective,
  ];
}

/** Every number below nine in a text, whatever it counts. */
export function smallNumbersIn(text: string): number[] {
  return numbersIn(text, new RegExp(`\\b(\\d|${NUMBERS.slice(0, 9).join('|')})\\b`, 'gi'));
}

function numbersIn(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map(([, number = '']) => numberFrom(number));
}
