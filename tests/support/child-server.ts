import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A server binary started for one test file. */
export interface ChildServer {
  readonly pid: number;
  /** The last output, for a failing test's message. */
  output(): string;
  /** Ends the process and waits until it is gone. */
  stop(): Promise<void>;
}

/** The server ended, or did not become ready in time; the message carries its last output. */
export class ChildServerFailed extends Error {
  override readonly name = 'ChildServerFailed';
}

const outputLimit = 20_000;

/**
 * Starts a server and waits until `ready` answers true. The process is ended with this one too,
 * so that a failed test leaves nothing behind.
 * @throws ChildServerFailed
 */
export async function startChildServer(options: {
  name: string;
  binary: string;
  args: string[];
  ready: () => Promise<boolean>;
  timeoutMs?: number;
}): Promise<ChildServer> {
  const child = spawn(options.binary, options.args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-outputLimit);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.on('error', (error) => keep(Buffer.from(String(error))));
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.removeListener('exit', endWithUs));

  const deadline = Date.now() + (options.timeoutMs ?? 20_000);
  while (!(await options.ready().catch(() => false))) {
    if (ended(child) || Date.now() > deadline) {
      await stop(child);
      throw new ChildServerFailed(`${options.name} did not become ready:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return { pid: child.pid ?? -1, output: () => output, stop: () => stop(child) };
}

/** Whether the tests that need a server may be skipped: never in CI. */
export function serverMissing(options: { name: string; hint: string }): false {
  const message = `${options.name} was not found: ${options.hint}`;
  if (process.env.CI === 'true')
    throw new ChildServerFailed(`${message} (CI must run these tests)`);
  console.warn(`skipped: ${message}`);
  return false;
}

/** What a command prints, or undefined when it cannot be run. */
export function printed(command: string, args: string[]): string | undefined {
  try {
    return execFileSync(command, args, {
      encoding: 'utf8',
      timeout: 10_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

/** TCP ports of 127.0.0.1 that were free a moment ago; all different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', resolve);
      });
      return server;
    }),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new ChildServerFailed('no port');
    return address.port;
  });
  await Promise.all(
    servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
  );
  return ports;
}

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

async function stop(child: ChildProcess): Promise<void> {
  if (ended(child)) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 500);
  await gone;
  clearTimeout(impatience);
}
