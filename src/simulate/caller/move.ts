import type { SaidMoment } from './moments.ts';

/** What a caller does when it is their turn. */
export interface Move {
  /** Said one after the other; nothing for silence. */
  says: string[];
  /** What a read-back is answered with; what is meant, whatever the line makes of it. */
  answers: 'yes' | 'no' | null;
  /** Hangs up after that. */
  hangsUp: boolean;
  /** Calls again after hanging up. */
  callsBack: boolean;
  /** Keeps silent for a while first. */
  pauses: boolean;
  /** Speaks into the agent's sentence. */
  interrupts: boolean;
  /** The offered time that is taken. */
  chooses: SaidMoment | null;
  /** What somebody else takes before the words arrive. */
  rival: SaidMoment | null;
}

export function move(says: string | string[], more: Partial<Move> = {}): Move {
  return {
    says: Array.isArray(says) ? says : [says],
    answers: null,
    hangsUp: false,
    callsBack: false,
    pauses: false,
    interrupts: false,
    chooses: null,
    rival: null,
    ...more,
  };
}
