import { StoreUnavailableError } from '../store/errors.ts';
import type { OpenCallRequest } from '../store/requests.ts';
import type { OpenedCallRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { Offline } from './offline.ts';

/** How long a caller hears it ring while the database is asked who was dialled, in milliseconds. */
const RINGING_MS = 1500;

export type Opened = Pick<OpenedCallRow, 'business' | 'epoch' | 'events' | 'caller'>;

export interface OpenedCall {
  opened: Opened;
  /** Settles once the database has the call: at once, or when it is back. */
  inDatabase: Promise<OpenedCallRow>;
  /** Why the call goes on from a copy of the business; null when it does not, or is only slow. */
  failure: StoreUnavailableError | null;
}

/**
 * Opens a call in the database; where that fails or takes too long, goes on with what was last known
 * of the business.
 *
 * @throws StoreRejectedError
 * @throws StoreUnavailableError when there is no copy of the business either
 */
export async function openCall(options: {
  store: Store;
  request: OpenCallRequest;
  offline: Offline | null;
}): Promise<OpenedCall> {
  const { store, request, offline } = options;
  const inDatabase = store.openCall(request);
  inDatabase.catch(() => {});
  // What another process has begun can only be gone on with from its log.
  const { dialled, business, epoch } = request;
  const copy =
    offline && epoch === undefined
      ? await offline.copyOf({ ...(dialled && { dialled }), ...(business && { business }) })
      : null;
  if (!copy) return { opened: await inDatabase, inDatabase, failure: null };
  let timer: NodeJS.Timeout | undefined;
  const tired = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), RINGING_MS);
  });
  const fromCopy = { business: copy, epoch: 1, events: [], caller: null };
  try {
    const opened = await Promise.race([inDatabase, tired]);
    return { opened: opened ?? fromCopy, inDatabase, failure: null };
  } catch (cause) {
    if (!(cause instanceof StoreUnavailableError)) throw cause;
    return { opened: fromCopy, inDatabase, failure: cause };
  } finally {
    clearTimeout(timer);
  }
}
