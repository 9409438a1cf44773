import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { type AccessKeys, checkAccess } from './access.ts';
import type { Catalogue } from './catalogue.ts';
import type { Engine } from './engine.ts';
import { callFunction } from './functions.ts';
import { type RestError, restError } from './postgrest-errors.ts';

/** Tells a client which instance answered; another program on the port has no such header. */
export const HOST_HEADER = 'x-bellhop-host';
/** A client's own pinned clock: an ISO instant at which business time stands still. */
export const NOW_HEADER = 'x-bellhop-now';
/** Instead of its name in HOST_HEADER when the host is closing: ask the next owner. */
export const CLOSING = 'closing';

const CLOSE_TIMEOUT_MS = 1_000;
const MAX_BODY_BYTES = 8 * 1024 * 1024;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

export interface ServerState {
  engine: Engine;
  catalogue: Catalogue;
  keys: AccessKeys;
  /** Name of this instance of the host. */
  instance: string;
  /** Version of the last migration applied. */
  schemaVersion: string;
  /** The clock of requests that bring none, or null for the real one. */
  now: string | null;
  /** Milliseconds since the epoch, for the expiry of tokens. */
  clock: () => number;
  closing: boolean;
}

/** The part of a Supabase project's HTTP interface that the application speaks: functions. */
export function createApp(state: ServerState): Hono {
  const app = new Hono();

  app.use(async (context, next) => {
    if (state.closing) {
      return context.json(failed(503, 'PGRST000', 'The database host is closing').body, 503, {
        [HOST_HEADER]: CLOSING,
      });
    }
    await next();
    context.res.headers.set(HOST_HEADER, state.instance);
    return undefined;
  });

  app.get('/health', (context) => {
    const access = accessOf(state, context.req.raw.headers);
    if (access?.role !== 'service_role') return answer(unauthorised());
    return context.json({
      instance: state.instance,
      schema: state.schemaVersion,
      pid: process.pid,
      database: state.engine.kind,
    });
  });

  app.post('/rest/v1/rpc/:name', async (context) => {
    const access = accessOf(state, context.req.raw.headers);
    if (!access) return answer(unauthorised());
    const now = context.req.header(NOW_HEADER) ?? state.now;
    if (now !== null && (!INSTANT.test(now) || Number.isNaN(Date.parse(now)))) {
      return answer(failed(400, '22007', `${NOW_HEADER} is not an ISO instant: ${now}`));
    }
    if (Number(context.req.header('content-length') ?? 0) > MAX_BODY_BYTES) {
      return answer(failed(413, 'PGRST102', 'The request body is too large'));
    }
    const args = parseArguments(await context.req.text());
    if (!args) return answer(failed(400, 'PGRST102', 'The body is not a JSON object of arguments'));
    const result = await callFunction(state, {
      name: context.req.param('name'),
      args,
      access,
      now,
    });
    if (!result.ok) return answer(result.error);
    if (result.json === null) return new Response(null, { status: 204 });
    return new Response(result.json, { headers: JSON_HEADERS });
  });

  app.notFound(() => answer(failed(404, 'PGRST125', 'Invalid path specified in request URL')));
  app.onError((error) => answer(failed(500, 'PGRSTX00', 'Internal server error', error.message)));
  return app;
}

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' };

function accessOf(state: ServerState, headers: Headers) {
  return checkAccess({
    keys: state.keys,
    apiKey: headers.get('apikey') ?? undefined,
    authorization: headers.get('authorization') ?? undefined,
    now: state.clock() / 1000,
  });
}

function answer(error: RestError): Response {
  return new Response(JSON.stringify(error.body), { status: error.status, headers: JSON_HEADERS });
}

function failed(status: number, code: string, message: string, details?: string): RestError {
  return restError({ status, code, message, details: details ?? null });
}

function unauthorised(): RestError {
  return restError({
    status: 401,
    code: 'PGRST301',
    message: 'Invalid API key',
    hint: "Use the key in host.json in Bellhop's data directory",
  });
}

function parseArguments(text: string): Record<string, unknown> | null {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

export interface Listening {
  url: string;
  /** Stops accepting, drops idle connections, and lets requests in progress finish for a second. */
  close(): Promise<void>;
}

/** Serves on a free loopback port. Does not keep the process alive by itself. */
export async function listen(app: Hono): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch, hostname: '127.0.0.1' });
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
  server.unref();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no loopback port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        const impatience = setTimeout(() => {
          if ('closeAllConnections' in server) server.closeAllConnections();
        }, CLOSE_TIMEOUT_MS);
        server.close(() => {
          clearTimeout(impatience);
          resolve();
        });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}
