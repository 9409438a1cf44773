import type { Complication, Goal, Wish } from '../scenario/scenario.ts';

import type { Fault } from './read-back.ts';

/** Things a caller has told or may be asked to tell. */
export type Slot = 'service' | 'resource' | 'party' | 'day' | 'time' | 'name' | 'number' | 'code';

/** What a caller currently wants, and how far they have come with it. */
export interface Errand {
  goal: Goal;
  service: string | null;
  resource: string | null;
  party: number | null;
  /** Under whose name. */
  name: string;
  wishes: readonly Wish[];
  /** The wish that is being asked for. */
  wishAt: number;
  /** How often the present wish has been said. */
  wishSaid: number;
  /** Whether the caller has come out with what they want. */
  opened: boolean;
  told: Set<Slot>;
  /** How often each thing that was read back had to be put right. */
  corrections: Map<string, number>;
  /** What was wrong with what was read back last. */
  lastFault: Fault | null;
  /** Times nothing that was offered would do after the last wish. */
  insisted: number;
  /** Times they were told that it cannot be. */
  turnedDown: number;
  /** Times a question of theirs was put. */
  asked: number;
  /** The last word on it has been said: leave it. */
  dropped: boolean;
  /** A message is being left instead. */
  messageInstead: boolean;
}

export function errandOf(goal: Goal, callerName: string): Errand {
  return {
    goal,
    service: 'service' in goal ? (goal.service ?? null) : null,
    resource: 'resource' in goal ? (goal.resource ?? null) : null,
    party: 'party' in goal ? (goal.party ?? null) : null,
    name: goal.do === 'book' ? (goal.name ?? callerName) : callerName,
    wishes: 'when' in goal ? goal.when : [],
    wishAt: 0,
    wishSaid: 0,
    opened: false,
    told: new Set(),
    corrections: new Map(),
    lastFault: null,
    insisted: 0,
    turnedDown: 0,
    asked: 0,
    dropped: false,
    messageInstead: false,
  };
}

/** The errand after a change of mind. */
export function changed(
  errand: Errand,
  change: Omit<Extract<Complication, { do: 'change' }>, 'when'> & { when: Wish[] | undefined },
): Errand {
  return {
    ...errand,
    service: change.service ?? errand.service,
    resource: change.resource ?? errand.resource,
    party: change.party ?? errand.party,
    name: change.name ?? errand.name,
    wishes: change.when ?? errand.wishes,
    wishAt: change.when ? 0 : errand.wishAt,
    wishSaid: change.when ? 1 : errand.wishSaid,
  };
}
