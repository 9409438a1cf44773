import { DateTime } from 'luxon';
import type { CallEvent, ReadBack } from '../dialogue/events.ts';
import { appointmentsOf, offersOf } from '../dialogue/facts.ts';
import type { Language, ReadContext } from '../language/language.ts';

const ASKS = /\?|\b(shall i|should i|is that (right|correct|ok|okay)|correct|confirm|sure)\b/i;
/** "What name shall I put?" asks for something; "how does that sound?" asks for a yes. */
const ASKS_FOR_ELSE =
  /\b(?:what|which|whose|who|when|where|how many|how much)\b(?! (?:do you (?:think|say)|about that))[^.!?]*\?\W*$/i;
const CANCELS = /\bcancel/i;
const MOVES =
  /\b(?:mov(?:e|ed|ing)|chang(?:e|ed|ing)|reschedul\w+|shift(?:ed|ing)?|switch(?:ed|ing)?|swap(?:ped|ping)?|push(?:ed|ing)?|postpon\w+|bring (?:it|that|your \w+) forward)\b/i;
const BOOKS =
  /\b(?:book(?:ed|ing)?(?! (?:on|from|at|for|of|under|to)\b)|reserv(?:e|ed|ing)|schedul(?:e|ed|ing)|put you (?:down|in)|pencil you in|make (?:the|that|an?|your) (?:appointment|booking|reservation))\b/i;
const PASSES_ON =
  /\b(?:message|pass(?: \w+)? (?:on|along)|(?:send|note|write)(?: \w+)? (?:down|over|across)|(?:let|tell) (?:them|him|her|the \w+)|send (?:it|that|this))\b/i;

/**
 * What a sentence of the agent reads back, under any brain and in any wording: it must ask for a yes,
 * and name the date and the time of one offer (or, with a word for cancelling, of one appointment). A list of
 * several times reads nothing back. What it asks to do with an offer follows from its verb, else from
 * what the offer was searched for. One that asks whether to pass something on reads a message back.
 */
export function readBacksIn(options: {
  text: string;
  events: readonly CallEvent[];
  language: Language;
  read: ReadContext;
}): ReadBack[] {
  const { text, language, read } = options;
  if (!ASKS.test(text) || ASKS_FOR_ELSE.test(text)) return [];
  // "You're booked for Tuesday at ten. Is there anything else?" asks for no yes to Tuesday.
  const asked = language.askedFor(text, read);
  if (asked === 'anything-else') return [];
  if (asked !== null || !PASSES_ON.test(text)) return itemsReadBack(options);
  // What is quoted is somebody else's: "please cancel my cleaning" is no question of ours.
  const own = text.replace(/["“][^"”]*["”]/g, ' ');
  const isOfItem = [BOOKS, MOVES, CANCELS].some((pattern) => pattern.test(own));
  const items = isOfItem ? itemsReadBack(options) : [];
  return [...items, { kind: 'message', subject: 'message' }];
}

function itemsReadBack(options: {
  text: string;
  events: readonly CallEvent[];
  language: Language;
  read: ReadContext;
}): ReadBack[] {
  const { text, events, language, read } = options;
  const stated = language.statedMoments(text, read);
  const isStated = ({ startsAt }: { startsAt: string }) => {
    const start = DateTime.fromISO(startsAt, { zone: read.zone });
    return (
      stated.dates.includes(start.toISODate() ?? '') &&
      stated.minutes.includes(start.hour * 60 + start.minute)
    );
  };
  if (CANCELS.test(text)) {
    const named = appointmentsOf(events).filter(
      (item) => item.status === 'booked' && isStated(item),
    );
    return oneMoment(named) ? named.map(({ id }) => ({ kind: 'cancel', subject: id })) : [];
  }
  const named = offersOf(events).filter(isStated);
  if (!oneMoment(named)) return [];
  return named.map(({ id, forAppointment }): ReadBack => {
    // A yes to "shall I book it?" must not move what stands, nor the other way round.
    const moves = MOVES.test(text) || (!BOOKS.test(text) && forAppointment !== undefined);
    return { kind: moves ? 'modify' : 'book', subject: id };
  });
}

/** The same time found twice in a call is one choice to the caller; two different times are a list. */
function oneMoment(items: { startsAt: string }[]): boolean {
  return new Set(items.map(({ startsAt }) => Date.parse(startsAt))).size === 1;
}
