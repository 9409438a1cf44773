import { llm } from '@livekit/agents';
import { z } from 'zod';
import { allTools, runTool } from '../tools/run-tool.ts';
import { ToolRefusedError } from '../tools/tool.ts';
import type { ToolContext } from '../tools/tool-context.ts';
import { transferTargetsOf } from '../tools/transfer-targets.ts';

/**
 * The tools as the SDK wants them. Arguments are checked in `runTool`, so that a wrong one leaves an
 * event and a message the model can act on. `track` hears of each run, since a write that has begun
 * goes on after a hang-up.
 */
export function sdkTools(context: ToolContext, track: (run: Promise<unknown>) => void) {
  const usable = allTools.filter(
    ({ name }) =>
      name !== 'transfer_call' ||
      (context.canTransfer && transferTargetsOf(context.business).length > 0),
  );
  return usable.map((tool) =>
    llm.tool({
      name: tool.name,
      description: tool.description,
      parameters: z.toJSONSchema(tool.parameters, { io: 'output' }) as Record<string, unknown>,
      execute: async (rawArgs: unknown, { toolCallId }: { toolCallId: string }) => {
        const run = runTool({ tool, toolCallId, rawArgs, context });
        track(run);
        try {
          return (await run).result;
        } catch (cause) {
          if (cause instanceof ToolRefusedError) throw new llm.ToolError(cause.message);
          throw cause;
        }
      },
    }),
  );
}
