import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startVendorServer } from './vendor-server.ts';

export interface ChatMessage {
  role: 'system' | 'developer' | 'user' | 'assistant' | 'tool';
  content?: unknown;
  tool_call_id?: string;
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
}

/** The body of a chat completion request, as far as tests look at it. */
export interface ChatRequest {
  model: string;
  messages: ChatMessage[];
  tools?: { type: 'function'; function: { name: string; parameters: unknown } }[];
  tool_choice?: unknown;
  stream?: boolean;
}

export interface ChatReply {
  text?: string;
  toolCalls?: { name: string; args: Record<string, unknown> | string; id?: string }[];
  /** Before the first token. */
  delayMs?: number;
  /** Between tokens. */
  tokenMs?: number;
  /** Between the pieces of a tool call's arguments, each eight characters long; in one when absent. */
  argumentMs?: number;
  /** After this many tokens the line breaks (`cut`), ends as if it were whole, or goes silent. */
  dies?: { afterTokens: number; how: 'cut' | 'end' | 'hang' };
}

/** Answers with this HTTP status, never answers, or breaks the line after the first token. */
export type ChatFailure = { status: number } | 'hang' | 'cut';

/** Ways in which a model fails on command: `ChatFailure`s, and answers that make no sense. */
export const FAILURES = {
  'answers 401': () => ({ status: 401 }),
  'answers 429': () => ({ status: 429 }),
  'answers 500': () => ({ status: 500 }),
  hang: () => 'hang',
  cut: () => 'cut',
  'dies mid-sentence': () => ({
    text: 'I will gladly help you with that, and the next thing that I would',
    dies: { afterTokens: 8, how: 'cut' },
  }),
  'ends mid-sentence': () => ({
    text: 'I will gladly help you with that, and the next thing that I would',
    dies: { afterTokens: 8, how: 'end' },
  }),
  'stalls mid-sentence': () => ({
    text: 'I will gladly help you with that, and the next thing that I would',
    dies: { afterTokens: 8, how: 'hang' },
  }),
  'same call': () => ({ toolCalls: [{ name: 'fetch_slots', args: { date: 'tomorrow' } }] }),
  'calls without end': ({ messages }: ChatRequest) => ({
    toolCalls: [{ name: 'fetch_slots', args: { date: `in ${messages.length} days` } }],
  }),
  'talks without end': () => ({
    text: Array.from({ length: 400 }, (_, index) => `And then we go on to part ${index}.`).join(
      ' ',
    ),
  }),
  'repeats itself': () => ({ text: 'Please hold the line a while. '.repeat(200) }),
  'unknown tool': () => ({ toolCalls: [{ name: 'open_the_door', args: {} }] }),
  'garbage arguments': () => ({ toolCalls: [{ name: 'fetch_slots', args: '{"date": [[' }] }),
  'wrong arguments': () => ({ toolCalls: [{ name: 'fetch_slots', args: { party_size: 'x' } }] }),
  'garbage words': () => ({ text: '{"role":"assistant","tool":"book"} <|im_end|> xkq zzrt wqp.' }),
  'says nothing': () => ({ text: '' }),
} as const satisfies Record<string, (request: ChatRequest) => ChatReply | ChatFailure>;
export type FailureName = keyof typeof FAILURES;

export interface OpenAiOptions {
  model(request: ChatRequest): ChatReply | ChatFailure | Promise<ChatReply | ChatFailure>;
}

/** One request for a completion, at `Date.now()` of its arrival. */
export interface RecordedChat {
  atMs: number;
  path: string;
  request: ChatRequest;
  reply: ChatReply | ChatFailure;
}

export interface OpenAiStandIn {
  /** For `OPENAI_BASE_URL`. */
  url: string;
  /** For `AZURE_OPENAI_ENDPOINT`. */
  azureUrl: string;
  chats: RecordedChat[];
  stop(): Promise<void>;
}

const CHAT_PATH = /^\/(v1|openai\/deployments\/[^/]+)\/chat\/completions$/;

