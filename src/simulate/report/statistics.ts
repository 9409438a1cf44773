/** A share with its 95 % confidence interval. */
export interface Share {
  /** Null where there was nothing to count. */
  value: number | null;
  low: number;
  high: number;
  /** What was counted. */
  of: number;
}

const Z = 1.959964;

/** Wilson's interval: keeps inside 0 and 1, also for few and for extreme counts. */
export function wilson(passed: number, of: number): Share {
  if (of === 0) return { value: null, low: 0, high: 1, of };
  const share = passed / of;
  const spread = 1 + (Z * Z) / of;
  const centre = (share + (Z * Z) / (2 * of)) / spread;
  const reach = (Z / spread) * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  return { value: share, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach), of };
}

/**
 * pass^k: the chance that k runs of one scenario, drawn without putting back, all pass, averaged over
 * scenarios with at least k runs. The interval counts scenarios, not runs.
 */
export function passAll(runs: readonly { passed: number; of: number }[], k: number): Share {
  const counted = runs.filter(({ of }) => of >= k);
  const sum = counted.reduce((total, { passed, of }) => total + allPass(passed, of, k), 0);
  return wilson(sum, counted.length);
}

/** C(passed, k) / C(of, k). */
function allPass(passed: number, of: number, k: number): number {
  let chance = 1;
  for (let drawn = 0; drawn < k; drawn += 1) {
    chance *= Math.max(0, passed - drawn) / (of - drawn);
  }
  return chance;
}
