import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailableError } from './errors.ts';

/** How long somebody waits for the database, in milliseconds. */
export interface Patience {
  /** For one try. */
  attemptMs: number;
  /** For all tries of one request together. */
  totalMs: number;
  /** Before the second try; doubles with each. */
  pauseMs: number;
  /** For everything while the last that was heard of the database was nothing. */
  knownAwayMs: number;
}

/**
 * What a caller on the line can bear: an answer after three seconds is still an answer, a refusal is
 * tried again within the second, and nobody waits twice for what is known to be away.
 */
export const CALLER_PATIENCE: Patience = {
  attemptMs: 4000,
  totalMs: 5000,
  pauseMs: 150,
  knownAwayMs: 1200,
};
/** After so long it may only have been slow, and is given all the time again; in milliseconds. */
const KNOWN_AWAY_FOR_MS = 10_000;
/** Too little for a try to be worth it, in milliseconds. */
const LEAST_MS = 500;

/**
 * Tries again, for a while, what the database did not answer. Only for requests that may be repeated:
 * reads, and writes with an idempotency key.
 */
export function withPatience(patience: Patience) {
  const { attemptMs, totalMs, pauseMs, knownAwayMs } = patience;
  let awayUntilMs = 0;
  return async <T>(request: (timeoutMs: number) => Promise<T>): Promise<T> => {
    const startedMs = performance.now();
    const allMs = startedMs < awayUntilMs ? knownAwayMs : totalMs;
    let mayHaveHappened = false;
    for (let pause = pauseMs; ; pause *= 2) {
      const leftMs = allMs - (performance.now() - startedMs);
      try {
        const answer = await request(Math.min(attemptMs, leftMs));
        awayUntilMs = 0;
        return answer;
      } catch (cause) {
        if (!(cause instanceof StoreUnavailableError)) throw cause;
        mayHaveHappened ||= cause.mayHaveHappened;
        const restMs = allMs - (performance.now() - startedMs) - pause;
        // A refusal comes at once: after a second of them there is nothing to wait for.
        const isRefused = !cause.mayHaveHappened && pause > pauseMs * 4;
        if (restMs >= LEAST_MS && !isRefused) {
          await sleep(pause);
          continue;
        }
        if (startedMs >= awayUntilMs) awayUntilMs = startedMs + KNOWN_AWAY_FOR_MS;
        const { operation, status, message } = cause;
        throw new StoreUnavailableError({ operation, status, message, mayHaveHappened, cause });
      }
    }
  };
}
