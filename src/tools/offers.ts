import type { KnownAppointment, Offer } from '../dialogue/events.ts';
import { appointmentsOf, offersOf, offersOnTable } from '../dialogue/facts.ts';
import { sayWhen } from './describe.ts';
import { ToolRefusedError } from './tool.ts';
import type { ToolContext } from './tool-context.ts';

/**
 * The offer handed out in this call under this id.
 *
 * @throws ToolRefusedError `unknown_slot`, listing the ids that are valid.
 */
export function findOffer(slotId: string, context: ToolContext): Offer {
  const offer = offersOf(context.log.events).find(({ id }) => id === slotId.toUpperCase());
  if (offer) return offer;
  const valid = offersOnTable(context.log.events)
    .map(({ id, startsAt }) => `${id} (${sayWhen(context, startsAt)})`)
    .join(', ');
  throw new ToolRefusedError({
    reason: 'unknown_slot',
    message: `"${slotId}" is not a slot_id of this call; nothing was changed. ${valid ? `Use one of ${valid}, or call fetch_slots again.` : 'Call fetch_slots first and use a slot_id it returns.'}`,
  });
}

/**
 * The booked appointment known in this call under this id.
 *
 * @throws ToolRefusedError `unknown_appointment` for any other id, `already_cancelled`.
 */
export function findAppointment(appointmentId: string, context: ToolContext): KnownAppointment {
  const known = appointmentsOf(context.log.events);
  const found = known.find(({ id }) => id === appointmentId.toUpperCase());
  if (!found) {
    throw new ToolRefusedError({
      reason: 'unknown_appointment',
      message: `"${appointmentId}" is not an appointment_id of this call; nothing was changed. Call retrieve_appointments and use an appointment_id it returns.`,
    });
  }
  if (found.status === 'cancelled') {
    throw new ToolRefusedError({
      reason: 'already_cancelled',
      message: 'That appointment has already been cancelled.',
    });
  }
  return found;
}
