import { connect } from 'node:net';
import {
  ChildServerFailed,
  freePorts,
  printed,
  serverMissing,
  startChildServer,
} from './child-server.ts';

export interface Redis {
  /** `127.0.0.1:PORT`. */
  readonly address: string;
  readonly pid: number;
  stop(): Promise<void>;
}

let found: { binary: string | undefined } | undefined;

function redisBinary(): string | undefined {
  const names = [process.env.REDIS_SERVER_BIN ?? 'redis-server', '/usr/bin/redis-server'];
  found ??= {
    binary: names.find((name) => printed(name, ['--version'])?.startsWith('Redis server')),
  };
  return found.binary;
}

/** Whether tests may use {@link redis}; prints why not, and throws instead in CI. */
export function redisAvailable(): boolean {
  if (redisBinary() !== undefined) return true;
  return serverMissing({
    name: 'redis-server',
    hint: 'set REDIS_SERVER_BIN, or run: apt-get install redis-server',
  });
}

/**
 * Starts a redis-server on loopback that keeps nothing on disk.
 * @throws ChildServerFailed
 */
export async function redis(): Promise<Redis> {
  const binary = redisBinary();
  if (binary === undefined) throw new ChildServerFailed('redis-server was not found');
  const [port] = await freePorts(1);
  if (port === undefined) throw new ChildServerFailed('no port');
  const child = await startChildServer({
    name: 'redis-server',
    binary,
    args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    ready: () => answersPing(port),
  });
  return { address: `127.0.0.1:${port}`, pid: child.pid, stop: child.stop };
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const answer = (ok: boolean) => {
      socket.destroy();
      resolve(ok);
    };
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => answer(data.toString().startsWith('+PONG')));
    socket.once('error', () => answer(false));
  });
}
