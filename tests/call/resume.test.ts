import { randomUUID } from 'node:crypto';
import { initializeLogger, voice } from '@livekit/agents';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Conversation } from '../../src/call/conversation.ts';
import { createClock } from '../../src/config/clock.ts';
import { quietLogger } from '../../src/observe/logger.ts';
import type { Store } from '../../src/store/store.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const NOW = '2026-11-23T13:00:00Z';

/** A process with a call; it can be left as a crash leaves it. */
async function processWith(options: {
  store: Store;
  callId: string;
  from: string;
  epoch?: number;
  onLeaseLost?: () => void;
}) {
  initializeLogger({ pretty: false, level: 'silent' });
  const conversation = await Conversation.open({
    ...options,
    clock: createClock(NOW),
    logger: quietLogger,
    newId: randomUUID,
    room: options.callId,
    channel: 'phone',
    business: 'maple-dental',
    brain: { kind: 'scripted' },
  });
  const session = new voice.AgentSession({
    llm: conversation.llm,
    vad: null,
    maxToolSteps: 6,
    userAwayTimeout: null,
    turnHandling: { turnDetection: null },
  });
  conversation.record(session);
  await session.start({ agent: conversation.agent });
  await session.waitForIdle();
  return {
    conversation,
    say: async (line: string) => {
      await session.run({ userInput: line }).wait();
    },
    resume: async () => {
      await conversation.resume(session);
      await session.waitForIdle();
    },
    agentSaid: () =>
      conversation.log.events.flatMap((event) =>
        event.type === 'turn.agent' ? [event.data.text] : [],
      ),
    close: () => session.close(),
  };
}

describe('a call that another process goes on with', () => {
  let database: TestDatabase;
  let number = 0;

  beforeAll(async () => {
    database = await testDatabase({ now: NOW });
  });

  afterAll(() => database?.close());

  const newCall = () => {
    number += 1;
    return { callId: `resumed-${number}`, from: `+1212555${String(3000 + number)}` };
  };
  const stored = async (callId: string) => (await database.store.operatorCall(callId)).events;
  const bookedFor = async (from: string) =>
    (await database.store.operatorAppointments()).filter((one) => one.caller_phone === from);
  const takeOver = async (callId: string, epoch: number) => {
    const lease = await database.store.takeOverCall({
      callId,
      epoch,
      lastingMs: 5_000,
      isDead: true,
    });
    return { epoch: lease?.epoch ?? 0 };
  };

  it('repeats the open question, and books once', async () => {
    const call = newCall();
    const first = await processWith({ store: database.store, ...call });
    for (const line of ["I'd like to book a cleaning", 'Monday', 'The first one', 'Anna Miller']) {
      await first.say(line);
    }
    const question = first.agentSaid().at(-1) ?? '';
    expect(question).toMatch(/shall I book/i);
    await vi.waitFor(async () =>
      expect(await stored(call.callId)).toHaveLength(first.conversation.log.events.length),
    );
    const second = await processWith({
      store: database.store,
      ...call,
      ...(await takeOver(call.callId, first.conversation.epoch)),
    });
    await second.resume();
    expect(second.agentSaid().at(-1)).toBe(`Sorry, I lost you for a second. ${question}`);
    await second.say('Yes please');
    expect(second.agentSaid().at(-1)).toMatch(/you're booked/i);
    expect(await bookedFor(call.from)).toHaveLength(1);
    await first.close();
    await second.close();
  });

  it('tells what was written while its process died, without writing it again', async () => {
    const call = newCall();
    let hold = () => {};
    const held = new Promise<void>((resolve) => {
      hold = resolve;
    });
    const dying: Store = {
      ...database.store,
      book: async (request) => {
        await database.store.book(request);
        hold();
        // The process dies before it hears the answer.
        return new Promise(() => {});
      },
    };
    const first = await processWith({ store: dying, ...call });
    for (const line of ["I'd like to book a cleaning", 'Monday', 'The first one', 'Anna Miller']) {
      await first.say(line);
    }
    void first.say('Yes please');
    await held;
    await vi.waitFor(async () =>
      expect((await stored(call.callId)).map(({ type }) => type)).toContain('tool.started'),
    );
    await vi.waitFor(async () =>
      expect(await stored(call.callId)).toHaveLength(first.conversation.log.events.length),
    );
    const second = await processWith({
      store: database.store,
      ...call,
      ...(await takeOver(call.callId, first.conversation.epoch)),
    });
    await second.resume();
    expect(second.agentSaid().at(-1)).toMatch(/you're booked/i);
    expect(
      second
        .agentSaid()
        .join(' ')
        .match(/shall I book/gi),
    ).toHaveLength(1);
    const mine = await bookedFor(call.from);
    expect(mine).toHaveLength(1);
    const told = second
      .agentSaid()
      .at(-1)
      ?.replace(/[^A-Z0-9]/g, '');
    expect(told).toContain(mine[0]?.code);
    await second.close();
  });

  it('is closed to the process that had it before', async () => {
    const call = newCall();
    const onLeaseLost = vi.fn();
    const first = await processWith({ store: database.store, ...call, onLeaseLost });
    await first.say("I'd like to book a cleaning");
    await vi.waitFor(async () =>
      expect(await stored(call.callId)).toHaveLength(first.conversation.log.events.length),
    );
    const second = await processWith({
      store: database.store,
      ...call,
      ...(await takeOver(call.callId, first.conversation.epoch)),
    });
    for (const line of ['Monday', 'The first one', 'Anna Miller', 'Yes please']) {
      await first.say(line);
    }
    expect(onLeaseLost).toHaveBeenCalled();
    expect(await bookedFor(call.from)).toEqual([]);
    await second.resume();
    expect(second.agentSaid().at(-1)).toMatch(/^Sorry, I lost you for a second\. .*day/is);
    const types = (await stored(call.callId)).map(({ seq }) => seq);
    expect(types).toEqual(types.map((_, index) => index));
    await first.close();
    await second.close();
  });

  it('is begun with its question where nothing else had been said', async () => {
    const call = newCall();
    const opened = await database.store.openCall({
      ...call,
      room: 'r',
      channel: 'phone',
      business: 'maple-dental',
    });
    await database.store.appendEvents({
      businessId: opened.business.id,
      callId: call.callId,
      events: [
        {
          seq: 0,
          time: NOW,
          type: 'call.started',
          data: { callId: call.callId, room: 'r', channel: 'phone', business: 'maple-dental' },
        },
      ],
    });
    const second = await processWith({
      store: database.store,
      ...call,
      ...(await takeOver(call.callId, 1)),
    });
    await second.resume();
    expect(second.agentSaid()).toEqual(['Sorry, I lost you for a second. How can I help you?']);
    await second.close();
  });
});
