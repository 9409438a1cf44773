import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

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
  /**
   * From now on, for every request (or until it is told otherwise): answers after `slowMs`, takes no
   * connection, takes requests and never answers, or is well again.
   */
  become(state: ProxyState): Promise<void>;
  /** Carries the next call of this function out and breaks the connection instead of answering. */
  breakAfter(functionName: string): void;
  /** Functions called so far, in order. */
  called: string[];
  stop(): Promise<void>;
}

export type ProxyState = 'well' | 'refusing' | 'gone' | { slowMs: number };

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
  const breaks: string[] = [];
  let state: ProxyState = 'well';

  const forward = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const functionName = /\/rpc\/(\w+)/.exec(request.url ?? '')?.[1] ?? '';
    called.push(functionName);
    if (state === 'gone') return;
    if (typeof state === 'object') await delay(state.slowMs);
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
    const broken = breaks.indexOf(functionName);
    if (broken >= 0) {
      breaks.splice(broken, 1);
      response.destroy();
      return;
    }
    const type = answer.headers.get('content-type');
    response.writeHead(answer.status, type ? { 'content-type': type } : {});
    response.end(body);
  };

  const server = createServer((request, response) => {
    forward(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    called,
    breakAfter: (functionName) => breaks.push(functionName),
    become: async (next) => {
      const wasRefusing = state === 'refusing';
      state = next;
      if (next === 'refusing' && !wasRefusing) {
        const closed = once(server, 'close');
        server.close();
        server.closeAllConnections();
        await closed;
      }
      if (next !== 'refusing' && wasRefusing) {
        server.listen(port, '127.0.0.1');
        await once(server, 'listening');
      }
      // Whoever waits for what was never answered would wait for ever.
      if (next === 'well') server.closeIdleConnections();
    },
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
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
