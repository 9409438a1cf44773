import { DateTime } from 'luxon';
import type { Random } from '../random.ts';

const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'.split(
    ' ',
  );
const SMALL = 'zero one two three four five six seven eight nine ten'.split(' ');

function suffix(date: number): string {
  if (date > 3 && date < 21) return 'th';
  return ['th', 'st', 'nd', 'rd'][date % 10] ?? 'th';
}

/**
 * Ways to say a day, seen from `now`, that mean that day and no other to most people of the country:
 * "next Tuesday" only where the next one is in another week and the coming one is gone.
 */
export function waysToSayDay(options: { day: string; now: DateTime; british: boolean }): string[] {
  const { now, british } = options;
  const day = DateTime.fromISO(options.day, { zone: now.zone });
  const ahead = Math.round(day.startOf('day').diff(now.startOf('day'), 'days').days);
  const weekday = day.toFormat('cccc');
  const month = day.toFormat('LLLL');
  const date = day.day;
  const ordinal = `${date}${suffix(date)}`;
  const spoken = ORDINALS[date - 1] ?? ordinal;
  const isNextWeek = day.startOf('week').equals(now.startOf('week').plus({ weeks: 1 }));
  const isThisWeek = day.startOf('week').equals(now.startOf('week'));
  const ways = [
    `${weekday} the ${ordinal}`,
    british ? `the ${ordinal} of ${month}` : `${month} ${ordinal}`,
    british ? `${date} ${month}` : `${month} ${spoken}`,
    british ? `${weekday} the ${spoken} of ${month}` : `${weekday}, ${month} ${ordinal}`,
    `the ${spoken} of ${month}`,
  ];
  if (ahead > 0 && ahead < 27) ways.push(`the ${ordinal}`, `the ${spoken}`);
  if (ahead === 0) return ['today', 'today', 'later today', 'this very day'];
  if (ahead === 1) return ['tomorrow', 'tomorrow', 'tomorrow', weekday, ...ways.slice(0, 2)];
  if (ahead === 2) ways.push('the day after tomorrow');
  if (ahead >= 3 && ahead <= 6) ways.push(`in ${SMALL[ahead]} days`);
  if (ahead < 7) ways.push(weekday, weekday, `this coming ${weekday}`);
  if (ahead < 7 && isThisWeek) ways.push(`this ${weekday}`);
  if (ahead < 7 && isNextWeek && now.weekday !== 7) ways.push(`next ${weekday}`);
  if (isNextWeek) ways.push(`${weekday} next week`, `next week ${weekday}`);
  if (ahead === 7) ways.push('a week from today', 'in a week');
  if (ahead > 7 && ahead < 14) {
    ways.push(british ? `${weekday} week` : `a week from ${weekday}`, `a week from ${weekday}`);
  }
  if (ahead === 14) ways.push('two weeks from today', 'in two weeks');
  return ways;
}

export function sayDay(options: {
  day: string;
  now: DateTime;
  british: boolean;
  random: Random;
}): string {
  return options.random.pick(waysToSayDay(options));
}
