import { llm } from '@livekit/agents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { looksLikeGarbage } from '../../src/brain/garbage.ts';
import { createModels } from '../../src/brain/models/registry.ts';
import { ReplyBounds } from '../../src/brain/reply-bounds.ts';
import { readEnvironment } from '../../src/config/environment.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { FAILURES, type FailureName, startOpenAi } from '../support/standins/openai.ts';
import { talk } from '../support/talk.ts';

const NOW = '2026-11-21T11:00:00-05:00';
/** Answers that make no sense, and how often at the most a model is asked for a turn of them. */
const SENSELESS: readonly [FailureName, number][] = [
  ['same call', 3],
  ['calls without end', 6],
  ['talks without end', 1],
  ['repeats itself', 1],
  ['unknown tool', 1],
  ['garbage arguments', 1],
  ['wrong arguments', 3],
  ['garbage words', 1],
];

describe('a model that makes no sense', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({ now: NOW });
  });
  afterAll(() => database?.close());

  it.each(SENSELESS)('leaves the call to the scripted brain: %s', async (name, mostAsked) => {
    const vendor = await startOpenAi({ model: FAILURES[name] });
    try {
      const from = `+1212555${String(8000 + SENSELESS.findIndex(([one]) => one === name))}`;
      const source = { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: vendor.url };
      const talked = await talk({
        store: database.store,
        now: NOW,
        business: 'maple-dental',
        from,
        brain: { kind: 'model', models: createModels(['openai'], readEnvironment(source)) },
        lines: ['a cleaning on monday', 'the first one', 'Kim Deal', 'yes', "that's all, bye"],
      });
      const rows = await database.store.operatorAppointments({ business: 'maple-dental' });
      expect(
        rows.filter(({ caller_phone }) => caller_phone === from),
        JSON.stringify(talked.answers),
      ).toMatchObject([{ status: 'booked', caller_name: 'Kim Deal' }]);
      expect(talked.answers.every((answer) => answer !== '')).toBe(true);
      expect(talked.over).toBe(true);
      // After two such turns it is not asked any more.
      expect(vendor.chats.length).toBeGreaterThanOrEqual(2);
      expect(vendor.chats.length).toBeLessThanOrEqual(2 * mostAsked);
      const longest = Math.max(...talked.answers.map(({ length }) => length));
      expect(longest).toBeLessThan(1200);
      const reasons = talked.events.flatMap((event) =>
        event.type === 'provider.failed' ? [event.data.reason] : [],
      );
      expect(new Set(reasons)).toEqual(new Set(['garbage']));
    } finally {
      await vendor.stop();
    }
  });
});

describe('what a model may call', () => {
  const call = (args: string, name = 'fetch_slots') =>
    llm.FunctionCall.create({ callId: 'c', name, args });
  const boundsAfter = (...calls: llm.FunctionCall[]) => {
    const chatCtx = llm.ChatContext.empty();
    chatCtx.addMessage({ role: 'user', content: 'tomorrow' });
    for (const made of calls) {
      const { name } = made;
      const output = llm.FunctionCallOutput.create({
        callId: 'c',
        name,
        output: '',
        isError: false,
      });
      chatCtx.items.push(made, output);
    }
    return new ReplyBounds({ chatCtx });
  };

  it('is the same twice, whatever the order of its arguments, and no third time', () => {
    const one = call('{"date":"monday","time":"ten"}');
    const other = call('{"time":"ten","date":"monday"}');
    expect(() => boundsAfter(one).call(other)).not.toThrow();
    expect(() => boundsAfter(one, other).call(one)).toThrow(/same arguments/);
  });

  it('is anything new, up to a number', () => {
    const made = ['1', '2', '3', '4', '5'].map((date) => call(JSON.stringify({ date })));
    expect(() => boundsAfter(...made.slice(0, 4)).call(call('{"date":"6"}'))).not.toThrow();
    expect(() => boundsAfter(...made).call(call('{"date":"6"}'))).toThrow(/without end/);
  });
});

describe('what is no language', () => {
  it.each([
    'What day would you like?',
    'That is $120, or £95 with the 10% off.',
    'You can write to reception.desk.at.maple.dental.clinic@example.com.',
    "I've got 9:00 AM, 10:30 AM — or 4 PM. Which?",
    'Hmm, shh, pst!',
    'Dr. Brzęczyszczykiewicz is in on Monday.',
    'K, 7, X, M, R.',
    'Yes.',
  ])('is not this: %s', (text) => expect(looksLikeGarbage(text)).toBe(false));

  it.each([
    '{"name": "book_appointment", "arguments": {"slot_id": "S1"}}',
    'book_appointment(slot_id="S1").',
    '<|im_start|>assistant.',
    'xkq zzrt wqp brrf tlk.',
    '@@@@ #### ^^^^ ~~~~ ||||.',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.',
    '```json',
  ])('is this: %s', (text) => expect(looksLikeGarbage(text)).toBe(true));
});
