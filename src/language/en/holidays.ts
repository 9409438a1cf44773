import { type Day, dayOf, firstWeekdayIn, monthAround, partsOf } from './calendar.ts';

/** What a holiday's names look like, and when it is in a year. */
interface Holiday {
  names: string;
  day(year: number): Day | null;
}

const fixed = (names: string, month: number, dayOfMonth: number): Holiday => ({
  names,
  day: (year) => dayOf(year, month, dayOfMonth),
});

/** The nth weekday (Monday 1) of a month; -1 the last one. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): Day | null {
  const start = dayOf(year, month, 1);
  if (start === null) return null;
  const whole = monthAround(start, 0);
  const first = firstWeekdayIn(whole, weekday);
  if (first === null) return null;
  return nth > 0 ? first + 7 * (nth - 1) : first + 7 * Math.floor((whole.to - first) / 7);
}

const floating = (names: string, month: number, weekday: number, nth: number): Holiday => ({
  names,
  day: (year) => nthWeekday(year, month, weekday, nth),
});

/** Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876). */
function easter(year: number): Day | null {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}

const aroundEaster = (names: string, days: number): Holiday => ({
  names,
  day: (year) => {
    const sunday = easter(year);
    return sunday === null ? null : sunday + days;
  },
});

/** Longer names first: what has been read is no longer seen by the ones after. */
const HOLIDAYS: readonly Holiday[] = [
  fixed('christmas eve|xmas eve', 12, 24),
  fixed('christmas day|christmas|xmas day|xmas', 12, 25),
  fixed('boxing day', 12, 26),
  fixed("new year'?s eve", 12, 31),
  fixed("new year'?s day|new year'?s", 1, 1),
  // "In the new year" is a stretch of time, and no holiday.
  fixed('(?<!\\bthe )new year(?! (?:appointment|booking))', 1, 1),
  fixed("valentine'?s(?: day)?", 2, 14),
  fixed("(?:st|saint) patrick'?s(?: day)?|(?:st|saint) paddy'?s(?: day)?", 3, 17),
  fixed("april fool'?s'?(?: day)?", 4, 1),
  fixed('juneteenth', 6, 19),
  fixed('independence day', 7, 4),
  fixed('halloween', 10, 31),
  fixed('(?:bonfire|guy fawkes) night', 11, 5),
  fixed("veteran'?s'? day|remembrance day", 11, 11),
  fixed('anzac day', 4, 25),
  fixed('australia day', 1, 26),
  floating("(?:martin luther king|mlk)(?: jr)?(?:'s)?(?: day)?", 1, 1, 3),
  floating("president'?s'? day", 2, 1, 3),
  floating('memorial day', 5, 1, -1),
  floating("father'?s'? day", 6, 7, 3),
  floating('labou?r day', 9, 1, 1),
  floating('columbus day', 10, 1, 2),
  { names: 'black friday', day: (year) => plus(nthWeekday(year, 11, 4, 4), 1) },
  { names: 'cyber monday', day: (year) => plus(nthWeekday(year, 11, 4, 4), 4) },
  floating('thanksgiving(?: day)?', 11, 4, 4),
  aroundEaster('good friday', -2),
  aroundEaster('easter saturday', -1),
  aroundEaster('easter monday', 1),
  aroundEaster('ash wednesday', -46),
  aroundEaster('easter(?: sunday| day)?', 0),
];

function plus(day: Day | null, days: number): Day | null {
  return day === null ? null : day + days;
}

/** Matches the name of any holiday, in one group. */
export const HOLIDAY = `(${HOLIDAYS.map(({ names }) => names).join('|')})(?![\\w'])`;

const BY_NAME = HOLIDAYS.map(({ names, day }) => ({ name: new RegExp(`^(?:${names})$`), day }));

/** The next day of this name, today included; null for a name that is none. */
export function holidayNamed(text: string, today: Day): Day | null {
  const holiday = BY_NAME.find(({ name }) => name.test(text));
  if (holiday === undefined) return null;
  const { year } = partsOf(today);
  const days = [holiday.day(year), holiday.day(year + 1)];
  return days.find((day) => day !== null && day >= today) ?? null;
}
