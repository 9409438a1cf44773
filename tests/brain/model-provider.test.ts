import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createModel, type ModelSettings } from '../../src/brain/model-provider.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type ChatRequest, startOpenAi } from '../support/standins/openai.ts';
import { talk } from '../support/talk.ts';

const NOW = '2026-11-21T11:00:00-05:00';

/** Books the first offer, asking as a good receptionist would. */
function goodModel({ messages }: ChatRequest) {
  const last = messages.at(-1);
  const text = String(last?.content ?? '');
  const when = /"when":"([^"]+)"/.exec(JSON.stringify(messages).replaceAll('\\', ''))?.[1];
  if (last?.role === 'tool') {
    return { text: `I can do ${when} for a cleaning. Shall I book it under Kim Deal?` };
  }
  if (/yes/.test(text)) {
    return { toolCalls: [{ name: 'book_appointment', args: { slot_id: 'S1' } }] };
  }
  if (/kim/i.test(text)) {
    return { toolCalls: [{ name: 'identify_user', args: { name: 'Kim Deal' } }] };
  }
  return {
    toolCalls: [
      { name: 'fetch_slots', args: { service: 'Cleaning', date: 'monday', time: '9 am' } },
    ],
  };
}

describe('a model over the vendors’ own wire', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({ now: NOW });
  });
  afterAll(() => database?.close());

  const book = async (
    names: ('openai' | 'azure')[],
    settings: ModelSettings,
    from: string,
    day = 'monday',
  ) => {
    const talked = await talk({
      store: database.store,
      now: NOW,
      business: 'maple-dental',
      from,
      brain: { kind: 'model', model: createModel(names, settings) },
      lines: ["I'm Kim Deal", `a cleaning on ${day} at nine`, 'yes'],
    });
    const rows = await database.store.operatorAppointments({});
    return { talked, row: rows.find(({ caller_phone }) => caller_phone === from) };
  };

  it('books through OpenAI, and the outcome takes no second trip', async () => {
    const vendor = await startOpenAi({ model: goodModel });
    try {
      const settings = { openai: { apiKey: 'k', baseUrl: vendor.url, model: 'gpt-4.1' } };
      const { talked, row } = await book(['openai'], settings, '+12125550161');
      expect(row).toMatchObject({ status: 'booked', caller_name: 'Kim Deal' });
      expect(talked.answers.at(-1)?.replace(/[^A-Z0-9]/g, '')).toContain(row?.code);
      const afterYes = vendor.chats.filter(({ request }) =>
        request.messages.some(({ role, content }) => role === 'user' && content === 'yes'),
      );
      expect(afterYes).toHaveLength(1);
      expect(vendor.chats[0]?.request.model).toBe('gpt-4.1');
    } finally {
      await vendor.stop();
    }
  });

  it('books through Azure OpenAI, at the deployment named', async () => {
    const vendor = await startOpenAi({ model: goodModel });
    try {
      const azure = { endpoint: vendor.azureUrl, apiKey: 'k', deployment: 'front-desk' };
      const { row } = await book(['azure'], { azure }, '+12125550162');
      expect(row).toMatchObject({ status: 'booked' });
      expect(vendor.chats.length).toBeGreaterThan(0);
      for (const { path } of vendor.chats) {
        expect(path).toMatch(/^\/openai\/deployments\/front-desk\/chat\/completions/);
      }
    } finally {
      await vendor.stop();
    }
  });

  it('goes on with the scripted brain when the model refuses its key', async () => {
    const vendor = await startOpenAi({ model: () => ({ status: 401 }) });
    try {
      const settings = { openai: { apiKey: 'bad', baseUrl: vendor.url, model: 'gpt-4.1' } };
      const { talked, row } = await book(['openai'], settings, '+12125550163', 'wednesday');
      expect(row).toMatchObject({ status: 'booked' });
      expect(talked.answers.every((answer) => answer !== '')).toBe(true);
      expect(talked.events.some(({ type }) => type === 'provider.failed')).toBe(true);
    } finally {
      await vendor.stop();
    }
  });
});
