import type { ScriptState, ScriptWish } from './script-state.ts';

/** The arguments of fetch_slots for a wish, in forms that need no further understanding. */
export function searchArgs(state: ScriptState): Record<string, unknown> {
  const { wish, target } = state;
  return {
    ...(wish.service && { service: wish.service }),
    ...(wish.resource && { resource: wish.resource }),
    ...(wish.date && {
      date: wish.date.from === wish.date.to ? wish.date.from : `${wish.date.from}/${wish.date.to}`,
    }),
    ...(wish.time && { time: timeArg(wish.time) }),
    // Of one day the first times, not a choice from all over it.
    ...(wish.soonest && wish.date && !wish.time && { time: 'after 00:00' }),
    ...(wish.partOfDay && { part_of_day: wish.partOfDay }),
    ...(wish.party && { party_size: wish.party }),
    ...(target && { appointment_id: target }),
  };
}

function timeArg(time: NonNullable<ScriptWish['time']>): string {
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  switch (time.kind) {
    case 'before':
      return `before ${clock(time.to)}`;
    case 'between':
      return `between ${clock(time.from)} and ${clock(time.to)}`;
    case 'at':
      return clock(time.from);
    default:
      return `${time.kind} ${clock(time.from)}`;
  }
}
