import { appointmentsOf, offersOf } from '../../dialogue/facts.ts';
import { type GateContext, type GateReason, heardIn } from './context.ts';
import { tellsHours } from './hours.ts';
import { partiesIn, smallNumbersIn } from './items.ts';
import { servicesIn } from './services.ts';
import { statedIn } from './stated.ts';

/** Of how many may come at all, not of how many do. */
const CAPACITY =
  /\b(?:up to|most|max\w*|limit|at least|minimum|more|less|fewer|groups of|can|could|larger|bigger|each|per|any|together|holds?|takes?|or (?:\d|two|three|four|five|six|seven|eight))\b/i;

const IN_ALL = /\b(?:in all|altogether|in total)\b/i;

/**
 * A party or a service that neither the caller nor a tool has named, in what is read back or asked for
 * confirmation: "so three of you", "that's a colour on Friday at five, is it?".
 */
export function unsupportedWish(sentence: string, context: GateContext): GateReason | null {
  const items = [...offersOf(context.events), ...appointmentsOf(context.events)];
  return partyHolds(sentence, items, context) && serviceHolds(sentence, items, context)
    ? null
    : 'states_moment';
}

function partyHolds(
  sentence: string,
  items: readonly { partySize: number }[],
  { events, read }: GateContext,
): boolean {
  if ((read.maxParty ?? 1) < 2 || CAPACITY.test(sentence)) return true;
  // What it would cost for so many is looked at with the prices.
  if (/\bwould (?:be|come)\b.*(?:[$£€]|dollars|pounds|euros)/i.test(sentence)) return true;
  const known = [
    ...items.map(({ partySize }) => partySize),
    // How many come in all is so of what is booked, whatever was asked for.
    ...(IN_ALL.test(sentence) && sumOfParties(events) > 0
      ? [sumOfParties(events)]
      : heardIn(events).flatMap(smallNumbersIn)),
  ];
  return partiesIn(sentence).every((party) => known.includes(party));
}

/** How many are to come altogether. */
function sumOfParties(events: GateContext['events']): number {
  return appointmentsOf(events)
    .filter(({ status }) => status === 'booked')
    .reduce((sum, { partySize }) => sum + partySize, 0);
}

function serviceHolds(
  sentence: string,
  items: readonly { serviceName: string }[],
  context: GateContext,
): boolean {
  const { business, events } = context;
  const namesIn = (text: string) =>
    servicesIn(text, business).map(({ services }) => services.map(({ names: [name] }) => name));
  const [named, ...others] = namesIn(sentence);
  if (!named || others.length > 0) return true;
  const known = [
    ...items.map(({ serviceName }) => serviceName),
    ...heardIn(events).flatMap(namesIn).flat(),
  ];
  if (known.length === 0 || named.some((name) => known.includes(name ?? ''))) return true;
  const { minutes } = statedIn(sentence, context);
  return minutes.length === 0 || tellsHours(sentence, minutes);
}
