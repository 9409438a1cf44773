import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { SipClient } from 'livekit-server-sdk';
import type { Environment } from '../config/environment.ts';
import { asHttp } from '../config/fields.ts';
import type { Figure } from '../dialogue/figures.ts';
import type { Logger } from '../observe/logger.ts';
import { DeskRecordings } from '../speech/desk-recordings.ts';
import type { Store } from '../store/store.ts';
import { keepCalls } from '../switchboard/keep-calls.ts';
import { createRooms } from '../telephony/rooms.ts';
import { joinsLines } from './desk-line.ts';
import { rescue } from './rescue.ts';
import { UnansweredWatch } from './unanswered-watch.ts';

/** Longest wait for an answer of the server's API, in milliseconds. */
const API_MS = 2_000;

/**
 * What the desk does for callers: it sends agents to calls whose process has died, and answers those
 * whom no agent answers itself. Answers how to stop.
 */
export function lookAfterCallers(options: {
  environment: Environment;
  store: Store;
  logger: Logger;
  record?: (figures: readonly Figure[]) => void;
}): () => void {
  const { environment, store, logger, record } = options;
  const access = {
    livekitUrl: environment.LIVEKIT_URL ?? '',
    apiKey: environment.LIVEKIT_API_KEY ?? '',
    apiSecret: environment.LIVEKIT_API_SECRET ?? '',
  };
  const rooms = createRooms({
    ...access,
    agentName: environment.LIVEKIT_AGENT_NAME,
    timeoutMs: API_MS,
  });
  const sip = new SipClient(asHttp(access.livekitUrl), access.apiKey, access.apiSecret);
  const parts = {
    store,
    rooms,
    recordings: new DeskRecordings(join(environment.BELLHOP_DATA_DIR, 'voice')),
    join: joinsLines(access),
    transfer: async (room: string, identity: string, address: string) => {
      await sip.transferSipParticipant(room, identity, address, { playDialtone: true });
    },
    business: environment.BELLHOP_BUSINESS,
    ids: randomUUID,
    now: () => new Date(),
    logger,
    ...(record && { record }),
  };
  const watch = new UnansweredWatch({
    rooms,
    nowMs: Date.now,
    logger,
    onUnanswered: (call) => rescue(parts, call),
  });
  watch.start();
  const stopKeeping = keepCalls({ environment, store, logger });
  return () => {
    watch.stop();
    stopKeeping();
  };
}
