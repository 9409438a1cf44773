import type { CaptureKind, CapturePrompts, CaptureReader } from '../language/capture-language.ts';

/** One kind of value: how it is understood, when it is whole, and how it is typed. */
export interface CaptureDefinition<T> extends CaptureReader {
  kind: CaptureKind;
  prompts: CapturePrompts;
  /** Whether a sentence says nothing but yes or no, and which way it leans. */
  answer(text: string): { leaning: 'yes' | 'no' | null; plain: boolean };
  /** Whether the caller would rather not give it. */
  declines(text: string): boolean;
  /** The value of a draft; null while that is not whole. */
  parse(draft: string): T | null;
  /**
   * The draft that keys stand for, and null when they stand for none; `heard` is what was understood
   * before. Null in place of it: no keypad can help.
   */
  keypad: ((keys: string, heard: string | null) => string | null) | null;
}
