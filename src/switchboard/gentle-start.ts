/** Rest for each moment of work: a process that starts takes a third of a core. */
const REST = 2;
/** Work is looked at this often, and no rest is longer; milliseconds. */
const LOOK_MS = 10;
const LONGEST_REST_MS = 500;

const cell = new Int32Array(new SharedArrayBuffer(4));
let timer: NodeJS.Timeout | null = null;
let goesOn: (() => void) | null = null;

/**
 * From now on this process rests twice as long as it works, so that calls in progress get the rest of
 * the machine; until `goOn`, which calls `over`.
 */
export function goGently(over: () => void): void {
  goesOn = over;
  let sinceMs = performance.now();
  timer = setInterval(() => {
    const restMs = (performance.now() - sinceMs) * REST;
    Atomics.wait(cell, 0, 0, Math.min(restMs, LONGEST_REST_MS));
    sinceMs = performance.now();
  }, LOOK_MS);
  timer.unref();
}

/** It is ready, or wanted sooner. */
export function goOn(): void {
  if (timer) clearInterval(timer);
  timer = null;
  goesOn?.();
  goesOn = null;
}
