import { randomUUID } from 'node:crypto';
import { initializeLogger, voice } from '@livekit/agents';
import { MOST_TOOL_STEPS } from '../../brain/reply-bounds.ts';
import { Conversation } from '../../call/conversation.ts';
import type { BrainOptions } from '../../call/create-brain.ts';
import { createClock } from '../../config/clock.ts';
import { quietLogger } from '../../observe/logger.ts';
import type { SimulatedCall } from './call.ts';
import type { Tenant } from './tenant.ts';

/** One call in text, on the parts that take phone calls: as `bellhop chat` holds it. */
export async function openTextCall(options: {
  tenant: Tenant;
  from: string | undefined;
  brain: BrainOptions;
}): Promise<SimulatedCall> {
  const { tenant, from, brain } = options;
  initializeLogger({ pretty: false, level: 'silent' });
  const callId = `simulated_${randomUUID()}`;
  const conversation = await Conversation.open({
    store: tenant.store,
    clock: createClock(tenant.now),
    logger: quietLogger,
    newId: randomUUID,
    callId,
    room: callId,
    channel: 'chat',
    business: tenant.slug,
    ...(from && { from }),
    brain,
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
  let taken = 0;
  return {
    heard: () => {
      const lines = conversation.log.events.flatMap((event) =>
        event.type === 'turn.agent' ? [event.data.text.replace(/\s+/g, ' ')] : [],
      );
      const news = lines.slice(taken).join(' ');
      taken = lines.length;
      return news;
    },
    say: async (text) => {
      await session.run({ userInput: text }).wait();
    },
    get isOver() {
      return conversation.isOver;
    },
    hangUp: async () => {
      await conversation.close({
        reason: conversation.isOver ? 'goodbye' : 'caller left',
        failed: false,
        usage: [],
      });
      await session.close();
    },
  };
}
