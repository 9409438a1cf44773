/** What the caller was asked last, as far as it helps to word a prompt. */
export type QuietAfter = 'question' | 'yes-no' | 'times' | 'day' | 'nothing';

/**
 * What a caller's sound means that is no turn of its own: "mhm" is a sign of listening whatever was
 * said before; "okay" is one while the agent is telling something, and an answer once it has asked.
 */
export type ListeningSign = 'sign' | 'assent' | null;

/** What keeps a line alive: words that state no fact, the same in every call. */
export interface LinePhrases {
  /** To a caller who has gone quiet. */
  stillThere(after: QuietAfter): string;
  /** To a caller who spoke and was not understood at all; each in turn. */
  notHeard: string[];
  /** Another way to help, when that brought nothing. */
  otherWay: string;
  leaving: string;
  /** Half a sentence of apology after a break on the line; what was going on goes on after it. */
  lostYou: string;
  /** Covers a wait; each in turn. */
  fillers: string[];
  /**
   * Said at once where an answer takes thought, to a question and to anything else; true whatever
   * comes after, and each in turn.
   */
  openersToQuestion: string[];
  openers: string[];
  /** To a caller whom no agent can answer: before they are put through, and where nobody can be. */
  unansweredTransfer: string;
  unansweredGoodbye: string;
  /** Before the longest a call may last is over. */
  soonOver: string;
  /** To a caller who waits while somebody is being rung; each in turn. */
  stillRinging: string[];
  over: string;
  listeningSign(text: string): ListeningSign;
}
