import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { asked } from '../../../src/brain/scripted/replay.ts';
import { doubtOf, surenessOf } from '../../../src/brain/scripted/sureness.ts';
import { HELD_OUT } from '../../language/held-out-cases.ts';
import { HELD_OUT_LATER } from '../../language/held-out-later-cases.ts';
import { HELD_OUT_WHOLE } from '../../language/held-out-whole-cases.ts';
import { meaningOf, read } from '../../language/reading-case.ts';
import { env, turnAt } from './moments.ts';
import { type Moment, TRAPS } from './traps.ts';

function judge(moment: Moment, text: string) {
  const { before, turn } = turnAt(moment, text);
  return { ...surenessOf(before, turn, env), asking: asked(before, env).asking };
}

describe('how sure the rules are', () => {
  it.each([
    ['opening', 'anything'],
    ['date', 'date'],
    ['choice', 'choice'],
    ['name', 'name'],
    ['confirm', 'confirm'],
    ['done', 'anything-else'],
  ] as const)('%s stands for what was asked: %s', (moment, asking) => {
    expect(judge(moment, 'yes').asking).toBe(asking);
  });

  it.each(TRAPS)('%s: "%s" is not for them', (moment, text) => {
    expect(judge(moment, text)).toMatchObject({ sure: false });
  });

  it.each<[Moment, string]>([
    ['opening', "Hi, I'd like to book a cleaning please"],
    ['opening', 'Could I get a check-up next Tuesday around ten?'],
    ['opening', 'I need to cancel my appointment'],
    ['opening', 'when are you open on Saturdays'],
    ['opening', 'how much is a cleaning'],
    ['date', 'um, Thursday please'],
    ['date', 'the week after next would be great'],
    ['date', 'as soon as possible'],
    ['choice', "I'll take the second one"],
    ['choice', 'two works for me'],
    ['choice', 'do you have anything later?'],
    ['choice', 'the last one please, thank you'],
    ['name', 'Ana Silva'],
    ['name', "it's Silva, S I L V A"],
    ['confirm', 'yes please'],
    ['confirm', 'that sounds perfect, thank you'],
    ['confirm', 'no, make it Thursday'],
    ['confirm', 'no thanks'],
    ['done', "no that's all, thank you, bye"],
    ['done', 'can you move it to Wednesday at nine?'],
  ])('%s: "%s" is', (moment, text) => {
    expect(judge(moment, text)).toMatchObject({ sure: true });
  });

  it('seldom leaves a misread sentence without doubt, among those nobody tuned the reader for', () => {
    const misread = [...HELD_OUT, ...HELD_OUT_LATER, ...HELD_OUT_WHOLE].filter(
      ({ context, text, expecting, meaning }) => {
        const reading = read(text, context, expecting);
        const isMisread = !isDeepStrictEqual(meaningOf(reading), meaning);
        return isMisread && doubtOf(reading, context.maxParty) === null;
      },
    );
    // "The end of the month" is read as its last week, so that "before" it ends too soon.
    expect(misread.map(({ text }) => text)).toEqual([
      'I need a checkup before the end of the month, mornings only',
    ]);
  });
});
