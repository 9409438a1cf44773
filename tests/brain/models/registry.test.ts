import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createModels } from '../../../src/brain/models/registry.ts';
import { readEnvironment } from '../../../src/config/environment.ts';
import type { ModelName } from '../../../src/config/models.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type ChatRequest, startOpenAi } from '../../support/standins/openai.ts';
import { talk } from '../../support/talk.ts';

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
    names: ModelName[],
    source: Record<string, string>,
    from: string,
    day = 'monday',
  ) => {
    const talked = await talk({
      store: database.store,
      now: NOW,
      business: 'maple-dental',
      from,
      brain: { kind: 'model', models: createModels(names, readEnvironment(source)) },
      lines: ["I'm Kim Deal", `a cleaning on ${day} at nine`, 'yes'],
    });
    const rows = await database.store.operatorAppointments({});
    return { talked, row: rows.find(({ caller_phone }) => caller_phone === from) };
  };

  it('books through OpenAI, and the outcome takes no second trip', async () => {
    const vendor = await startOpenAi({ model: goodModel });
    try {
      const source = { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: vendor.url, OPENAI_MODEL: 'gpt-x' };
      const { talked, row } = await book(['openai'], source, '+12125550161');
      expect(row).toMatchObject({ status: 'booked', caller_name: 'Kim Deal' });
      expect(talked.answers.at(-1)?.replace(/[^A-Z0-9]/g, '')).toContain(row?.code);
      const afterYes = vendor.chats.filter(({ request }) =>
        request.messages.some(({ role, content }) => role === 'user' && content === 'yes'),
      );
      expect(afterYes).toHaveLength(1);
      expect(vendor.chats[0]?.request.model).toBe('gpt-x');
    } finally {
      await vendor.stop();
    }
  });

  it('books through Azure OpenAI, at the deployment named', async () => {
    const vendor = await startOpenAi({ model: goodModel });
    try {
      const source = {
        AZURE_OPENAI_ENDPOINT: vendor.azureUrl,
        AZURE_OPENAI_API_KEY: 'k',
        AZURE_OPENAI_DEPLOYMENT_NAME: 'front-desk',
      };
      const { row } = await book(['azure'], source, '+12125550162', 'tuesday');
      expect(row).toMatchObject({ status: 'booked' });
      expect(vendor.chats.length).toBeGreaterThan(0);
      for (const { path } of vendor.chats) {
        expect(path).toMatch(/^\/openai\/deployments\/front-desk\/chat\/completions/);
      }
    } finally {
      await vendor.stop();
    }
  });

  it.each([
    ['gemini', { GEMINI_API_KEY: 'k', GEMINI_MODEL: 'flash' }, 'GEMINI_BASE_URL', 'flash'],
    ['ollama', { OLLAMA_MODEL: 'qwen' }, 'OLLAMA_BASE_URL', 'qwen'],
  ] as const)('books through %s', async (name, source, variable, model) => {
    const vendor = await startOpenAi({ model: goodModel });
    try {
      const from = name === 'gemini' ? '+12125550164' : '+12125550165';
      const { row } = await book([name], { ...source, [variable]: vendor.url }, from);
      expect(row).toMatchObject({ status: 'booked' });
      expect(new Set(vendor.chats.map(({ request }) => request.model))).toEqual(new Set([model]));
    } finally {
      await vendor.stop();
    }
  });

  it('goes on with the next model, and books through that', async () => {
    const bad = await startOpenAi({ model: () => ({ status: 500 }) });
    const good = await startOpenAi({ model: goodModel });
    try {
      const source = {
        OPENAI_API_KEY: 'k',
        OPENAI_BASE_URL: bad.url,
        OLLAMA_BASE_URL: good.url,
      };
      const { talked, row } = await book(['openai', 'ollama'], source, '+12125550166');
      expect(row).toMatchObject({ status: 'booked' });
      expect(good.chats.length).toBeGreaterThan(2);
      const failed = talked.events.flatMap((event) =>
        event.type === 'provider.failed' ? [event.data] : [],
      );
      expect(failed[0]).toMatchObject({ kind: 'llm', provider: 'openai', reason: 'server-error' });
    } finally {
      await bad.stop();
      await good.stop();
    }
  });

  it('does not take a long tool call for a model that hangs', async () => {
    const notes = 'please '.repeat(200);
    const vendor = await startOpenAi({
      model: ({ messages }) =>
        messages.at(-1)?.role === 'tool'
          ? { text: 'What else?' }
          : {
              argumentMs: 8,
              toolCalls: [{ name: 'take_message', args: { text: notes, name: 'Kim Deal' } }],
            },
    });
    try {
      const source = { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: vendor.url };
      const { talked } = await book(['openai'], source, '+12125550167');
      expect(talked.events.filter(({ type }) => type === 'provider.failed')).toEqual([]);
      const begun = talked.events.flatMap((event) =>
        event.type === 'tool.started' ? event.data.tool : [],
      );
      expect(begun).toContain('take_message');
    } finally {
      await vendor.stop();
    }
  });

  it('goes on with the scripted brain when the model refuses its key', async () => {
    const vendor = await startOpenAi({ model: () => ({ status: 401 }) });
    try {
      const source = { OPENAI_API_KEY: 'bad', OPENAI_BASE_URL: vendor.url };
      const { talked, row } = await book(['openai'], source, '+12125550163', 'wednesday');
      expect(row).toMatchObject({ status: 'booked' });
      expect(talked.answers.every((answer) => answer !== '')).toBe(true);
      const failed = talked.events.find(({ type }) => type === 'provider.failed');
      expect(failed?.data).toMatchObject({ provider: 'openai', reason: 'unauthorized' });
    } finally {
      await vendor.stop();
    }
  });
});
