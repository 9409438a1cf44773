import type { BrainOptions } from '../../call/create-brain.ts';
import type { AskModel } from '../caller/model-caller.ts';
import type { Business } from '../scenario/businesses.ts';
import type { OpenCall } from './call.ts';
import type { Batch } from './plan-jobs.ts';
import { type DialogueResult, runJob } from './run-job.ts';
import type { SimulatedDatabase } from './simulated-database.ts';
import { Tenant } from './tenant.ts';
import { openTextCall } from './text-call.ts';

/** Holds batches side by side in this process: callers mostly wait, so many fit one core. */
export async function runInLanes(options: {
  /** The next batch, or null when there are no more. */
  next: () => Promise<Batch | null> | Batch | null;
  lanes: number;
  database: SimulatedDatabase;
  /** Made anew for each dialogue, as for each call: a model is listened to by one. */
  brain: () => Promise<BrainOptions>;
  business: (slug: string) => Business | null;
  /** Apart from other processes' tenants. */
  firstNumber: number;
  done: (result: DialogueResult) => void;
  ask?: AskModel;
}): Promise<void> {
  const { next, lanes, database, brain, business, done, ask } = options;
  let number = options.firstNumber;
  const lane = async () => {
    for (let batch = await next(); batch; batch = await next()) {
      const [first] = batch.jobs;
      const described = first && business(first.scenario.business);
      if (!first || !described) continue;
      number += 1;
      const tenant = await Tenant.make({
        database,
        business: described,
        scenario: first.scenario,
        number,
      });
      const openCall: OpenCall = async ({ from }) =>
        openTextCall({ tenant, from, brain: await brain() });
      for (const job of batch.jobs) {
        done(await runJob({ job, tenant, openCall, ...(ask && { ask }) }));
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
