import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import {
  clockAnswer,
  contexts,
  type HardContext,
  minutesOf,
  type PlacedCase,
} from './hard-case.ts';

/** Phrases put together by rule, with the answer worked out beside the words and not from them. */

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty'];
const NTHS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const TENTHS = ['', '', 'twentieth', 'thirtieth'];

type Habit = 'plain' | 'formatted' | 'whisper' | 'moonshine';
const HABITS: readonly Habit[] = ['plain', 'formatted', 'whisper', 'moonshine'];

function word(n: number): string {
  if (n < 20) return UNITS[n] ?? '';
  return n % 10 === 0 ? (TENS[n / 10] ?? '') : `${TENS[Math.floor(n / 10)]} ${UNITS[n % 10]}`;
}

function nthWord(n: number): string {
  if (n < 20) return NTHS[n] ?? '';
  return n % 10 === 0 ? (TENTHS[n / 10] ?? '') : `${TENS[Math.floor(n / 10)]} ${NTHS[n % 10]}`;
}

/** How one habit writes the numbers of a phrase. */
class Writer {
  readonly habit: Habit;
  constructor(habit: Habit) {
    this.habit = habit;
  }
  private get digits(): boolean {
    return this.habit === 'formatted' || this.habit === 'whisper';
  }
  number(n: number): string {
    return this.digits ? String(n) : this.hyphened(word(n));
  }
  nth(n: number): string {
    if (!this.digits) return this.hyphened(nthWord(n));
    const last = n % 10;
    const teen = n > 10 && n < 14;
    return `${n}${teen ? 'th' : last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th'}`;
  }
  clock(hour: number, minute: number): string {
    if (this.digits)
      return minute === 0 ? String(hour) : `${hour}:${String(minute).padStart(2, '0')}`;
    if (minute === 0) return this.number(hour);
    return `${word(hour)} ${minute < 10 ? `oh ${word(minute)}` : this.hyphened(word(minute))}`;
  }
  half(half: 'am' | 'pm'): string {
    const forms = {
      plain: `${half[0]} m`,
      formatted: half.toUpperCase(),
      whisper: `${half[0]}.m.`,
      moonshine: half.toUpperCase(),
    };
    return forms[this.habit];
  }
  private hyphened(text: string): string {
    return this.habit === 'moonshine' ? text.replace(' ', '-') : text;
  }
  finish(text: string): string {
    if (this.habit === 'plain') return text.toLowerCase().replace(/[,.]/g, '');
    const capital = text.slice(0, 1).toUpperCase() + text.slice(1);
    const old =
      this.habit === 'moonshine'
        ? capital.replace(/tomorrow/g, 'to-morrow').replace(/half past/g, 'half-past')
        : capital;
    return /[.?]$/.test(old) ? old : `${old}.`;
  }
}

interface Made<T> {
  words: string;
  answer: T;
}
type DateForm = (today: DateTime, n: number, w: Writer, dayFirst: boolean) => Made<string> | null;
type TimeForm = (hour: number, w: Writer, n: number) => Made<string> | null;

const iso = (day: DateTime) => day.toISODate() ?? '';
const week = (monday: DateTime) => `${iso(monday)}..${iso(monday.plus({ days: 6 }))}`;
/** The next day of this weekday, today not included. */
const coming = (today: DateTime, weekday: number) =>
  today.plus({ days: ((weekday - today.weekday + 6) % 7) + 1 });
const future = (today: DateTime, n: number) => today.plus({ days: 1 + ((n * 11) % 75) });

