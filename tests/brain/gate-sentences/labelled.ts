/** How far a call has come; see `worlds.ts`. */
export type Stage =
  | 'fresh'
  | 'asked'
  | 'offered'
  | 'pending'
  | 'failed'
  | 'booked'
  | 'two'
  | 'known'
  | 'moved'
  | 'cancelled'
  | 'message'
  | 'transferred';

/** Sentences a model might say at a stage: which of them are false there, and which are not. */
export interface Labelled {
  lies: Partial<Record<Stage, readonly string[]>>;
  truths: Partial<Record<Stage, readonly string[]>>;
}
