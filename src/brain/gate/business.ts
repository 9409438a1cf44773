import { minuteOf } from '../../booking/clock-time.ts';
import type { BusinessRow } from '../../store/rows.ts';
import type { GateContext } from './context.ts';

/** What a business itself says: prices, durations, people and opening hours. */
export interface BusinessFacts {
  name: string;
  services: {
    names: string[];
    durationMinutes: number;
    priceCents: number | null;
    currency: string;
  }[];
  /** Who or what can be booked, by every name they go by. */
  resources: string[][];
  /** Minutes after midnight; `weekday` is ISO. */
  hours: { weekday: number; opens: number; closes: number; lastStart: number | null }[];
}

/** The part of the gate's context that a business's row holds. */
export function businessFactsOf(business: BusinessRow): Pick<
  GateContext,
  'pricesCents' | 'knownMinutes' | 'openWeekdays'
> & {
  business: BusinessFacts;
} {
  const hours = business.hours.map(({ weekday, opens, closes, last_start }) => ({
    weekday,
    opens: minuteOf(opens),
    closes: minuteOf(closes),
    lastStart: last_start ? minuteOf(last_start) : null,
  }));
  return {
    pricesCents: business.services.flatMap(({ price_cents }) => price_cents ?? []),
    openWeekdays: hours.map(({ weekday }) => weekday),
    knownMinutes: hours.flatMap(({ opens, closes, lastStart }) => [
      opens,
      closes,
      ...(lastStart === null ? [] : [lastStart]),
    ]),
    business: {
      name: business.name,
      services: business.services.map(
        ({ name, aliases, duration_minutes, price_cents, currency }) => ({
          names: [name, ...aliases],
          durationMinutes: duration_minutes,
          priceCents: price_cents,
          currency,
        }),
      ),
      resources: business.resources.map(({ name, aliases }) => [name, ...aliases]),
      hours,
    },
  };
}