const DATES: readonly DateForm[] = [
  (today) => ({ words: 'tomorrow', answer: iso(today.plus({ days: 1 })) }),
  (today) => ({ words: 'the day after tomorrow', answer: iso(today.plus({ days: 2 })) }),
  (today, n) => {
    const day = coming(today, (n % 7) + 1);
    return { words: `on ${day.weekdayLong}`, answer: iso(day) };
  },
  (today, n) => {
    const day = today.startOf('week').plus({ days: 7 + (n % 7) });
    return { words: `next ${day.weekdayLong}`, answer: iso(day) };
  },
  (today, n, w) => {
    const day = future(today, n);
    return { words: `on ${day.monthLong} ${w.nth(day.day)}`, answer: iso(day) };
  },
  (today, n, w) => {
    const day = future(today, n + 3);
    return { words: `on the ${w.nth(day.day)} of ${day.monthLong}`, answer: iso(day) };
  },
  (today, n, w) => {
    const day = today.plus({ days: 1 + ((n * 5) % 26) });
    return { words: `on the ${w.nth(day.day)}`, answer: iso(day) };
  },
  (today, n, w) => {
    const day = today.plus({ days: 1 + ((n * 7) % 25) });
    return { words: `${day.weekdayLong} the ${w.nth(day.day)}`, answer: iso(day) };
  },
  (today, n) => {
    const day = coming(today, (n % 7) + 1);
    return { words: `a week from ${day.weekdayLong}`, answer: iso(day.plus({ days: 7 })) };
  },
  (today, n, w) => {
    const day = coming(today, (n % 7) + 1);
    return {
      words: `${w.number(2)} weeks from ${day.weekdayLong}`,
      answer: iso(day.plus({ days: 14 })),
    };
  },
  (today, n, w) => {
    const days = 3 + (n % 9);
    return { words: `in ${w.number(days)} days`, answer: iso(today.plus({ days })) };
  },
  (today) => ({
    words: 'the week after next',
    answer: week(today.startOf('week').plus({ days: 14 })),
  }),
  (today) => ({ words: 'next week', answer: week(today.startOf('week').plus({ days: 7 })) }),
  (today, n) => {
    const month = today.startOf('month').plus({ months: 1 + (n % 2) });
    const first = month.plus({ days: ((n % 7) + 1 - month.weekday + 7) % 7 });
    return { words: `the first ${first.weekdayLong} in ${first.monthLong}`, answer: iso(first) };
  },
  (today, n) => {
    const end = today.plus({ months: 1 }).endOf('month');
    const last = end.minus({ days: (end.weekday - ((n % 7) + 1) + 7) % 7 });
    return { words: `the last ${last.weekdayLong} of ${last.monthLong}`, answer: iso(last) };
  },
  (today, n, w, dayFirst) => {
    if (w.habit !== 'formatted') return null;
    const day = future(today, n + 5);
    const [a, b] = dayFirst ? [day.day, day.month] : [day.month, day.day];
    return { words: `on ${a}/${b}`, answer: iso(day) };
  },
];

const at = (minute: number) => `at ${clockAnswer(minute)}`;
const spoken = (hour: number) => (hour % 12 === 0 ? 12 : hour % 12);

