import type {
  CaptureKind,
  CaptureLanguage,
  CapturePrompts,
  CaptureReader,
} from '../language/capture-language.ts';

/** One kind of value: how it is understood, when it is whole, and how it is typed. */
export interface CaptureDefinition<T> extends CaptureReader {
  kind: CaptureKind;
  prompts: CapturePrompts;
  /** What callers say to any question: yes, no, "what?", "I'd rather not". */
  replies: Pick<CaptureLanguage, 'answer' | 'declines' | 'isAside' | 'speaksOf'>;
  /** The value of a draft; null while that is not whole. */
  parse(draft: string): T | null;
  /** Whether a draft may be the beginning of a value, said in parts. */
  mayGoOn(draft: string): boolean;
  /**
   * The draft that keys stand for, and null when they stand for none; `heard` is what was understood
   * before. Null in place of it: no keypad can help.
   */
  keypad: ((keys: string, heard: string | null) => string | null) | null;
}
