import type { Day } from './calendar.ts';

/** Where in the text something was said. */
export interface Place {
  start: number;
  end: number;
}

export interface DateMention extends Place {
  from: Day;
  to: Day;
  /**
   * What is known of it, so that neighbours can complete each other: `weekday` for a bare weekday,
   * `day` for a bare day of the month, `span` for a week, weekend or month, `fixed` for the rest.
   */
  kind: 'weekday' | 'day' | 'span' | 'fixed';
  /** The weekday (Monday 1) or day of the month of the first two kinds. */
  number: number;
  phrase: string;
  /** It names no day that exists and is still to come. */
  impossible: boolean;
  /** It names a day gone by, as in "I was there last Tuesday". */
  past: boolean;
}

export interface TimeMention extends Place {
  kind: 'at' | 'around' | 'after' | 'before' | 'between';
  from: number;
  to: number;
  phrase: string;
  /** The clock times that were named, in minutes after midnight. */
  named: number[];
}

const CLAIMED = '\u00a4';

/** The text with a stretch made unreadable for later readers; positions stay. */
export function claim(text: string, place: Place): string {
  return (
    text.slice(0, place.start) + CLAIMED.repeat(place.end - place.start) + text.slice(place.end)
  );
}
