import type { CallEvent } from '../dialogue/events.ts';
import type { Logger } from '../observe/logger.ts';
import type { Store } from '../store/store.ts';

/** How long events gather before they are written together, in milliseconds. */
const GATHER_MS = 25;
/** Longest pause between tries while the database is away, in milliseconds. */
const MAX_PAUSE_MS = 5000;

/** Writes a call's events to the database in batches, in order, without making the call wait. */
export class EventWriter {
  readonly #store: Store;
  readonly #businessId: string;
  readonly #callId: string;
  readonly #logger: Logger;
  #waiting: CallEvent[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<boolean> = Promise.resolve(true);
  #failures = 0;

  constructor(options: { store: Store; businessId: string; callId: string; logger: Logger }) {
    this.#store = options.store;
    this.#businessId = options.businessId;
    this.#callId = options.callId;
    this.#logger = options.logger;
  }

  add(event: CallEvent): void {
    this.#waiting.push(event);
    this.#schedule(GATHER_MS);
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
    const batch = [...this.#waiting];
    if (batch.length === 0) return true;
    try {
      await this.#store.appendEvents({
        businessId: this.#businessId,
        callId: this.#callId,
        events: batch,
      });
      this.#waiting = this.#waiting.slice(batch.length);
      this.#failures = 0;
      return this.#waiting.length === 0;
    } catch (cause) {
      this.#failures += 1;
      this.#logger.warn({ err: cause, waiting: batch.length }, 'events not written yet');
      this.#schedule(Math.min(GATHER_MS * 4 ** this.#failures, MAX_PAUSE_MS));
      return false;
    }
  }
}
