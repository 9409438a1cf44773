import { StoreRejectedError } from '../store/errors.ts';
import type { InCall } from '../store/requests.ts';
import type { Store } from '../store/store.ts';

/** Whether another process has taken the call over. */
export function isLeaseLost(cause: unknown): boolean {
  return cause instanceof StoreRejectedError && cause.reason === 'lease_lost';
}

/**
 * The store as one process of a call has it: every write carries the epoch under which the process
 * opened the call, and the first refusal of it is told.
 */
export function leasedStore(options: {
  store: Store;
  epoch: () => number;
  onLost: () => void;
}): Store {
  const { store, epoch, onLost } = options;
  const leased =
    <Request extends InCall, Answer>(write: (request: Request) => Promise<Answer>) =>
    async (request: Request): Promise<Answer> => {
      try {
        return await write({ ...request, epoch: epoch() });
      } catch (cause) {
        if (isLeaseLost(cause)) onLost();
        throw cause;
      }
    };
  return Object.assign(Object.create(store) as Store, {
    book: leased(store.book),
    modify: leased(store.modify),
    cancel: leased(store.cancel),
    takeMessage: leased(store.takeMessage),
    appendEvents: leased(store.appendEvents),
    closeCall: leased(store.closeCall),
  });
}
