/** How one call with a failure in it ended. */
export interface Played {
  /** Whether it ended as the table of failures says. */
  isRight: boolean;
  /** What was wrong, for whoever reads the report. */
  why?: string;
  /** From the moment the failure mattered to the next sentence; null where none was heard. */
  sentenceMs: number | null;
}

/** One failure of the table, as something that can be done to a call again and again. */
export interface Scenario {
  name: string;
  /** Kills, and whatever breaks writes, are played more often than the rest. */
  kind: 'kill' | 'write' | 'other';
  /** How soon the caller must hear a sentence, in milliseconds; null where nobody is left to hear it. */
  sentenceWithinMs: number | null;
  /** Starts what it needs; `play` is one call, at a moment of its own choosing. */
  open(): Promise<Stage>;
}

export interface Stage {
  /** `random` draws from 0 to 1; `from` is a telephone number no other call has. */
  play(options: { random: () => number; from: string }): Promise<Played>;
  /** What the workers have printed so far. */
  logs(): string;
  close(): Promise<void>;
}
