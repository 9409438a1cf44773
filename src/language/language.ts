/** What code can know of one caller's sentence without a model, in one locale. */
import type { SaidClaim, SaidContext, SaidVerdict } from './said.ts';

/** A term callers may say, with the other names for it. */
export interface Term {
  slug: string;
  name: string;
  aliases: string[];
}

/** What the agent's last question asked for: it decides how digits and bare words are read. */
export type Expectation =
  | 'anything'
  | 'service'
  | 'date'
  | 'time'
  | 'choice'
  | 'party'
  | 'name'
  | 'phone'
  | 'code'
  | 'yes-no'
  | 'appointment'
  | 'message';

export interface ReadContext {
  /** The business's present instant. */
  now: Date;
  /** IANA zone of the business. */
  zone: string;
  /** Default country for phone numbers, ISO 3166 alpha-2, such as `US`. */
  country: string;
  services: Term[];
  resources: Term[];
  expecting: Expectation;
  /** Earliest opening and latest closing, minutes after midnight: decides bare "two" and "half past four". */
  opensMinute: number;
  closesMinute: number;
  /** Most people one booking may be for. 1: "for two" is a time; unknown: it is a party. */
  maxParty?: number;
}

export type Intent =
  | 'book'
  | 'list'
  | 'move'
  | 'cancel'
  | 'message'
  | 'human'
  | 'goodbye'
  | 'repeat'
  | 'help'
  | 'thanks'
  | 'greeting'
  | 'hours'
  | 'price'
  | 'services'
  /** How long something takes. */
  | 'duration'
  /** The confirmation code of a booking the caller has. */
  | 'code'
  /** Who or what is speaking: "are you a robot", "who is this". */
  | 'identity'
  /** Who can be asked for. */
  | 'staff'
  /** A question about something else: "is there parking". */
  | 'question'
  | 'stop'
  | 'wait';

/** Inclusive local dates, `YYYY-MM-DD`. One day: from = to. */
export interface DateSpan {
  from: string;
  to: string;
  /** The words it was read from. */
  phrase: string;
}

/**
 * Local wall time in minutes after midnight. `at` and `around`: `to` = `from`. `after`: `to` is
 * 1440. `before`: `from` is 0. `between`: a start may be at `from` but not at `to` any more.
 */
export interface TimeSpan {
  kind: 'at' | 'around' | 'after' | 'before' | 'between';
  from: number;
  to: number;
  phrase: string;
}

export type PartOfDay = 'morning' | 'afternoon' | 'evening';

export interface Reading {
  /** Lower case, numbers and clock times written as digits, fillers removed. */
  normalized: string;
  /** `yes` or `no` only when the sentence as a whole says so (a "yes, but Thursday" is neither's blind consent: see `changes`). */
  answer: 'yes' | 'no' | null;
  /**
   * The yes or no word itself, whatever was said beside it: "yes, Tuesday at ten" has `answer` null
   * and `leaning` yes. It is consent only where everything else in the reading repeats what was
   * read back.
   */
  leaning: 'yes' | 'no' | null;
  intents: Intent[];
  /** More than one when the words fit several. */
  services: string[];
  resources: string[];
  /** "anyone", "whoever is free". */
  anyResource: boolean;
  date: DateSpan | null;
  /**
   * Which existing appointment is meant. In "move my Tuesday one to Friday" `date` is the target
   * (Friday), this the source; "cancel my appointment on Tuesday" and "move my Tuesday one" have
   * only this. A bare "Tuesday" in answer to "which one?" (`expecting: 'appointment'`) is in `date`.
   */
  sourceDate: DateSpan | null;
  sourceTime: TimeSpan | null;
  time: TimeSpan | null;
  /** Also set where it only helped to read the time ("three in the afternoon"). */
  partOfDay: PartOfDay | null;
  /** "any time", "whenever", "the earliest you have" (also sets `soonest`). */
  anyTime: boolean;
  soonest: boolean;
  /** "first thing", "the last appointment of the day": the one at that end of what is free then. */
  edge: 'first' | 'last' | null;
  /** "something later" / "earlier" / "another day" / "other times" relative to what was offered. */
  relative: 'later' | 'earlier' | 'other-day' | 'other' | null;
  partySize: number | null;
  /** "one more player", "two fewer": what the party changes by. */
  partyChange: number | null;
  name: string | null;
  /** What a sentence that asks to pass something on says: "tell them I'm late". */
  message: string | null;
  /** E.164. */
  phone: string | null;
  /** Digits that look like a phone number but are too short or impossible. */
  badPhone: string | null;
  /** "this number", "the one I'm calling from". */
  thisNumber: boolean;
  code: string | null;
  /** "the second one" = 2, "the last one" = -1. */
  ordinal: number | null;
  /**
   * Which of the things talked about: "cancel it" and "the Tuesday one", "the other one", "another
   * appointment" (`new`), "another one" and "one for my son as well" (`more` of the same kind).
   */
  refersTo: 'it' | 'other' | 'new' | 'more' | null;
  /** What is to be as in the booking before: "same day", "same time", "the same again". */
  same: 'day' | 'time' | 'all' | null;
  /** "a week later", "push it back an hour": from where it is; negative is earlier. */
  shift: { days: number; minutes: number } | null;
  /** "no, Thursday", "actually", "make that", "I meant". */
  correction: boolean;
  /** A date that was named but does not exist or is past ("February 30th"), in the caller's words. */
  impossibleDate: string | null;
  /**
   * Words with a meaning of their own that no other field accounts for, and moments that were said
   * beside the one that counts. Empty: nothing of what was said is lost.
   */
  unread: string[];
}

