import { StoreUnavailableError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import type { Connected } from './connect.ts';

/**
 * A store over a database that need not be there yet: each request waits for the connection, or tries
 * to make it anew.
 *
 * @throws StoreUnavailableError (from its methods) while there is no connection
 */
export function lazyStore(connect: () => Promise<Connected>): Store {
  let connecting: Promise<Connected> | null = null;
  const connected = async (operation: string) => {
    connecting ??= connect();
    try {
      return await connecting;
    } catch (cause) {
      connecting = null;
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new StoreUnavailableError({
        operation,
        status: 0,
        message,
        mayHaveHappened: false,
        cause,
      });
    }
  };
  return new Proxy({} as Store, {
    get: (_target, name) => {
      // What is awaited is asked whether it is a promise.
      if (typeof name === 'symbol' || name === 'then') return undefined;
      return async (request: never) => {
        const { store } = await connected(name);
        return store[name as keyof Store](request);
      };
    },
  });
}
