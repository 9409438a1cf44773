import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Batch } from './plan-jobs.ts';
import type { DialogueResult } from './run-job.ts';
import type { FromWorker, ToWorker } from './worker-process.ts';

/** A process that holds dialogues ended before its work was done. */
export class SimulationFailedError extends Error {
  override readonly name = 'SimulationFailedError';
}

/** Names of tenants of different processes never meet. */
const NUMBERS_EACH = 100_000;

/** Shares the batches among processes, one for each core given. */
export async function runAll(options: {
  batches: readonly Batch[];
  processes: number;
  /** Dialogues at a time in each process. */
  lanes: number;
  brain: 'scripted' | 'model' | 'hybrid';
  /** Whether rules or a language model play the callers. */
  caller: 'rules' | 'model';
  businessFolders: readonly string[];
  done: (result: DialogueResult) => void;
}): Promise<void> {
  const waiting = [...options.batches];
  const children: ChildProcess[] = [];
  try {
    await Promise.all(
      Array.from({ length: Math.max(1, options.processes) }, (_, index) => {
        const child = fork(workerFile(), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
        children.push(child);
        return serveWorker(child, index, waiting, options);
      }),
    );
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
}

function serveWorker(
  child: ChildProcess,
  index: number,
  waiting: Batch[],
  options: Parameters<typeof runAll>[0],
): Promise<void> {
  const { lanes, brain, caller, businessFolders, done } = options;
  const tell = (message: ToWorker) => child.send(message);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      reject(new SimulationFailedError(`a simulating process ended (${signal ?? code})`)),
    );
    child.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'next':
          tell({ kind: 'batch', batch: waiting.shift() ?? null });
          return;
        case 'result':
          done(message.result);
          return;
        case 'failed':
          reject(new SimulationFailedError(message.message));
          return;
        default:
          resolve();
      }
    });
    tell({
      kind: 'start',
      lanes,
      firstNumber: index * NUMBERS_EACH,
      businessFolders: [...businessFolders],
      brain,
      caller,
    });
  });
}

/** Compiled or not, as this file is. */
function workerFile(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fileURLToPath(new URL(`./worker-process.${extension}`, import.meta.url));
}
