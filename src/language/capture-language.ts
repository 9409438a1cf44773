/** What can be captured; each has its own words. */
export type CaptureKind = 'name' | 'phone' | 'email' | 'party-size' | 'code';

/** What a confirmation code looks like. */
export interface CodeShape {
  length: number;
  /** Capital letters and digits that occur. */
  alphabet: string;
}

/**
 * Reads one kind of value. A draft is the value as it was understood so far, complete or not: a
 * name, E.164 or bare digits, an address, a number, the characters of a code.
 */
export interface CaptureReader {
  /** The draft in an answer to the question; null when there is none. */
  read(text: string): string | null;
  /** The draft after what the caller says against its read-back; null when that changes nothing. */
  correct(draft: string, text: string): string | null;
  /**
   * A draft that is not whole yet, with what the caller goes on to say; the empty draft begins one.
   * Null when the sentence is more than a part of such a value.
   */
  extend(draft: string, text: string): string | null;
}

export interface CapturePrompts {
  /** The question: plain, again, and helping. */
  ask: readonly [string, string, string];
  /** A draft as people say it, and letter by letter or digit by digit. */
  naturally(draft: string): string;
  exactly(draft: string): string;
  /** Reads a draft back as people say it. */
  natural(draft: string): string;
  /** Reads it back letter by letter or digit by digit. */
  exact(draft: string): string;
  /** After a bare no: reads it back exactly and asks what is wrong. */
  whatIsWrong(draft: string): string;
  /** To the first part of a value: what there is of it, and to go on. */
  soFar(draft: string): string;
  /** To a draft that cannot be the whole value. */
  incomplete(draft: string): string;
  /** After two refusals: the keypad where there is one, else letter by letter or digit by digit. */
  otherWay: string;
  /** To keys that are no such value. */
  wrongKeys: string;
  givenUp: string;
}

/** Understanding and words of captures in one locale. */
export interface CaptureLanguage {
  /** Whether a sentence says nothing but yes or no; `unclear` when it leans there with more in it. */
  answer(text: string): { leaning: 'yes' | 'no' | null; plain: boolean };
  /** "I'd rather not say", "forget it". */
  declines(text: string): boolean;
  /**
   * Whether a sentence tells nothing: it asks for time, to hear it again, or, in answer to a
   * read-back, anything else.
   */
  isAside(text: string, answering: 'question' | 'read-back'): boolean;
  name: CaptureReader;
  /** `country`: ISO 3166 alpha-2 of numbers without a country code. */
  phone(country: string): CaptureReader;
  email: CaptureReader;
  partySize(max: number): CaptureReader;
  code(shape: CodeShape): CaptureReader;
  /** `hasKeypad`: whether the caller has the keys of a telephone. */
  prompts(kind: CaptureKind, hasKeypad: boolean): CapturePrompts;
  /** What a sentence that names no value is about: "no, the number is wrong", "you misspelled it". */
  speaksOf(text: string): CaptureKind | null;
}
