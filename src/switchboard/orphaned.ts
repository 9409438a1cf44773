import { setTimeout } from 'node:timers/promises';
import type { Logger } from '../observe/logger.ts';
import { callOpenedTopic, callOverTopic, callTakenTopic } from './call-topics.ts';
import type { Link } from './link.ts';
import type { LostCall, TakeOver } from './take-over.ts';
import { Listeners } from './wire.ts';

/** A process whose worker is dead begins nothing later than this, in milliseconds. */
const BEGIN_MS = 700;
/** What it has begun by then may take so long in all, in milliseconds. */
const END_MS = 4_000;

/** A job's link that also keeps which call the job has told its worker of. */
export function rememberCall(link: Link): { link: Link; call: () => LostCall | null } {
  let call: LostCall | null = null;
  const told = new Listeners<[]>();
  told.add(callTakenTopic, (taken) => {
    call = { ...taken, isDead: true };
  });
  told.add(callOpenedTopic, (lease) => {
    if (call) Object.assign(call, lease);
  });
  told.add(callOverTopic, () => {
    call = null;
  });
  return {
    link: {
      send: (topic, data) => {
        told.tell({ topic: topic.name, data });
        link.send(topic, data);
      },
      on: (topic, listener) => link.on(topic, listener),
      close: () => link.close(),
    },
    call: () => call,
  };
}

/**
 * The worker has died and this job of it has not: sends another worker's process to its call, which
 * is far quicker than until the lease has expired. Resolves when the job is to go, whatever came of
 * it; a call that nobody could be sent to is found by its lease.
 */
export async function sendSuccessor(options: {
  call: LostCall | null;
  takeOver: Promise<Pick<TakeOver, 'run'>>;
  logger: Logger;
}): Promise<void> {
  const { call, takeOver, logger } = options;
  if (!call) return;
  let isLate = false;
  let isBegun = false;
  const mayRaise = () => {
    isBegun = !isLate;
    return isBegun;
  };
  const sent = takeOver
    .then((by) => by.run(call, mayRaise))
    .catch((cause) => {
      const { callId } = call;
      logger.error({ err: cause, callId }, 'nobody could be sent to an orphaned call');
    });
  await Promise.race([sent, setTimeout(BEGIN_MS)]);
  isLate = true;
  // The lease has been raised, perhaps: left now, nobody would be sent before that has expired.
  if (isBegun) await Promise.race([sent, setTimeout(END_MS - BEGIN_MS)]);
}
