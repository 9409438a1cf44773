/** A calendar day as days since 1970-01-01, so that adding days is adding numbers. */
export type Day = number;

const MS_PER_DAY = 86_400_000;

/** The day with these numbers, or null when there is none (February 30th). `month` counts from 1. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
  const ms = Date.UTC(year, month - 1, dayOfMonth);
  const date = new Date(ms);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return exists && year > 999 ? ms / MS_PER_DAY : null;
}

export interface DayParts {
  year: number;
  /** 1 to 12. */
  month: number;
  dayOfMonth: number;
}

export function partsOf(day: Day): DayParts {
  const date = new Date(day * MS_PER_DAY);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    dayOfMonth: date.getUTCDate(),
  };
}

/** `YYYY-MM-DD`. */
export function isoOf(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Monday 1 to Sunday 7. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Monday of the week `day` lies in; weeks begin on Mondays. */
export function mondayOf(day: Day): Day {
  return day - weekdayOf(day) + 1;
}

/** First and last day of the month `months` after the one `day` lies in. */
export function monthAround(day: Day, months: number): { from: Day; to: Day } {
  const { year, month } = partsOf(day);
  const first = Date.UTC(year, month - 1 + months, 1) / MS_PER_DAY;
  const next = Date.UTC(year, month + months, 1) / MS_PER_DAY;
  return { from: first, to: next - 1 };
}

/** The first day in the span that has this weekday, or null. */
export function firstWeekdayIn(span: { from: Day; to: Day }, weekday: number): Day | null {
  const day = span.from + ((weekday - weekdayOf(span.from) + 7) % 7);
  return day <= span.to ? day : null;
}
