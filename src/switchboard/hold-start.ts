/**
 * Loaded by Node before anything else in each process the worker starts: one that is to take a call
 * waits here, at next to no cost, until the worker has use for it.
 */
import { SWITCHBOARD_VARIABLE } from './hub.ts';
import { connectLink } from './link.ts';
import { startGoTopic, startWaitingTopic } from './start-gate.ts';

/** Whatever happens, no process waits longer, in milliseconds. */
const LONGEST_MS = 20 * 60_000;

const address = process.env[SWITCHBOARD_VARIABLE];
const isJob = process.argv[1]?.includes('job_proc_lazy_main') ?? false;

if (isJob && address) {
  const link = connectLink(address);
  await new Promise<void>((go) => {
    const longest = setTimeout(go, LONGEST_MS);
    process.once('disconnect', () => process.exit(1));
    link.on(startGoTopic, () => {
      clearTimeout(longest);
      go();
    });
    link.send(startWaitingTopic, {});
  });
  link.close();
}
