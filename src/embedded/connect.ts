import type { Patience } from '../store/patience.ts';
import { createStore, type Store } from '../store/store.ts';
import type { HostHandle, HostOptions } from './host.ts';

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
  /** For processes in which callers wait. */
  patience?: Patience;
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

/**
 * A store over whichever database is configured. With the embedded one, a request that meets a
 * dead owner finds the next owner, or makes this process it, and is sent again: that is safe
 * because every write carries an idempotency key.
 *
 * @throws what `openHost` throws
 */
export async function connectStore(options: ConnectOptions): Promise<Connected> {
  const { timeoutMs, patience, supabaseUrl, supabaseKey } = options;
  const deadline = {
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(patience && { patience }),
  };
  if (supabaseUrl) {
    return {
      store: createStore({ url: supabaseUrl, key: supabaseKey ?? '', ...deadline }),
      kind: 'supabase',
      owner: false,
      host: null,
      close: async () => undefined,
    };
  }
  // Only now: a process that speaks to Supabase need not carry a server and two drivers.
  const [{ openHost }, { HostLink }, { NOW_HEADER }] = await Promise.all([
    import('./host.ts'),
    import('./host-link.ts'),
    import('./server.ts'),
  ]);
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
