import type { z } from 'zod';
import { StoreRejectedError, StoreUnavailableError } from '../store/errors.ts';
import { bookAppointment } from './book-appointment.ts';
import { cancelAppointment } from './cancel-appointment.ts';
import { endConversation } from './end-conversation.ts';
import { fetchSlots } from './fetch-slots.ts';
import { identifyUser } from './identify-user.ts';
import { modifyAppointment } from './modify-appointment.ts';
import { UnconfirmedWriteError } from './perform-write.ts';
import { retrieveAppointments } from './retrieve-appointments.ts';
import { takeMessage } from './take-message.ts';
import { type Tool, type ToolAnswer, ToolRefusedError } from './tool.ts';
import type { ToolContext } from './tool-context.ts';
import { transferCall } from './transfer-call.ts';

/** Every tool there is, in the order models see them. */
export const allTools = [
  identifyUser,
  fetchSlots,
  bookAppointment,
  retrieveAppointments,
  modifyAppointment,
  cancelAppointment,
  takeMessage,
  transferCall,
  endConversation,
] as unknown as readonly Tool[];

/**
 * Runs one tool call from raw arguments to a logged outcome: the only way anything happens for a
 * caller.
 *
 * @throws ToolRefusedError with a message for the model; every other failure becomes one.
 */
export async function runTool(options: {
  tool: Tool;
  toolCallId: string;
  rawArgs: unknown;
  context: ToolContext;
}): Promise<ToolAnswer> {
  const { tool, toolCallId, rawArgs, context } = options;
  const { log } = context;
  const parsed = tool.parameters.safeParse(rawArgs ?? {});
  log.append({
    type: 'tool.started',
    data: {
      tool: tool.name,
      toolCallId,
      args: parsed.success ? parsed.data : { invalid: JSON.stringify(rawArgs)?.slice(0, 500) },
    },
  });
  try {
    if (!parsed.success) throw invalidArguments(tool.name, parsed.error);
    const answer = await tool.run(parsed.data, context);
    log.append({
      type: 'tool.succeeded',
      data: { tool: tool.name, toolCallId, result: answer.result, outcome: answer.outcome },
    });
    if (answer.outcome.caller) {
      log.append({ type: 'caller.identified', data: answer.outcome.caller });
    }
    return answer;
  } catch (cause) {
    const refusal = asRefusal(cause, context);
    log.append({
      type: 'tool.failed',
      data: { tool: tool.name, toolCallId, reason: refusal.reason, message: refusal.message },
    });
    if (cause instanceof StoreUnavailableError || cause instanceof UnconfirmedWriteError) {
      log.append({
        type: 'provider.failed',
        data: { kind: 'database', provider: 'store', reason: 'refused', message: cause.message },
      });
    }
    if (cause instanceof UnconfirmedWriteError) {
      context.unconfirmed?.({ tool: tool.name, toolCallId, write: cause.write });
    }
    throw refusal;
  }
}

function invalidArguments(tool: string, error: z.ZodError): ToolRefusedError {
  const problems = error.issues.map(
    (issue) => `${issue.path.join('.') || 'arguments'}: ${issue.message}`,
  );
  return new ToolRefusedError({
    reason: 'invalid_arguments',
    message: `${tool} was not run: ${problems.join('; ')}. Correct the arguments, or ask the caller for what is missing.`,
  });
}

function asRefusal(cause: unknown, context: ToolContext): ToolRefusedError {
  if (cause instanceof ToolRefusedError) return cause;
  if (cause instanceof StoreRejectedError) {
    return new ToolRefusedError({
      reason: 'rejected',
      message: `The appointment book refused this (${cause.code}); nothing was changed. Check the arguments or offer to take a message.`,
    });
  }
  if (cause instanceof UnconfirmedWriteError) {
    return new ToolRefusedError({
      reason: 'unconfirmed',
      message: `The appointment book has not answered, and whether this was done is not known yet; it is being asked again. Say "${context.phrases.unconfirmed()}" and nothing more about it.`,
    });
  }
  return new ToolRefusedError({
    reason: 'unavailable',
    message: `The appointment book cannot be reached, nothing is known to have changed. Say "${context.phrases.unavailable()}" and offer to try again or to take a message.`,
  });
}
