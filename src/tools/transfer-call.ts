import { z } from 'zod';
import { pendingHandOver } from '../dialogue/hand-over.ts';
import { requiredText, type Tool, ToolRefusedError } from './tool.ts';
import { findTarget, isReachable, transferTargetsOf } from './transfer-targets.ts';

const parameters = z.object({
  target: requiredText(80).describe('Name of the transfer target'),
});

/**
 * Asks for the caller to be put through to one of the business's own targets, never to a number from
 * outside. The caller is told so first; the line does it then.
 */
export const transferCall: Tool<z.infer<typeof parameters>> = {
  name: 'transfer_call',
  description: 'Put the caller through to a person, by the name of the target.',
  parameters,
  async run({ target: said }, context) {
    const { business, log, phrases } = context;
    const targets = transferTargetsOf(business);
    if (!context.canTransfer || targets.length === 0) {
      throw new ToolRefusedError({
        reason: 'no_transfer',
        message: 'Nobody can be reached by transfer on this line. Offer to take a message.',
      });
    }
    const target = findTarget(business, said);
    if (!target) {
      throw new ToolRefusedError({
        reason: 'unknown_target',
        message: `There is no target "${said}". Targets: ${targets.map(({ name }) => name).join(', ')}.`,
      });
    }
    if (pendingHandOver(log.events)) {
      throw new ToolRefusedError({
        reason: 'already_transferring',
        message: 'A transfer is under way already. Say nothing about it.',
      });
    }
    if (!isReachable(target, { business, now: context.now() })) {
      throw new ToolRefusedError({
        reason: 'target_closed',
        message: `${target.name} cannot be reached at this hour. Tell the caller and offer to take a message.`,
      });
    }
    return {
      result: { ok: true, target: target.name },
      outcome: {
        handingOver: { target: target.name },
        say: phrases.handingOver(target.name),
      },
    };
  },
};
