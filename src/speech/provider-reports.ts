import type { ProviderNews } from '../resilience/chain.ts';

/** Keeps what chains tell until there is a log to write it in. */
export class ProviderReports {
  #waiting: ProviderNews[] = [];
  #write: ((news: ProviderNews) => void) | null = null;

  readonly report = (news: ProviderNews): void => {
    if (this.#write) this.#write(news);
    else this.#waiting.push(news);
  };

  writeTo(write: (news: ProviderNews) => void): void {
    this.#write = write;
    for (const news of this.#waiting.splice(0)) write(news);
  }
}
