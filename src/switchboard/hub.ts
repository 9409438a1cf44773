import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { helloTopic, Listeners, receive, send, type Topic } from './wire.ts';

/** Where job processes find the hub; set before they are started. */
export const SWITCHBOARD_VARIABLE = 'BELLHOP_SWITCHBOARD';

/** A job process, as the worker's parent sees it. */
export interface Job {
  readonly pid: number;
  send<T>(topic: Topic<T>, data: T): void;
}

/**
 * The worker's parent's end of the line to each of its job processes. A job's connection closes at
 * the moment its process ends, however it ends.
 */
export interface Hub {
  /** `HOST:PORT/SECRET`, for the environment of the jobs. */
  address: string;
  readonly jobs: readonly Job[];
  on<T>(topic: Topic<T>, listener: (data: T, job: Job) => void): void;
  /** A job has introduced itself. */
  onJob(listener: (job: Job) => void): void;
  /** A job's process has ended, or is about to. */
  onGone(listener: (job: Job) => void): void;
  broadcast<T>(topic: Topic<T>, data: T): void;
  close(): Promise<void>;
}

/** Listens on loopback, to processes that know the secret only. */
export async function startHub(): Promise<Hub> {
  const secret = randomBytes(24).toString('base64url');
  const jobs = new Map<Socket, Job>();
  const listeners = new Listeners<[Job]>();
  const arrivals: ((job: Job) => void)[] = [];
  const departures: ((job: Job) => void)[] = [];
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    receive(socket, (message) => {
      const job = jobs.get(socket);
      if (job) {
        listeners.tell(message, job);
        return;
      }
      const hello = helloTopic.shape.safeParse(message.data);
      const isOurs = message.topic === helloTopic.name && hello.success;
      if (!isOurs || !isSame(hello.data.secret, secret)) {
        socket.destroy();
        return;
      }
      const arrived: Job = {
        pid: hello.data.pid,
        send: (topic, data) => send(socket, topic, data),
      };
      jobs.set(socket, arrived);
      for (const listener of arrivals) listener(arrived);
    });
    socket.on('close', () => {
      const job = jobs.get(socket);
      jobs.delete(socket);
      if (job) for (const listener of departures) listener(job);
    });
  });
  const port = await listen(server);
  // The process ends when its work does.
  server.unref();
  return {
    address: `127.0.0.1:${port}/${secret}`,
    get jobs() {
      return [...jobs.values()];
    },
    on: (topic, listener) => listeners.add(topic, listener),
    onJob: (listener) => arrivals.push(listener),
    onGone: (listener) => departures.push(listener),
    broadcast: (topic, data) => {
      for (const socket of jobs.keys()) send(socket, topic, data);
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of jobs.keys()) socket.destroy();
      await closed;
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
