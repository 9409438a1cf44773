import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A service that ended is started again after this long, in milliseconds; longer each time. */
const AGAIN_MS = 1000;
const MOST_AGAIN_MS = 60_000;
/** Loading the models on a busy machine, in milliseconds. */
const READY_MS = 60_000;

/** The running process that hears and speaks. */
export interface SpeechService {
  /** Of its socket, for {@link LocalSpeech}. */
  path: string;
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

/**
 * Starts the process that hears and speaks on this machine, and starts it again whenever it ends.
 * Resolves when it is ready; also when it is not within a minute, since calls can do without.
 */
export async function startSpeechService(options: {
  folder: string;
  onProblem: (problem: string) => void;
  /** Options of Node for code that is not compiled. */
  execArgv?: string[];
}): Promise<SpeechService> {
  const directory = await mkdtemp(join(tmpdir(), 'bellhop-speech-'));
  const entry = fileURLToPath(new URL('./service', import.meta.url));
  const extension = extname(fileURLToPath(import.meta.url));
  const path = join(directory, 'socket');
  let child: ChildProcess | null = null;
  let isStopped = false;
  let againMs = AGAIN_MS;
  const start = (): Promise<void> =>
    new Promise((resolve) => {
      const started = fork(`${entry}${extension}`, [options.folder, path], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        ...(options.execArgv && { execArgv: options.execArgv }),
      });
      child = started;
      const timer = setTimeout(resolve, READY_MS);
      timer.unref();
      started.once('message', () => {
        againMs = AGAIN_MS;
        started.channel?.unref();
        resolve();
      });
      started.once('exit', (code, signal) => {
        clearTimeout(timer);
        resolve();
        if (isStopped) return;
        options.onProblem(`local speech ended with ${code ?? signal}`);
        setTimeout(() => void rm(path, { force: true }).then(start), againMs).unref();
        againMs = Math.min(againMs * 2, MOST_AGAIN_MS);
      });
      started.unref();
    });
  await start();
  return {
    path,
    get pid() {
      return child?.pid;
    },
    stop: async () => {
      isStopped = true;
      child?.kill('SIGKILL');
      await rm(directory, { recursive: true, force: true });
    },
  };
}
