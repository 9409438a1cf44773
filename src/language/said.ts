/**
 * What a statement of the agent's claims, and what therefore must be so for it to be spoken:
 *
 * `stands` an appointment; `changed`, `cancelled`, `message`, `transfer` what was done; `gone` that an
 * appointment stands no more; `done` that the last thing asked for was done; `not-done` that nothing was booked, changed, cancelled or passed on;
 * `free`, `not-free` what can be booked; `searched` that times were looked for; `taken` that somebody was
 * faster; `failed` that something went wrong; `nothing-known` that no appointment is found; `known` what
 * one is like; `hours`, `price`, `duration`, `service`, `people` what the business says of itself;
 * `today` what day it is.
 */
export type SaidClaim =
  | 'stands'
  | 'changed'
  | 'cancelled'
  | 'gone'
  | 'message'
  | 'transfer'
  | 'done'
  | 'not-done'
  | 'free'
  | 'not-free'
  | 'searched'
  | 'taken'
  | 'failed'
  | 'nothing-known'
  | 'known'
  | 'hours'
  | 'price'
  | 'duration'
  | 'service'
  | 'people'
  | 'today';

/** What is needed to understand a sentence of the agent's. */
export interface SaidContext {
  /** Where the text names services and people of the business. */
  services: readonly { start: number; end: number }[];
  people: readonly string[];
  /** The business's own name, and names the caller goes by. */
  names: readonly string[];
  /** What the caller has said in this call. */
  heard: readonly string[];
  /** Whether a claim, in the words in which it is made, is so. */
  holds(claim: SaidClaim, text: string): boolean;
}

/**
 * Whether every part of a sentence is understood, and is either harmless (a question, an offer, an
 * acknowledgement, an apology, what the agent needs or looks up, what the caller said) or a claim
 * that holds. `unknown`: some part is not understood.
 */
export type SaidVerdict = 'fine' | 'unknown' | SaidClaim;
