import { randomUUID } from 'node:crypto';
import { initializeLogger, voice } from '@livekit/agents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Conversation } from '../../src/call/conversation.ts';
import { createClock } from '../../src/config/clock.ts';
import { quietLogger } from '../../src/observe/logger.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const NOW = '2026-11-23T14:00:00Z';

let database: TestDatabase;
beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' });
  database = await testDatabase({ now: NOW });
});
afterAll(() => database?.close());

/** A conversation in which each line's reply is foretold before the line is said. */
async function foretell(lines: readonly string[]) {
  const callId = `foresight_${randomUUID()}`;
  const conversation = await Conversation.open({
    store: database.store,
    clock: createClock(NOW),
    logger: quietLogger,
    newId: randomUUID,
    callId,
    room: callId,
    channel: 'chat',
    business: 'maple-dental',
    from: '+12125550133',
    brain: { kind: 'scripted' },
  });
  const session = new voice.AgentSession({
    llm: conversation.llm,
    vad: null,
    turnHandling: { turnDetection: null },
  });
  conversation.record(session);
  await session.start({ agent: conversation.agent });
  await session.waitForIdle();
  const told: { foretold: string[]; said: string; leftNoTrace: boolean }[] = [];
  for (const line of lines) {
    const before = conversation.log.events.length;
    const foretold = await conversation.replyTo(line);
    const leftNoTrace = conversation.log.events.length === before;
    await session.run({ userInput: line }).wait();
    const said = conversation.log.events
      .slice(before)
      .flatMap((event) => (event.type === 'turn.agent' ? [event.data.text] : []))
      .join(' ');
    told.push({ foretold, said, leftNoTrace });
  }
  await conversation.close({ reason: 'test over', failed: false, usage: [] });
  await session.close();
  return told;
}

describe('what will be said to words not yet committed', () => {
  it('is what is then said, through a search and a name, and writes nothing', async () => {
    const [service, day, time, name, yes] = await foretell([
      'I want a cleaning',
      'Wednesday morning',
      'the second one',
      'Ana Silva',
      'yes please',
    ]);
    for (const turn of [service, day, time, name]) {
      expect(turn?.foretold).toEqual([turn?.said]);
      expect(turn?.leftNoTrace).toBe(true);
    }
    expect(day?.said).toMatch(/Wednesday, November 25/);
    // What a write will answer is not foretold.
    expect(yes?.foretold).toEqual([]);
    expect(yes?.leftNoTrace).toBe(true);
    expect(yes?.said).toMatch(/booked/);
    const rows = await database.store.operatorAppointments({ business: 'maple-dental' });
    expect(rows).toHaveLength(1);
  });

  it('is unknown where rules are not sure of the words', async () => {
    const [turn] = await foretell(['my gran says this molar thing wants seeing to']);
    expect(turn?.foretold).toEqual([]);
  });
});
