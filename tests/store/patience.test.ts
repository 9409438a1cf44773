import { describe, expect, it } from 'vitest';
import { StoreRejectedError, StoreUnavailableError } from '../../src/store/errors.ts';
import { withPatience } from '../../src/store/patience.ts';

const PATIENCE = { attemptMs: 80, totalMs: 700, pauseMs: 10, knownAwayMs: 20 };
const away = (mayHaveHappened: boolean) =>
  new StoreUnavailableError({ operation: 'book', status: 0, message: 'away', mayHaveHappened });

/** A request that fails in these ways and then succeeds. */
function request(...failures: Error[]) {
  const allowedMs: number[] = [];
  const ask = async (timeoutMs: number) => {
    allowedMs.push(timeoutMs);
    const failure = failures.shift();
    if (failure) throw failure;
    return 'answered';
  };
  return { ask, allowedMs };
}

describe('patience with the database', () => {
  it('asks again what was not answered', async () => {
    const { ask, allowedMs } = request(away(false), away(true));
    expect(await withPatience(PATIENCE)(ask)).toBe('answered');
    expect(allowedMs).toHaveLength(3);
    expect(Math.max(...allowedMs)).toBeLessThanOrEqual(PATIENCE.attemptMs);
  });

  it('does not ask again what was refused', async () => {
    const rejected = new StoreRejectedError({
      operation: 'book',
      status: 422,
      code: 'PT422',
      message: 'wrong',
      details: null,
    });
    const { ask, allowedMs } = request(rejected);
    await expect(withPatience(PATIENCE)(ask)).rejects.toBe(rejected);
    expect(allowedMs).toHaveLength(1);
  });

  it('tells whether any of the tries may have been carried out', async () => {
    const refused = Array.from({ length: 20 }, () => away(false));
    await expect(withPatience(PATIENCE)(request(...refused).ask)).rejects.toMatchObject({
      mayHaveHappened: false,
    });
    const once = [away(true), ...Array.from({ length: 20 }, () => away(false))];
    await expect(withPatience(PATIENCE)(request(...once).ask)).rejects.toMatchObject({
      mayHaveHappened: true,
    });
  });

  it('waits less for what is known to be away, until it answers', async () => {
    const patiently = withPatience(PATIENCE);
    const { ask, allowedMs } = request(...Array.from({ length: 20 }, () => away(false)));
    await patiently(ask).catch(() => {});
    const next = request(away(true));
    await patiently(next.ask).catch(() => {});
    expect(allowedMs[0]).toBe(PATIENCE.attemptMs);
    expect(next.allowedMs).toHaveLength(1);
    expect(next.allowedMs[0]).toBeLessThanOrEqual(PATIENCE.knownAwayMs);
    await patiently(request().ask);
    const after = request();
    await patiently(after.ask);
    expect(after.allowedMs[0]).toBe(PATIENCE.attemptMs);
  });
});
