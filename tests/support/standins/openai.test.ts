import OpenAI, { APIConnectionError, AzureOpenAI } from 'openai';
import { afterEach, expect, it } from 'vitest';
import { type OpenAiOptions, type OpenAiStandIn, startOpenAi } from './openai.ts';

let standIn: OpenAiStandIn;

afterEach(() => standIn.stop());

async function start(model: OpenAiOptions['model']): Promise<OpenAI> {
  standIn = await startOpenAi({ model });
  return new OpenAI({ apiKey: 'key', baseURL: standIn.url, maxRetries: 0 });
}

async function ask(client: OpenAI) {
  const stream = await client.chat.completions.create({
    model: 'gpt',
    stream: true,
    stream_options: { include_usage: true },
    messages: [{ role: 'user', content: 'Hello' }],
  });
  let text = '';
  let calls = '';
  let finish: string | null | undefined;
  let tokens = 0;
  for await (const { choices, usage } of stream) {
    text += choices[0]?.delta.content ?? '';
    for (const { function: call } of choices[0]?.delta.tool_calls ?? []) {
      calls += (call?.name ?? '') + (call?.arguments ?? '');
    }
    finish = choices[0]?.finish_reason ?? finish;
    tokens = usage?.total_tokens ?? tokens;
  }
  return { text, calls, finish, tokens };
}

it('streams words, tool calls and usage to the official client', async () => {
  const client = await start(() => ({
    text: 'One moment.',
    toolCalls: [{ name: 'fetch_slots', args: { date: 'Tuesday' } }],
  }));
  expect(await ask(client)).toEqual({
    text: 'One moment.',
    calls: 'fetch_slots{"date":"Tuesday"}',
    finish: 'tool_calls',
    tokens: expect.any(Number),
  });
  expect(standIn.chats.map(({ request }) => request.messages)).toEqual([
    [{ role: 'user', content: 'Hello' }],
  ]);
});

it('answers Azure paths', async () => {
  await start(() => ({ text: 'Hi' }));
  const azure = new AzureOpenAI({
    endpoint: standIn.azureUrl,
    deployment: 'mine',
    apiVersion: '2024-10-21',
    apiKey: 'key',
    maxRetries: 0,
  });
  expect(await ask(azure)).toMatchObject({ text: 'Hi', finish: 'stop' });
  expect(standIn.chats[0]?.path).toBe('/openai/deployments/mine/chat/completions');
});

it('fails as asked', async () => {
  const client = await start(() => ({ status: 429 }));
  await expect(ask(client)).rejects.toMatchObject({ status: 429 });
  await standIn.stop();
  const cut = await start(() => 'cut');
  await expect(ask(cut)).rejects.toThrow();
  await standIn.stop();
  const hanging = await start(() => 'hang');
  await expect(ask(hanging.withOptions({ timeout: 100 }))).rejects.toThrow(APIConnectionError);
});
