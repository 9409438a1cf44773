/** What a caller who cannot be heard was asked, as far as it changes what keys can mean. */
export type MenuStep =
  | 'anything'
  | 'service'
  | 'party'
  | 'date'
  | 'new-time'
  | 'choice'
  | 'name'
  | 'digits'
  | 'which-appointment'
  | 'yes-no'
  | 'what-change'
  | 'message';

/** The keys a question can be answered with. */
export interface KeypadMenu {
  /** What the keys do, said after the question. */
  hint: string;
  /** What a key says, in the caller's words; a key that is not here stands for itself. */
  words: Record<string, string>;
}

/** A line on which the caller can be spoken to, but not heard. */
export interface KeypadMenus {
  /** Told once, when that begins. */
  cannotHear: string;
  menu(step: MenuStep, business: { services: readonly string[] }): KeypadMenu;
}
