import { randomUUID } from 'node:crypto';
import { initializeLogger, voice } from '@livekit/agents';
import { MOST_TOOL_STEPS } from '../../src/brain/reply-bounds.ts';
import { Conversation } from '../../src/call/conversation.ts';
import type { BrainOptions } from '../../src/call/create-brain.ts';
import type { Offline } from '../../src/call/offline.ts';
import { createClock } from '../../src/config/clock.ts';
import type { CallEvent } from '../../src/dialogue/events.ts';
import { keysOf } from '../../src/dialogue/keys.ts';
import { quietLogger } from '../../src/observe/logger.ts';
import type { Store } from '../../src/store/store.ts';

export interface Talked {
  callId: string;
  /** What the agent said, in order, the greeting first. */
  agent: string[];
  /** The agent's answer to each line of the caller, all its sentences together. */
  answers: string[];
  events: readonly CallEvent[];
  /** Names of the tools that succeeded, in order. */
  tools: string[];
  over: boolean;
  /** From each line of the caller to the end of the answer, in milliseconds. */
  turnMs: number[];
}

/** A whole conversation in text, on the parts that take phone calls. */
export async function talk(options: {
  store: Store;
  /** ISO instant at which business time stands still. */
  now: string;
  business: string;
  from?: string;
  /** What the caller says, or the keys they press. */
  lines: readonly (string | { keys: string })[];
  channel?: 'chat' | 'phone';
  brain?: BrainOptions;
  /** Where things are kept while the database is away. */
  offline?: Offline;
  /** Called before each line of the caller, counted from 0. */
  beforeLine?: (index: number) => void;
}): Promise<Talked> {
  const { store, now, business, from, lines, brain = { kind: 'scripted' } } = options;
  initializeLogger({ pretty: false, level: 'silent' });
  const callId = `test_${randomUUID()}`;
  const conversation = await Conversation.open({
    store,
    clock: createClock(now),
    logger: quietLogger,
    newId: randomUUID,
    callId,
    room: callId,
    channel: options.channel ?? 'chat',
    business,
    ...(from && { from }),
    brain,
    ...(options.offline && { offline: options.offline }),
  });
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
  const agentLines = () =>
    conversation.log.events.flatMap((event) =>
      event.type === 'turn.agent' ? [event.data.text] : [],
    );
  /** Presses keys as they come over the line; what they are as a turn. */
  const type = (keys: string): string => {
    const { log } = conversation;
    for (const digit of keys) log.append({ type: 'keypad', data: { digit } });
    const { typed, ended } = keysOf(log.events);
    return ended ?? typed;
  };
  const answers: string[] = [];
  const turnMs: number[] = [];
  for (const [index, line] of lines.entries()) {
    options.beforeLine?.(index);
    const before = agentLines().length;
    const startedMs = performance.now();
    await session.run({ userInput: typeof line === 'string' ? line : type(line.keys) }).wait();
    turnMs.push(performance.now() - startedMs);
    answers.push(agentLines().slice(before).join(' '));
    if (conversation.isOver) break;
  }
  await conversation.close({ reason: 'test over', failed: false, usage: [] });
  await session.close();
  const { events } = conversation.log;
  return {
    callId,
    agent: agentLines(),
    answers,
    events,
    tools: events.flatMap((event) => (event.type === 'tool.succeeded' ? [event.data.tool] : [])),
    over: conversation.isOver,
    turnMs,
  };
}
