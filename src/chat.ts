import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { createClock } from './config/clock.ts';
import { databaseOf } from './config/database.ts';
import type { Environment } from './config/environment.ts';
import type { CallEvent } from './dialogue/events.ts';
import { connectStore } from './embedded/connect.ts';
import { Interruption } from './interruption.ts';
import { LocalBreakers } from './resilience/breakers.ts';
import { StoreRejectedError } from './store/errors.ts';

export interface ChatOptions {
  environment: Environment;
  /** Slug of the business that is called. */
  business: string;
  /** The number the call pretends to come from, E.164. */
  from?: string;
  /** One event a line instead of the conversation. */
  json: boolean;
  input: Readable & { isTTY?: boolean };
  output: Writable & { isTTY?: boolean };
}

/** No business has this slug. */
export class UnknownBusinessError extends Error {
  override readonly name = 'UnknownBusinessError';
  readonly business: string;

  constructor(business: string) {
    super(`there is no business "${business}"; bellhop business list shows those there are`);
    this.business = business;
  }
}

const DIM = '\u001b[2m';
const PLAIN = '\u001b[0m';

/**
 * A conversation in the terminal, on the same database, tools and dialogue that take phone calls.
 * Ends with the input or when the agent has said goodbye; resolves to the exit code.
 */
export async function chat(options: ChatOptions): Promise<number> {
  const { environment, business, from, json, input, output } = options;
  // Opening the database and loading the SDK take about as long: side by side they take half.
  const connecting = connectStore(databaseOf(environment));
  connecting.catch(() => {});
  const [
    { initializeLogger, voice },
    { Conversation },
    { brainFromEnvironment },
    { MOST_TOOL_STEPS },
  ] = await Promise.all([
    import('@livekit/agents'),
    import('./call/conversation.ts'),
    import('./call/brain-from-environment.ts'),
    import('./brain/reply-bounds.ts'),
  ]);
  initializeLogger({ pretty: false, level: 'silent' });
  const open = (request: Parameters<typeof Conversation.open>[0]) =>
    Conversation.open(request).catch((cause: unknown) => {
      const unknown = cause instanceof StoreRejectedError && cause.reason === 'business_not_found';
      throw unknown ? new UnknownBusinessError(business) : cause;
    });
  const { quietLogger } = await import('./observe/logger.ts');
  const brain = await brainFromEnvironment(environment, new LocalBreakers({ nowMs: Date.now }));
  const connected = await connecting;
  // From here on there is a call to be closed.
  const interruption = new Interruption();
  try {
    const callId = `chat_${randomUUID()}`;
    const conversation = await open({
      store: connected.store,
      clock: createClock(environment.BELLHOP_NOW),
      logger: quietLogger,
      newId: randomUUID,
      callId,
      room: callId,
      channel: 'chat',
      business,
      ...(from && { from }),
      brain,
    });
    const print = (event: CallEvent) => {
      const line = json ? jsonLine(event) : spokenLine(event, output.isTTY === true);
      if (line) output.write(`${line}\n`);
    };
    for (const event of conversation.log.events) print(event);
    conversation.log.listen(print);
    const session = new voice.AgentSession({
      llm: conversation.llm,
      vad: null,
      maxToolSteps: MOST_TOOL_STEPS,
      userAwayTimeout: null,
      turnHandling: { turnDetection: null },
    });
    conversation.record(session);
    await session.start({ agent: conversation.agent });
    await session.waitForIdle();
    await converse({ conversation, session, input, output, json, interruption });
    await conversation.close({
      reason: conversation.isOver ? 'goodbye' : 'caller left',
      failed: false,
      usage: session.usage.modelUsage as unknown as Record<string, unknown>[],
    });
    await session.close();
    return interruption.code;
  } finally {
    await connected.close();
    interruption.release();
  }
}

/** Reads the caller's lines until the talk is over or a signal ends it. */
async function converse(options: {
  conversation: import('./call/conversation.ts').Conversation;
  session: import('@livekit/agents').voice.AgentSession;
  input: ChatOptions['input'];
  output: ChatOptions['output'];
  json: boolean;
  interruption: Interruption;
}): Promise<void> {
  const { conversation, session, input, output, json, interruption } = options;
  const interactive = input.isTTY === true && output.isTTY === true && !json;
  const lines = createInterface({
    input,
    ...(interactive && { output, prompt: 'you: ' }),
    terminal: interactive,
  });
  lines.on('SIGINT', () => interruption.interrupt(2));
  interruption.listen(() => lines.close());
  try {
    if (interactive && interruption.code === 0) lines.prompt();
    for await (const line of lines) {
      if (interruption.code !== 0) break;
      const text = line.trim();
      if (text !== '') await session.run({ userInput: text }).wait();
      if (conversation.isOver) break;
      if (interactive) lines.prompt();
    }
  } finally {
    lines.close();
  }
  if (interruption.code !== 0 && interactive) output.write('\n');
}

function jsonLine({ seq, time, type, data }: CallEvent): string {
  return JSON.stringify({ seq, time, type, ...data });
}

function spokenLine(event: CallEvent, colours: boolean): string | null {
  const quiet = (text: string) => (colours ? `${DIM}  ${text}${PLAIN}` : `  ${text}`);
  switch (event.type) {
    case 'turn.agent':
      return `agent: ${event.data.text.replace(/\s+/g, ' ')}`;
    case 'tool.succeeded':
      return quiet(`· ${event.data.tool} ok`);
    case 'tool.failed':
      return quiet(`· ${event.data.tool} refused: ${event.data.reason}`);
    default:
      return null;
  }
}
