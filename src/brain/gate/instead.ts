import type { CallEvent, EventOf, KnownAppointment, Offer } from '../../dialogue/events.ts';
import { appointmentsOf, offersOf, offersOnTable } from '../../dialogue/facts.ts';
import type { ItemWords, Phrases } from '../../language/phrases.ts';
import type { GateContext, GateReason } from './context.ts';
import { gate } from './gate.ts';
import { isAboutAppointment } from './log.ts';
import { servicesIn } from './services.ts';

/** Sentences that tell the truth where a model's did not. */
export type GateWording = Pick<
  Phrases,
  'instead' | 'stands' | 'onTable' | 'costs' | 'readBackBooking' | 'readBackMove' | 'readBackCancel'
>;

/**
 * What is said in place of a sentence that was kept back: what the row says, where one holds it,
 * the question the caller has yet to answer, or what there is to choose from. Not what was said
 * just before, in this reply (`said`) or the last.
 */
export function insteadOf(
  caught: { sentence: string; reason: GateReason; said: string },
  context: GateContext,
  wording: GateWording,
): string {
  const last = context.events.findLast((event) => event.type === 'turn.agent');
  const before = `${last?.type === 'turn.agent' ? last.data.text : ''} ${caught.said}`;
  const truths = [...truthsOf(caught, context, wording), ...wording.instead('not_understood')];
  return truths.find((truth) => !before.includes(truth)) ?? truths.at(-1) ?? '';
}

/** The truths that may take a sentence's place, the most telling first. */
function truthsOf(
  { sentence, reason }: { sentence: string; reason: GateReason },
  context: GateContext,
  wording: GateWording,
): string[] {
  // "Nothing has been cancelled" is no truth where something was.
  const plain = wording.instead(reason).filter((one) => gate(one, context) === null);
  if (reason === 'states_price') return [...priceIn(sentence, context, wording), ...plain];
  const question = openQuestion(context, wording);
  const asked = question ? [question] : [];
  if (reason === 'not_understood') return [...asked, ...known(context, wording)];
  if (!reason.startsWith('claims_') && reason !== 'states_moment') return plain;
  if (question)
    return reason === 'states_moment' ? asked : plain.map((one) => `${one} ${question}`);
  const standing = standingOf(context, wording);
  if (reason === 'states_moment' || reason === 'claims_booking') {
    return [...standing, ...plain, ...known(context, wording)];
  }
  if (reason === 'claims_change' || reason === 'claims_cancellation') {
    return plain.map((one) => [one, ...standing].join(' '));
  }
  return plain;
}

function priceIn(sentence: string, context: GateContext, wording: GateWording): string[] {
  const [service, ...others] = servicesIn(sentence, context.business).flatMap(
    ({ services }) => services,
  );
  const { priceCents, currency, names: [name = ''] = [] } = service ?? {};
  if (priceCents == null || !currency || others.length > 0) return [];
  return [wording.costs(name, context.language.say.money(priceCents, currency))];
}

/** What the last tool found: times to choose from, or the one appointment. */
function known(context: GateContext, wording: GateWording): string[] {
  const { events, language } = context;
  const offers = isAboutAppointment(events) ? [] : offersOnTable(events);
  if (offers.length === 0) return standingOf(context, wording);
  const { zone, now } = context.read;
  const days = new Map<string, string[]>();
  for (const { startsAt, resourceName } of offers) {
    const start = new Date(startsAt);
    const day = language.say.date(start, zone, now);
    const isChosen = context.read.resources.some(({ name }) => name === resourceName);
    const who = isChosen ? ` with ${resourceName}` : '';
    days.set(day, [...(days.get(day) ?? []), `${language.say.time(start, zone)}${who}`]);
  }
  // Each day is said once.
  const times = [...days].map(([day, at]) => `${day} at ${language.say.either(at)}`);
  return [wording.onTable(language.say.either(times))];
}

/** The one appointment that stands, where it is what was spoken of. */
function standingOf(context: GateContext, wording: GateWording): string[] {
  const { events } = context;
  const [row, ...others] = appointmentsOf(events).filter(({ status }) => status === 'booked');
  if (!row || others.length > 0 || !isAboutAppointment(events)) return [];
  return [wording.stands(wordsOf(row, context))];
}

/** The last read-back, worded again, if the caller has said neither yes nor no to it. */
function openQuestion(context: GateContext, wording: GateWording): string | null {
  const { events } = context;
  const at = events.findLastIndex(
    (event) => event.type === 'turn.agent' && event.data.readBacks.length > 0,
  );
  const asked = events[at];
  if (asked?.type !== 'turn.agent' || isAnswered(events.slice(at + 1), context)) return null;
  const { kind, subject } = asked.data.readBacks[0] ?? {};
  if (kind === 'cancel') {
    const row = appointmentsOf(events).find(({ id }) => id === subject);
    return row ? wording.readBackCancel(wordsOf(row, context)) : null;
  }
  const offer = offersOf(events).find(({ id }) => id === subject);
  if (!offer) return null;
  const words = wordsOf(offer, context);
  return offer.forAppointment ? wording.readBackMove(words) : wording.readBackBooking(words, null);
}

function isAnswered(events: readonly CallEvent[], { language, read }: GateContext): boolean {
  const said = events.filter(
    (event): event is EventOf<'turn.caller'> => event.type === 'turn.caller',
  );
  return (
    events.some(({ type }) => type.startsWith('tool.')) ||
    said.some(({ data }) => (data.answer ?? language.read(data.text, read).leaning) !== null)
  );
}

function wordsOf(item: Offer | KnownAppointment, { language, read }: GateContext): ItemWords {
  const isChosen = read.resources.some(({ name }) => name === item.resourceName);
  return {
    service: item.serviceName,
    when: language.say.dateTime(new Date(item.startsAt), read.zone, read.now),
    resource: isChosen ? item.resourceName : null,
    party: (read.maxParty ?? 1) > 1 ? item.partySize : null,
  };
}
