import type { CodeShape } from '../language/capture-language.ts';
import { captureLanguageFor } from '../language/index.ts';
import type { CaptureDefinition } from './definition.ts';

/** Confirmation codes as Bellhop gives them out: none of the characters that sound or look alike. */
export const BELLHOP_CODE: CodeShape = { length: 5, alphabet: 'AFHKLMQRWXY234679' };

/** What stands on the keys of a telephone (ITU-T E.161). */
const KEYS: Readonly<Record<string, string>> = {
  '0': '0',
  '1': '1',
  '2': '2ABC',
  '3': '3DEF',
  '4': '4GHI',
  '5': '5JKL',
  '6': '6MNO',
  '7': '7PQRS',
  '8': '8TUV',
  '9': '9WXYZ',
};

/** The code that keys stand for: where a key has several characters, the one that was heard. */
function typed(keys: string, heard: string | null, shape: CodeShape): string | null {
  if (keys.length !== shape.length) return null;
  const characters = [...keys].map((key, at) => {
    const possible = [...(KEYS[key] ?? '')].filter((one) => shape.alphabet.includes(one));
    const said = heard?.[at];
    return said !== undefined && possible.includes(said) ? said : possible.at(-1);
  });
  return characters.includes(undefined) ? null : characters.join('');
}

/** A confirmation code in capital letters and digits. */
export function codeCapture(
  options: { shape?: CodeShape; locale?: string; hasKeypad?: boolean } = {},
): CaptureDefinition<string> {
  const { hasKeypad = true } = options;
  const shape = options.shape ?? BELLHOP_CODE;
  const language = captureLanguageFor(options.locale ?? 'en-US');
  return {
    kind: 'code',
    prompts: language.prompts('code', hasKeypad),
    replies: language,
    ...language.code(shape),
    parse: (draft) =>
      draft.length === shape.length && [...draft].every((one) => shape.alphabet.includes(one))
        ? draft
        : null,
    mayGoOn: (draft) => draft.length < shape.length,
    keypad: (keys, heard) => typed(keys, heard, shape),
  };
}
