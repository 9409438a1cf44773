/** Why somebody could not be reached; the same words as in the call's log. */
export type HandOverFailure = 'busy' | 'declined' | 'no-answer' | 'voicemail' | 'trunk';

/** What is known of a caller who is to be put through; everything worded already. */
export interface Briefing {
  name: string | null;
  /** Digits grouped for hearing. */
  phone: string | null;
  /** What the caller said first, and when asking for somebody. */
  said: string[];
  /** What was done in this call, each a sentence. */
  done: string[];
}

/** What somebody who is rung for a caller says: `voicemail` is no person at all. */
export type PersonAnswer = 'accept' | 'decline' | 'voicemail' | 'again' | null;

/** The talk with whoever is asked to take a call, in one language. */
export interface HandOverLanguage {
  hello(business: string): string;
  briefing(facts: Briefing): string;
  question: string;
  /** Asked again where nothing was said. */
  questionAgain: string;
  connecting: string;
  /** To somebody who will not take the call. */
  allRight: string;
  callerLeft: string;
  /** What was done for the caller: "I booked a cleaning on Tuesday at 10 AM." */
  booked(item: string): string;
  moved(item: string): string;
  cancelled(item: string): string;
  messageTaken: string;
  readAnswer(text: string): PersonAnswer;
}
