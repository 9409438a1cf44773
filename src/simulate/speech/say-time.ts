import type { Random } from '../random.ts';

const HOURS = 'twelve one two three four five six seven eight nine ten eleven'.split(' ');
const TENS = ['oh', 'ten', 'twenty', 'thirty', 'forty', 'fifty'];
const TEENS =
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const DIGITS = 'zero one two three four five six seven eight nine'.split(' ');

function minuteWords(minute: number): string {
  if (minute < 10) return `oh ${DIGITS[minute]}`;
  if (minute < 20) return TEENS[minute - 10] ?? '';
  const ones = minute % 10;
  return `${TENS[Math.floor(minute / 10)]}${ones === 0 ? '' : ` ${DIGITS[ones]}`}`;
}

/**
 * Ways to say a time of day, as people say it and recognisers write it. The half of the day is left
 * out only where nobody would doubt it: seven to eleven in the morning, one to six after noon.
 */
export function waysToSayTime(options: { minute: number; british: boolean }): string[] {
  const hour = Math.floor(options.minute / 60);
  const minute = options.minute % 60;
  const half = hour < 12 ? 'am' : 'pm';
  const spokenHalf = hour < 12 ? 'a.m.' : 'p.m.';
  const part = hour < 12 ? 'in the morning' : hour < 17 ? 'in the afternoon' : 'in the evening';
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const word = HOURS[hour % 12] ?? '';
  const after = HOURS[(hour + 1) % 12] ?? '';
  const padded = String(minute).padStart(2, '0');
  const plain = (hour >= 7 && hour <= 11) || (hour >= 13 && hour <= 18);
  const ways: string[] = [];
  if (minute === 0) {
    if (hour === 12) return ['noon', '12 pm', 'twelve noon', 'midday', '12 noon'];
    ways.push(`${twelve} ${half}`, `${word} ${half}`, `${twelve}${half}`, `${word} ${part}`);
    ways.push(`${twelve}:00 ${half}`, `${twelve} ${spokenHalf}`);
    if (plain) ways.push(`${word}`, `${word} o'clock`, `${twelve}`, `${twelve} o'clock`);
  } else {
    ways.push(`${twelve}:${padded} ${half}`, `${word} ${minuteWords(minute)} ${half}`);
    ways.push(`${twelve}:${padded} ${spokenHalf}`);
    if (plain) ways.push(`${twelve}:${padded}`, `${word} ${minuteWords(minute)}`);
    if (minute === 30 && plain) ways.push(`half past ${word}`, `half past ${twelve}`);
    if (minute === 30 && plain && options.british) ways.push(`half ${word}`);
    if (minute === 15 && plain) ways.push(`quarter past ${word}`, `a quarter past ${word}`);
    if (minute === 45 && plain && hour !== 18) ways.push(`quarter to ${after}`);
    if (minute === 10 && plain) ways.push(`ten past ${word}`);
    if (minute === 20 && plain) ways.push(`twenty past ${word}`);
    if (minute === 40 && plain && hour !== 18) ways.push(`twenty to ${after}`);
    if (minute === 50 && plain && hour !== 18) ways.push(`ten to ${after}`);
  }
  if (options.british && hour >= 13) ways.push(`${hour}:${padded}`);
  return ways;
}

export function sayTime(options: { minute: number; british: boolean; random: Random }): string {
  return options.random.pick(waysToSayTime(options));
}

/** "14:30" as minutes after midnight. */
export function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}
