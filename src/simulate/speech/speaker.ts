import { DateTime } from 'luxon';
import { resourceName, serviceName, type World } from '../caller/world.ts';
import { type Random, wordingOf } from '../random.ts';
import type { Style, Wish } from '../scenario/scenario.ts';
import { dress } from './dress.ts';
import { type Phrase, wordingsFor } from './phrase-book.ts';
import { countWord } from './say-count.ts';
import { sayDay } from './say-day.ts';
import { sayCode, sayNumber, spell } from './say-digits.ts';
import { minutesOf, sayTime } from './say-time.ts';

const NO_PREPOSITION =
  /^(?:today|tomorrow|on |later|this|next|in|the day after|a week|two weeks|any|as|the (?:first|earliest|soonest)|whenever|between|from|\w+ week$)/i;

/** Puts into words what a caller means, in one way of speaking. */
export class Speaker {
  readonly #world: World;
  readonly #style: Style;
  readonly #random: Random;

  constructor(options: { world: World; style: Style; random: Random }) {
    this.#world = options.world;
    this.#style = options.style;
    this.#random = options.random;
  }

  say(phrase: Phrase, slots: Record<string, string> = {}): string {
    const template = this.#random.pick(wordingsFor(phrase, this.#style));
    const text = wordingOf(template, slots, this.#random).replace(/^[,\s]+/, '');
    return dress({ text, phrase, style: this.#style, random: this.#random });
  }

  /** "a cleaning", "a tee time for four", "a haircut with Amelia". */
  what(options: { service: string; party?: number; resource?: string }): string {
    const noun = this.serviceWord(options.service);
    const article = /^[aeiou]/i.test(noun) ? 'an' : 'a';
    const party = options.party
      ? ` for ${this.#random.pick([countWord(options.party), String(options.party)])}`
      : '';
    const who = options.resource ? ` with ${resourceName(this.#world, options.resource)}` : '';
    return `${article} ${noun}${party}${who}`;
  }

  /** Its name, or one of the other names the business says it goes by. */
  serviceWord(slug: string): string {
    const { business } = this.#world;
    const service = business.services.find((one) => one.slug === slug);
    const name = serviceName(this.#world, slug).toLowerCase();
    const name0 = name.split(' ')[0] ?? '';
    const others = (service?.aliases ?? []).filter((alias) => alias.includes(name0));
    return others.length > 0 && this.#random.chance(0.3) ? this.#random.pick(others) : name;
  }

  day(wish: Wish): string | null {
    const { day, say_day, soonest } = wish;
    if (say_day) return this.#random.pick(say_day);
    if (day === undefined) {
      return soonest
        ? this.#random.pick([
            'as soon as possible',
            'the earliest you have',
            'the first thing you have',
          ])
        : null;
    }
    const { now, british } = this.#world;
    if (typeof day === 'string') {
      return this.#corrected(sayDay({ day, now, british, random: this.#random }), () =>
        sayDay({
          day: DateTime.fromISO(day).plus({ days: 1 }).toISODate() ?? day,
          now,
          british,
          random: this.#random,
        }),
      );
    }
    return this.#range(day);
  }

  time(wish: Wish): string | null {
    const { time, part, say_time } = wish;
    if (say_time) return this.#random.pick(say_time);
    if (typeof time === 'string') {
      const minute = minutesOf(time);
      return this.#corrected(`at ${this.clock(minute)}`, () => `at ${this.clock(minute + 60)}`);
    }
    if (time) {
      const after = time.after ? this.clock(minutesOf(time.after)) : null;
      const before = time.before ? this.clock(minutesOf(time.before)) : null;
      if (after && before) return `between ${after} and ${before}`;
      return after ? `after ${after}` : `before ${before}`;
    }
    if (part)
      return this.#random.pick([`in the ${part}`, `in the ${part}`, `some time in the ${part}`]);
    return null;
  }

  /** Day and time together, as far as each is wished and wanted. */
  when(wish: Wish, parts: { day: boolean; time: boolean }): string {
    const day = parts.day ? this.day(wish) : null;
    const time = parts.time ? this.time(wish) : null;
    const dated = day === null ? null : this.#on(day);
    if (dated === null || time === null) return dated ?? time ?? '';
    if (this.#style === 'out-of-order' || this.#random.chance(0.15)) return `${time} ${dated}`;
    // "tomorrow morning" rather than "tomorrow in the morning".
    const joint = /^in the (\w+)$/.exec(time);
    if (joint && /^(?:tomorrow|(?:on |this |next )?\w+day)$/i.test(dated)) {
      return `${dated} ${joint[1]}`;
    }
    return `${dated} ${time}`;
  }

  clock(minute: number): string {
    return sayTime({ minute: minute % 1440, british: this.#world.british, random: this.#random });
  }

  name(name: string, options: { spelled: boolean }): string {
    if (!options.spelled && this.#style !== 'spelling') return name;
    const last = name.split(' ').at(-1) ?? name;
    if (this.#random.chance(0.5) || !name.includes(' ')) return `${name}, ${spell(last)}`;
    return `${name}, that's ${spell(last)}`;
  }

  number(e164: string): string {
    const inWords = this.#style === 'spelling' || this.#random.chance(0.4);
    const { country } = this.#world.business;
    return sayNumber({ e164, random: this.#random, inWords, country });
  }

  code(code: string): string {
    return sayCode({ code, random: this.#random });
  }

  #on(day: string): string {
    if (NO_PREPOSITION.test(day)) return day;
    const bare = /^\w+day$/i.test(day) ? this.#random.pick(['on ', 'on ', '']) : 'on ';
    return `${this.#style === 'terse' ? this.#random.pick(['', 'on ']) : bare}${day}`;
  }

  #range(day: { from: string; to: string }): string {
    const { now } = this.#world;
    const from = DateTime.fromISO(day.from, { zone: now.zone });
    const to = DateTime.fromISO(day.to, { zone: now.zone });
    const nextWeek = now.startOf('week').plus({ weeks: 1 });
    if (from.startOf('week').equals(nextWeek) && to.startOf('week').equals(nextWeek)) {
      if (from.weekday === 1 && to.weekday >= 5) return 'next week';
    }
    const british = this.#world.british;
    const say = (at: DateTime) =>
      sayDay({ day: at.toISODate() ?? day.from, now, british, random: this.#random });
    return `between ${say(from)} and ${say(to)}`;
  }

  /** Some say another thing first and put it right in the same breath. */
  #corrected(right: string, wrong: () => string): string {
    if (this.#style !== 'self-correcting' || !this.#random.chance(0.5)) return right;
    const turn = this.#random.pick(['no sorry', 'I mean', 'no wait', 'sorry, I meant']);
    const other = wrong();
    return other === right ? right : `${other}, ${turn}, ${right}`;
  }
}
