import { appointmentsOf, callerOf } from '../../dialogue/facts.ts';
import { type GateContext, heardIn } from './context.ts';

const HOURS = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
/** "By half past", "eight or ten past", of the hour named before; "not the ten past, it's eight". */
const MINUTES_PAST = new RegExp(
  `\\b(half|quarter|five|ten|twenty) past\\b(?! (?:${HOURS}|noon|midday|\\d))`,
  'i',
);
const HOUR = new RegExp(`\\b(${HOURS}|1?\\d)(?= o'clock| ?[ap]m|[^\\w:]|$)`, 'gi');
const ALPHABET =
  'alfa alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey whisky x-ray xray yankee zulu'
    .split(' ')
    .join('|');
const SIGN = `(?:${ALPHABET}|[a-z]|\\d|${HOURS}|zero)`;
/** "Hotel, eight, Victor, Lima": three signs and more, one by one. */
const SPELT = new RegExp(
  `(?<!\\b(?:as in|for|like) )\\b(?:${SIGN}(?:, (?:then |and )?| )){2,}${SIGN}\\b`,
  'gi',
);
const LETTER = new RegExp(`\\b(${ALPHABET})\\b`, 'gi');
/** "C-A-R-T-E-R". */
const HYPHENED = /\b[A-Z](?:-[A-Z\d]){2,}\b/g;
/** "Same price as before, one twenty." */
const SHORT_PRICE =
  /(?<=\b(?:price|cost|fee|charge|rate)\b[^.?!]*[, ])(?:(one|two|three) )?(ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?=[.,!?]|$)/gi;
/** "We've swapped Tuesday for Friday at three". */
const SWAPPED =
  /\b(swapped|exchanged|traded) ((?:mon|tues|wednes|thurs|fri|satur|sun)day[\w ]*?|[\w:]+ o'clock) for ([^,.;!?]+)/gi;
const SYMBOLS: Record<string, string> = { USD: '$', GBP: '£', EUR: '€' };
const TENS: Record<string, number> = {
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

/**
 * A sentence as it is looked at: the hour of a "half past" put in, what is spelt letter by letter as
 * letters.
 */
export function plainly(sentence: string, context: GateContext): string {
  return withPrices(spelt(withHours(sentence)), context)
    .replace(SWAPPED, '$1 to $3 instead of $2')
    .replace(/\bas well as (?=\w+day\b|tomorrow\b|with\b|at\b|on\b)/gi, 'and ');
}

/** Without the caller's name where they are only addressed: "seven didn't come up, Ben, the earliest is eight". */
export function unaddressed(sentence: string, { events, business }: GateContext): string {
  const staff = new Set(business.resources.flat().map((name) => name.toLowerCase()));
  const names = [
    callerOf(events).name ?? '',
    ...appointmentsOf(events).map(({ callerName }) => callerName),
    ...heardIn(events).flatMap((text) =>
      [...text.matchAll(/\b(?:it's|this is|i'm|name is|name's) (\p{Lu}\p{L}+)/giu)].map(
        ([, name]) => name ?? '',
      ),
    ),
  ].flatMap((name) => name.split(' ')[0] || []);
  return [...new Set(names)]
    .filter((name) => /^\p{Lu}\p{L}+$/u.test(name) && !staff.has(name.toLowerCase()))
    .reduce(
      (text, name) => text.replace(new RegExp(`, ${name}(?=[,.!?]| ?$)`, 'gu'), ''),
      sentence,
    );
}

function withHours(sentence: string): string {
  const [said, minutes] = MINUTES_PAST.exec(sentence) ?? [];
  if (!said) return sentence;
  const at = sentence.search(MINUTES_PAST);
  const hour =
    [...sentence.slice(0, at).matchAll(HOUR)].at(-1)?.[1] ??
    [...sentence.slice(at + said.length).matchAll(HOUR)][0]?.[1];
  return hour ? sentence.replace(MINUTES_PAST, `${minutes} past ${hour.toLowerCase()}`) : sentence;
}

function spelt(sentence: string): string {
  return sentence
    .replace(HYPHENED, (letters) => letters.replaceAll('-', ' '))
    .replace(SPELT, (signs) => signs.replace(LETTER, (word) => word.charAt(0).toUpperCase()));
}

function withPrices(sentence: string, { business }: GateContext): string {
  const symbol = SYMBOLS[business.services[0]?.currency ?? ''];
  if (!symbol) return sentence;
  return sentence.replace(SHORT_PRICE, (_whole, hundreds: string | undefined, tens: string) => {
    const hundred = ['one', 'two', 'three'].indexOf(hundreds?.toLowerCase() ?? '') + 1;
    return `${symbol}${hundred * 100 + (TENS[tens.toLowerCase()] ?? 0)}`;
  });
}
