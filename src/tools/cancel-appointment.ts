import { z } from 'zod';
import { idempotencyKey } from '../booking/idempotency-key.ts';
import { callingNumber, undoneWrites } from '../dialogue/facts.ts';
import { itemWords, knownAppointment } from './describe.ts';
import { findAppointment } from './offers.ts';
import { performWrite } from './perform-write.ts';
import { refused, requireConsent, requiredText, type Tool } from './tool.ts';

const parameters = z.object({
  appointment_id: requiredText(40).describe('appointment_id from retrieve_appointments'),
});

/** Cancels an appointment the caller has a right to. */
export const cancelAppointment: Tool<z.infer<typeof parameters>> = {
  name: 'cancel_appointment',
  description:
    'Cancel an appointment. Only after you have said which one will be cancelled and the caller said yes.',
  parameters,
  async run({ appointment_id }, context) {
    const current = findAppointment(appointment_id, context);
    requireConsent(context, {
      kind: 'cancel',
      subject: current.id,
      readBack: context.phrases.readBackCancel(itemWords(context, current)),
    });
    const { events } = context.log;
    const calling = callingNumber(events);
    const request = {
      businessId: context.business.id,
      callId: context.callId,
      key: idempotencyKey({
        callId: context.callId,
        operation: 'cancel',
        args: { appointment: current.rowId },
        undoneWrites: undoneWrites(events),
      }),
      appointmentId: current.rowId,
      ...(calling && { phone: calling }),
      code: current.code,
    };
    return performWrite(context.store, {
      operation: 'cancel',
      request,
      subject: current.id,
      conclude: (written) => {
        if (!written.ok) throw refused(written.reason);
        const appointment = knownAppointment(current.id, written.appointment);
        return {
          result: { ok: true, appointment_id: appointment.id, status: appointment.status },
          outcome: {
            written: {
              kind: 'cancel',
              subject: current.id,
              appointment,
              replayed: written.replayed,
            },
            say: context.phrases.cancelled(itemWords(context, appointment)),
          },
        };
      },
    });
  },
};
