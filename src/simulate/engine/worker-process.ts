import type { BrainOptions } from '../../call/create-brain.ts';
import { readEnvironment } from '../../config/environment.ts';
import { LocalBreakers } from '../../resilience/breakers.ts';
import { businessesIn } from '../scenario/businesses.ts';
import { callerModel } from './caller-model.ts';
import { runInLanes } from './lanes.ts';
import type { Batch } from './plan-jobs.ts';
import type { DialogueResult } from './run-job.ts';
import { openSimulatedDatabase } from './simulated-database.ts';

/** What the process that plans tells one that holds dialogues. */
export type ToWorker =
  | {
      kind: 'start';
      lanes: number;
      firstNumber: number;
      businessFolders: string[];
      brain: 'scripted' | 'model' | 'hybrid';
      caller: 'rules' | 'model';
    }
  | { kind: 'batch'; batch: Batch | null };

/** What it answers. */
export type FromWorker =
  | { kind: 'next' }
  | { kind: 'result'; result: DialogueResult }
  | { kind: 'finished' }
  | { kind: 'failed'; message: string };

const waiting: ((batch: Batch | null) => void)[] = [];

function tell(message: FromWorker): void {
  process.send?.(message);
}

async function brainsOf(
  kind: 'scripted' | 'model' | 'hybrid',
): Promise<() => Promise<BrainOptions>> {
  const { brainFromEnvironment } = await import('../../call/brain-from-environment.ts');
  const environment = { ...readEnvironment(process.env), BELLHOP_BRAIN: kind };
  const breakers = new LocalBreakers({ nowMs: Date.now });
  return () => brainFromEnvironment(environment, breakers);
}

async function work(start: Extract<ToWorker, { kind: 'start' }>): Promise<void> {
  const { lanes, firstNumber, businessFolders } = start;
  const database = await openSimulatedDatabase();
  try {
    await runInLanes({
      database,
      lanes,
      firstNumber,
      brain: await brainsOf(start.brain),
      ...(start.caller === 'model' && { ask: await callerModel(readEnvironment(process.env)) }),
      business: businessesIn(...businessFolders),
      next: () =>
        new Promise((resolve) => {
          waiting.push(resolve);
          tell({ kind: 'next' });
        }),
      done: (result) => tell({ kind: 'result', result }),
    });
  } finally {
    await database.close();
  }
}

process.on('message', (message: ToWorker) => {
  if (message.kind === 'batch') {
    waiting.shift()?.(message.batch);
    return;
  }
  work(message).then(
    () => tell({ kind: 'finished' }),
    (cause: unknown) =>
      tell({ kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) }),
  );
});
process.on('disconnect', () => process.exit(1));
