import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { freePorts } from './child-server.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const START_TIMEOUT_MS = 30_000;

/** The desk as shipped, in a process of its own. */
export interface RunningDesk {
  url: string;
  pid: number;
  logs(): string;
  stop(): Promise<void>;
}

/** Starts `bellhop desk` (built before) and waits until it is open. */
export async function startDesk(options: {
  livekit: { url: string; apiKey: string; apiSecret: string };
  env: Record<string, string>;
}): Promise<RunningDesk> {
  const { livekit, env } = options;
  const [port] = await freePorts(1);
  const child = spawn(process.execPath, [cli, 'desk'], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LIVEKIT_URL: livekit.url,
      LIVEKIT_API_KEY: livekit.apiKey,
      LIVEKIT_API_SECRET: livekit.apiSecret,
      BELLHOP_DESK_PORT: `${port}`,
      ...env,
    },
  });
  let logs = '';
  const keep = (chunk: Buffer) => {
    logs += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const opened = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`desk not open\n${logs}`)), START_TIMEOUT_MS);
    child.stdout.on('data', () => {
      if (!logs.includes('the desk is open')) return;
      clearTimeout(timer);
      resolve();
    });
    void exited.then(() => reject(new Error(`the desk ended\n${logs}`)));
  });
  await opened;
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? -1,
    logs: () => logs,
    stop: async () => {
      child.kill('SIGTERM');
      const impatience = setTimeout(endWithUs, 10_000);
      await exited;
      clearTimeout(impatience);
      process.removeListener('exit', endWithUs);
    },
  };
}
