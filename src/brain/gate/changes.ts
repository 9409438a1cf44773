import { DateTime } from 'luxon';
import type { CallEvent, KnownAppointment } from '../../dialogue/events.ts';
import { appointmentsOf, offersOf, outcomesOf } from '../../dialogue/facts.ts';
import type { GateContext } from './context.ts';
import { peopleIn } from './items.ts';
import { numberFrom } from './numbers.ts';
import { everyFormOf } from './row-moments.ts';
import { statedIn } from './stated.ts';

/** "One day later", "half an hour earlier". */
const DIFFERENCE =
  /\b(?:(an?|one|two|three|four|five|six|seven|\d) (days?|weeks?)|(half an hour|an hour and a half|(?:an|one|two|three|four|five|six|\d) hours?(?: and a half)?|(?:\d+|[a-z]+ty|[a-z]+ty[ -]five|ten|five|fifteen|a hundred) minutes)) (later|earlier|sooner)\b(?: than (?:before|it was|planned|yours|the old one))?/gi;
/** Of what may be had instead, not of what was done. */
const ELSE = /\b(?:could|can|would|'d|if|might|want|prefer|free|available)\b|\?\W*$/i;
const MINUTES: Record<string, number> = {
  five: 5,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
};
/** "Same time, new day": what a move has left as it was, and what not. */
const KEPT = /\b(?:the )?same (?:(?:day|date|time|hour|stylist|person|service)(?: and )?)+/gi;
const STAYS =
  /\b(?:day|date|time|hour|stylist|person|service)(?:'s| is| stays| remains) (?:still )?(?:the same|unchanged|as it was)\b(?! time)/gi;
const ALTERED = /\b(?:a )?(?:new|different) (?:day|date|time|hour|stylist|person|service)\b/gi;

interface Move {
  before: KnownAppointment;
  after: KnownAppointment;
}

/** The last move of this call, where nothing was looked for after it. */
function lastMove(events: readonly CallEvent[]): Move | null {
  const outcomes = outcomesOf(events);
  const last = outcomes.findLast(({ offers, written }) => offers ?? written);
  const after = last?.written?.kind === 'modify' ? last.written.appointment : undefined;
  if (!after) return null;
  const before = everyFormOf(events)
    .filter(({ id }) => id === after.id)
    .at(-2);
  return before ? { before, after } : null;
}

/** The sentence without the differences it rightly tells between a moved appointment and what it was; null where one is not so. */
export function withoutDifferences(sentence: string, context: GateContext): string | null {
  const move = lastMove(context.events);
  if (!move || ELSE.test(sentence)) return sentence;
  let isSo = true;
  const rest = sentence.replace(DIFFERENCE, (...match) => {
    isSo &&= differs(match.slice(1, 5) as (string | undefined)[], move, context);
    return 'later';
  });
  const aspects = (pattern: RegExp) =>
    [...sentence.matchAll(pattern)].flatMap(([told]) => ASPECTS.filter(([of]) => of.test(told)));
  const isAltered = isAlteredBy(move, context);
  if (NOTHING_ELSE.test(sentence)) {
    const told = toldIn(sentence, context);
    isSo &&= told.length === 0 || ASPECTS.every((one) => told.includes(one) || !isAltered(one));
  }
  isSo &&=
    aspects(ALTERED).every(isAltered) && ![...aspects(KEPT), ...aspects(STAYS)].some(isAltered);
  return isSo ? rest : null;
}

function differs(
  [count, unit, time = '', way]: readonly (string | undefined)[],
  { before, after }: Move,
  { read }: GateContext,
): boolean {
  const [from, to] = [before, after].map(({ startsAt }) =>
    DateTime.fromISO(startsAt, { zone: read.zone }),
  );
  if (!from || !to) return false;
  const sign = way === 'later' ? 1 : -1;
  const days = to.startOf('day').diff(from.startOf('day'), 'days').days;
  if (unit) return days === sign * numberOf(count ?? '') * (unit.startsWith('week') ? 7 : 1);
  const minutes = (to.hour - from.hour) * 60 + to.minute - from.minute;
  return minutes === sign * minutesOf(time);
}

/** How far apart, in minutes of the day, a moved appointment is from what it was, or any two are. */
export function gapsOf({ events, read }: GateContext): number[] {
  const move = lastMove(events);
  const known = appointmentsOf(events);
  const rows = move ? [move.before, move.after] : known.length > 1 ? known : offersOf(events);
  const minutes = rows.map(({ startsAt }) => {
    const { hour, minute } = DateTime.fromISO(startsAt, { zone: read.zone });
    return hour * 60 + minute;
  });
  return minutes.flatMap((one) => minutes.map((other) => Math.abs(one - other)));
}

const NOTHING_ELSE =
  /\bnothing else\b|\b(?:everything else|all else|the rest) (?:is|stays|remains) (?:the same|as it was)\b/i;

/** What of an appointment a sentence speaks of, by its name or by what it is now. */
function toldIn(sentence: string, context: GateContext): Aspect[] {
  const { dates, minutes } = statedIn(sentence, context);
  const isTold = [dates.length > 0, minutes.length > 0, peopleIn(sentence, context).length > 0];
  return ASPECTS.filter(([pattern], index) => isTold[index] || pattern.test(sentence));
}

type Aspect = [RegExp, (one: KnownAppointment, zone: string) => unknown];

const ASPECTS: Aspect[] = [
  [/\b(?:day|date)\b/i, ({ startsAt }, zone) => DateTime.fromISO(startsAt, { zone }).toISODate()],
  [
    /\b(?:time|hour)\b/i,
    ({ startsAt }, zone) => DateTime.fromISO(startsAt, { zone }).toFormat('HH:mm'),
  ],
  [/\b(?:stylist|person)\b/i, ({ resource }) => resource],
  [/\bservice\b/i, ({ service }) => service],
  [/\b(?:party|number of (?:players|people))\b/i, ({ partySize }) => partySize],
];

/** No tool changes whom an appointment is for. */
const OF_NAME = /\bchanged (?:your|the) (?:name|phone|e-?mail)\b/i;
const TURNED_BACK = /\b(?:changed|switched|moved) (?:it|that|you|everything) back\W*$/i;

/** "Only the day and stylist are new": whether the last move has changed what is said to be changed. */
export function changesHold(text: string, context: GateContext): boolean {
  const named = ASPECTS.filter(([pattern]) => pattern.test(text));
  if (OF_NAME.test(text) || TURNED_BACK.test(text)) return false;
  if (named.length === 0 || !/\b(?:new|different|changed|another|moved)\b/i.test(text)) return true;
  const move = lastMove(context.events);
  if (!move) return false;
  const isChanged = isAlteredBy(move, context);
  const others = ASPECTS.filter((one) => !named.includes(one));
  return (
    named.every(isChanged) &&
    !(/\b(?:only|just|nothing else)\b/i.test(text) && others.some(isChanged))
  );
}

function isAlteredBy({ before, after }: Move, { read }: GateContext) {
  return ([, of]: Aspect) => of(before, read.zone) !== of(after, read.zone);
}

/** "An hour" is one. */
function numberOf(word: string): number {
  return numberFrom(word) || 1;
}

function minutesOf(text: string): number {
  const time = text.toLowerCase();
  if (time === 'half an hour') return 30;
  const [first = ''] = time.split(' ');
  if (time.endsWith('minutes')) {
    const number = time.replace(' minutes', '').replace('-', ' ');
    return MINUTES[number] ?? Number(number);
  }
  return numberOf(first) * 60 + (time.includes('half') ? 30 : 0);
}
