import type { Scenario } from './scenario.ts';

/** Scenarios whose id, `trade/id` or file fits the pattern; `*` stands for anything. */
export function selectScenarios(scenarios: readonly Scenario[], pattern: string): Scenario[] {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  const fits = new RegExp(`^${source}$`);
  return scenarios.filter(
    ({ id, trade, file }) => fits.test(id) || fits.test(`${trade}/${id}`) || fits.test(file),
  );
}

/** Words drawn once: moving the boundary would let what was read while mending be scored as unread. */
const HELD_OUT_SALT = 'held out since the first report';

/** Whether the scenario belongs to the third that is only scored, never read while mending. */
export function isHeldOut(id: string): boolean {
  return hash(`${HELD_OUT_SALT}:${id}`) % 3 === 0;
}

/** A 32-bit FNV-1a hash, finished so that similar texts land far apart. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
