import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A database request that is being held back. */
export interface HeldRequest {
  /** Resolves when the request has come (and, for `answer`, has been carried out). */
  arrived: Promise<void>;
  release(): void;
}

/** Stands between a worker and the database's HTTP end, to hold single requests back. */
export interface DatabaseProxy {
  /** For `SUPABASE_URL`. */
  url: string;
  /**
   * Holds the next call of this function: its `request`, so that nothing has happened yet, or its
   * `answer`, so that it is committed and only the worker does not know.
   */
  hold(functionName: string, what: 'request' | 'answer'): HeldRequest;
  /** Functions called so far, in order. */
  called: string[];
  stop(): Promise<void>;
}

interface Hold {
  functionName: string;
  what: 'request' | 'answer';
  arrive(): void;
  released: Promise<void>;
}

/** Starts the proxy in front of `target`. */
export async function startDatabaseProxy(target: string): Promise<DatabaseProxy> {
  const holds: Hold[] = [];
  const called: string[] = [];

  const forward = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const functionName = /\/rpc\/(\w+)/.exec(request.url ?? '')?.[1] ?? '';
    called.push(functionName);
    const index = holds.findIndex((hold) => hold.functionName === functionName);
    const [hold] = index < 0 ? [] : holds.splice(index, 1);
    const pause = async (what: Hold['what']) => {
      if (hold?.what !== what) return;
      hold.arrive();
      await hold.released;
    };
    await pause('request');
    const { host: _host, connection: _connection, ...headers } = request.headers;
    const answer = await fetch(new URL(request.url ?? '/', target), {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(parts.length > 0 && { body: Buffer.concat(parts) }),
    });
    const body = Buffer.from(await answer.arrayBuffer());
    await pause('answer');
    const type = answer.headers.get('content-type');
    response.writeHead(answer.status, type ? { 'content-type': type } : {});
    response.end(body);
  };

  const server = createServer((request, response) => {
    forward(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    called,
    hold: (functionName, what) => {
      let release = () => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      const arrived = new Promise<void>((arrive) => {
        holds.push({ functionName, what, arrive, released });
      });
      return { arrived, release };
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
