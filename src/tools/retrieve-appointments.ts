import { z } from 'zod';
import { appointmentsOf, callingNumber } from '../dialogue/facts.ts';
import { itemWords, withIds } from './describe.ts';
import { refused, type Tool, ToolRefusedError } from './tool.ts';

const parameters = z.object({});

/** Lists the upcoming appointments the caller has a right to hear about. */
export const retrieveAppointments: Tool<z.infer<typeof parameters>> = {
  name: 'retrieve_appointments',
  description:
    "List the caller's upcoming appointments: those under the number they call from, and any found by code and name.",
  parameters,
  async run(_args, context) {
    const { log, store, business, callId } = context;
    const known = appointmentsOf(log.events);
    const calling = callingNumber(log.events);
    if (!calling && known.length === 0) {
      throw new ToolRefusedError({
        reason: 'identity_needed',
        message:
          "The caller's own number is not shown. Ask for the confirmation code and the name it is under and pass both to identify_user.",
      });
    }
    const found = calling
      ? await store.listAppointments({
          businessId: business.id,
          callId,
          phone: calling,
        })
      : ({ ok: true, appointments: [] } as const);
    if (!found.ok) throw refused(found.reason);
    const byNumber = withIds(found.appointments, known);
    const listed = new Set(byNumber.map(({ rowId }) => rowId));
    const appointments = [
      ...byNumber,
      ...known.filter(({ rowId, status }) => !listed.has(rowId) && status === 'booked'),
    ].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
    return {
      result: {
        appointments: appointments.map((item) => ({
          appointment_id: item.id,
          ...itemWords(context, item),
          confirmation_code: item.code,
        })),
        note:
          appointments.length === 0
            ? 'None under this number. If the caller has a confirmation code, ask for it and the name.'
            : 'Tell them in these words.',
      },
      outcome: { appointments },
    };
  },
};
