import { availableParallelism, loadavg } from 'node:os';

/** Sorted copy's value below which the share `part` (0 to 1) of the values lies. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

/** Runs the work and says how long it took, in milliseconds. */
export async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const start = performance.now();
  const value = await work();
  return { value, ms: performance.now() - start };
}

export function printFigure(what: string, figure: string, goal?: string): void {
  console.log(`${what.padEnd(52)} ${figure}${goal ? `   (goal: ${goal})` : ''}`);
}

/** What else the machine was doing matters to every figure above. */
export function printCircumstances(): void {
  const [minute = 0] = loadavg();
  console.log(
    `(${availableParallelism()} cores, load average ${minute.toFixed(1)}, this bench included)`,
  );
}
