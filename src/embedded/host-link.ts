import { type HostHandle, type HostOptions, openHost } from './host.ts';
import { HOST_HEADER } from './server.ts';

/** The database was closed by this very process. */
export class ConnectionClosedError extends Error {
  override readonly name = 'ConnectionClosedError';
}

const MAX_HOSTS_TRIED = 4;

/** Leads each request to the host that is alive at that moment. */
export class HostLink {
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
