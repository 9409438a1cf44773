/** The two times there are: the real one, and the business's, which may stand still for tests. */
export interface Clock {
  /** Real time: event times, holds, timeouts. */
  realNow(): Date;
  /** Business time: what "today" and "past" mean. */
  businessNow(): Date;
}

/** A clock whose business time stands still at `pinned` when that is given. */
export function createClock(pinned: string | undefined): Clock {
  const fixed = pinned ? Date.parse(pinned) : null;
  return {
    realNow: () => new Date(),
    businessNow: () => (fixed === null ? new Date() : new Date(fixed)),
  };
}
