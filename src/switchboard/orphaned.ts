import { setTimeout } from 'node:timers/promises';
import type { Logger } from '../observe/logger.ts';
import { callOpenedTopic, callOverTopic, callTakenTopic } from './call-topics.ts';
import type { Link } from './link.ts';
import type { LostCall, TakeOver } from './take-over.ts';
import { Listeners } from './wire.ts';

/** A process whose worker is dead stays no longer than this, in milliseconds. */
const LEAVE_MS = 1_000;

/** A job's link that also keeps which call the job has told its worker of. */
export function rememberCall(link: Link): { link: Link; call: () => LostCall | null } {
  let call: LostCall | null = null;
  const told = new Listeners<[]>();
  told.add(callTakenTopic, ({ room }) => {
    call = { room, isDead: true };
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
  const sent = takeOver
    .then((by) => by.run(call))
    .catch((cause) => {
      const { callId } = call;
      logger.error({ err: cause, callId }, 'nobody could be sent to an orphaned call');
    });
  await Promise.race([sent, setTimeout(LEAVE_MS)]);
}
