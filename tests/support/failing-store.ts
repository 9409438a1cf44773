import { StoreUnavailableError } from '../../src/store/errors.ts';
import type { Store } from '../../src/store/store.ts';

/**
 * `ok` passes on; `refuse` never asks; `lose` asks and loses the answer; `swallow` asks nothing and
 * leaves the asker as ignorant as `lose` does.
 */
export type StoreState = 'ok' | 'refuse' | 'lose' | 'swallow';

/** A store that fails on command. */
export interface FailingStore {
  store: Store;
  /** For every function, or for those of these names. */
  set(state: StoreState, ...operations: (keyof Store)[]): void;
}

export function failingStore(real: Store): FailingStore {
  let all: StoreState = 'ok';
  const some = new Map<string, StoreState>();
  const store = new Proxy(real, {
    get: (target, name) => async (request: never) => {
      const operation = String(name);
      const state = some.get(operation) ?? all;
      const lost = (mayHaveHappened: boolean) =>
        new StoreUnavailableError({ operation, status: 0, message: state, mayHaveHappened });
      if (state === 'refuse') throw lost(false);
      if (state === 'swallow') throw lost(true);
      const answer = await target[name as keyof Store](request);
      if (state === 'lose') throw lost(true);
      return answer;
    },
  });
  return {
    store,
    set: (state, ...operations) => {
      if (operations.length === 0) {
        all = state;
        some.clear();
      }
      for (const operation of operations) some.set(operation, state);
    },
  };
}
