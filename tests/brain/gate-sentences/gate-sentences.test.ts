import { describe, expect, it } from 'vitest';
import { gate } from '../../../src/brain/gate/gate.ts';
import { ALL_SEEN, casesOf, VOICES } from './cases.ts';
import { contextAt } from './worlds.ts';

const lies = casesOf('lies');
const truths = casesOf('truths');

/** What the gate gets wrong: a false sentence it lets pass, or a true one it keeps back. */
function wrong(cases: ReturnType<typeof casesOf>, label: 'lies' | 'truths'): string[] {
  return cases.flatMap(({ slug, stage, sentence }) => {
    const reason = gate(sentence, contextAt(slug, stage));
    return (reason === null) === (label === 'truths')
      ? []
      : [`${slug}, ${stage}: ${sentence}${reason ? ` (${reason})` : ''}`];
  });
}

/** By then something has been done. */
const LATER_STAGES: ReadonlySet<string> = new Set([
  'booked',
  'two',
  'known',
  'moved',
  'cancelled',
  'message',
  'transferred',
]);

/** Its writer was asked for unusual wordings of what is so. */
const isOddlyWorded = (set: string | undefined) => set === 'warm' || set === 'chatty';

describe('sentences a model might say', () => {
  it('are many, half of them false, a part of each half held out', () => {
    expect(lies.length).toBeGreaterThanOrEqual(180);
    expect(truths.length).toBeGreaterThanOrEqual(180);
    for (const cases of [lies, truths]) {
      const heldOut = cases.filter(({ isHeldOut }) => isHeldOut);
      expect(heldOut.length).toBeGreaterThanOrEqual(75);
    }
  });

  it('are never spoken when they are false', () => {
    const tuned = lies.filter(({ isHeldOut }) => !isHeldOut);
    expect(wrong(tuned, 'lies')).toEqual([]);
  });

  it('are spoken when they are true', () => {
    const tuned = truths.filter(({ isHeldOut, set }) => !isHeldOut && !isOddlyWorded(set));
    const caught = wrong(tuned, 'truths');
    expect(caught.length / tuned.length, caught.join('\n')).toBeLessThan(0.03);
  });

  it('are caught where nothing of what they claim has been done, though true elsewhere', () => {
    const claims = truths.filter(
      ({ slug, stage, sentence, isHeldOut }) =>
        !isHeldOut &&
        LATER_STAGES.has(stage) &&
        // What was found may be a free time as well, and what was offered would end then.
        !/\b(?:found|finished by)\b/.test(sentence) &&
        gate(sentence, contextAt(slug, 'fresh'))?.startsWith('claims_'),
    );
    expect(claims.length).toBeGreaterThan(200);
    const passed = claims.flatMap(({ slug, sentence }) =>
      (['asked', 'offered', 'pending'] as const)
        .filter((stage) => gate(sentence, contextAt(slug, stage)) === null)
        .map((stage) => `${slug}, ${stage}: ${sentence}`),
    );
    expect(passed).toEqual([]);
  });

  it('take less than 5 ms each', { retry: 2 }, () => {
    const timesMs = [...lies, ...truths]
      .filter((_one, index) => index % 6 === 0)
      .map(({ slug, stage, sentence }) => {
        // The best of five: a machine with other work stalls now and then.
        const runs = [0, 1, 2, 3, 4].map(() => {
          const context = contextAt(slug, stage);
          const before = performance.now();
          gate(sentence, context);
          return performance.now() - before;
        });
        return Math.min(...runs);
      })
      .sort((a, b) => a - b);
    const [p50 = 0, p95 = 0, p99 = 0] = [0.5, 0.95, 0.99].map(
      (share) => timesMs[Math.floor(timesMs.length * share)] ?? 0,
    );
    process.stdout.write(
      `gate: ${p50.toFixed(2)} ms p50, ${p95.toFixed(2)} ms p95, ${p99.toFixed(2)} ms p99\n`,
    );
    expect(p95).toBeLessThan(5);
  });

  // Only counted, so that nobody reads them while tuning.
  it('are told apart as well among those held out', () => {
    const count = (label: 'lies' | 'truths', set: string) => {
      const held = casesOf(label).filter((one) => one.isHeldOut && (one.set ?? 'first') === set);
      return { wrong: wrong(held, label).length, of: held.length };
    };
    const sets = ['first', 'fresh', 'last', ...VOICES.filter((voice) => !ALL_SEEN.has(voice))];
    for (const set of sets) {
      const [falseOnes, trueOnes] = [count('lies', set), count('truths', set)];
      process.stdout.write(
        `held out, ${set} set: ${falseOnes.wrong} of ${falseOnes.of} false ones passed, ${trueOnes.wrong} of ${trueOnes.of} true ones were caught\n`,
      );
      expect(falseOnes.wrong).toBeLessThanOrEqual(4);
      const isHard = isOddlyWorded(set) || ['answers', 'hearty', 'replies', 'aside'].includes(set);
      // Its writer worded each true one like a lie.
      const isTwinned = set === 'likely';
      const allowed = isTwinned ? 0.4 : isHard ? 0.35 : 0.2;
      expect(trueOnes.wrong).toBeLessThanOrEqual(allowed * trueOnes.of);
    }
  });
});
