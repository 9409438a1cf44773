import type { CallEvent } from '../dialogue/events.ts';
import type { Logger } from '../observe/logger.ts';
import { StoreRejectedError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import type { Backlog } from './backlog.ts';
import { isLeaseLost } from './leased-store.ts';

/** How long events gather before they are written together, in milliseconds. */
const GATHER_MS = 25;
/** Longest pause between tries while the database is away, in milliseconds. */
const MAX_PAUSE_MS = 5000;
/** Events written at once at the most. */
const MAX_BATCH = 500;

/** Writes a call's events to the database in batches, in order, without making the call wait. */
export class EventWriter {
  readonly #store: Store;
  readonly #businessId: string;
  readonly #callId: string;
  readonly #logger: Logger;
  readonly #opened: () => Promise<unknown>;
  readonly #backlog: Backlog | null;
  readonly #onAnswer: () => void;
  #waiting: CallEvent[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<boolean> = Promise.resolve(true);
  #failures = 0;
  #batchSize = MAX_BATCH;
  #isAbandoned = false;

  constructor(options: {
    store: Store;
    businessId: string;
    callId: string;
    logger: Logger;
    /** Resolves once the database has the call; rejects while it cannot be opened. */
    opened?: () => Promise<unknown>;
    /** Keeps what waits while the database is away. */
    backlog?: Backlog | null;
    /** The database has stored something again after it did not answer. */
    onAnswer?: () => void;
  }) {
    this.#store = options.store;
    this.#businessId = options.businessId;
    this.#callId = options.callId;
    this.#logger = options.logger;
    this.#opened = options.opened ?? (async () => {});
    this.#backlog = options.backlog ?? null;
    this.#onAnswer = options.onAnswer ?? (() => {});
  }

  /** Events that are not in the database yet. */
  get waiting(): readonly CallEvent[] {
    return this.#waiting;
  }

  add(event: CallEvent): void {
    if (this.#isAbandoned) return;
    this.#waiting.push(event);
    // A write follows at once: whoever goes on after a crash must know that it was asked for.
    if (event.type === 'tool.started') void this.flush();
    else this.#schedule(GATHER_MS);
  }

  /** Forgets what is not written, and writes no more: the log is another process's now. */
  abandon(): void {
    this.#isAbandoned = true;
    this.#waiting = [];
    this.stop();
  }

  /** Writes what is waiting; true when nothing is left. Never throws: events stay for the next try. */
  flush(): Promise<boolean> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** Drops the timer; `flush` still works. */
  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #schedule(afterMs: number): void {
    this.#timer ??= setTimeout(() => void this.flush(), afterMs);
  }

  async #write(): Promise<boolean> {
    while (this.#waiting.length > 0) {
      if (!(await this.#writeBatch(this.#waiting.slice(0, this.#batchSize)))) return false;
    }
    return true;
  }

  /** Writes the oldest events; false when they stay for later. */
  async #writeBatch(batch: readonly CallEvent[]): Promise<boolean> {
    try {
      await this.#opened();
      await this.#store.appendEvents({
        businessId: this.#businessId,
        callId: this.#callId,
        events: batch,
      });
    } catch (cause) {
      if (isLeaseLost(cause)) {
        this.abandon();
        return true;
      }
      if (!(cause instanceof StoreRejectedError)) return this.#later(cause);
      // Sent again it would be refused again, with all that comes after it: only it may be lost.
      this.#batchSize = 1;
      if (batch.length > 1) return true;
      this.#logger.error({ err: cause, event: batch[0]?.type }, 'an event cannot be stored');
    }
    this.#waiting = this.#waiting.slice(batch.length);
    if (this.#waiting.length === 0) this.#batchSize = MAX_BATCH;
    const wasAway = this.#failures > 0;
    this.#failures = 0;
    if (wasAway) this.#onAnswer();
    if (this.#waiting.length === 0) await this.#backlog?.clear();
    return true;
  }

  async #later(cause: unknown): Promise<false> {
    this.#failures += 1;
    await this.#backlog?.keep({ events: this.#waiting });
    this.#logger.warn({ err: cause, waiting: this.#waiting.length }, 'events not written yet');
    this.#schedule(Math.min(GATHER_MS * 4 ** this.#failures, MAX_PAUSE_MS));
    return false;
  }
}