/**
 * What a sentence of the agent asks the caller for. `leave-message`: whether to take one; `again`: to
 * say once more what was said.
 */
export type AskedFor =
  | 'name'
  | 'phone'
  | 'code'
  | 'service'
  | 'party'
  | 'date'
  | 'time'
  | 'choice'
  | 'appointment'
  | 'message'
  | 'leave-message'
  | 'anything'
  | 'anything-else'
  | 'again';

/** How facts are said: every date, time, price and code a caller hears comes from here. */
export interface Wording {
  /** "Tuesday, November 24"; adds the year when it is not this one. */
  date(instant: Date, zone: string, now: Date): string;
  /** "10 AM", "2:30 PM" (or the locale's own). */
  time(instant: Date, zone: string): string;
  /** "Tuesday, November 24 at 10 AM". */
  dateTime(instant: Date, zone: string, now: Date): string;
  /** "K, X, 7, M": separated so that a voice spells it. */
  code(code: string): string;
  /** "2 1 2, 5 5 5, 0 1 0 0" grouped for hearing. */
  phone(e164: string): string;
  /** "$120", "£45.50". */
  money(minorUnits: number, currency: string): string;
  /** "a, b or c". */
  either(items: string[]): string;
  /** "a, b and c". */
  both(items: string[]): string;
  /** "30 minutes", "an hour and a half". */
  duration(minutes: number): string;
}

export interface Language {
  locale: string;
  read(text: string, context: ReadContext): Reading;
  /** Date phrase of a tool argument ("next Tuesday", "2026-11-24"); null when it names no date, `impossible` when it names one that cannot be. */
  readDate(phrase: string, context: ReadContext): DateSpan | 'impossible' | null;
  readTime(phrase: string, context: ReadContext): TimeSpan | null;
  readPhone(text: string, country: string): string | null;
  /** Whether a name may be one that the caller said, whole or spelled, somewhere in these words. */
  isNameSaid(name: string, heard: readonly string[]): boolean;
  /** Dates and clock times that a sentence of the *agent* states, for recognising a read-back. */
  statedMoments(text: string, context: ReadContext): { dates: string[]; minutes: number[] };
  /** Whether each part of a sentence of the *agent's* is harmless, or claims what is so. */
  understood(sentence: string, context: SaidContext): SaidVerdict;
  /** What a sentence of the agent's that is not understood sounds as if it claimed to be done. */
  soundsDone(sentence: string): SaidClaim | null;
  /** What the last question in words of the *agent* asks for, in any wording; null when that cannot be told. */
  askedFor(text: string, context: ReadContext): AskedFor | null;
  /** Whether the caller's words break off where more must come: "I was hoping", "my number is". */
  soundsUnfinished(text: string): boolean;
  /** Whether the caller's words tell of a danger to life that is happening now. */
  soundsLikeEmergency(text: string): boolean;
  /**
   * Which of these people a sentence (normalised) names, and whether it asks to be put through; null
   * when it names none.
   */
  findPerson(
    text: string,
    people: readonly { name: string; names: readonly string[] }[],
  ): { name: string; isWanted: boolean } | null;
  say: Wording;
}
