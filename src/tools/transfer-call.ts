import { z } from 'zod';
import { requiredText, type Tool, ToolRefusedError } from './tool.ts';

const parameters = z.object({
  target: requiredText(80).describe('Name of the transfer target'),
});

/** Puts the caller through to one of the business's own targets, never to a number from outside. */
export const transferCall: Tool<z.infer<typeof parameters>> = {
  name: 'transfer_call',
  description: 'Put the caller through to a person, by the name of the target.',
  parameters,
  async run({ target }, context) {
    const targets = context.business.transfer_targets;
    const name = Object.keys(targets).find((key) => key.toLowerCase() === target.toLowerCase());
    const address = name === undefined ? undefined : targets[name];
    if (!context.transfer || Object.keys(targets).length === 0) {
      throw new ToolRefusedError({
        reason: 'no_transfer',
        message: 'Nobody can be reached by transfer on this line. Offer to take a message.',
      });
    }
    if (name === undefined || address === undefined) {
      throw new ToolRefusedError({
        reason: 'unknown_target',
        message: `There is no target "${target}". Targets: ${Object.keys(targets).join(', ')}.`,
      });
    }
    context.log.append({ type: 'transfer', data: { target: name, status: 'started' } });
    try {
      await context.transfer(address);
    } catch (cause) {
      context.log.append({ type: 'transfer', data: { target: name, status: 'error' } });
      throw new ToolRefusedError({
        reason: 'transfer_failed',
        message: `The transfer did not go through (${cause instanceof Error ? cause.message : 'unknown'}). Apologise and offer to take a message.`,
      });
    }
    context.log.append({ type: 'transfer', data: { target: name, status: 'success' } });
    return {
      result: { ok: true, target: name },
      outcome: { transferred: { target: name }, say: context.phrases.transferring(name) },
    };
  },
};