/** Speaks OpenAI's (and Azure OpenAI's) chat completions, streamed, as `model` decides. */
export async function startOpenAi(options: OpenAiOptions): Promise<OpenAiStandIn> {
  const chats: RecordedChat[] = [];
  const server = await startVendorServer({
    onRequest: (request, response) => {
      void answer({ request, response, options, chats }).catch((error: unknown) => {
        if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ error: { message: String(error) } }));
      });
    },
  });
  return {
    url: `http://127.0.0.1:${server.port}/v1`,
    azureUrl: `http://127.0.0.1:${server.port}`,
    chats,
    stop: server.stop,
  };
}

async function answer({
  request,
  response,
  options,
  chats,
}: {
  request: IncomingMessage;
  response: ServerResponse;
  options: OpenAiOptions;
  chats: RecordedChat[];
}): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
  const hasKey =
    /^Bearer .+/.test(request.headers.authorization ?? '') || 'api-key' in request.headers;
  if (!hasKey) return fail(response, 401);
  if (request.method === 'GET' && path === '/v1/models') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ object: 'list', data: [] }));
    return;
  }
  if (request.method !== 'POST' || !CHAT_PATH.test(path)) return fail(response, 404);

  const atMs = Date.now();
  const body: Buffer[] = [];
  for await (const part of request) body.push(part as Buffer);
  const chat = JSON.parse(Buffer.concat(body).toString()) as ChatRequest;
  const reply = await options.model(chat);
  chats.push({ atMs, path, request: chat, reply });
  if (reply === 'hang') return;
  if (typeof reply === 'object' && 'status' in reply) return fail(response, reply.status);
  await stream({ response, chat, reply });
}

function fail(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message: `stand-in answers ${status}`, code: null } }));
}

async function stream({
  response,
  chat,
  reply,
}: {
  response: ServerResponse;
  chat: ChatRequest;
  reply: ChatReply | 'cut';
}): Promise<void> {
  const id = `chatcmpl-${randomUUID()}`;
  const frame = { id, object: 'chat.completion.chunk', created: 0, model: chat.model };
  const send = (message: object) =>
    response.write(`data: ${JSON.stringify({ ...frame, ...message })}\n\n`);
  const sendDelta = (delta: object, finish: string | null = null) =>
    send({ choices: [{ index: 0, delta, finish_reason: finish }], usage: null });

  const answer = reply === 'cut' ? {} : reply;
  const { text = '', toolCalls = [], delayMs = 0, tokenMs = 0, argumentMs, dies } = answer;
  await pause(delayMs);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  sendDelta({ role: 'assistant', content: '' });
  if (reply === 'cut') {
    response.destroy();
    return;
  }
  const tokens = text.match(/\S+\s*/g) ?? [];
  for (const [index, content] of tokens.entries()) {
    if (index === dies?.afterTokens) {
      // What was sent before must have arrived: a reset discards what is on its way.
      await pause(50);
      if (dies.how === 'cut') response.destroy();
      if (dies.how === 'end') response.end();
      return;
    }
    sendDelta({ content });
    await pause(tokenMs);
  }
  for (const [index, call] of toolCalls.entries()) {
    const json = typeof call.args === 'string' ? call.args : JSON.stringify(call.args);
    const head = { index, id: call.id ?? `call_${randomUUID()}`, type: 'function' };
    sendDelta({ tool_calls: [{ ...head, function: { name: call.name, arguments: '' } }] });
    const pieces = argumentMs === undefined ? [json] : (json.match(/.{1,8}/gs) ?? []);
    for (const piece of pieces) {
      sendDelta({ tool_calls: [{ index, function: { arguments: piece } }] });
      await pause(argumentMs ?? 0);
    }
  }
  sendDelta({}, toolCalls.length > 0 ? 'tool_calls' : 'stop');
  const prompt = chat.messages.length * 10;
  send({
    choices: [],
    usage: {
      prompt_tokens: prompt,
      completion_tokens: tokens.length + 1,
      total_tokens: prompt + tokens.length + 1,
      prompt_tokens_details: { cached_tokens: 0 },
    },
  });
  response.end('data: [DONE]\n\n');
}

function pause(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}
