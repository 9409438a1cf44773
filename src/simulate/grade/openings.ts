import type { SaidMoment } from '../caller/moments.ts';
import type { Business } from '../scenario/businesses.ts';
import { minutesOf } from '../speech/say-time.ts';
import type { SlotRow } from './rows.ts';

/**
 * Whether something can be booked at a moment: never, for one person of every service with everyone
 * who gives it (always), or it depends on what is asked for.
 */
export function availability(
  { day, minute }: SaidMoment,
  { business, slots }: { business: Business; slots: readonly SlotRow[] },
): 'never' | 'sometimes' | 'always' {
  if (day === null || minute === null) return 'sometimes';
  const answers = business.services.flatMap((service) =>
    business.resources
      .filter(({ slug }) => service.resources === null || service.resources.includes(slug))
      .map(({ slug }) =>
        isFree(
          slots.filter((slot) => slot.resource === slug && slot.at.startsWith(day)),
          { minute, minutes: service.duration_minutes, party: service.min_party },
        ),
      ),
  );
  if (!answers.some(Boolean)) return 'never';
  const isForGroups = business.services.some(({ max_party }) => max_party > 1);
  return answers.every(Boolean) && !isForGroups ? 'always' : 'sometimes';
}

/** Whether unbroken free slots of one resource cover the time. */
function isFree(
  slots: readonly SlotRow[],
  wanted: { minute: number; minutes: number; party: number },
): boolean {
  let at = wanted.minute;
  const end = wanted.minute + wanted.minutes;
  for (const slot of slots) {
    if (minutesOf(slot.at.slice(11)) !== at) continue;
    if (slot.free < wanted.party) return false;
    at += slot.minutes;
    if (at >= end) return true;
  }
  return false;
}
