/** Hears of the signals that end a process, once each; the second of a kind ends it outright. */
export class Interruption {
  #code = 0;
  readonly #handlers = { SIGINT: () => this.interrupt(2), SIGTERM: () => this.interrupt(15) };
  readonly #listeners = new Set<() => void>();

  constructor() {
    process.once('SIGINT', this.#handlers.SIGINT);
    process.once('SIGTERM', this.#handlers.SIGTERM);
  }

  /** The exit code of a process ended so: 128 plus the signal's number; 0 while there was none. */
  get code(): number {
    return this.#code;
  }

  /** Calls `listener` when it comes, at once if it has come. */
  listen(listener: () => void): void {
    this.#listeners.add(listener);
    if (this.#code !== 0) listener();
  }

  interrupt(signal: number): void {
    this.#code ||= 128 + signal;
    for (const listener of this.#listeners) listener();
  }

  release(): void {
    process.off('SIGINT', this.#handlers.SIGINT);
    process.off('SIGTERM', this.#handlers.SIGTERM);
  }
}
