import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { type DeskAppOptions, deskApp } from './desk-app.ts';
import { DeskCannotListen } from './failures.ts';

export interface DeskOptions extends DeskAppOptions {
  /** 0 takes a free one. */
  port: number;
  /** Address to listen at; this machine only unless told. */
  host?: string | undefined;
}

export interface Desk {
  /** `http://HOST:PORT`. */
  url: string;
  port: number;
  /** Takes no new requests, finishes those begun (at most `graceMs`, 5,000 unless told). */
  close(options?: { graceMs?: number }): Promise<void>;
}

const defaultGraceMs = 5_000;
const sweepMs = 20;

/**
 * Serves front ends and operators over HTTP.
 * @throws DeskCannotListen
 */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  const { host = '127.0.0.1', log } = options;
  const app = deskApp(options);
  const { server, port } = await new Promise<{ server: Server; port: number }>(
    (resolve, reject) => {
      const server = serve({ fetch: app.fetch, hostname: host, port: options.port }, (info) => {
        server.removeListener('error', refused);
        resolve({ server, port: info.port });
      }) as Server;
      const refused = (cause: Error) =>
        reject(new DeskCannotListen({ host, port: options.port, cause }));
      server.once('error', refused);
    },
  );
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  log.info({ url, tokensOpen: options.tokensOpen }, 'desk is open');
  return {
    url,
    port,
    async close({ graceMs = defaultGraceMs } = {}) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A connection whose last answer has just gone out would stay open for more.
      const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
      const impatience = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearInterval(sweep);
      clearTimeout(impatience);
      log.info({ url }, 'desk is closed');
    },
  };
}
