import { DateTime } from 'luxon';
import type { KnownAppointment, Offer } from '../../dialogue/events.ts';
import type { ItemWords } from '../../language/phrases.ts';
import { itemWords } from '../../tools/describe.ts';
import type { ScriptEnv } from './script-env.ts';
import type { ScriptWish } from './script-state.ts';

/** The words an offer or appointment is told with. */
export function wordsOf(item: Offer | KnownAppointment, env: ScriptEnv): ItemWords {
  const { business, language, read } = env;
  return itemWords({ business, language, now: () => read.now }, item);
}

/** "cleaning on Tuesday, November 24 at 10 AM". */
export function itemOf(item: KnownAppointment, env: ScriptEnv): string {
  const words = wordsOf(item, env);
  const people = words.party === null ? '' : ` for ${words.party}`;
  return `${env.phrases.one(words.service)}${people} on ${words.when}${words.resource ? ` with ${words.resource}` : ''}`;
}

/** "Tuesday, November 24 at 9 AM, 10 AM or 2 PM": each day is said once. */
export function timesOf(offers: Offer[], env: ScriptEnv): string {
  const { business, language, read } = env;
  const { zone } = business;
  const days = new Map<string, string[]>();
  const resources = new Set(offers.map(({ resource }) => resource));
  const [onlyResource] = offers;
  const selectable = (slug: string) =>
    business.resources.find((resource) => resource.slug === slug)?.selectable ?? false;
  for (const offer of offers) {
    const start = new Date(offer.startsAt);
    const day = language.say.date(start, zone, read.now);
    const who =
      resources.size > 1 && selectable(offer.resource) ? ` with ${offer.resourceName}` : '';
    days.set(day, [...(days.get(day) ?? []), `${language.say.time(start, zone)}${who}`]);
  }
  const text = language.say.either(
    [...days].map(([day, times]) => `${day} at ${language.say.either(times)}`),
  );
  const who =
    resources.size === 1 && onlyResource && selectable(onlyResource.resource)
      ? ` with ${onlyResource.resourceName}`
      : '';
  return `${text}${who}`;
}

/** The one moment that was asked for, if it is one. */
export function momentOf({ date, time }: ScriptWish, env: ScriptEnv): DateTime | null {
  if (!date || date.from !== date.to || time?.kind !== 'at') return null;
  const day = DateTime.fromISO(date.from, { zone: env.business.zone });
  return day.set({ hour: Math.floor(time.from / 60), minute: time.from % 60 });
}

/** What was asked for, worded by code from what was understood, for "I don't have anything ...". */
export function askedFor(wish: ScriptWish, env: ScriptEnv): string | null {
  const { date, time } = wish;
  const { zone } = env.business;
  if (!date || date.from !== date.to) return null;
  const noon = DateTime.fromISO(date.from, { zone }).set({ hour: 12 });
  const moment = momentOf(wish, env);
  if (moment) {
    return `at ${env.language.say.time(moment.toJSDate(), zone)} on ${env.language.say.date(noon.toJSDate(), zone, env.read.now)}`;
  }
  return `${time || wish.partOfDay ? 'then ' : ''}on ${env.language.say.date(noon.toJSDate(), zone, env.read.now)}`;
}
