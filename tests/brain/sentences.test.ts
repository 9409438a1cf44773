import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SentenceBuffer } from '../../src/brain/sentences.ts';

function cut(...pieces: string[]): string[] {
  const buffer = new SentenceBuffer();
  return [...pieces.flatMap((piece) => buffer.push(piece)), ...buffer.flush()];
}

describe('cutting streamed text into sentences', () => {
  it.each<[string, string[], string[]]>([
    ['one at a time', ['Hello. How are you? Fine!'], ['Hello. ', 'How are you? ', 'Fine!']],
    ['over pieces', ['Hel', 'lo', '. H', 'ow are you?'], ['Hello. ', 'How are you?']],
    ['with quotes and brackets', ['He said "yes." Good.'], ['He said "yes." ', 'Good.']],
    [
      'not at a clock time',
      ['At 10 a.m. on Tuesday. Right?'],
      ['At 10 a.m. on Tuesday. ', 'Right?'],
    ],
    ['not at a title', ['Ask Dr. Lee. Bye.'], ['Ask Dr. Lee. ', 'Bye.']],
    ['not inside a price', ['It is $120.50 today.'], ['It is $120.50 today.']],
    ['several dots', ['Well... Let me see… Yes.'], ['Well... ', 'Let me see… ', 'Yes.']],
    ['nothing of nothing', ['', '  ', '\n'], []],
    ['what has no end', ['no full stop'], ['no full stop']],
  ])('%s', (_what, pieces, sentences) => {
    expect(cut(...pieces)).toEqual(sentences);
  });

  it('hands out a sentence as soon as the next begins, not before', () => {
    const buffer = new SentenceBuffer();
    expect(buffer.push('Hello.')).toEqual([]);
    expect(buffer.push(' ')).toEqual(['Hello. ']);
  });

  it('loses and adds nothing, however the text arrives', () => {
    const text = fc
      .array(
        fc.constantFrom('Yes. ', 'At 9 a.m. ', 'Dr. No? ', 'ok', '! ', '… ', '$1.50 ', '\n', 'x'),
        { maxLength: 20 },
      )
      .map((words) => words.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(20), { maxLength: 20 }), (whole, sizes) => {
        const pieces: string[] = [];
        let rest = whole;
        for (const size of sizes) {
          pieces.push(rest.slice(0, size));
          rest = rest.slice(size);
        }
        const sentences = cut(...pieces, rest);
        expect(sentences.join('').trimEnd()).toBe(whole.trimEnd());
        const words = (list: string[]) => list.map((one) => one.trim()).filter(Boolean);
        expect(words(sentences)).toEqual(words(cut(whole)));
      }),
    );
  });
});
