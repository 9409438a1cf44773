import type { DateTime } from 'luxon';
import type { Step } from '../scenario/scenario.ts';
import { momentsIn, type SaidMoment } from './moments.ts';

/** What the agent wants to hear next, as far as the caller can tell. */
export type Asked =
  | Step
  | 'anything'
  | 'anything-else'
  | 'message'
  | 'offer-message'
  | 'try-again'
  | 'what-change'
  | 'nothing'
  | 'over'
  | 'unclear';

export type WriteKind = 'book' | 'move' | 'cancel' | 'message';

/** An agent's turn as a caller hears it: by keywords, not by grammar. */
export interface Heard {
  text: string;
  asked: Asked;
  /** Days and times of the last question and what leads to it. */
  moments: SaidMoment[];
  /** What was read back for a yes. */
  readBack: { kind: WriteKind; sentence: string } | null;
  /** What is said to be done. */
  done: WriteKind[];
  /** Something asked for is not to be had. */
  refused: boolean;
  /** The agent did not understand. */
  lost: boolean;
  /** Asks for the rest of what was just being told, or for all of it again. */
  asksRest: boolean;
}

/** In order: the first that fits the last question decides. */
const QUESTIONS: readonly (readonly [RegExp, Asked])[] = [
  [/^(?:[^?]*[,.] )?(?:good)?bye\b[^?"]*$/i, 'over'],
  [/shall i (?:try|check) (?:again|once more)|try once more\?/i, 'try-again'],
  [
    /(?:leave|take|pass on) (?:you )?a message\b.*\?|would a message|can call you back\?/i,
    'offer-message',
  ],
  [/what message|message (?:shall|should)|tell me the message/i, 'message'],
  [/what would you like to book|say the name of one|what (?:kind|type|sort) of/i, 'service'],
  [/you can choose\b|can offer\b|name another day/i, 'offer'],
  [
    /be different:|should be different\?|name or the number wrong|would you like to change|different day or time be better|shall i leave it|"leave it"/i,
    'what-change',
  ],
  [
    /(?:what|which|whose|your|first|last|full|the) name\b|name (?:is|was|should|shall|on the)|just your name|who is it for/i,
    'name',
  ],
  [/(?<!area )\bcode\b/i, 'code'],
  [
    /\bphone number\b|\bnumber\b.*(?:reach|call you|contact|area code|digit|keypad|whole|again)|(?:reach|call) you (?:on|at|back)|digit by digit|area code|keypad/i,
    'number',
  ],
  [/how many|number from 1 to|counting yourself|how big|party size/i, 'party'],
  [/which (?:one|appointment) (?:do you mean|is it)|of the one you mean/i, 'which'],
  [
    /\b(?:shall|should|may|can) i (?:go ahead|book|do that|cancel|move|change|pass|reserve|take that|put)|are you sure|is (?:that|this|it|everything) (?:right|correct|okay|ok)|want me to (?:book|cancel|move|go ahead)|yes or (?:a )?no\b|correct\?|did i get that|have i got that/i,
    'confirm',
  ],
  [/(?:anything|something) else|what else|anything more|that's all"/i, 'anything-else'],
  [
    /would (?:one|any) of (?:those|these|them)|(?:does|do) (?:one|any) of (?:those|these)|which (?:would|one|time|of)|which do you|shall i take|would (?:that|it) (?:work|suit)|does that (?:work|suit)|would you prefer/i,
    'offer',
  ],
  [
    /what day|which (?:other )?day|another day|a day such as|when would|what (?:date|time)|which date|new time|day or time|when should/i,
    'day',
  ],
  [
    /how (?:can|may) i help|what (?:can i do|would you like)|for example, say|i can book, move|tell me how i can help/i,
    'anything',
  ],
  [/which service|which treatment/i, 'service'],
];

const LOST =
  /didn't (?:get|catch|understand)|did not (?:get|catch|follow|understand)|still didn't|say (?:that|it) (?:again|once more)|not (?:quite )?sure (?:i|what)|pardon/i;
const REFUSED =
  /don't have anything|don't have that|nothing (?:free|available|left)|isn't free|not free|can't find|not available|unavailable|fully booked|isn't a day|no (?:free )?(?:times|appointments|openings)|taken that time|too close|don't see (?:any|one)|couldn't find|can't look|still don't find|can't put you through|people at once|one person at a time|we're closed|can't do|can't answer/i;

const REST =
  /what (?:comes next|is missing|should be different)|once more, (?:each|one)|each letter|letter by letter|digit by digit|one digit|isn't a whole/i;

/** The caller's own understanding of what the agent just said. */
export function hear(text: string, now: DateTime): Heard {
  const sentences = sentencesOf(text);
  const last = sentences.at(-1) ?? '';
  const question = sentences.findLast((sentence) => sentence.includes('?')) ?? last;
  const about = sentences.slice(Math.max(0, sentences.indexOf(question) - 1)).join(' ');
  let asked = askedBy(last.includes('?') || !question.includes('?') ? last : question);
  if (asked === 'unclear') asked = askedBy(question);
  if (asked === 'unclear') asked = askedBy(about);
  if (/^(?:good)?bye\b/i.test(last)) asked = 'over';
  const moments = momentsIn(momentText(sentences, question), now);
  const hasTimes = moments.some(({ minute }) => minute !== null);
  if (asked === 'which' && moments.length === 0) asked = 'service';
  if (asked === 'offer' && !hasTimes) asked = 'day';
  if (asked === 'what-change' && hasTimes && /other|another/.test(question)) asked = 'offer';
  if (asked === 'unclear' && hasTimes && question.includes('?')) asked = 'offer';
  const kind = asked === 'confirm' ? readBackKind(about) : null;
  return {
    text,
    asked,
    moments,
    readBack: kind ? { kind, sentence: about } : null,
    done: doneIn(text),
    refused: REFUSED.test(text),
    lost: LOST.test(text),
    asksRest: REST.test(text),
  };
}

/** A read-back or an offer may stand one sentence before its question. */
function momentText(sentences: readonly string[], question: string): string {
  const at = sentences.indexOf(question);
  const own = sentences.slice(Math.max(0, at - 1), at + 1).join(' ');
  return own;
}

/** Sentences end at . ? ! before a space and a capital; "a.m." and "St. Paul" do not matter here. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.?!]["']?)\s+(?=["A-Z0-9£$€])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function askedBy(sentence: string): Asked {
  return QUESTIONS.find(([fits]) => fits.test(sentence))?.[1] ?? 'unclear';
}

function readBackKind(text: string): WriteKind {
  if (/\bmessage\b|pass it on/i.test(text)) return 'message';
  if (/\bcancel/i.test(text)) return 'cancel';
  if (/\bmove\b|\bchange\b|\breschedul/i.test(text)) return 'move';
  return 'book';
}

/** Outcomes the agent claims. */
export function doneIn(text: string): WriteKind[] {
  const done: WriteKind[] = [];
  if (/you(?:'re| are)(?: all)? (?:booked|set)|i(?:'ve| have) booked|is booked\b/i.test(text)) {
    done.push('book');
  }
  if (/\bis now (?:on|at)\b|(?:'ve|have|has been|is) (?:moved|rescheduled|changed)\b/i.test(text)) {
    if (!/nothing (?:has been|was) (?:booked|changed)|nothing.*changed/i.test(text))
      done.push('move');
  }
  if (
    /(?:is|are|been|'ve|have) (?:now )?cancell?ed/i.test(text) &&
    !/nothing.*cancel/i.test(text)
  ) {
    done.push('cancel');
  }
  if (/(?:noted|taken|passed on) (?:your|the) message/i.test(text)) done.push('message');
  return done;
}
