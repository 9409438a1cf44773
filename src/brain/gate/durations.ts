import { appointmentsOf, offersOf } from '../../dialogue/facts.ts';
import { gapsOf } from './changes.ts';
import { type GateContext, type GateReason, heardIn } from './context.ts';
import { serviceAbout, servicesIn } from './services.ts';

const LASTS =
  /\b(?:takes?|took|lasts?|runs?|long|needs?|duration|booking|reservation|slot|allow|set aside|blocks?|be done in|is|are|'s|appointment|session|visit|for)\b/i;
/** Not how long a service is: how early to come, how long to wait. */
const ELSE =
  /^ ?(?:early|earlier|late|later|before|ago|after|from now|notice|in advance|ahead|away|back|past|to|\w+ ?am|pm)\b/i;
const WAITING =
  /\b(?:in|within|every|give me|wait(?:ing)?(?: for)?|hold(?: on)?(?: for)?|me|just|about) $/i;
const LENGTH =
  /\b(?:(half an?|(?:a |3 )?quarters? of an|3\/4 of an) hour|(an?|\d+(?:\.\d+)?)(?: full| whole)?[ -]?(?:hours?|hrs?)( and (?:a half|30|a quarter|15|45|3 quarters)(?: minutes)?)?( and \d+ minutes)?|(\d+(?:\.\d+)?) and a half hours?|(\d+)[ -]?(?:minutes?|mins?))\b/gi;

/** Between a moved appointment and what it was, or between two. */
const APART = /^ ?(?:extra|longer|apart|lies? between|between)\b/i;
const SET_APART = /\b(?:lies? between|apart|extra)\b/i;
/** "Amelia at eleven, half an hour, shall I confirm?": said by itself. */
const BARE =
  /(?:^|,) (?:just |only |about )?(?:half an hour|(?:an|\d+) hours?(?: and a half)?|\d+ minutes)(?:,|[.?!]|$)/i;
/** Of what the caller has booked. */
const OWN = /\b(?:your|you've|you have|booking|appointment|reservation|visit)\b/i;

function lengthOf({ startsAt, endsAt }: { startsAt: string; endsAt: string }): number {
  return (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;
}

/** How long something takes, when nothing the business offers takes that long. */
export function unsupportedDuration(sentence: string, context: GateContext): GateReason | null {
  const { business, language, read, events } = context;
  if (!business || !/\b(?:hours?|hrs?|minutes?|mins?)\b/i.test(sentence)) return null;
  const text = language.read(
    sentence.replace(/\b[Tt]hree[ -]quarters?/g, '3 quarters'),
    read,
  ).normalized;
  if (/\?\W*$/.test(sentence) && !/\bis\b|\btakes\b/.test(sentence) && !BARE.test(text))
    return null;
  if (![LASTS, BARE, SET_APART, OWN].some((pattern) => pattern.test(text))) return null;
  const mentions = servicesIn(text, business);
  const found = [...offersOf(events), ...appointmentsOf(events)].map(lengthOf);
  const all = [...business.services.map(({ durationMinutes }) => durationMinutes), ...found];
  const own = appointmentsOf(events).map(lengthOf);
  const heard = heardIn(events).flatMap((one) =>
    servicesIn(one, business).flatMap(({ services }) =>
      services.map(({ durationMinutes }) => durationMinutes),
    ),
  );
  const meant = found.length > 0 ? found : heard;
  const isOwn = own.length > 0 && OWN.test(text);
  for (const match of text.matchAll(LENGTH)) {
    const before = text.slice(0, match.index);
    if (APART.test(text.slice(match.index + match[0].length))) {
      if (!gapsOf(context).includes(minutesOf(match))) return 'states_duration';
      continue;
    }
    if (
      ELSE.test(text.slice(match.index + match[0].length)) ||
      (WAITING.test(before) && !/\b(?:takes?|lasts?|runs?|is|are) (?:\w+ )?$/.test(before))
    )
      continue;
    const about = serviceAbout(mentions, match.index);
    const minutes = minutesOf(match);
    const isBare = BARE.test(text) && meant.length > 0;
    const allowed =
      about?.map(({ durationMinutes }) => durationMinutes) ?? (isBare ? meant : isOwn ? own : all);
    if (!allowed.includes(minutes)) return 'states_duration';
  }
  return null;
}

function minutesOf(match: RegExpMatchArray): number {
  const [, part, hours, and, andMinutes, halves, minutes] = match;
  if (part) return /half/.test(part) ? 30 : /3/.test(part) ? 45 : 15;
  if (minutes) return Number(minutes);
  if (halves) return Number(halves) * 60 + 30;
  const full = /^an?$/.test(hours ?? '') ? 1 : Number(hours);
  const rest = and ?? '';
  const more = /half|30/.test(rest) ? 30 : /3|45/.test(rest) ? 45 : rest ? 15 : 0;
  return full * 60 + more + Number(/\d+/.exec(andMinutes ?? '')?.[0] ?? 0);
}
