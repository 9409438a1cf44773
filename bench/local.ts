import { bookLocally, isBookedRight, openLocalOffice } from '../tests/e2e/local-call.ts';
import { percentile, printCircumstances } from './figures.ts';

/** Goals: half of the gaps under 0.8 s, and nine of ten booked right. */
const MOST_GAP_MS = 800;
const SHARE_RIGHT = 0.9;
/** All callers ask for the same Monday, which has so many places. */
const FREE_THAT_DAY = 6;

/**
 * Whole spoken bookings with no vendor at all: `local` ears, scripted brain, `local` voice, over a real
 * livekit-server; the gaps are measured in what the caller hears.
 *
 * @param calls how many; 10 unless told
 */
export async function run(calls = '10'): Promise<void> {
  printCircumstances();
  const gaps: number[] = [];
  let right = 0;
  for (let begun = 0; begun < Number(calls); begun += FREE_THAT_DAY) {
    const office = await openLocalOffice();
    try {
      const last = Math.min(begun + FREE_THAT_DAY, Number(calls));
      for (let index = begun; index < last; index += 1) {
        await office.worker.waitUntilIdle();
        const call = await bookLocally(office, `+121255501${50 + index}`);
        gaps.push(...call.gapsMs);
        if (isBookedRight(call)) right += 1;
        else console.log(`call ${index + 1}: ${call.problem?.slice(0, 2000) ?? 'another row'}`);
      }
    } finally {
      await office.close();
    }
  }
  const gap = (part: number) => `${(percentile(gaps, part) / 1000).toFixed(2)} s`;
  console.log(`gap heard p50 ${gap(0.5)}, p95 ${gap(0.95)} (${gaps.length} turns)`);
  console.log(`booked right ${right} of ${calls}`);
  const isReached =
    percentile(gaps, 0.5) < MOST_GAP_MS && right >= Math.floor(Number(calls) * SHARE_RIGHT);
  if (!isReached) process.exitCode = 1;
}
