import { connect } from 'node:net';
import { helloTopic, Listeners, receive, send, type Topic } from './wire.ts';

/** A job process's end of the line to the worker's parent. */
export interface Link {
  /** Never waits and never throws: what cannot be sent is not said. */
  send<T>(topic: Topic<T>, data: T): void;
  on<T>(topic: Topic<T>, listener: (data: T) => void): void;
  close(): void;
}

/**
 * Connects to the hub at `HOST:PORT/SECRET`; without an address, or where nobody listens, the link
 * leads nowhere, and the call goes on without it.
 */
export function connectLink(address: string | undefined): Link {
  const listeners = new Listeners<[]>();
  const [, host, port, secret] = /^([^/]+):(\d+)\/(.+)$/.exec(address ?? '') ?? [];
  if (!host || !port || !secret) {
    return { send: () => {}, on: (topic, listener) => listeners.add(topic, listener), close() {} };
  }
  const socket = connect({ host, port: Number(port) });
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  receive(socket, (message) => listeners.tell(message));
  send(socket, helloTopic, { secret, pid: process.pid });
  // A job is kept alive by its call.
  socket.unref();
  return {
    send: (topic, data) => send(socket, topic, data),
    on: (topic, listener) => listeners.add(topic, listener),
    close: () => socket.destroy(),
  };
}
