import { createStore, type Store } from '../store/store.ts';
import { type HostHandle, type HostOptions, openHost } from './host.ts';
import { HOST_HEADER, NOW_HEADER } from './server.ts';

export interface ConnectOptions {
  /** A Supabase project, which is spoken to directly. */
  supabaseUrl?: string;
  /** Its service-role key. */
  supabaseKey?: string;
  /** A Postgres server, served by a host in this process. */
  databaseUrl?: string;
  /** With neither: the folder of the embedded database, shared by all processes that name it. */
  dataDir: string;
  /** ISO instant at which business time stands still for this client; never for Supabase. */
  now?: string;
  /** Of each call of a function, in milliseconds. */
  timeoutMs?: number;
  maxConnections?: number;
  schemaDir?: string;
  log?: (message: string) => void;
}

export interface Connected {
  store: Store;
  kind: 'supabase' | 'postgres' | 'pglite';
  /** Whether this process serves the database just now; it may come to, when the owner ends. */
  readonly owner: boolean;
  /** The host in use; none with Supabase. */
  readonly host: HostHandle | null;
  close(): Promise<void>;
}

/** The database was closed by this very process. */
export class ConnectionClosedError extends Error {
  override readonly name = 'ConnectionClosedError';
}

/**
 * A store over whichever database is configured. With the embedded one, a request that meets a
 * dead owner finds the next owner, or makes this process it, and is sent again: that is safe
 * because every write carries an idempotency key.
 *
 * @throws what `openHost` throws
 */
export async function connectStore(options: ConnectOptions): Promise<Connected> {
  const { timeoutMs, supabaseUrl, supabaseKey } = options;
  const deadline = timeoutMs === undefined ? {} : { timeoutMs };
  if (supabaseUrl) {
    return {
      store: createStore({ url: supabaseUrl, key: supabaseKey ?? '', ...deadline }),
      kind: 'supabase',
      owner: false,
      host: null,
      close: async () => undefined,
    };
  }
  const link = new HostLink(hostOptions(options), await openHost(hostOptions(options)));
  return {
    store: createStore({
      url: link.host.url,
      key: link.host.key,
      fetch: link.fetch,
      ...(options.now === undefined ? {} : { headers: { [NOW_HEADER]: options.now } }),
      ...deadline,
    }),
    kind: link.host.kind,
    get owner() {
      return link.host.owner;
    },
    get host() {
      return link.host;
    },
    close: () => link.close(),
  };
}

// The clock belongs to each client, not to whoever happens to own the directory.
function hostOptions({ dataDir, databaseUrl, maxConnections, schemaDir, log }: ConnectOptions) {
  const options: HostOptions = { dataDir };
  if (databaseUrl) options.databaseUrl = databaseUrl;
  if (maxConnections) options.maxConnections = maxConnections;
  if (schemaDir) options.schemaDir = schemaDir;
  if (log) options.log = log;
  return options;
}

const MAX_HOSTS_TRIED = 4;

/** Leads each request to the host that is alive at that moment. */
class HostLink {
  readonly #options: HostOptions;
  #host: HostHandle;
  #reopening: Promise<HostHandle> | null = null;
  #closed = false;

  constructor(options: HostOptions, host: HostHandle) {
    this.#options = options;
    this.#host = host;
  }

  get host(): HostHandle {
    return this.#host;
  }

  readonly fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const asked = new URL(input instanceof Request ? input.url : input);
    for (let tries = 1; ; tries += 1) {
      if (this.#closed) throw new ConnectionClosedError('the database connection is closed');
      const host = this.#host;
      const headers = new Headers(init.headers);
      headers.set('apikey', host.key);
      headers.set('authorization', `Bearer ${host.key}`);
      try {
        const url = new URL(asked.pathname + asked.search, host.url);
        const response = await host.fetch(url, { ...init, headers });
        // Read to the end here: an owner may die in the middle of its answer.
        const whole = host.owner ? response : await buffered(response);
        if (whole.headers.get(HOST_HEADER) === host.instance || tries >= MAX_HOSTS_TRIED) {
          return whole;
        }
      } catch (error) {
        const final = host.owner || this.#closed || tries >= MAX_HOSTS_TRIED;
        if (final || init.signal?.aborted) throw error;
      }
      this.#options.log?.(`the database's owner at ${host.url} is gone; looking for the next`);
      await withSignal(this.#reopen(host), init.signal ?? null);
    }
  };

  /** Finds the next host; requests that failed at the same time share one search. */
  #reopen(failed: HostHandle): Promise<HostHandle> {
    if (this.#host !== failed) return Promise.resolve(this.#host);
    this.#reopening ??= openHost(this.#options)
      .then(async (host) => {
        if (this.#closed) await host.close();
        this.#host = host;
        return host;
      })
      .finally(() => {
        this.#reopening = null;
      });
    return this.#reopening;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#reopening?.catch(() => undefined);
    await this.#host.close();
  }
}

async function buffered(response: Response): Promise<Response> {
  const { status, headers } = response;
  const body = await response.arrayBuffer();
  return new Response(body.byteLength > 0 ? body : null, { status, headers });
}

function withSignal<T>(work: Promise<T>, signal: AbortSignal | null): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
