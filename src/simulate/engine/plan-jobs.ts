import type { ChannelName } from '../channel/channel.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Job } from './run-job.ts';
import { Tenant } from './tenant.ts';

/** Jobs that one tenant can hold one after the other. */
export interface Batch {
  jobs: Job[];
}

/** Dialogues a copy of a business is made for: making one costs about as much as four of them. */
const FEWEST_JOBS = 6;
const MOST_JOBS = 32;

/** Every dialogue to be held, those on like businesses together, the longest batches first. */
export function planJobs(options: {
  scenarios: readonly Scenario[];
  channels: readonly ChannelName[];
  repeat: number;
  seed: number;
  /** Batches that run side by side. */
  lanes: number;
}): Batch[] {
  const { scenarios, channels, repeat, seed, lanes } = options;
  const byTenant = new Map<string, Job[]>();
  for (const scenario of scenarios) {
    const key = Tenant.keyOf(scenario);
    const jobs = byTenant.get(key) ?? [];
    byTenant.set(key, jobs);
    for (const channel of channels) {
      for (let count = 0; count < repeat; count += 1) {
        jobs.push({ scenario, channel, repeat: count, seed });
      }
    }
  }
  const fair = Math.ceil((scenarios.length * channels.length * repeat) / (2 * lanes));
  const most = Math.min(MOST_JOBS, Math.max(FEWEST_JOBS, fair));
  const batches = [...byTenant.values()].flatMap((jobs) => {
    const parts = Math.ceil(jobs.length / most);
    const size = Math.ceil(jobs.length / parts);
    return Array.from({ length: parts }, (_, at) => ({
      jobs: jobs.slice(at * size, (at + 1) * size),
    }));
  });
  return batches.sort((one, other) => other.jobs.length - one.jobs.length);
}
