import { z } from 'zod';
import { idempotencyKey } from '../booking/idempotency-key.ts';
import type { KnownAppointment, Offer } from '../dialogue/events.ts';
import { callingNumber, undoneWrites } from '../dialogue/facts.ts';
import { itemWords, knownAppointment } from './describe.ts';
import { findAppointment, findOffer } from './offers.ts';
import { performWrite } from './perform-write.ts';
import {
  refused,
  requireConsent,
  requiredText,
  type Tool,
  type ToolAnswer,
  ToolRefusedError,
} from './tool.ts';
import type { ToolContext } from './tool-context.ts';

const parameters = z.object({
  appointment_id: requiredText(40).describe('appointment_id from retrieve_appointments'),
  new_slot_id: requiredText(20).describe('slot_id of an offer from fetch_slots'),
});

/** Moves an appointment to another offer; the code stays. */
export const modifyAppointment: Tool<z.infer<typeof parameters>> = {
  name: 'modify_appointment',
  description:
    'Move an appointment to another offered time. Only after you have read the new time back and the caller said yes.',
  parameters,
  async run({ appointment_id, new_slot_id }, context) {
    const current = findAppointment(appointment_id, context);
    const offer = findOffer(new_slot_id, context);
    if (movedAlready(current, offer, context)) return answer(current, offer, context, true);
    requireSameSort(current, offer);
    requireConsent(context, {
      kind: 'modify',
      subject: offer.id,
      readBack: context.phrases.readBackMove(itemWords(context, offer)),
    });
    const { events } = context.log;
    const calling = callingNumber(events);
    const request = {
      businessId: context.business.id,
      callId: context.callId,
      key: idempotencyKey({
        callId: context.callId,
        operation: 'modify',
        args: { appointment: current.rowId, slots: offer.slotIds, party: offer.partySize },
        undoneWrites: undoneWrites(events),
      }),
      appointmentId: current.rowId,
      service: offer.service,
      slotIds: offer.slotIds,
      partySize: offer.partySize,
      ...(calling && { phone: calling }),
      code: current.code,
    };
    return performWrite(context.store, {
      operation: 'modify',
      request,
      subject: offer.id,
      conclude: (written) => {
        if (!written.ok) throw refused(written.reason);
        const appointment = knownAppointment(current.id, written.appointment);
        return answer(appointment, offer, context, written.replayed);
      },
    });
  },
};

function answer(
  appointment: KnownAppointment,
  offer: Offer,
  context: ToolContext,
  replayed: boolean,
): ToolAnswer {
  const words = itemWords(context, appointment);
  return {
    result: { ok: true, appointment_id: appointment.id, when: words.when },
    outcome: {
      written: { kind: 'modify', subject: offer.id, appointment, replayed },
      say: context.phrases.moved(words, context.language.say.code(appointment.code)),
    },
  };
}

/**
 * Refuses an offer that was looked for without thinking of this appointment: it may be for fewer people
 * or for another service, which nobody asked to change.
 *
 * @throws ToolRefusedError `offer_not_for_appointment`
 */
function requireSameSort(current: KnownAppointment, offer: Offer): void {
  if (offer.forAppointment === current.id) return;
  if (offer.partySize === current.partySize && offer.service === current.service) return;
  throw new ToolRefusedError({
    reason: 'offer_not_for_appointment',
    message: `${offer.id} is ${offer.serviceName} for ${offer.partySize}, ${current.id} is ${current.serviceName} for ${current.partySize}; nothing was changed. Call fetch_slots with appointment_id ${current.id}, and with service or party_size only if the caller wants another.`,
  });
}

/** Whether the last thing done to the appointment was this very move. */
function movedAlready(current: KnownAppointment, offer: Offer, context: ToolContext): boolean {
  const last = context.log.events.findLast(
    (event) =>
      event.type === 'tool.succeeded' &&
      event.data.outcome.written?.appointment?.rowId === current.rowId,
  );
  const written = last?.type === 'tool.succeeded' ? last.data.outcome.written : undefined;
  return written?.kind === 'modify' && written.subject === offer.id;
}
