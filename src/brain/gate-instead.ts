import type { CallEvent, EventOf, KnownAppointment, Offer } from '../dialogue/events.ts';
import { appointmentsOf, offersOf } from '../dialogue/facts.ts';
import type { ItemWords, Phrases } from '../language/phrases.ts';
import { isAboutAppointment } from './claim-support.ts';
import type { GateContext, GateReason } from './gate-context.ts';
import { servicesIn } from './gate-services.ts';

/** Sentences that tell the truth where a model's did not. */
export type GateWording = Pick<
  Phrases,
  'instead' | 'stands' | 'costs' | 'readBackBooking' | 'readBackMove' | 'readBackCancel'
>;

/**
 * What is said in place of a sentence that was kept back: what the row says, where one holds it,
 * and the question the caller has yet to answer.
 */
export function insteadOf(
  caught: { sentence: string; reason: GateReason },
  context: GateContext,
  wording: GateWording,
): string {
  const { sentence, reason } = caught;
  const { events, language } = context;
  const plain = wording.instead(reason);
  if (reason === 'states_price') {
    const [service, ...others] = servicesIn(sentence, context.business).flatMap(
      ({ services }) => services,
    );
    const { priceCents, currency, names: [name = ''] = [] } = service ?? {};
    if (priceCents == null || !currency || others.length > 0) return plain;
    return wording.costs(name, language.say.money(priceCents, currency));
  }
  if (!reason.startsWith('claims_') && reason !== 'states_moment') return plain;
  const question = openQuestion(context, wording);
  if (question) return reason === 'states_moment' ? question : `${plain} ${question}`;
  const [row, ...others] = appointmentsOf(events).filter(({ status }) => status === 'booked');
  if (!row || others.length > 0 || !isAboutAppointment(events)) return plain;
  const truth = wording.stands(wordsOf(row, context));
  if (reason === 'states_moment' || reason === 'claims_booking') return truth;
  return reason === 'claims_change' || reason === 'claims_cancellation'
    ? `${plain} ${truth}`
    : plain;
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
