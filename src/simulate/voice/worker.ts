import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The worker that should answer the calls did not come up. */
export class WorkerNotStartedError extends Error {
  override readonly name = 'WorkerNotStartedError';
}

const START_TIMEOUT_MS = 100_000;
const STOP_TIMEOUT_MS = 20_000;

export interface SpokenWorker {
  stop(): Promise<void>;
}

/** `bellhop worker start` as shipped, with its data and its clock set by `env`. */
export async function startWorker(env: Record<string, string>): Promise<SpokenWorker> {
  const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));
  const child = spawn(process.execPath, [cli, 'worker', 'start'], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info', ...env, ...(await ports()) },
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  try {
    await registered(child);
  } catch (cause) {
    kill();
    throw cause;
  }
  return {
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const timer = setTimeout(kill, STOP_TIMEOUT_MS);
      await ended;
      clearTimeout(timer);
      process.removeListener('exit', kill);
    },
  };
}

function registered(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let logs = '';
    const fail = (why: string) =>
      reject(new WorkerNotStartedError(`the worker did not start: ${why}\n${logs.slice(-2000)}`));
    const timer = setTimeout(() => fail('timeout'), START_TIMEOUT_MS);
    const keep = (chunk: Buffer) => {
      logs = (logs + chunk.toString()).slice(-20_000);
      if (!logs.includes('registered worker')) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`it ended with ${code}`);
    });
  });
}

/** Two workers of one machine must not meet on a port. */
async function ports(): Promise<Record<string, string>> {
  return {
    BELLHOP_WORKER_PORT: String(await freePort()),
    BELLHOP_METRICS_PORT: String(await freePort()),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}
