import type { OpenedCallRow } from '../store/rows.ts';

/** A call on its way into the database, where it is at once or as soon as that answers. */
export class Opening {
  readonly #reopen: () => Promise<OpenedCallRow>;
  readonly #isOpen: Promise<void>;
  #tell: () => void = () => {};
  #inDatabase: Promise<OpenedCallRow>;
  #epoch: number;

  constructor(options: {
    inDatabase: Promise<OpenedCallRow>;
    /** What is tried when that has failed. */
    reopen: () => Promise<OpenedCallRow>;
    /** Until the database tells another. */
    epoch: number;
  }) {
    this.#inDatabase = options.inDatabase;
    this.#reopen = options.reopen;
    this.#epoch = options.epoch;
    this.#isOpen = new Promise((resolve) => {
      this.#tell = resolve;
    });
    this.ensure().catch(() => {});
  }

  /** The lease under which this process speaks and writes. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Calls back once the database has the call. */
  onOpen(tell: () => void): void {
    void this.#isOpen.then(tell);
  }

  /**
   * Resolves once the database has the call; after a failure the next to ask tries again.
   *
   * @throws StoreUnavailableError, StoreRejectedError
   */
  async ensure(): Promise<void> {
    const asked = this.#inDatabase;
    try {
      this.#epoch = (await asked).epoch;
      this.#tell();
    } catch (cause) {
      if (this.#inDatabase === asked) {
        this.#inDatabase = this.#reopen();
        this.#inDatabase.catch(() => {});
      }
      throw cause;
    }
  }
}
