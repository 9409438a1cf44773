import { describe, expect, it } from 'vitest';
import { type CaptureState, hear, press, start } from '../../src/capture/capture.ts';
import { codeCapture } from '../../src/capture/code.ts';
import type { CaptureDefinition } from '../../src/capture/definition.ts';
import { emailCapture } from '../../src/capture/email.ts';
import { nameCapture } from '../../src/capture/name.ts';
import { partySizeCapture } from '../../src/capture/party-size.ts';
import { phoneCapture } from '../../src/capture/phone.ts';

/** Runs a capture: sentences are heard, and lines such as `> 212#` are keys. */
function run<T>(definition: CaptureDefinition<T>, lines: readonly string[]) {
  let { state, say }: { state: CaptureState<T>; say: string } = start(definition);
  const said = [say];
  for (const line of lines) {
    const keys = line.startsWith('> ') ? [...line.slice(2)] : null;
    if (keys === null) ({ state, say } = hear(definition, state, line));
    for (const key of keys ?? []) ({ state, say } = press(definition, state, key));
    said.push(say);
  }
  return { said, state };
}

describe('a capture by voice', () => {
  it('reads back naturally first, and exactly after a refusal', () => {
    const { said, state } = run(phoneCapture(), [
      '212 555 0128',
      'no',
      'the last one is a 9',
      'yes',
    ]);
    expect(said).toEqual([
      'What is your phone number?',
      '212, 555, 0128, is that right?',
      'Sorry. I have 2 1 2, 5 5 5, 0 1 2 8. What should be different?',
      "So that's 2 1 2, 5 5 5, 0 1 2 9. Is that right?",
      '',
    ]);
    expect(state).toMatchObject({ stage: 'done', value: '+12125550129' });
  });

  it('offers the keypad after two refusals', () => {
    const { said } = run(phoneCapture(), ['212 555 0128', 'no', 'no']);
    expect(said.at(-1)).toContain('keypad');
  });

  it('offers letter by letter where no keypad can help', () => {
    for (const [definition, answer] of [
      [nameCapture(), 'Ann Lee'],
      [emailCapture(), 'ann at gmail dot com'],
    ] as const) {
      const { said } = run(definition, [answer, 'no', "no, that's wrong"]);
      expect(said.at(-1)).toContain('letter by letter');
      expect(said.at(-1)).not.toContain('keypad');
    }
  });

  it('spells a name once it was corrected', () => {
    const { said } = run(nameCapture(), ['Shane Carter', 'no, Shayne with a y']);
    expect(said.at(-1)).toContain('S, H, A, Y, N, E; C, A, R, T, E, R');
  });

  it('asks for what is missing of a number', () => {
    const { said, state } = run(phoneCapture(), [
      '512 555 018',
      'you missed an eight at the end',
      'yes',
    ]);
    expect(said[1]).toContain("isn't a whole number");
    expect(state.value).toBe('+15125550188');
  });

  it('takes the same once more for a yes, and a yes with a correction for the correction', () => {
    expect(run(partySizeCapture({ max: 8 }), ['four', 'four']).state.value).toBe(4);
    expect(run(nameCapture(), ['Shane Carter', 'yes, shayne with a y', 'yes']).state.value).toBe(
      'Shayne Carter',
    );
  });

  it('never takes a question or a hesitation for a yes', () => {
    for (const text of ['what?', 'hmm', 'can you say that again', 'wait a moment']) {
      const { state } = run(phoneCapture(), ['212 555 0128', text]);
      expect(state.stage).toBe('confirming');
      expect(state.draft).toBe('+12125550128');
    }
  });

  it('takes no more people than fit', () => {
    const { said, state } = run(partySizeCapture({ max: 4 }), ['nine of us']);
    expect(state.stage).toBe('asking');
    expect(said.at(-1)).toContain('9');
  });

  it('ends, whatever is said', () => {
    for (const text of ['', 'banana', 'no', 'I have no idea what you mean']) {
      for (const definition of [phoneCapture(), emailCapture(), codeCapture()]) {
        const { state } = run(definition, Array<string>(15).fill(text));
        expect(state.stage).toBe('given-up');
      }
    }
  });

  it('is given up at once when the caller would rather not', () => {
    const { state, said } = run(emailCapture(), ["I'd rather not say"]);
    expect(state.stage).toBe('given-up');
    expect(said.at(-1)).toContain('without it');
  });
});

describe('a capture by keypad', () => {
  it('ends with # and takes back with *', () => {
    const { state, said } = run(phoneCapture(), ['> 212555013*28#', '> #']);
    expect(said[1]).toContain('2 1 2, 5 5 5, 0 1 2 8');
    expect(state.value).toBe('+12125550128');
  });

  it('agrees to a read-back with #, and refuses it with *', () => {
    expect(run(nameCapture(), ['Ann Lee', '> #']).state.value).toBe('Ann Lee');
    expect(run(nameCapture(), ['Ann Lee', '> *']).said.at(-1)).toContain(
      'What should be different',
    );
  });

  it('says so when the keys make no number', () => {
    expect(run(phoneCapture(), ['> 21255#']).said.at(-1)).toContain("don't make a number");
    expect(run(partySizeCapture({ max: 8 }), ['> 12#', '> 6#', '> #']).state.value).toBe(6);
  });

  it('takes of each key of a code the character that was heard', () => {
    const { state } = run(codeCapture(), ['K X 7 M 5', '> 59764#', '> #']);
    expect(state.value).toBe('KX7MH');
    const { state: mended } = run(codeCapture(), ['> 59764#', 'k x seven m four', 'yes']);
    expect(mended.value).toBe('KX7M4');
  });

  it('hears nothing in keys where no keypad can help', () => {
    const { state } = run(emailCapture(), ['> 123#']);
    expect(state).toMatchObject({ stage: 'asking', keys: '', draft: null });
  });
});
