import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { freePorts } from './child-server.ts';
import { descendants, type ProcessInfo, stillRunning } from './processes.ts';

/** A worker as shipped, in processes of its own. */
export interface RunningWorker {
  pid: number;
  /** Everything it printed so far. */
  logs(): string;
  /** The process that answered this call last, while it lives. */
  jobOf(callId: string): number | undefined;
  /** Calls it says it has. */
  activeJobs(): Promise<number>;
  /** Waits until it has no call any more and its processes are ready for the next ones. */
  waitUntilIdle(options?: { timeoutMs?: number }): Promise<void>;
  /** Resolves when it has ended by itself; a second signal would end it before its calls. */
  waitUntilEnded(options?: { timeoutMs?: number }): Promise<void>;
  /** Ends it (SIGTERM by default) and throws when any process of it is left. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export class WorkerFailed extends Error {
  override readonly name = 'WorkerFailed';
}

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const START_TIMEOUT_MS = 100_000;
const STOP_TIMEOUT_MS = 30_000;
const JOB_PROCESS = 'job_proc_lazy_main';

/**
 * Starts `bellhop worker start` (built before: `npm run build`) and waits until the server knows it
 * and a process is ready to take a call. Where its data is follows from `env` (BELLHOP_DATA_DIR,
 * DATABASE_URL or SUPABASE_URL); nothing is inherited from this process's own configuration.
 */
export async function startWorker({
  livekit,
  env,
  command = [process.execPath, cli, 'worker', 'start'],
}: {
  livekit: { url: string; apiKey: string; apiSecret: string };
  env: Record<string, string>;
  /** Instead of the shipped command. */
  command?: string[];
}): Promise<RunningWorker> {
  const [program = process.execPath, ...args] = command;
  const built = args.find((argument) => argument.endsWith('dist/cli.js'));
  if (built && !existsSync(built)) throw new WorkerFailed('dist/ is missing: run npm run build');
  const [port, metricsPort] = await freePorts(2);
  const child = spawn(program, args, {
    // Away from any `.env` of the developer's.
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      LIVEKIT_URL: livekit.url,
      LIVEKIT_API_KEY: livekit.apiKey,
      LIVEKIT_API_SECRET: livekit.apiSecret,
      BELLHOP_WORKER_PORT: `${port}`,
      BELLHOP_METRICS_PORT: `${metricsPort}`,
      // The SDK tells only at this level that an idle process is ready.
      LOG_LEVEL: 'debug',
      ...env,
    },
  });
  let logs = '';
  const keep = (chunk: Buffer) => {
    logs += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.on('error', (error) => keep(Buffer.from(String(error))));
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const pid = child.pid ?? -1;
  const killAll = () => {
    for (const orphan of descendants(pid)) kill(orphan.pid);
    child.kill('SIGKILL');
  };
  process.once('exit', killAll);

  const isOver = () => child.exitCode !== null || child.signalCode !== null || pid === -1;
  const until = async (what: string, timeoutMs: number, isSo: () => boolean | Promise<boolean>) => {
    const deadline = Date.now() + timeoutMs;
    while (!(await isSo())) {
      if (isOver() || Date.now() > deadline) {
        const why = isOver() ? `it ended with ${child.exitCode ?? child.signalCode}` : 'timeout';
        throw new WorkerFailed(`worker not ${what}: ${why}\n${logs.slice(-20_000)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const jobs = () => descendants(pid).filter(({ command: line }) => line.includes(JOB_PROCESS));
  const activeJobs = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/worker`);
    return ((await response.json()) as { active_jobs: number }).active_jobs;
  };
  /** The processes that wait for a call, once none of them is still starting; else null. */
  const idleProcesses = () => {
    const ready = new Set(
      logs
        .split('\n')
        .filter((line) => line.includes('job runner initialized'))
        .map((line) => Number(/"pid":(\d+)/.exec(line)?.[1])),
    );
    const pids = jobs().map((job) => job.pid);
    return pids.length > 0 && pids.every((one) => ready.has(one)) ? pids.join() : null;
  };
  /** A ready process is at once followed by the next one's start: asked twice, a moment apart. */
  let before: string | null = null;
  const isSettled = async () => {
    const now = logs.includes('registered worker') ? idleProcesses() : null;
    const isSame = now !== null && now === before && (await activeJobs()) === 0;
    before = now;
    return isSame;
  };

  try {
    await until('ready', START_TIMEOUT_MS, isSettled);
  } catch (error) {
    killAll();
    throw error;
  }
  return {
    pid,
    logs: () => logs,
    jobOf: (callId) => {
      const answered = logs
        .split('\n')
        .findLast((line) => line.includes('call answered') && line.includes(callId));
      const jobPid = Number(/"pid":(\d+)/.exec(answered ?? '')?.[1]);
      return jobs().find((job) => job.pid === jobPid)?.pid;
    },
    activeJobs,
    waitUntilIdle: ({ timeoutMs = 20_000 } = {}) => until('idle', timeoutMs, isSettled),
    waitUntilEnded: async ({ timeoutMs = 30_000 } = {}) => {
      const patience = AbortSignal.timeout(timeoutMs);
      const late = new Promise<never>((_, reject) => {
        patience.addEventListener('abort', () =>
          reject(
            new WorkerFailed(`worker still runs after ${timeoutMs} ms\n${logs.slice(-5_000)}`),
          ),
        );
      });
      await Promise.race([exited, late]);
    },
    stop: async (signal = 'SIGTERM') => {
      const family = descendants(pid);
      child.kill(signal);
      let wasKilled = false;
      const timer = setTimeout(() => {
        wasKilled = true;
        killAll();
      }, STOP_TIMEOUT_MS);
      const end = await exited;
      clearTimeout(timer);
      process.removeListener('exit', killAll);
      if (wasKilled) {
        const said = logs.slice(-5_000);
        throw new WorkerFailed(`worker still ran ${STOP_TIMEOUT_MS} ms after ${signal}\n${said}`);
      }
      await gone(family);
      return end;
    },
  };
}

/** Children end a moment after their parent; any that does not is a defect. */
async function gone(family: ProcessInfo[]): Promise<void> {
  const deadline = Date.now() + 5_000;
  let left = stillRunning(family);
  while (left.length > 0 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    left = stillRunning(family);
  }
  if (left.length === 0) return;
  for (const { pid } of left) kill(pid);
  throw new WorkerFailed(`left running: ${left.map((one) => one.command).join('; ')}`);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
