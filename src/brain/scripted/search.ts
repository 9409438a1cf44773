import { clockOf } from '../../booking/clock-time.ts';
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
  switch (time.kind) {
    case 'before':
      return `before ${clockOf(time.to)}`;
    case 'between':
      return `between ${clockOf(time.from)} and ${clockOf(time.to)}`;
    case 'at':
      return clockOf(time.from);
    default:
      return `${time.kind} ${clockOf(time.from)}`;
  }
}
