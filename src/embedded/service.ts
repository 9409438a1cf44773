import type { AccessKeys } from './access.ts';
import { Catalogue } from './catalogue.ts';
import type { Engine } from './engine.ts';
import { callFunction } from './functions.ts';
import { createApp, listen, type ServerState } from './server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface RunningService {
  url: string;
  keys: AccessKeys;
  instance: string;
  /** Answers in this process, without a socket. */
  fetch: typeof globalThis.fetch;
  close(): Promise<void>;
  /** Stops serving and leaves the database as it is: it is someone else's now. */
  abandon(): Promise<void>;
}

/**
 * Serves an opened database on loopback, and keeps slots generated ahead: now and once a day.
 * Neither keeps the process alive.
 */
export async function serve(args: {
  engine: Engine;
  instance: string;
  schemaVersion: string;
  keys: AccessKeys;
  now: string | null;
  log: (message: string) => void;
}): Promise<RunningService> {
  const { engine, instance, keys } = args;
  const catalogue = new Catalogue(engine.run);
  await catalogue.load();
  const state: ServerState = {
    engine,
    catalogue,
    keys,
    instance,
    schemaVersion: args.schemaVersion,
    now: args.now,
    clock: Date.now,
    closing: false,
  };
  const app = createApp(state);
  const listening = await listen(app);

  const inProgress = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    inProgress.add(work);
    void work.finally(() => inProgress.delete(work)).catch(() => undefined);
    return work;
  };
  const ensureSlots = async (): Promise<void> => {
    const answer = await callFunction(state, {
      name: 'ensure_slots',
      args: {},
      access: { role: 'service_role', claims: '{"role":"service_role"}' },
      now: args.now,
    });
    if (!answer.ok) args.log(`slots were not generated ahead: ${answer.error.body.message}`);
  };
  const first = setImmediate(() => void track(ensureSlots()));
  const daily = setInterval(() => void track(ensureSlots()), DAY_MS);
  first.unref();
  daily.unref();

  const stop = async (): Promise<void> => {
    state.closing = true;
    clearImmediate(first);
    clearInterval(daily);
    await Promise.allSettled([listening.close(), ...inProgress]);
  };

  return {
    url: listening.url,
    keys,
    instance,
    fetch: (input, init) => {
      const request = new Request(input, init);
      const answered = track(Promise.resolve(app.fetch(request)));
      return init?.signal ? Promise.race([answered, aborted(init.signal)]) : answered;
    },
    close: async () => {
      await stop();
      await engine.close();
    },
    abandon: stop,
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
