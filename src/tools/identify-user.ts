import { z } from 'zod';
import type { CallEvent } from '../dialogue/events.ts';
import { appointmentsOf, callerOf, callingNumber } from '../dialogue/facts.ts';
import { StoreUnavailableError } from '../store/errors.ts';
import { withIds } from './describe.ts';
import { optionalText, refused, type Tool, ToolRefusedError } from './tool.ts';
import { readContextOf } from './tool-context.ts';

const parameters = z.object({
  contact_number: optionalText(60).describe('Phone number the caller gave, as they said it'),
  name: optionalText(120).describe("The caller's name"),
  email: optionalText(254).describe('Email address the caller gave, such as ana@example.com'),
  confirmation_code: optionalText(40).describe(
    'Confirmation code of an existing appointment; needs the name as well',
  ),
});

/** Whether a name may stand on the profile of the number that calls: there is no other yet. */
function isOwn(name: string, events: readonly CallEvent[]): boolean {
  const opened = events.find((event) => event.type === 'caller.identified');
  const profile = opened?.type === 'caller.identified' ? opened.data.name : undefined;
  return profile === undefined || profile.toLowerCase() === name.toLowerCase();
}

/** Where a name may have come from: the caller's words, or what the book holds of them. */
function namesHeard(events: readonly CallEvent[]): string[] {
  const said = events.flatMap((event) => {
    if (event.type === 'turn.caller') return event.data.text;
    if (event.type === 'slot.filled' && event.data.name === 'name') return event.data.value;
    return event.type === 'caller.identified' ? (event.data.name ?? []) : [];
  });
  return [...said, ...appointmentsOf(events).map(({ callerName }) => callerName)];
}

const ADDRESS = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

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
    const email = args.email?.toLowerCase().replace(/\s+/g, '');
    if (email && !ADDRESS.test(email)) {
      throw new ToolRefusedError({
        reason: 'email_not_understood',
        message: `"${args.email}" is no email address. Ask the caller to spell it, or go on without.`,
      });
    }
    if (!givenName && !number && !code && !email) {
      throw new ToolRefusedError({
        reason: 'nothing_given',
        message:
          'Pass at least one of name, contact_number, email and confirmation_code; ask the caller.',
      });
    }
    if (givenName && !language.isNameSaid(givenName, namesHeard(log.events))) {
      throw new ToolRefusedError({
        reason: 'name_not_said',
        message: `The caller has not said the name "${givenName}". Ask for the name, and pass what they say.`,
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
    const caller = {
      ...(name && { name }),
      ...(contact && { phone: contact }),
      ...(email && { email }),
      verified,
    };
    if (!code) {
      // A number that was only said is a hint: it may not touch the profile stored under it.
      if (verified && contact) {
        const profile = {
          businessId: business.id,
          callId,
          phone: contact,
          // Who books for somebody else is still who they were.
          ...(name && isOwn(name, log.events) && { name }),
          ...(email && { email }),
          verified: true,
        };
        await store.identifyCaller(profile).catch((cause: unknown) => {
          // Who calls is known to this call either way; the profile can wait for the next one.
          if (!(cause instanceof StoreUnavailableError)) throw cause;
        });
      }
      return {
        result: {
          ok: true,
          name: name ?? null,
          contact_number: contact ?? null,
          ...(email && { email }),
        },
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
