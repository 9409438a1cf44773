import type { CallEvent, EventOf } from '../../dialogue/events.ts';
import type { Language, ReadContext } from '../../language/language.ts';
import type { BusinessFacts } from './business.ts';

/** Why a sentence was kept from the caller. */
export type GateReason =
  | 'claims_booking'
  | 'claims_change'
  | 'claims_cancellation'
  | 'claims_message'
  | 'claims_transfer'
  | 'states_moment'
  | 'states_price'
  | 'states_code'
  | 'states_name'
  | 'states_contact'
  | 'states_duration'
  /** Some part of it is not understood. */
  | 'not_understood';

export interface GateContext {
  events: readonly CallEvent[];
  language: Language;
  read: ReadContext;
  /** Prices of the business in minor units. */
  pricesCents: readonly number[];
  /** Wall-clock minutes the business itself states: opening and closing times. */
  knownMinutes: readonly number[];
  /** ISO weekdays on which the business opens. */
  openWeekdays: readonly number[];
  business: BusinessFacts;
}

/** A local date, and the minutes after midnight at which something begins and ends. */
export interface Moment {
  date: string;
  start: number;
  end: number;
}

/** What the caller has said in this call, oldest first. */
export function heardIn(events: readonly CallEvent[]): string[] {
  return events
    .filter((event): event is EventOf<'turn.caller'> => event.type === 'turn.caller')
    .map(({ data }) => data.text);
}
