import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heardSentences, knownSentences, spokenForm } from '../support/heard-sentences.ts';
import type { ChatReply, ChatRequest } from '../support/standins/openai.ts';
import { storedEvents } from './call-log.ts';
import { converse, type Manners } from './conversation.ts';
import { expectHeard } from './expect-heard.ts';
import { type Office, officeAvailable, openOffice } from './office.ts';

const FALSE_CLAIM = "Great news, you're all booked for tomorrow at eleven!";

const manners: Manners = [
  [/anything else/i, "No, that's all"],
  [/shall I book/i, 'Yes please'],
  [/name/i, 'Anna Miller'],
  [/which/i, "Ten o'clock please"],
  [/thanks for calling.*help you/is, "I'd like a cleaning tomorrow morning"],
];

/**
 * A model that tries what a model should not: books a slot id it made up, books without asking,
 * and claims a booking that is not there. What it answers follows from the request alone, since
 * the same turn may be asked more than once.
 */
function carelessModel({ messages }: ChatRequest): ChatReply {
  const last = messages.at(-1);
  const text = String(last?.content ?? '');
  if (last?.role === 'tool') return afterTool(messages, text);
  if (/that's all/i.test(text)) {
    return { toolCalls: [{ name: 'end_conversation', args: { reason: 'caller is done' } }] };
  }
  if (/yes/i.test(text)) {
    return {
      toolCalls: [
        { name: 'book_appointment', args: { slot_id: offered(messages)[1]?.slot_id ?? 'none' } },
      ],
    };
  }
  if (/anna/i.test(text)) {
    return { toolCalls: [{ name: 'identify_user', args: { name: 'Anna Miller' } }] };
  }
  if (/ten/i.test(text)) {
    return { toolCalls: [{ name: 'book_appointment', args: { slot_id: 'S99' } }] };
  }
  if (!/cleaning/i.test(text)) return { text: `I did not understand "${text}".` };
  const args = { service: 'cleaning', date: 'tomorrow', part_of_day: 'morning' };
  return { toolCalls: [{ name: 'fetch_slots', args }] };
}

function afterTool(messages: ChatRequest['messages'], result: string): ChatReply {
  const called = messages.findLast(({ tool_calls }) => tool_calls)?.tool_calls?.at(-1)?.function;
  switch (called?.name) {
    case 'fetch_slots':
      return { text: `I have ${offered(messages).map(({ when }) => when)}. Which would you like?` };
    case 'identify_user':
      return {
        toolCalls: [
          { name: 'book_appointment', args: { slot_id: offered(messages)[1]?.slot_id ?? 'none' } },
        ],
      };
    case 'book_appointment': {
      if (called.arguments.includes('S99')) {
        return { text: `${FALSE_CLAIM} What name shall I put it under?` };
      }
      const readBack = /Say "(.+?)" and call/.exec(result.replaceAll('\\"', '"'))?.[1];
      return { text: readBack ?? 'Is there anything else?' };
    }
    default:
      return { text: 'Goodbye.' };
  }
}

/** What the last search offered. */
function offered(messages: ChatRequest['messages']): { slot_id: string; when: string }[] {
  const found = messages.findLast(({ role, content }) => {
    return role === 'tool' && String(content).includes('"slots"');
  });
  return JSON.parse(String(found?.content ?? '{"slots":[]}')).slots;
}

/** The shipped worker with a language model that cannot be trusted, called by telephone. */
describe.skipIf(!officeAvailable())('a call to the receptionist with a model', () => {
  let office: Office;
  let callId = '';

  beforeAll(async () => {
    const hearing = await knownSentences(manners.map(([, answer]) => answer));
    office = await openOffice({
      vendors: { deepgram: { hearing }, openai: { model: carelessModel } },
      env: { BELLHOP_BRAIN: 'model', BELLHOP_NOW: '2026-11-23T08:00:00-05:00' },
    });
  });

  afterAll(() => office?.close());

  it('books only what the caller agreed to and says nothing false', async () => {
    const caller = await office.dial({ from: '+12125550142', to: '+12125550100' });
    callId = caller.callId;
    try {
      const turns = await converse({ caller, vendors: office.vendors, manners });
      await caller.waitForDisconnect();
      const recording = await caller.saveRecording('model-call');

      expect(await office.appointments(), JSON.stringify(turns, null, 1)).toEqual([
        expect.objectContaining({
          status: 'booked',
          business: 'maple-dental',
          starts_at: '2026-11-24T10:00:00-05:00',
          caller_phone: '+12125550142',
          caller_name: 'Anna Miller',
        }),
      ]);
      const said = turns.map(({ agent }) => agent).join('\n');
      expect(said).not.toMatch(/great news|eleven/i);
      const bookedAt = turns.findIndex(({ agent }) => /you're booked/i.test(agent));
      const agreedAt = turns.findIndex((turn) => turn.caller === 'Yes please');
      expect(bookedAt).toBe(agreedAt + 1);

      const { spoken } = office.vendors.cartesia;
      expect(spoken.map(({ text }) => text).join(' ')).not.toMatch(/great news/i);
      expectHeard(heardSentences({ recording, spoken: await spokenForm(said) }));
      await office.worker.waitUntilIdle();
      expect(await office.rooms()).not.toContain(caller.room);
      expect(await office.call(callId)).toMatchObject({ outcome: 'booked' });
    } finally {
      await caller.dispose();
    }
  });

  it('told the model what it did wrong, and needed no model to confirm', async () => {
    const { dataDir } = await office.stopWorker();
    const events = (await storedEvents(dataDir)).filter(({ call_id }) => call_id === callId);
    const refusals = events
      .filter(({ type, data }) => type === 'tool.failed' && data.tool === 'book_appointment')
      .map(({ data }) => data.reason);
    expect(refusals).toContain('unknown_slot');
    expect(refusals).toContain('consent_missing');
    const dropped = events.filter(({ type }) => type === 'gate.dropped');
    expect(dropped.map(({ data }) => data.sentence)).toContain(FALSE_CLAIM);
    expect(
      events.filter(
        ({ type, data }) => type === 'tool.succeeded' && data.tool === 'book_appointment',
      ),
    ).toHaveLength(1);

    const { chats } = office.vendors.openai ?? { chats: [] };
    expect(chats.length).toBeGreaterThan(4);
    const toldOfBooking = chats.filter(({ request }) => {
      const last = request.messages.at(-1);
      return last?.role === 'tool' && String(last.content).includes('confirmation_code');
    });
    expect(toldOfBooking).toEqual([]);
  });
});
