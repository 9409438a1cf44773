import type { Environment } from '../config/environment.ts';
import type { Logger } from '../observe/logger.ts';
import type { Store } from '../store/store.ts';
import { createRooms } from '../telephony/rooms.ts';
import { CallKeeper } from './call-keeper.ts';
import type { Hub } from './hub.ts';
import { LeaseWatch } from './lease-watch.ts';
import { type LostCall, TakeOver } from './take-over.ts';

/** Longest wait for an answer of the server's API, in milliseconds. */
const API_MS = 2_000;

/** What sends other processes to calls whose own has died. */
export function takeOverOf(options: {
  environment: Environment;
  store: Store;
  logger: Logger;
}): TakeOver {
  const { environment, store, logger } = options;
  const rooms = createRooms({
    livekitUrl: environment.LIVEKIT_URL ?? '',
    apiKey: environment.LIVEKIT_API_KEY ?? '',
    apiSecret: environment.LIVEKIT_API_SECRET ?? '',
    agentName: environment.LIVEKIT_AGENT_NAME,
    timeoutMs: API_MS,
  });
  return new TakeOver({ store, rooms, logger });
}

/**
 * Looks after calls: with a hub, after those of this worker's own jobs; in any case after those whose
 * worker has died. Answers how to stop.
 */
export function keepCalls(options: {
  hub?: Hub;
  environment: Environment;
  store: Store;
  logger: Logger;
}): () => void {
  const { hub, store, logger } = options;
  const takeOver = takeOverOf(options);
  const run = async (lost: LostCall) => {
    // What fails here is tried again once the lease has expired.
    await takeOver.run(lost).catch((cause) => {
      logger.error({ err: cause, callId: lost.callId }, 'a lost call could not be taken over');
    });
  };
  const watch = new LeaseWatch({
    store,
    nowMs: Date.now,
    logger,
    onExpired: ({ call_id: callId, room, epoch }) => run({ callId, room, epoch, isDead: false }),
  });
  watch.start();
  if (!hub) return () => watch.stop();
  const keeper = new CallKeeper({ hub, store, logger, onLost: (lost) => void run(lost) });
  keeper.start();
  return () => {
    watch.stop();
    keeper.stop();
  };
}
