import { expect, it } from 'vitest';
import { goGently, goOn } from '../../src/switchboard/gentle-start.ts';

/** So much work in short pieces, and how long it took with its rests; milliseconds. */
async function work(totalMs: number): Promise<{ tookMs: number }> {
  const startMs = performance.now();
  let doneMs = 0;
  while (doneMs < totalMs) {
    const pieceMs = performance.now();
    while (performance.now() - pieceMs < 15);
    doneMs += 15;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return { tookMs: performance.now() - startMs };
}

it('rests about twice as long as it works, until it is to go on', async () => {
  let isOver = false;
  goGently(() => {
    isOver = true;
  });
  const gentle = await work(150);
  expect(gentle.tookMs).toBeGreaterThan(300);
  expect(isOver).toBe(false);
  goOn();
  expect(isOver).toBe(true);
  const { tookMs } = await work(150);
  expect(tookMs).toBeLessThan(gentle.tookMs * 0.75);
});
