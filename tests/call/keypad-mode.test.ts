import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { initializeLogger, voice } from '@livekit/agents';
import { type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Conversation } from '../../src/call/conversation.ts';
import { Keypad } from '../../src/call/keypad.ts';
import { KeypadMode } from '../../src/call/keypad-mode.ts';
import { createClock } from '../../src/config/clock.ts';
import { quietLogger } from '../../src/observe/logger.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const NOW = '2026-11-23T14:00:00Z';

describe('a caller who cannot be heard', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase({ now: NOW });
  });
  afterAll(() => database?.close());

  /** A call in which only keys are pressed, one after each thing the agent says. */
  async function press(options: {
    from: string;
    keys: readonly string[];
    business?: string;
    /** The business has a front desk to be put through to, and the line can do so. */
    hasFrontDesk?: boolean;
  }) {
    initializeLogger({ pretty: false, level: 'silent' });
    const { from, keys, business = 'maple-dental', hasFrontDesk = false } = options;
    const callId = `keys_${randomUUID()}`;
    const conversation = await Conversation.open({
      store: database.store,
      clock: createClock(NOW),
      logger: quietLogger,
      newId: randomUUID,
      callId,
      room: callId,
      channel: 'phone',
      business,
      from,
      brain: { kind: 'scripted' },
      canTransfer: hasFrontDesk,
    });
    if (hasFrontDesk) {
      conversation.business.transfer_targets = {
        front_desk: {
          to: '+12125550199',
          how: 'cold',
          trunk: null,
          aliases: [],
          hours: null,
          position: 0,
        },
      };
    }
    const session = new voice.AgentSession({
      llm: conversation.llm,
      vad: null,
      maxToolSteps: 6,
      userAwayTimeout: null,
      turnHandling: { turnDetection: null },
    });
    conversation.record(session);
    const mode = new KeypadMode({ session, conversation });
    const keypad = new Keypad({
      log: conversation.log,
      session,
      paceOf: (text) => conversation.script.paceOf(text),
      wordsOf: (typed) => mode.wordsOf(typed),
    });
    const room = new EventEmitter();
    const caller = { identity: 'caller' };
    keypad.start(room as unknown as Room, caller as RemoteParticipant);
    const told: string[] = [];
    const say = session.say.bind(session);
    session.say = (text, more) => {
      if (typeof text === 'string') told.push(text);
      return say(text, more);
    };
    await session.start({ agent: conversation.agent });
    await session.waitForIdle();
    mode.isDeaf = true;
    const turns = () => conversation.log.events.filter(({ type }) => type === 'turn.agent').length;
    for (const typed of keys) {
      const before = turns();
      for (const digit of typed) room.emit(RoomEvent.DtmfReceived, 0, digit, caller);
      await expect.poll(turns, { timeout: 8000 }).toBeGreaterThan(before);
      await session.waitForIdle();
    }
    keypad.stop();
    await conversation.close({ reason: 'test over', failed: false, usage: [] });
    await session.close();
    const events = conversation.log.events;
    return {
      told,
      events,
      written: events.flatMap((event) =>
        event.type === 'tool.succeeded' && event.data.outcome.written
          ? [event.data.outcome.written.kind]
          : [],
      ),
      agent: events.flatMap((event) => (event.type === 'turn.agent' ? [event.data.text] : [])),
    };
  }

  it('books, moves and cancels by keys alone', async () => {
    const from = '+12125550181';
    const booked = await press({ from, keys: ['1', '1', '1', '2', '1', '1', '9'] });
    expect(booked.agent.join('\n')).toMatch(/booked/i);
    expect(booked.written).toEqual(['book']);
    expect(booked.told.join(' ')).toMatch(/can't hear you.*Press 1 to book/s);
    expect(booked.told).toContainEqual(expect.stringMatching(/1 for yes, or 2 for no/));
    expect(booked.told.filter((text) => /can't hear/.test(text))).toHaveLength(1);

    const moved = await press({ from, keys: ['2', '3', '2', '1', '9'] });
    expect(moved.written).toEqual(['modify']);

    const cancelled = await press({ from, keys: ['3', '1', '9'] });
    expect(cancelled.written).toEqual(['cancel']);
  });

  it('writes nothing when the key says no', async () => {
    const refused = await press({ from: '+12125550182', keys: ['1', '1', '1', '1', '1', '2'] });
    expect(refused.written).toEqual([]);
  });

  it('leaves a message where there is nobody to be put through to', async () => {
    const left = await press({ from: '+12125550183', keys: ['4', '1', '1', '1'] });
    expect(left.written).toEqual(['message']);
  });

  it('is put through where there is somebody', async () => {
    const asked = await press({ from: '+12125550184', keys: ['4'], hasFrontDesk: true });
    const targets = asked.events.flatMap((event) =>
      event.type === 'tool.succeeded' ? (event.data.outcome.handingOver?.target ?? []) : [],
    );
    expect(targets).toEqual(['front_desk']);
    expect(asked.agent.at(-1)).toMatch(/put you through to the front/i);
  });

  it('books for several people', async () => {
    const booked = await press({
      from: '+12125550185',
      business: 'pine-valley-golf',
      keys: ['1', '2', '1', '1', '1', '1'],
    });
    expect(booked.written).toEqual(['book']);
  });
});
