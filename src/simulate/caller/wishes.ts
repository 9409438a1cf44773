import type { Wish } from '../scenario/scenario.ts';
import { minutesOf } from '../speech/say-time.ts';
import type { SaidMoment } from './moments.ts';

const PARTS: Record<string, readonly [number, number]> = {
  morning: [0, 720],
  afternoon: [720, 1080],
  evening: [1020, 1440],
};

/** Whether a moment the agent named is one the caller would take. */
export function fits(moment: SaidMoment, wish: Wish): boolean {
  const { day, time, part } = wish;
  if (moment.minute === null) return false;
  if (day !== undefined) {
    if (moment.day === null) return false;
    const [from, to] = typeof day === 'string' ? [day, day] : [day.from, day.to];
    if (moment.day < from || moment.day > to) return false;
  }
  if (typeof time === 'string' && moment.minute !== minutesOf(time)) return false;
  if (typeof time === 'object') {
    if (time.after && moment.minute < minutesOf(time.after)) return false;
    if (time.before && moment.minute >= minutesOf(time.before)) return false;
  }
  const [from, to] = part ? (PARTS[part] ?? [0, 1440]) : [0, 1440];
  return moment.minute >= from && moment.minute < to;
}

/** The first wish that something fits, and what fits it. */
export function bestOf(
  moments: readonly SaidMoment[],
  wishes: readonly Wish[],
): { wish: number; fitting: SaidMoment[] } | null {
  for (const [index, wish] of wishes.entries()) {
    const fitting = moments.filter((moment) => fits(moment, wish));
    if (fitting.length > 0) return { wish: index, fitting };
  }
  return null;
}
