import { StoreUnavailableError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import { sendWrite } from '../tools/perform-write.ts';
import { ToolRefusedError } from '../tools/tool.ts';
import type { PendingWrite } from '../tools/tool-context.ts';
import type { EventLog } from './event-log.ts';

/** How long to wait before asking again, in milliseconds. */
const PAUSE_MS = 2000;

/**
 * Writes that were sent and never answered. While the call goes on each is asked for again with its
 * own key, which makes it once at the most; what it came to is put in the log, and so told.
 */
export class UnconfirmedWrites {
  readonly #store: Store;
  readonly #log: EventLog;
  readonly #pending = new Set<PendingWrite>();
  #timer: NodeJS.Timeout | null = null;
  #asking: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(options: { store: Store; log: EventLog }) {
    this.#store = options.store;
    this.#log = options.log;
  }

  /** Those nobody knows the outcome of. */
  get pending(): readonly PendingWrite[] {
    return [...this.#pending];
  }

  add(pending: PendingWrite): void {
    // Asked for again by the caller it has the same key, and is the same write.
    const isSame = [...this.#pending].some(
      ({ write }) => write.request.key === pending.write.request.key,
    );
    if (isSame) return;
    this.#pending.add(pending);
    this.#schedule();
  }

  /** Asks no more; resolves when what was being asked has been answered or not. */
  stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    return this.#asking;
  }

  #schedule(): void {
    if (this.#isStopped || this.#timer || this.#pending.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#asking = this.#askAll().finally(() => this.#schedule());
    }, PAUSE_MS);
  }

  async #askAll(): Promise<void> {
    for (const pending of [...this.#pending]) {
      if (this.#isKnown(pending)) {
        this.#pending.delete(pending);
        continue;
      }
      if (!(await this.#ask(pending))) return;
      this.#pending.delete(pending);
    }
  }

  /** Whether it is known now; false while the database is still away. */
  async #ask({ tool, toolCallId, write }: PendingWrite): Promise<boolean> {
    try {
      const row = await sendWrite(this.#store, write);
      const { result, outcome } = write.conclude(row);
      this.#log.append({ type: 'tool.succeeded', data: { tool, toolCallId, result, outcome } });
    } catch (cause) {
      if (cause instanceof StoreUnavailableError) return false;
      const reason = cause instanceof ToolRefusedError ? cause.reason : 'rejected';
      const message = cause instanceof Error ? cause.message : String(cause);
      this.#log.append({ type: 'tool.failed', data: { tool, toolCallId, reason, message } });
    }
    return true;
  }

  /** Whether the caller has asked again meanwhile, and been answered. */
  #isKnown({ write }: PendingWrite): boolean {
    return this.#log.events.some(
      (event) =>
        event.type === 'tool.succeeded' &&
        event.data.outcome.written?.kind === write.operation &&
        event.data.outcome.written.subject === write.subject,
    );
  }
}
