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
  return partyHolds(sentence, items, context) &&
    serviceHolds(sentence, items, context) &&
    isOffered(sentence, context)
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

/** "That's a cleaning on Wednesday", "your cleaning is at ten", "a cleaning with Amelia on Friday". */
const THING_AT =
  /(?:\b(?:that's|that is|that'd be|that would be|it's|it is|that makes|down for|booked(?: in)? for|you have|you've(?: got)?|confirm|book(?: you)?(?: in)?(?: for)?)|^|[,:;—–]) ?(?:so |and |then |okay )*(?:just )?(?:an?|your)(?: [\w-]+)?? ([\w-]+)(?: with \p{Lu}\w+)?(?:'s| is)?(?: now| still)?(?= (?:on|at|for|this|next|tomorrow)\b)/giu;
/** What may be on a day or at a time, whatever it is that a business does. */
const ANY_THING =
  /^(?:appointments?|bookings?|reservations?|visits?|slots?|spots?|times?|tables?|openings?|options?|places?|sessions?|starts?|rounds?|games?|gaps?|cuts?|ones?|part(?:y|ies)|groups?|\w+some|two|three|four|\w*day|\w*time|mornings?|afternoons?|evenings?|lunch|nights?|weeks?|weekend|hours?|minutes?|clock|o'clock|[ap]m|choice|pick|idea|plan|question|problem|shame|pity|chance|message|note|name|number|code|call|look|way|bit|little|lot|few|couple|yes|no|good|great|people|players|thing|request|reminder|change|move|swap|suggestion|proposal|offer|possibility|stylist|dentist|team|other|half|quarter|thirty|fifteen|dozen|second|moment|course|friend|total|person|\d\S*)$/i;

/** Whether what is said to be on a day or at a time is one of the services, where it is called anything. */
function isOffered(sentence: string, context: GateContext): boolean {
  const { dates, minutes } = statedIn(sentence, context);
  if (dates.length + minutes.length === 0) return true;
  return [...sentence.matchAll(THING_AT)].every(
    ([, thing = '']) =>
      ANY_THING.test(thing) ||
      servicesIn(thing, context.business).length > 0 ||
      statedIn(thing, context).dates.length + statedIn(thing, context).minutes.length > 0 ||
      context.business.services.some(({ names }) =>
        names.some((name) => name.toLowerCase().split(' ').includes(thing.toLowerCase())),
      ),
  );
}
