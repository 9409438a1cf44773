import type { ItemWords } from './phrases.ts';

/**
 * Questions and small talk of the scripted brain. Every question is asked in several ways, first
 * the plain one, so that the same sentence is never said twice running: `[plain, again, helping]`.
 */
export interface Prompts {
  anything: string[];
  anythingElse: string[];
  service(names: string[]): string[];
  party(service: string, max: number): string[];
  date(service: string): string[];
  choice(times: string): string[];
  /** How a caller takes the first, second and third of the times offered. */
  likelyChoices: string[];
  isFree(time: string): string;
  nothingAsAsked(asked: string | null, times: string): string[];
  nothingAtAll: string[];
  name: string[];
  phone: string[];
  /** To a caller who would rather not say. */
  needName: string;
  needPhone: string;
  cannotWithout: string;
  /** To "the number I'm calling from" where none is shown. */
  numberNotShown: string;
  code: string[];
  noCode: string;
  codeName: string[];
  whichAppointment(list: string): string[];
  newTime(item: ItemWords): string[];
  whatChange: string[];
  message: string[];
  offerMessage: string[];
  confirmAgain(readBack: string): string[];
  listNone: string[];
  /** The caller described another one than there is. */
  onlyOne(item: string): string;
  listSome(list: string[]): string;
  notUnderstood: string[];
  sorry: string;
  allRight: string;
  takeYourTime: string;
  /** To words that come while what they ask for is being done. */
  beingDone: string;
  taken(time: string): string;
  cannotAnswer: string;
  identity(business: string): string;
  codes(items: { service: string; when: string; code: string }[]): string;
  noCodeToTell: string;
  justTaken: string;
  tooLate: string;
  notFound: string;
  tooManyAttempts: string;
  partyTooLarge(max: number): string;
  impossibleDate(phrase: string): string;
  dropped: string;
  nothingPending: string;
  noHuman: string;
  /** Outside the hours of whoever was asked for. */
  nobodyThere(target: string): string;
  welcome: string;
  ofCourse: string;
  help(names: string[]): string;
  hours(spans: { days: string; times: { from: string; to: string; last?: string }[] }[]): string;
  prices(items: { name: string; price: string | null }[]): string;
  services(names: string[]): string;
  staff(names: string[]): string;
  durations(items: { name: string; duration: string }[]): string;
  weekday(iso: number): string;
  dayRange(first: string, last: string): string;
  unavailable: string[];
}
