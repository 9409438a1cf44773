import type { FailureReason, ProviderKind } from '../dialogue/events.ts';
import type { Breakers } from './breakers.ts';
import { failureMessageOf, failureReasonOf } from './failure-reason.ts';

/** What a chain tells of its providers, as the call's log takes it. */
export type ProviderNews =
  | {
      type: 'provider.failed';
      data: { kind: ProviderKind; provider: string; reason: FailureReason; message: string };
    }
  | { type: 'provider.recovered'; data: { kind: ProviderKind; provider: string } };

/** A provider's failure, told apart from the error that showed it. */
export interface ProviderFailure {
  reason: FailureReason;
  message: string;
}

/** The failure an error shows. */
export function failureOf(error: unknown): ProviderFailure {
  return { reason: failureReasonOf(error), message: failureMessageOf(error) };
}

/**
 * Providers of one kind in the order they are wanted, and which of them one call uses. The call
 * stays with what works: it goes on down the list when that fails, and back up only when told to.
 */
export class Chain<Link extends { name: string }> {
  readonly links: readonly Link[];
  readonly #kind: ProviderKind;
  readonly #breakers: Breakers;
  readonly #report: (news: ProviderNews) => void;
  /** What has failed in this call since it last worked. */
  readonly #failed = new Set<Link>();
  #current: Link | null = null;

  constructor(options: {
    kind: ProviderKind;
    links: readonly Link[];
    breakers: Breakers;
    report: (news: ProviderNews) => void;
  }) {
    this.#kind = options.kind;
    this.links = options.links;
    this.#breakers = options.breakers;
    this.#report = options.report;
  }

  /**
   * The provider to use now: the one in use, else the first that has not failed in this call and is
   * not known to be down, else one that may be tried again, else any. Null when all were tried.
   */
  pick(tried: ReadonlySet<Link> = new Set()): Link | null {
    if (this.#current && !tried.has(this.#current)) return this.#current;
    const left = this.links.filter((link) => !tried.has(link));
    const wanted = [
      ...left.filter((link) => !this.#failed.has(link)),
      ...left.filter((link) => this.#failed.has(link)),
    ];
    this.#current =
      wanted.find(({ name }) => this.#breakers.mayUse(this.#kind, name)) ?? wanted[0] ?? null;
    return this.#current;
  }

  /** What the call uses; null before the first choice and while nothing works. */
  get current(): Link | null {
    return this.#current;
  }

  /** A wanted provider before the one in use that may be looked at now. */
  better(): Link | null {
    const at = this.#current ? this.links.indexOf(this.#current) : this.links.length;
    return (
      this.links.slice(0, at).find(({ name }) => this.#breakers.mayUse(this.#kind, name)) ?? null
    );
  }

  /** Whether a provider may be asked something now. */
  mayUse({ name }: Link): boolean {
    return this.#breakers.mayUse(this.#kind, name);
  }

  use(link: Link): void {
    this.#current = link;
  }

  /** Notes a failure; told once for a provider that fails in several places at the same time. */
  failed(link: Link, failure: ProviderFailure): void {
    this.#breakers.failed(this.#kind, link.name, failure.reason);
    this.#failed.add(link);
    if (this.#current !== link) return;
    this.#current = null;
    this.#report({
      type: 'provider.failed',
      data: { kind: this.#kind, provider: link.name, ...failure },
    });
  }

  /** Notes that a look at a provider that is not in use showed that it is still down. */
  stillDown(link: Link, failure: ProviderFailure): void {
    this.#breakers.failed(this.#kind, link.name, failure.reason);
  }

  succeeded(link: Link): void {
    this.#failed.delete(link);
    if (this.#breakers.succeeded(this.#kind, link.name)) {
      this.#report({
        type: 'provider.recovered',
        data: { kind: this.#kind, provider: link.name },
      });
    }
  }
}
