/**
 * Loaded by Node before anything else in each process the worker starts: one that is to take a call
 * waits here, at next to no cost, until the worker has use for it.
 */
import module from 'node:module';
import { goGently, goOn } from './gentle-start.ts';
import { SWITCHBOARD_VARIABLE } from './hub.ts';
import { connectLink } from './link.ts';
import { startGoTopic, startWaitingTopic } from './start-gate.ts';

/** Whatever happens, no process waits longer, in milliseconds. */
const LONGEST_MS = 20 * 60_000;

// Compiling costs a third of a start, which the calls in progress pay. Node 20 cannot keep it.
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();

const address = process.env[SWITCHBOARD_VARIABLE];
const isJob = process.argv[1]?.includes('job_proc_lazy_main') ?? false;

// The others only end by themselves a quarter of a minute after the worker.
if (!isJob) process.on('disconnect', () => process.exit());

if (isJob && address) {
  const kept: unknown[] = [];
  const keep = (message: unknown) => {
    if (isShutdown(message)) process.exit(0);
    kept.push(message);
  };
  process.on('message', keep);
  const leave = () => process.exit(1);
  process.on('disconnect', leave);
  const link = connectLink(address);
  await new Promise<void>((go) => {
    const atOnce = () => {
      goOn();
      link.close();
      go();
    };
    const longest = setTimeout(atOnce, LONGEST_MS);
    link.on(startGoTopic, ({ gently }) => {
      clearTimeout(longest);
      if (!gently) return atOnce();
      // The line stays open: it may be told to hurry.
      goGently(() => link.close());
      go();
    });
    link.send(startWaitingTopic, {});
  });
  process.off('disconnect', leave);
  process.off('message', keep);
  handOn(kept);
}

function isShutdown(message: unknown): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'case' in message &&
    message.case === 'shutdownRequest'
  );
}

/** What the parent has said meanwhile is said again to whoever listens next. */
function handOn(messages: readonly unknown[]): void {
  const listener = (event: string | symbol) => {
    if (event !== 'message') return;
    process.off('newListener', listener);
    setImmediate(() => {
      for (const message of messages) process.emit('message', message, undefined);
    });
  };
  process.on('newListener', listener);
}
