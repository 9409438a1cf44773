import { isDeepStrictEqual } from 'node:util';
import { doubtOf } from '../src/brain/scripted/sureness.ts';
import { hybridShare } from '../tests/brain/hybrid-share.ts';
import { CALLERS } from '../tests/brain/scripted/callers.ts';
import { CHANGES_OF_MIND } from '../tests/brain/scripted/changes-of-mind.ts';
import { SAID } from '../tests/brain/scripted/conversations.ts';
import { HELD_OUT } from '../tests/language/held-out-cases.ts';
import { HELD_OUT_LATER } from '../tests/language/held-out-later-cases.ts';
import { HELD_OUT_WHOLE } from '../tests/language/held-out-whole-cases.ts';
import { meaningOf, read } from '../tests/language/reading-case.ts';
import { printCircumstances, printFigure } from './figures.ts';

/** How much of a call the hybrid brain answers without a model, and whether it errs in doing so. */
export async function run(): Promise<void> {
  const conversations = Object.entries(SAID).map(([title, [business, lines]]) => ({
    title,
    business,
    lines,
  }));
  const shares = [
    await hybridShare(CALLERS),
    await hybridShare(CHANGES_OF_MIND),
    await hybridShare(conversations),
  ];
  const sum = (pick: (share: (typeof shares)[number]) => number) =>
    shares.reduce((total, share) => total + pick(share), 0);
  const turns = sum(({ turns }) => turns);
  const without = sum(({ withoutModel }) => withoutModel);
  const wrong = shares.flatMap(({ wrongWrites }) => wrongWrites);
  for (const { asked } of shares) {
    for (const { text, why } of asked) console.log(`  model: "${text.slice(0, 60)}": ${why}`);
  }
  for (const write of wrong) console.log(`  wrong: ${write}`);
  printFigure('turns of the caller', String(turns));
  printFigure('answered without a model', `${((100 * without) / turns).toFixed(1)} %`, '> 60 %');
  printFigure('wrong writes', String(wrong.length), '0');
  printMisread();
  printCircumstances();
}

/** Of sentences nobody tuned the reader for: how many leave no doubt, and how many of those are misread. */
function printMisread(): void {
  const sets = {
    'held out': HELD_OUT,
    'held out later': HELD_OUT_LATER,
    'held out last': HELD_OUT_WHOLE,
  };
  for (const [name, cases] of Object.entries(sets)) {
    const sure = cases.flatMap(({ context, text, expecting, meaning }) => {
      const reading = read(text, context, expecting);
      const isRight = isDeepStrictEqual(meaningOf(reading), meaning);
      return doubtOf(reading, context.maxParty) ? [] : [{ text, isRight }];
    });
    const misread = sure.filter(({ isRight }) => !isRight);
    for (const { text } of misread) console.log(`  misread: "${text}"`);
    printFigure(
      `sentences ${name}: without doubt, misread`,
      `${sure.length} of ${cases.length}, ${misread.length}`,
      '0',
    );
  }
}
