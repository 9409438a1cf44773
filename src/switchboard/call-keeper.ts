import type { Logger } from '../observe/logger.ts';
import type { Store } from '../store/store.ts';
import { callOpenedTopic, callOverTopic, callTakenTopic, leaseLostTopic } from './call-topics.ts';
import type { Hub, Job } from './hub.ts';
import type { LostCall } from './take-over.ts';

/** How often the leases of the worker's calls are put off, in milliseconds. */
const RENEW_MS = 700;
/** How long a lease lasts: a few renewals may be late before the worker is taken to be dead. */
const LEASE_MS = 2_500;

interface HeldCall {
  room: string;
  callId?: string | undefined;
  epoch?: number | undefined;
  /** Its lease is put off from then on: one that never opens is to be given to another process. */
  isOpen: boolean;
}

/**
 * Keeps the leases of a worker's calls, all in one request, and notices when the process of one
 * dies. It runs in the worker's parent, which is idle when calls are busiest.
 */
export class CallKeeper {
  readonly #hub: Hub;
  readonly #store: Pick<Store, 'renewLeases'>;
  readonly #logger: Logger;
  readonly #onLost: (lost: LostCall) => void;
  readonly #calls = new Map<Job, HeldCall>();
  #timer: NodeJS.Timeout | null = null;

  constructor(options: {
    hub: Hub;
    store: Pick<Store, 'renewLeases'>;
    logger: Logger;
    /** A job has died in the middle of its call. */
    onLost: (lost: LostCall) => void;
  }) {
    this.#hub = options.hub;
    this.#store = options.store;
    this.#logger = options.logger;
    this.#onLost = options.onLost;
  }

  start(): void {
    this.#hub.on(callTakenTopic, (taken, job) => this.#calls.set(job, { ...taken, isOpen: false }));
    this.#hub.on(callOpenedTopic, (lease, job) => {
      const call = this.#calls.get(job);
      if (call) Object.assign(call, lease, { isOpen: true });
      void this.#renew();
    });
    this.#hub.on(callOverTopic, (_data, job) => this.#calls.delete(job));
    this.#hub.onGone((job) => {
      const call = this.#calls.get(job);
      this.#calls.delete(job);
      if (call) this.#onLost({ ...call, isDead: true });
    });
    this.#timer = setInterval(() => void this.#renew(), RENEW_MS);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  async #renew(): Promise<void> {
    const held = [...this.#calls.values()].flatMap(({ callId, epoch, isOpen }) =>
      isOpen && callId !== undefined && epoch !== undefined ? [{ callId, epoch }] : [],
    );
    if (held.length === 0) return;
    try {
      const lost = await this.#store.renewLeases({ calls: held, lastingMs: LEASE_MS });
      for (const callId of lost) this.#lose(callId);
    } catch (cause) {
      this.#logger.warn({ err: cause }, 'leases not renewed');
    }
  }

  #lose(callId: string): void {
    for (const [job, call] of this.#calls) {
      if (call.callId !== callId) continue;
      this.#calls.delete(job);
      job.send(leaseLostTopic, { callId });
    }
  }
}