const TIMES: readonly TimeForm[] = [
  (hour, w) => ({ words: `at ${w.clock(spoken(hour), 0)}`, answer: at(hour * 60) }),
  (hour, w) => ({ words: `at ${w.clock(spoken(hour), 30)}`, answer: at(hour * 60 + 30) }),
  (hour, w) => ({
    words: `at ${w.clock(spoken(hour), 0)} ${w.half(hour < 12 ? 'am' : 'pm')}`,
    answer: at(hour * 60),
  }),
  (hour, w) => ({
    words: `at ${w.clock(spoken(hour), 15)} ${w.half(hour < 12 ? 'am' : 'pm')}`,
    answer: at(hour * 60 + 15),
  }),
  (hour, w) => ({ words: `at half past ${w.number(spoken(hour))}`, answer: at(hour * 60 + 30) }),
  (hour, w) => ({ words: `at quarter past ${w.number(spoken(hour))}`, answer: at(hour * 60 + 15) }),
  (hour, w) => ({
    words: `at a quarter to ${w.number(spoken(hour + 1))}`,
    answer: at(hour * 60 + 45),
  }),
  (hour, w) => ({
    words: `at ${w.number(20)} past ${w.number(spoken(hour))}`,
    answer: at(hour * 60 + 20),
  }),
  (hour, w) => ({
    words: `at ${w.number(10)} to ${w.number(spoken(hour + 1))}`,
    answer: at(hour * 60 + 50),
  }),
  (hour, w) => ({
    words: `around ${w.clock(spoken(hour), 0)}`,
    answer: `around ${clockAnswer(hour * 60)}`,
  }),
  (hour, w) => ({
    words: `sometime after ${w.clock(spoken(hour), 0)}`,
    answer: `after ${clockAnswer(hour * 60)}`,
  }),
  (hour, w) => ({
    words: `not before ${w.clock(spoken(hour), 0)}`,
    answer: `after ${clockAnswer(hour * 60)}`,
  }),
  (hour, w) => ({
    words: `before ${w.clock(spoken(hour), 30)}`,
    answer: `before ${clockAnswer(hour * 60 + 30)}`,
  }),
  (hour, w) => ({
    words: `no later than ${w.clock(spoken(hour), 0)} ${w.half(hour < 12 ? 'am' : 'pm')}`,
    answer: `before ${clockAnswer(hour * 60)}`,
  }),
  (hour, w) => ({
    words: `between ${w.clock(spoken(hour), 0)} and ${w.clock(spoken(hour + 1), 30)}`,
    answer: `${clockAnswer(hour * 60)}-${clockAnswer(hour * 60 + 90)}`,
  }),
  () => ({ words: 'at noon', answer: at(720) }),
  (hour, w) => ({ words: `at ${w.clock(spoken(hour), 5)}`, answer: at(hour * 60 + 5) }),
  (hour, w) => ({ words: `at ${w.number(spoken(hour))} o'clock`, answer: at(hour * 60) }),
];

const PARTIES: readonly ((n: number, w: Writer) => string)[] = [
  (n, w) => `for ${w.number(n)} people`,
  (n, w) => `party of ${w.number(n)}`,
  (n, w) => `there are ${w.number(n)} of us`,
];

/** Several ways to put date, time and party in one sentence. */
const ORDERS: readonly ((date: string, time: string, party: string) => string)[] = [
  (date, time, party) => [date, time, party].filter(Boolean).join(' '),
  (date, time, party) => `could we come ${[date, time].join(' ')}${party && `, ${party}`}`,
  (date, time, party) => `${[time, date].join(' ')}${party && `, ${party}`}, please`,
  (date, time, party) => `${party ? `${party}, ` : ''}I was hoping for ${date}, ${time}`,
];

/** Hours whose bare number can only mean one half of the day here. */
function plainHours({ opens, closes }: HardContext): number[] {
  const [from, to] = [minutesOf(opens), minutesOf(closes)];
  const isOpen = (hour: number) => hour * 60 >= from && hour * 60 + 90 <= to;
  return Array.from({ length: 24 }, (_, hour) => hour).filter(
    (hour) => isOpen(hour) && !isOpen((hour + 12) % 24),
  );
}

/** A small number from the words that name it: the same each time. */
function drawn(seed: string): number {
  return createHash('sha256').update(seed).digest().readUInt32BE(0);
}

export function ruleMade(perContext = 45): PlacedCase[] {
  return Object.entries(contexts).flatMap(([name, context]) => {
    const today = DateTime.fromISO(context.clock, { zone: context.zone }).startOf('day');
    const hours = plainHours(context);
    const cases: PlacedCase[] = [];
    for (let n = 0; cases.length < perContext; n += 1) {
      const pick = <T>(what: string, all: readonly T[]) =>
        all[drawn(`${name} ${n} ${what}`) % all.length] as T;
      const w = new Writer(pick('habit', HABITS));
      const date = pick('date', DATES)(today, n, w, context.country !== 'US');
      const time = pick('time', TIMES)(pick('hour', hours), w, n);
      if (!date || !time) continue;
      const party = context.most > 1 && n % 2 === 0 ? 2 + (n % (context.most - 1)) : undefined;
      const company = party === undefined ? '' : pick('party', PARTIES)(party, w);
      const say = w.finish(pick('order', ORDERS)(date.words, time.words, company));
      cases.push({
        say,
        at: name,
        author: `rule, ${w.habit}`,
        date: date.answer,
        time: time.answer,
        ...(party !== undefined && { party }),
      });
    }
    return cases;
  });
}
