import { z } from 'zod';
import { idempotencyKey } from '../booking/idempotency-key.ts';
import type { KnownAppointment, Offer } from '../dialogue/events.ts';
import {
  appointmentsOf,
  type CallerFacts,
  callerOf,
  outcomesOf,
  undoneWrites,
} from '../dialogue/facts.ts';
import { itemWords, withId } from './describe.ts';
import { findOffer } from './offers.ts';
import { performWrite } from './perform-write.ts';
import {
  optionalText,
  refused,
  requireConsent,
  requiredText,
  type Tool,
  type ToolAnswer,
  ToolRefusedError,
} from './tool.ts';
import type { ToolContext } from './tool-context.ts';

const parameters = z.object({
  slot_id: requiredText(20).describe('slot_id of an offer from fetch_slots'),
  notes: optionalText(500).describe('Anything the business should know'),
});

/** Books an offer the caller has agreed to. */
export const bookAppointment: Tool<z.infer<typeof parameters>> = {
  name: 'book_appointment',
  description:
    'Book the offer with this slot_id. Only after you have read it back and the caller said yes, and after name and contact number are known.',
  parameters,
  async run({ slot_id, notes }, context) {
    const offer = findOffer(slot_id, context);
    const earlier = bookedAlready(offer, context);
    if (earlier) return answer(earlier, offer, context, true);
    const caller = callerOf(context.log.events);
    if (!caller.name || !caller.phone) {
      const missing = caller.name ? 'contact number' : 'name';
      throw new ToolRefusedError({
        reason: caller.name ? 'number_needed' : 'name_needed',
        message: `Ask for the caller's ${missing} and pass it to identify_user first; nothing was booked.`,
      });
    }
    requireConsent(context, {
      kind: 'book',
      subject: offer.id,
      readBack: context.phrases.readBackBooking(itemWords(context, offer), caller.name),
    });
    const { events } = context.log;
    const told = [notes, addressNote(caller)].filter(Boolean).join('\n');
    const request = {
      businessId: context.business.id,
      callId: context.callId,
      key: idempotencyKey({
        callId: context.callId,
        operation: 'book',
        args: {
          slots: offer.slotIds,
          service: offer.service,
          party: offer.partySize,
          name: caller.name,
          phone: caller.phone,
          notes: told || null,
        },
        undoneWrites: undoneWrites(events),
      }),
      service: offer.service,
      slotIds: offer.slotIds,
      partySize: offer.partySize,
      callerName: caller.name,
      callerPhone: caller.phone,
      verified: caller.verified,
      ...(told && { notes: told }),
    };
    return performWrite(context.store, {
      operation: 'book',
      request,
      subject: offer.id,
      conclude: (written) => {
        if (!written.ok) throw refused(written.reason);
        const appointment = withId(written.appointment, appointmentsOf(context.log.events));
        return answer(appointment, offer, context, written.replayed);
      },
    });
  },
};

/**
 * An address is kept with the number the call comes from; one given with a number that was only said
 * stays with this appointment.
 */
function addressNote({ email, verified }: CallerFacts): string {
  return email && !verified ? `Email: ${email}` : '';
}

function answer(
  appointment: KnownAppointment,
  offer: Offer,
  context: ToolContext,
  replayed: boolean,
): ToolAnswer {
  const { language, phrases } = context;
  return {
    result: {
      ok: true,
      appointment_id: appointment.id,
      confirmation_code: appointment.code,
      when: itemWords(context, appointment).when,
    },
    outcome: {
      written: { kind: 'book', subject: offer.id, appointment, replayed },
      say: phrases.booked(
        itemWords(context, appointment),
        language.say.code(appointment.code),
        appointment.callerName,
      ),
    },
  };
}

/** The appointment this very offer became earlier in the call, if it still stands. */
function bookedAlready(offer: Offer, context: ToolContext): KnownAppointment | undefined {
  const { events } = context.log;
  const write = outcomesOf(events)
    .map(({ written }) => written)
    .findLast((written) => written?.kind === 'book' && written.subject === offer.id);
  const appointment = appointmentsOf(events).find(({ id }) => id === write?.appointment?.id);
  const unmoved = appointment?.startsAt === write?.appointment?.startsAt;
  return appointment?.status === 'booked' && unmoved ? appointment : undefined;
}
