import { appointmentsOf, callerOf, offersOf, outcomesOf } from '../../dialogue/facts.ts';
import { isCommonWord } from '../../language/en/common-words.ts';
import { type GateContext, type GateReason, heardIn } from './context.ts';

const TITLE =
  /\b(?:Dr|Mr|Mrs|Ms|Miss|Doctor|Professor|Prof|Coach|Nurse|Sir|Madam)\.? +(\p{Lu}[\p{L}'-]+)/gu;
const CAPITAL = /(?<![\p{L}\d'])\p{Lu}\p{Ll}[\p{L}]*(?:['-]\p{L}+)*/gu;
/** What makes a capital at the beginning of a sentence, where every word has one, a name. */
const ACTS =
  /^(?:'s|'ll|'d)?(?: (?:is|was|has|had|can|could|will|would|does|did|might|may|should|says|said|wants|knows|just|also|already|usually|and \p{Lu}|or \p{Lu})\b)|^, \p{Lu}\p{L}+(?:,| and| or)/u;
const KNOWN = new Set(
  `i i'm i'll i've i'd am pm ok okay english spanish french german american british christmas thanksgiving easter
   halloween hanukkah diwali ramadan eid new year boxing eve god bank ai dr mr mrs ms miss doctor coach professor prof
   monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
   september october november december mondays tuesdays wednesdays thursdays fridays saturdays sundays internet wi-fi
   whatsapp google uk us usa eastern pacific bellhop sir madam nurse`.split(/\s+/),
);
/** Endings of words that are no person's name. */
const NO_NAME = /(?:ing|tion|ment|ness|ly|ings|ments|ups|ments|able|ible|ed)$/i;

/** A person, place or product that no row of this call holds and that the caller has not named. */
export function unsupportedName(sentence: string, context: GateContext): GateReason | null {
  // "S as in Sam" spells.
  const stated = namesIn(
    sentence.replace(/\b(?:as in|(?<=\b\p{Lu},? )(?:for|like)) \p{Lu}\p{L}+/gu, ''),
  );
  if (stated.length === 0) return null;
  const known = knownWords(context);
  return stated.every((name) => known.has(plain(name))) ? null : 'states_name';
}

function namesIn(sentence: string): string[] {
  const titled = [...sentence.matchAll(TITLE)].flatMap(([, name]) => name ?? []);
  const others = [...sentence.matchAll(CAPITAL)].flatMap((match) => {
    const word = match[0];
    if (KNOWN.has(plain(word)) || KNOWN.has(word.toLowerCase())) return [];
    if (!opens(sentence.slice(0, match.index))) return [word];
    const acts = ACTS.test(sentence.slice(match.index + word.replace(/'\p{L}+$/u, '').length));
    return acts && !plain(word).split('-').every(isCommonWord) && !NO_NAME.test(plain(word))
      ? [word]
      : [];
  });
  return [...titled, ...others];
}

/** Whether a sentence, or something quoted in one, begins here. */
function opens(before: string): boolean {
  return !/[\p{L}\d]/u.test(before) || /[.!?:"“—–][\s"“]*$/.test(before);
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .replace(/'s$/, '')
    .replace(/[^\p{L}\d'-]/gu, '');
}

function knownWords({ events, read, business }: GateContext): Set<string> {
  const { name } = callerOf(events);
  const texts = [
    ...heardIn(events),
    name ?? '',
    business.name,
    ...events.flatMap((event) =>
      event.type === 'call.started' ? event.data.business.split('-') : [],
    ),
    ...business.services.flatMap(({ names }) => names),
    ...business.resources.flat(),
    ...[...read.services, ...read.resources].flatMap((term) => [term.name, ...term.aliases]),
    ...[...offersOf(events), ...appointmentsOf(events)].flatMap((item) => [
      item.serviceName,
      item.resourceName,
    ]),
    ...appointmentsOf(events).map(({ callerName }) => callerName),
    ...outcomesOf(events).flatMap(({ caller, handingOver }) => [
      caller?.name ?? '',
      handingOver?.target ?? '',
    ]),
  ];
  return new Set(
    texts.flatMap((text) =>
      text
        .replaceAll('’', "'")
        .split(/[\s,.!?]+/)
        .map(plain),
    ),
  );
}
