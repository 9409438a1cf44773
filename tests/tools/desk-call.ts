import { randomUUID } from 'node:crypto';
import { EventLog } from '../../src/call/event-log.ts';
import type { CallEvent, ToolName, WriteKind } from '../../src/dialogue/events.ts';
import { languageFor, phrasesFor } from '../../src/language/index.ts';
import type { Store } from '../../src/store/store.ts';
import { allTools, runTool } from '../../src/tools/run-tool.ts';
import { type ToolAnswer, ToolRefusedError } from '../../src/tools/tool.ts';
import type { ToolContext } from '../../src/tools/tool-context.ts';

export interface DeskCall {
  callId: string;
  context: ToolContext;
  /** Runs a tool as a model would call it; a name for it is one the caller has just said. */
  run(tool: ToolName, args?: unknown): Promise<ToolAnswer>;
  /** Runs a tool that must be refused. */
  refused(tool: ToolName, args?: unknown): Promise<ToolRefusedError>;
  /** The agent reads something back (a message in the `text` itself), and the caller answers. */
  agree(kind: WriteKind, subject: string, answer?: 'yes' | 'no' | null, text?: string): void;
  events(type: CallEvent['type']): CallEvent[];
}

/** A call in which tools are called by hand: what a model may do, without a model. */
export async function deskCall(options: {
  store: Store;
  now: string;
  business: string;
  from?: string;
  canTransfer?: boolean;
  /** Stands between the tools and the store. */
  through?: (store: Store) => Store;
}): Promise<DeskCall> {
  const { store, now, business, from, canTransfer = false, through } = options;
  const callId = `desk_${randomUUID()}`;
  const opened = await store.openCall({
    callId,
    room: callId,
    channel: 'phone',
    business,
    ...(from && { caller: from }),
  });
  const log = new EventLog({ now: () => new Date(now) });
  log.append({
    type: 'call.started',
    data: { callId, room: callId, channel: 'phone', business, ...(from && { from }) },
  });
  const context: ToolContext = {
    callId,
    business: opened.business,
    log,
    store: through ? through(store) : store,
    language: languageFor(opened.business.locale),
    phrases: phrasesFor(opened.business.locale),
    now: () => new Date(now),
    canTransfer,
  };
  const hear = (text: string, answer: 'yes' | 'no' | null = null) =>
    log.append({ type: 'turn.caller', data: { text, itemId: randomUUID(), answer } });
  const run = (name: ToolName, args?: unknown): Promise<ToolAnswer> => {
    const tool = allTools.find((each) => each.name === name);
    if (!tool) throw new Error(`no tool ${name}`);
    const said = name === 'identify_user' && (args as { name?: unknown } | undefined)?.name;
    if (typeof said === 'string') hear(`My name is ${said}`);
    return runTool({ tool, toolCallId: `tool_${randomUUID()}`, rawArgs: args, context });
  };
  return {
    callId,
    context,
    run,
    refused: async (name, args) => {
      const answer = await run(name, args).catch((cause: unknown) => cause);
      if (answer instanceof ToolRefusedError) return answer;
      if (answer instanceof Error) throw answer;
      throw new Error(`${name} was not refused: ${JSON.stringify(answer)}`);
    },
    agree: (kind, subject, answer = 'yes', text = 'Shall I?') => {
      const readBacks = [{ kind, subject }];
      const itemId = randomUUID();
      log.append({
        type: 'turn.agent',
        data: { text, itemId, interrupted: false, readBacks },
      });
      hear(answer ?? 'hm', answer);
    },
    events: (type) => log.events.filter((event) => event.type === type),
  };
}

/** The slot_ids a search handed out. */
export function slotIds(answer: ToolAnswer): string[] {
  return (answer.outcome.offers ?? []).map(({ id }) => id);
}
