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
}

/** Answers with this HTTP status, never answers, or breaks the line after the first token. */
export type ChatFailure = { status: number } | 'hang' | 'cut';

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

  const { text = '', toolCalls = [], delayMs = 0, tokenMs = 0 } = reply === 'cut' ? {} : reply;
  await pause(delayMs);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  sendDelta({ role: 'assistant', content: '' });
  if (reply === 'cut') {
    response.destroy();
    return;
  }
  const tokens = text.match(/\S+\s*/g) ?? [];
  for (const content of tokens) {
    sendDelta({ content });
    await pause(tokenMs);
  }
  for (const [index, call] of toolCalls.entries()) {
    const json = typeof call.args === 'string' ? call.args : JSON.stringify(call.args);
    const head = { index, id: call.id ?? `call_${randomUUID()}`, type: 'function' };
    sendDelta({ tool_calls: [{ ...head, function: { name: call.name, arguments: '' } }] });
    sendDelta({ tool_calls: [{ index, function: { arguments: json } }] });
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
