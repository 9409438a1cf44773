import { z } from 'zod';
import { optionalText, type Tool } from './tool.ts';

const parameters = z.object({
  reason: optionalText(200).describe('Why the call ends, in a few words'),
});

/** Says goodbye and hangs up once the goodbye has been heard. */
export const endConversation: Tool<z.infer<typeof parameters>> = {
  name: 'end_conversation',
  description: 'End the call politely when the caller is done. The goodbye is spoken for you.',
  parameters,
  async run({ reason }, context) {
    return {
      result: { ok: true },
      outcome: { ended: { reason: reason ?? 'done' }, say: context.phrases.goodbye() },
    };
  },
};
