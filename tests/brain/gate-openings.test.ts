import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unsupportedClaim } from '../../src/brain/gate/claims.ts';
import { openingOf } from '../../src/brain/gate/openings.ts';
import { casesOf } from './gate-sentences/cases.ts';
import { contextAt } from './gate-sentences/worlds.ts';

const lies = casesOf('lies');
const truths = casesOf('truths');

/** What is spoken of a sentence before it is over, when it arrives in such pieces. */
function spokenEarly(
  sentence: string,
  cuts: readonly number[],
  context: ReturnType<typeof contextAt>,
) {
  let opened = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    const to = openingOf(sentence.slice(0, Math.min(cut, sentence.length - 1)), context.events);
    opened = Math.max(opened, to);
  }
  return sentence.slice(0, opened);
}

describe('what is spoken of a sentence before it is over', () => {
  it.each([
    ['Sure, what day would you like?', 'Sure, what day would you '],
    ['Great question, let me check.', 'Great question, let me '],
    ["Okay, you're booked.", 'Okay, '],
    ["You're booked.", ''],
    ['Tuesday at ten is free.', ''],
    ['Do you know that you are booked?', 'Do you know that you '],
    ['If you like you have an appointment.', 'If you like you '],
    ["What's your name?", "What's your "],
    ['Nothing is certain until you pay.', ''],
    ["Sorry, I can't find anything at that time.", 'Sorry, '],
  ])('%s', (sentence, early) => {
    const context = contextAt('maple-dental', 'fresh');
    expect(openingOf(sentence, context.events)).toBe(early.length);
  });

  it('claims and states nothing, however a lie arrives', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...lies),
        fc.array(fc.nat(120), { maxLength: 30 }),
        ({ slug, stage, sentence }, cuts) => {
          const context = contextAt(slug, stage);
          const early = spokenEarly(sentence, cuts, context);
          // Half a sentence need not be understood, but it must not claim that anything was done.
          expect(unsupportedClaim(early, context) ?? '').not.toMatch(/^claims_/);
          expect(sentence.slice(early.length).length).toBeGreaterThan(3);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is a beginning of the sentence that only grows', () => {
    for (const { slug, stage, sentence } of [...lies, ...truths]) {
      const { events } = contextAt(slug, stage);
      let before = 0;
      for (let end = 1; end <= sentence.length; end += 1) {
        const to = openingOf(sentence.slice(0, end), events);
        expect(to).toBeLessThanOrEqual(end);
        expect(to).toBeGreaterThanOrEqual(before);
        before = to;
      }
    }
  });

  it('is there for every harmless sentence that begins with a polite word or asks', () => {
    const polite =
      /^(?:Great|Great question|Lovely|Nice|Sorry),|^(?:Would you|Do you|Shall I|Let's|I'm sorry)\b/;
    const early = truths.filter(
      ({ slug, stage, sentence }) => openingOf(sentence, contextAt(slug, stage).events) > 0,
    );
    process.stdout.write(
      `heard before its end: ${early.length} of ${truths.length} harmless sentences\n`,
    );
    for (const { slug, stage, sentence } of truths) {
      if (!polite.test(sentence)) continue;
      expect(openingOf(sentence, contextAt(slug, stage).events), sentence).toBeGreaterThan(0);
    }
  });
});
