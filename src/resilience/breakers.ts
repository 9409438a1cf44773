import type { FailureReason, ProviderKind } from '../dialogue/events.ts';

/**
 * What is known to be down, so that no caller waits on it: one breaker for each provider. Asking
 * costs nothing; everything is in memory.
 *
 * A user asks `mayUse` before it tries a provider and reports how that went. A breaker opens after
 * failures in a row, and lets one user at a time try again once its rest is over.
 */
export interface Breakers {
  /**
   * Whether the provider may be tried now: it is not known to be down, or it is time that somebody
   * looked and the asker is the one. Whoever is told so reports `succeeded` or `failed`.
   */
  mayUse(kind: ProviderKind, provider: string): boolean;
  /** True when this opened the breaker. */
  failed(kind: ProviderKind, provider: string, reason: FailureReason): boolean;
  /** True when this closed the breaker. */
  succeeded(kind: ProviderKind, provider: string): boolean;
}

/** One provider's breaker, as plain data: it can be sent between processes. Times in epoch ms. */
export interface BreakerState {
  kind: ProviderKind;
  provider: string;
  failuresInARow: number;
  lastReason: FailureReason;
  lastFailureMs: number;
  /** Null while closed. */
  openedMs: number | null;
  /** How long nobody tries after it opened or a try failed. */
  restMs: number;
  /** When somebody was last let through an open breaker to try; null when nobody was. */
  triedMs: number | null;
}

export interface BreakerOptions {
  nowMs: () => number;
  /** Failures in a row that open a breaker. */
  threshold?: number;
  /** Rest after a breaker opened; doubles with each try that fails. */
  restMs?: number;
  mostRestMs?: number;
  /** Somebody who tries and never tells is forgotten after this long. */
  tryMs?: number;
  /** Called with what has changed. */
  onChange?: (state: BreakerState) => void;
}

/** Failures that a second attempt would only repeat. */
const CERTAIN: ReadonlySet<FailureReason> = new Set(['refused', 'unauthorized', 'missing']);
/** Failures further apart than this are not in a row, in milliseconds. */
const ROW_MS = 60_000;

/** Breakers of one process. */
export class LocalBreakers implements Breakers {
  readonly #options: Required<Omit<BreakerOptions, 'onChange'>> & Pick<BreakerOptions, 'onChange'>;
  readonly #states = new Map<string, BreakerState>();

  constructor(options: BreakerOptions) {
    this.#options = {
      threshold: 2,
      restMs: 10_000,
      mostRestMs: 300_000,
      tryMs: 15_000,
      ...options,
    };
  }

  /** Whether the provider is known to be down; also while somebody tries whether it is back. */
  isOpen(kind: ProviderKind, provider: string): boolean {
    return this.#of(kind, provider)?.openedMs != null;
  }

  mayUse(kind: ProviderKind, provider: string): boolean {
    const state = this.#of(kind, provider);
    if (!state || state.openedMs === null) return true;
    const now = this.#options.nowMs();
    if (now - Math.max(state.openedMs, state.lastFailureMs) < state.restMs) return false;
    if (state.triedMs !== null && now - state.triedMs < this.#options.tryMs) return false;
    this.#set({ ...state, triedMs: now });
    return true;
  }

  failed(kind: ProviderKind, provider: string, reason: FailureReason): boolean {
    const { nowMs, threshold, restMs, mostRestMs } = this.#options;
    const now = nowMs();
    const earlier = this.#of(kind, provider);
    const goesOn = earlier && (earlier.openedMs !== null || now - earlier.lastFailureMs < ROW_MS);
    const failuresInARow = (goesOn ? earlier.failuresInARow : 0) + 1;
    const wasOpen = earlier?.openedMs != null;
    const opens = !wasOpen && (CERTAIN.has(reason) || failuresInARow >= threshold);
    // Several calls may fail on what they had begun before it opened; only a try that failed counts.
    const hasTried = wasOpen && earlier.triedMs !== null;
    this.#set({
      kind,
      provider,
      failuresInARow,
      lastReason: reason,
      lastFailureMs: now,
      openedMs: opens ? now : (earlier?.openedMs ?? null),
      restMs: hasTried ? Math.min(earlier.restMs * 2, mostRestMs) : (earlier?.restMs ?? restMs),
      triedMs: null,
    });
    return opens;
  }

  succeeded(kind: ProviderKind, provider: string): boolean {
    const state = this.#of(kind, provider);
    if (!state || state.failuresInARow === 0) return false;
    this.#set({
      ...state,
      failuresInARow: 0,
      openedMs: null,
      restMs: this.#options.restMs,
      triedMs: null,
    });
    return state.openedMs !== null;
  }

  /** Everything known, for another process. */
  snapshot(): BreakerState[] {
    return [...this.#states.values()];
  }

  /** Takes over what another process knows; the news is not told again. */
  restore(states: readonly BreakerState[]): void {
    for (const state of states) this.#states.set(keyOf(state.kind, state.provider), { ...state });
  }

  #of(kind: ProviderKind, provider: string): BreakerState | undefined {
    return this.#states.get(keyOf(kind, provider));
  }

  #set(state: BreakerState): void {
    this.#states.set(keyOf(state.kind, state.provider), state);
    this.#options.onChange?.(state);
  }
}

function keyOf(kind: ProviderKind, provider: string): string {
  return `${kind} ${provider}`;
}
