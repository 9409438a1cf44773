import type { Socket } from 'node:net';
import { z } from 'zod';

/** Longest message taken, in characters: whoever sends more is no part of this worker. */
const MAX_LENGTH = 256 * 1024;

/** What goes over the wire: one JSON object a line. What `data` may be is the topic's to say. */
const envelope = z.object({ topic: z.string().min(1).max(100), data: z.unknown() });
export type Envelope = z.infer<typeof envelope>;

/** How messages of one topic look. */
export interface Topic<T> {
  name: string;
  shape: z.ZodType<T>;
}

/** Names a kind of message; both ends use the same one, and what does not fit it is dropped. */
export function topic<T>(name: string, shape: z.ZodType<T>): Topic<T> {
  return { name, shape };
}

/** The first message of every job: the secret it was given, and who it is. */
export const helloTopic = topic(
  'hello',
  z.object({ secret: z.string(), pid: z.number().int().positive() }),
);

export function send<T>(socket: Socket, { name }: Topic<T>, data: T): void {
  if (socket.writable) socket.write(`${JSON.stringify({ topic: name, data })}\n`);
}

/** Hears each message as it comes; a socket that sends anything else is closed. */
export function receive(socket: Socket, hear: (message: Envelope) => void): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LENGTH) socket.destroy();
    for (const line of lines) {
      const message = parse(line);
      if (socket.destroyed) return;
      if (message) hear(message);
      else socket.destroy();
    }
  });
}

function parse(line: string): Envelope | null {
  try {
    return envelope.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** Listeners by topic. */
export class Listeners<Args extends unknown[]> {
  readonly #byTopic = new Map<string, ((data: unknown, ...args: Args) => void)[]>();

  add<T>({ name, shape }: Topic<T>, listener: (data: T, ...args: Args) => void): void {
    const known = this.#byTopic.get(name) ?? [];
    known.push((data, ...args) => {
      const parsed = shape.safeParse(data);
      if (parsed.success) listener(parsed.data, ...args);
    });
    this.#byTopic.set(name, known);
  }

  tell(message: Envelope, ...args: Args): void {
    for (const listener of this.#byTopic.get(message.topic) ?? []) listener(message.data, ...args);
  }
}
