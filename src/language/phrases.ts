import type { HandOverFailure } from './hand-over.ts';

/** The words one offer or appointment is told with. */
export interface ItemWords {
  service: string;
  /** Date and time, already worded. */
  when: string;
  /** Person or thing, when callers may choose it. */
  resource: string | null;
  /** Number of people, when it matters. */
  party: number | null;
}

/** Sentences that state facts: only code speaks them, and only from rows. */
export interface Phrases {
  /** "a cleaning", "an exam". */
  one(service: string): string;
  greeting(business: string): string;
  greetingByName(business: string, name: string): string;
  /** `phone`: a number that was told and is to be agreed to, already worded. */
  readBackBooking(item: ItemWords, name: string | null, phone?: string | null): string;
  readBackMove(item: ItemWords): string;
  readBackCancel(item: ItemWords): string;
  readBackMessage(text: string, name: string | null, phone: string | null): string;
  /** The sentences that what was written is told with first, alike in every call. */
  writtenFirst: string[];
  booked(item: ItemWords, code: string, name: string): string;
  moved(item: ItemWords, code: string): string;
  cancelled(item: ItemWords): string;
  messageTaken(text: string): string;
  goodbye(): string;
  /** To a caller who dialled a number that belongs to no business here. */
  unknownNumber(): string;
  /** Before it is tried: it promises nothing. */
  handingOver(target: string): string;
  /** Somebody is there and has agreed to take the call. */
  handedOver(target: string): string;
  /** Why they could not be reached, and what there is instead. */
  notReached(target: string, reason: HandOverFailure): string;
  unavailable(): string;
  /** A write was sent and not answered: neither done nor undone. */
  unconfirmed(): string;
  /** Ends the greeting of a call that comes while the appointment book is away; a question. */
  unavailableAtStart(): string;
  /** To a caller who tells of a danger to life: `number` brings help. */
  emergency(number: string): string;
  /** "Your cleaning is on Tuesday, November 24 at 10 AM." */
  stands(item: ItemWords): string;
  /** "The cleaning is $120.": `price` is worded already. */
  costs(service: string, price: string): string;
  /** "I have Tuesday at 10 AM or 2 PM.": `times` is worded already. */
  onTable(times: string): string;
  /** True words in place of a claim or fact of the model's that nothing supports, in several ways. */
  instead(reason: string): string[];
}
