import type { KnownAppointment, Offer } from '../dialogue/events.ts';
import { appointmentsOf, offersOf } from '../dialogue/facts.ts';
import type { GateContext } from './gate/context.ts';

/** `[[S2]]`, `[[A1]]`, `[[A1.code]]`, `[[S2.time]]`, `[[price cleaning]]`. */
const REFERENCE = /\[\[\s*(?:([sa]\d+)(?:\s*[.:]\s*(\w+))?|price[\s:.]+([^\][]+?))\s*\]\]/gi;
/** Anything of the kind that is none of these. */
const BRACKETS = /\[\[|\]\]/;

/**
 * A model's sentence with what it refers to by id in words of code: an offer or an appointment as
 * its day and time (and person), an appointment's code spelt, a service's price. Null when it
 * refers to something this call does not hold: then nothing of it can be said.
 *
 * @example inWords('I have [[S1]] or [[S2]].', context) // 'I have Tuesday, November 24 at 10 AM or ...'
 */
export function inWords(sentence: string, context: GateContext): string | null {
  let isKnown = true;
  const text = sentence.replace(REFERENCE, (_all, id?: string, part?: string, service?: string) => {
    const words = service ? priceOf(service, context) : id ? factOf(id, part, context) : null;
    isKnown &&= words !== null;
    return words ?? '';
  });
  return isKnown && !BRACKETS.test(text) ? text : null;
}

function factOf(id: string, part: string | undefined, context: GateContext): string | null {
  const { events, language, read } = context;
  const { say } = language;
  const isId = (item: { id: string }) => item.id === id.toUpperCase();
  const appointment = appointmentsOf(events).find(isId);
  const item: Offer | KnownAppointment | undefined = appointment ?? offersOf(events).find(isId);
  if (!item) return null;
  const start = new Date(item.startsAt);
  switch (part?.toLowerCase()) {
    case undefined: {
      const isChosen = read.resources.some(({ name }) => name === item.resourceName);
      const when = say.dateTime(start, read.zone, read.now);
      return isChosen ? `${when} with ${item.resourceName}` : when;
    }
    case 'day':
      return say.date(start, read.zone, read.now);
    case 'time':
      return say.time(start, read.zone);
    case 'code':
      return appointment ? say.code(appointment.code) : null;
    default:
      return null;
  }
}

function priceOf(service: string, { business, language }: GateContext): string | null {
  const named = business.services.find(({ names }) =>
    names.some((name) => name.toLowerCase() === service.toLowerCase()),
  );
  return named?.priceCents == null ? null : language.say.money(named.priceCents, named.currency);
}
