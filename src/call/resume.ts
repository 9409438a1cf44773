import type { voice } from '@livekit/agents';
import { lastQuestion, openMatter, unfinishedWrites } from '../dialogue/open-matter.ts';
import { linePhrasesFor } from '../language/index.ts';
import { allTools, runTool } from '../tools/run-tool.ts';
import type { ToolContext } from '../tools/tool-context.ts';

/**
 * Goes on with a call whose process has died: half a sentence of apology, then what was open. A
 * write that had begun is asked for again, which makes it at most once; its outcome is told.
 */
export async function resume(options: {
  session: voice.AgentSession;
  context: ToolContext;
  /** What the caller may have heard the beginning of, when nothing else was said. */
  greeting: string;
  newId: () => string;
  track: (run: Promise<unknown>) => void;
}): Promise<void> {
  const { session, context, greeting, newId, track } = options;
  const { log, business } = context;
  const { lostYou } = linePhrasesFor(business.locale);
  const matter = openMatter(log.events);
  if (matter?.kind !== 'answer') {
    session.say(`${lostYou} ${matter?.text ?? lastQuestion(greeting)}`);
    return;
  }
  // Not a turn of its own: what comes after it must still count as the answer.
  session.say(lostYou, { addToChatCtx: false });
  for (const { tool: name, args } of unfinishedWrites(log.events)) {
    const tool = allTools.find((one) => one.name === name);
    if (!tool) continue;
    const run = runTool({ tool, toolCallId: `call_${newId()}`, rawArgs: args, context });
    track(run);
    // A refusal is in the log, which the reply follows from.
    await run.catch(() => undefined);
  }
  session.generateReply();
}
