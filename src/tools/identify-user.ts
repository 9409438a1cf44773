import { z } from 'zod';
import { appointmentsOf, callerOf, callingNumber } from '../dialogue/facts.ts';
import { StoreUnavailableError } from '../store/errors.ts';
import { withIds } from './describe.ts';
import { optionalText, refused, type Tool, ToolRefusedError } from './tool.ts';
import { readContextOf } from './tool-context.ts';

const parameters = z.object({
  contact_number: optionalText(60).describe('Phone number the caller gave, as they said it'),
  name: optionalText(120).describe("The caller's name"),
  confirmation_code: optionalText(40).describe(
    'Confirmation code of an existing appointment; needs the name as well',
  ),
});

/** Notes who is calling, or proves a right to one appointment by its code and name. */
export const identifyUser: Tool<z.infer<typeof parameters>> = {
  name: 'identify_user',
  description:
    'Note who the caller is: name and contact number as they say them. With a confirmation code and the name, finds that appointment.',
  parameters,
  async run(args, context) {
    const { log, store, language, business, callId } = context;
    const known = callerOf(log.events);
    const calling = callingNumber(log.events);
    const read = readContextOf(context);
    const { name: givenName, contact_number: number, confirmation_code: code } = args;
    if (!givenName && !number && !code) {
      throw new ToolRefusedError({
        reason: 'nothing_given',
        message: 'Pass at least one of name, contact_number and confirmation_code; ask the caller.',
      });
    }
    const phone = number ? language.readPhone(number, read.country) : undefined;
    if (phone === null) {
      throw new ToolRefusedError({
        reason: 'number_not_understood',
        message: `"${number}" is not a complete phone number. Ask the caller to say it again, digit by digit.`,
      });
    }
    const name = givenName ?? known.name;
    const verified = calling !== undefined && (phone ?? known.phone ?? calling) === calling;
    const contact = phone ?? known.phone ?? calling;
    const caller = { ...(name && { name }), ...(contact && { phone: contact }), verified };
    if (!code) {
      // A number that was only said is a hint: it may not touch the profile stored under it.
      if (verified && contact) {
        const profile = {
          businessId: business.id,
          callId,
          phone: contact,
          ...(name && { name }),
          verified: true,
        };
        await store.identifyCaller(profile).catch((cause: unknown) => {
          // Who calls is known to this call either way; the profile can wait for the next one.
          if (!(cause instanceof StoreUnavailableError)) throw cause;
        });
      }
      return {
        result: { ok: true, name: name ?? null, contact_number: contact ?? null },
        outcome: { caller },
      };
    }
    if (!name) {
      throw new ToolRefusedError({
        reason: 'name_needed',
        message: 'A code needs the name it is under. Ask for the name and pass both.',
      });
    }
    const plainCode = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
    if (plainCode === '') throw refused('not_found');
    const found = await store.listAppointments({
      businessId: business.id,
      callId,
      // Guesses are counted by the number that calls, over all its calls.
      ...(calling && { phone: calling }),
      code: plainCode,
      name,
    });
    if (!found.ok) throw refused(found.reason);
    const appointments = withIds(found.appointments, appointmentsOf(log.events));
    return {
      result: {
        ok: true,
        name,
        appointments: appointments.map((item) => ({ appointment_id: item.id })),
      },
      outcome: { caller, appointments },
    };
  },
};
