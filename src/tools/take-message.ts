import { z } from 'zod';
import { idempotencyKey } from '../booking/idempotency-key.ts';
import { callerOf, undoneWrites } from '../dialogue/facts.ts';
import { StoreUnavailableError } from '../store/errors.ts';
import { optionalText, requireConsent, requiredText, type Tool, ToolRefusedError } from './tool.ts';
import { readContextOf } from './tool-context.ts';

const parameters = z.object({
  text: requiredText(2000).describe("The message, in the caller's words"),
  name: optionalText(120).describe('Who it is from'),
  contact_number: optionalText(60).describe('Number to call back'),
});

/** Stores a message for the business. */
export const takeMessage: Tool<z.infer<typeof parameters>> = {
  name: 'take_message',
  description:
    'Store a message for the staff. Only after you have read it back and the caller said yes; ask for name and number to call back first.',
  parameters,
  async run(args, context) {
    const caller = callerOf(context.log.events);
    const read = readContextOf(context);
    const given = args.contact_number
      ? context.language.readPhone(args.contact_number, read.country)
      : undefined;
    if (given === null) {
      throw new ToolRefusedError({
        reason: 'number_not_understood',
        message: `"${args.contact_number}" is not a complete phone number. Ask for it again, or leave it out.`,
      });
    }
    const name = args.name ?? caller.name ?? null;
    const phone = given ?? caller.phone ?? null;
    const spokenPhone = phone && context.language.say.phone(phone);
    requireConsent(context, {
      kind: 'message',
      subject: 'message',
      words: [
        args.text,
        ...(name && name !== caller.name ? [name] : []),
        ...(spokenPhone && phone !== caller.phone ? [spokenPhone] : []),
      ],
      readBack: context.phrases.readBackMessage(args.text, name, spokenPhone),
    });
    const request = {
      businessId: context.business.id,
      callId: context.callId,
      key: idempotencyKey({
        callId: context.callId,
        operation: 'message',
        args: { text: args.text, name, phone },
        undoneWrites: undoneWrites(context.log.events),
      }),
      text: args.text,
      ...(name && { name }),
      ...(phone && { contactNumber: phone }),
    };
    const stored = await context.store.takeMessage(request).catch(async (cause: unknown) => {
      if (!(cause instanceof StoreUnavailableError && context.keepMessage)) throw cause;
      // Safe on disk it is taken: with its key it will be stored once, also where it is already.
      await context.keepMessage(request);
      return { replayed: false };
    });
    return {
      result: { ok: true },
      outcome: {
        written: { kind: 'message', subject: 'message', replayed: stored.replayed },
        say: context.phrases.messageTaken(args.text),
      },
    };
  },
};
