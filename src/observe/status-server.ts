import { createServer, type Server } from 'node:http';
import type { Metrics } from './metrics.ts';

/** One thing a process needs to take calls; `why` says what is wrong with it. */
export interface Readiness {
  name: string;
  ok: boolean;
  why?: string;
}

/** The port is taken, or not ours to take. */
export class StatusCannotListen extends Error {
  override readonly name = 'StatusCannotListen';
  readonly port: number;
  constructor(options: { port: number; cause: Error }) {
    super(
      `Metrics cannot be served on port ${options.port} (${options.cause.message}). Set BELLHOP_METRICS_PORT to a free one.`,
      { cause: options.cause },
    );
    this.port = options.port;
  }
}

/**
 * Serves `/health` (the process lives), `/ready` (it can take calls; 503 with the reasons when not)
 * and `/metrics`.
 *
 * @throws StatusCannotListen
 */
export async function startStatusServer(options: {
  port: number;
  host?: string;
  metrics: Metrics;
  ready: () => Promise<readonly Readiness[]>;
}): Promise<{ port: number; close(): Promise<void> }> {
  const { port, host = '0.0.0.0', metrics, ready } = options;
  const server = createServer((request, response) => {
    const json = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(`${JSON.stringify(body)}\n`);
    };
    const failed = () => json(500, { status: 'failed' });
    switch (request.url?.split('?')[0]) {
      case '/health':
        json(200, { status: 'ok' });
        return;
      case '/ready':
        ready().then((parts) => {
          const isReady = parts.every(({ ok }) => ok);
          json(isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready', parts });
        }, failed);
        return;
      case '/metrics':
        metrics.text().then((text) => {
          response.writeHead(200, { 'content-type': metrics.contentType });
          response.end(text);
        }, failed);
        return;
      default:
        json(404, { status: 'not found' });
    }
  });
  await listen(server, port, host);
  // The process ends when its work does.
  server.unref();
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(new StatusCannotListen({ port, cause })));
    server.listen(port, host, () => resolve());
  });
}
