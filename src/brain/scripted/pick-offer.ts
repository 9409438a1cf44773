import { DateTime } from 'luxon';
import type { Reading } from '../../language/language.ts';

interface Pickable {
  startsAt: string;
  service: string;
  resource: string;
}

/** How a caller may point at one of several items. */
export type Pointer = Pick<
  Reading,
  'ordinal' | 'date' | 'time' | 'partOfDay' | 'services' | 'resources'
>;

/** The items a caller's words fit; all of them when the words say nothing about any. */
export function fitting<T extends Pickable>(items: T[], pointer: Pointer, zone: string): T[] {
  if (pointer.ordinal !== null) {
    const index = pointer.ordinal > 0 ? pointer.ordinal - 1 : items.length + pointer.ordinal;
    const item = items[index];
    return item ? [item] : [];
  }
  return items.filter((item) => {
    const start = DateTime.fromISO(item.startsAt, { zone });
    const minute = start.hour * 60 + start.minute;
    const day = start.toISODate() ?? '';
    const { date, time, partOfDay, services, resources } = pointer;
    return (
      (!date || (day >= date.from && day <= date.to)) &&
      (!time || timeFits(minute, time)) &&
      (!partOfDay || partFits(minute, partOfDay)) &&
      (services.length === 0 || services.includes(item.service)) &&
      (resources.length === 0 || resources.includes(item.resource))
    );
  });
}

/** Whether the words point at anything at all. */
export function points(pointer: Pointer): boolean {
  const { ordinal, date, time, partOfDay, services, resources } = pointer;
  return Boolean(
    ordinal !== null || date || time || partOfDay || services.length > 0 || resources.length > 0,
  );
}

function timeFits(minute: number, time: NonNullable<Pointer['time']>): boolean {
  switch (time.kind) {
    case 'after':
      return minute >= time.from;
    case 'before':
      return minute <= time.to;
    case 'between':
      return minute >= time.from && minute < time.to;
    default:
      return minute === time.from;
  }
}

function partFits(minute: number, part: 'morning' | 'afternoon' | 'evening'): boolean {
  if (part === 'morning') return minute < 12 * 60;
  return part === 'afternoon' ? minute >= 12 * 60 && minute < 18 * 60 : minute >= 17 * 60;
}

/** Whether the words say anything of what, when or for how many. */
export function bringsWish(reading: Reading): boolean {
  return Boolean(
    reading.date ||
      reading.time ||
      reading.partOfDay ||
      reading.services.length > 0 ||
      reading.resources.length > 0 ||
      reading.partySize ||
      reading.partyChange ||
      reading.shift ||
      reading.same ||
      reading.relative ||
      reading.soonest,
  );
}
