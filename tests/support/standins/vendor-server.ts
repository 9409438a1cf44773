import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

/** One vendor's HTTP and WebSocket end on a free port of 127.0.0.1. */
export interface VendorServer {
  port: number;
  stop(): Promise<void>;
}

/**
 * What the server does to a WebSocket that asks to be opened: takes it, answers this status, cuts the
 * line, or leaves it waiting.
 */
export type Admission = 'accept' | number | 'cut' | 'ignore';

/** Starts a server; `admit` decides about each WebSocket before it is opened. */
export async function startVendorServer({
  onRequest,
  admit,
  onSocket,
}: {
  onRequest?(request: IncomingMessage, response: ServerResponse): void;
  admit?(request: IncomingMessage, url: URL): Admission;
  onSocket?(socket: WebSocket, request: IncomingMessage, url: URL): void;
}): Promise<VendorServer> {
  const connections = new Set<Duplex>();
  const http = createServer((request, response) => {
    if (onRequest) onRequest(request, response);
    else response.writeHead(404).end();
  });
  http.on('connection', (connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  const sockets = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, connection, head) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const admission = onSocket ? (admit?.(request, url) ?? 'accept') : 404;
    if (admission === 'ignore') return;
    if (admission === 'cut') {
      connection.destroy();
      return;
    }
    if (admission !== 'accept') {
      connection.end(`HTTP/1.1 ${admission} Refused\r\nConnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, connection, head, (socket) => {
      socket.on('error', () => socket.terminate());
      onSocket?.(socket, request, url);
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return {
    port: (http.address() as AddressInfo).port,
    stop: async () => {
      const closed = once(http, 'close');
      http.close();
      for (const connection of connections) connection.destroy();
      await closed;
    },
  };
}
