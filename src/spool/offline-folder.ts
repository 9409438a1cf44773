import { join } from 'node:path';
import type { Logger } from '../observe/logger.ts';
import { StoreUnavailableError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import { copyBusinesses, copyOfBusiness } from './business-copies.ts';
import { deliverSpool } from './deliver.ts';
import { Spool } from './spool.ts';

/** How often the folder is looked at, and the businesses are copied, in milliseconds. */
const DELIVER_MS = 3000;
const COPY_MS = 60_000;

/** What Bellhop keeps in its data directory for when the database is away. */
export function offlineIn(dataDir: string) {
  const spool = new Spool(join(dataDir, 'spool'));
  const copies = new Spool(join(dataDir, 'copies'));
  return {
    spool,
    copies,
    copyOf: (wanted: { dialled?: string; business?: string }) => copyOfBusiness(copies, wanted),
  };
}

/**
 * Delivers what was kept as soon as the database is back, and keeps the copies of the businesses
 * fresh; returns how to stop. May run in several processes.
 */
export function keepOffline(options: {
  dataDir: string;
  store: Store;
  logger: Logger;
  now: () => Date;
}): () => void {
  const { store, logger, now } = options;
  const { spool, copies } = offlineIn(options.dataDir);
  const deliver = repeat(DELIVER_MS, logger, async () => {
    const delivered = await deliverSpool({ store, spool, logger, now });
    if (delivered > 0) logger.info({ delivered }, 'what was kept has been delivered');
  });
  const copy = repeat(COPY_MS, logger, () => copyBusinesses({ store, folder: copies }));
  return () => {
    deliver();
    copy();
  };
}

/** Does the work now and again and again, one at a time; a database that is away is no news. */
function repeat(everyMs: number, logger: Logger, work: () => Promise<void>): () => void {
  let isWorking = false;
  const once = async () => {
    if (isWorking) return;
    isWorking = true;
    try {
      await work();
    } catch (cause) {
      if (!(cause instanceof StoreUnavailableError)) logger.error({ err: cause }, 'spool');
    } finally {
      isWorking = false;
    }
  };
  void once();
  const timer = setInterval(() => void once(), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
