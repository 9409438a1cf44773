import type { Logger } from '../observe/logger.ts';
import type { ExpiredLeaseRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';

/** How often expired leases are looked for, in milliseconds. */
const POLL_MS = 500;
/** A slower answer says that the database is in trouble, and leases with it; in milliseconds. */
const SLOW_MS = 1_000;
/** After trouble every living worker gets the time to put its leases off; in milliseconds. */
const GRACE_MS = 2_000;

/**
 * Finds calls whose lease nobody puts off any more: those of a worker, or a whole machine, that has
 * died. Any number of processes may watch at once.
 */
export class LeaseWatch {
  readonly #store: Pick<Store, 'expiredLeases'>;
  readonly #nowMs: () => number;
  readonly #onExpired: (call: ExpiredLeaseRow) => Promise<void>;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | null = null;
  #isLooking = false;
  #trustedFromMs = 0;

  constructor(options: {
    store: Pick<Store, 'expiredLeases'>;
    nowMs: () => number;
    logger: Logger;
    onExpired: (call: ExpiredLeaseRow) => Promise<void>;
  }) {
    this.#store = options.store;
    this.#nowMs = options.nowMs;
    this.#onExpired = options.onExpired;
    this.#logger = options.logger;
  }

  start(): void {
    this.#trustedFromMs = this.#nowMs() + GRACE_MS;
    this.#timer = setInterval(() => void this.look(), POLL_MS);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  /** Looks once; a look that has begun is not begun again. */
  async look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    const askedMs = this.#nowMs();
    try {
      const expired = await this.#store.expiredLeases();
      const answeredMs = this.#nowMs();
      if (answeredMs - askedMs > SLOW_MS) this.#trustedFromMs = answeredMs + GRACE_MS;
      if (answeredMs < this.#trustedFromMs) return;
      await Promise.all(expired.map((call) => this.#onExpired(call)));
    } catch (cause) {
      this.#trustedFromMs = this.#nowMs() + GRACE_MS;
      this.#logger.debug({ err: cause }, 'could not look for expired leases');
    } finally {
      this.#isLooking = false;
    }
  }
}
