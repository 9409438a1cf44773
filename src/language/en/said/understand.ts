import type { SaidClaim, SaidContext, SaidVerdict } from '../../said.ts';
import { longestFirst } from './alternatives.ts';
import { CLAIM_PHRASES, CLAIM_TAIL, CLAIMS, HOURS_GO_ON } from './claims.ts';
import { deed } from './deed.ts';
import type { Frame } from './frames.ts';
import { HARMLESS } from './harmless.ts';
import { ANY_IDIOM, DEED, IDIOM, SUSPECT } from './suspect.ts';
import { plainTextOf } from './text.ts';
import { ECHOED, TAIL } from './vocabulary.ts';

/** Where one clause ends and another may begin. */
const JOINT =
  /(?:[,.!?]|and|but|so|because|since|as|or|then|though|although|plus|while|(?<![,.!?] |^|(?:^| )(?:so|and|but|yes|well|then|or|because) )that|that(?! (?:is|was|has|will|would|'s) )|which|otherwise|yet) /y;
/** Begins a clause that hangs on another, without a comma. */
const HANGS =
  /(?:if|once|when|whenever|unless|until|before|after|as soon as|in case|while|whether|provided|so that|that|because|since|so|and|but|or|what|which|who|where|how|without|(?:you|it|he|she|they|i|we) (?:am|are|is|have|has|will|can|need))(?= )/y;
const WORD = /[^ ]+ /y;
const TAIL_WORD = new RegExp(longestFirst(`(?:(?:, )?${TAIL}) `), 'y');
const DEEDS: ReadonlySet<SaidClaim> = new Set([
  'stands',
  'changed',
  'cancelled',
  'gone',
  'message',
  'transfer',
]);
const CLAIM_WORD = new RegExp(
  `(?:, )?(?:${HOURS_GO_ON}|${longestFirst(CLAIM_PHRASES)}|${longestFirst(CLAIM_TAIL)}) `,
  'y',
);
/** Another clause begins after a comma. */
const SUBJECT =
  /, (?!the (?:day|date|time|hour|stylist|service|person|name) (?:, |or |and ))(?:your|my|our|the|it|that|this|you|i|we|they|he|she|everything|there) /y;
/** What is said of something else does not go on a claim: "... at three, and it's in the book". */
const OTHER_CLAUSE =
  /(?:, )?(?:and |but |so |then |, )*(?:i|you|we|they|he|she|it|that|this|everything|(?:on )?[a-z]+day (?:there|i|we|PER|it)|(?:your|our) (?:[a-z]+ )?[A-Za-z]+) (?:am|are|is|was|were|has|have|had|will|would|can|could|got|'s) /y;
/** A verb in a form of its own asserts something: a tail ends before it. */
const FINITE = /(?:(?<=i )am|are|is|was|were|has|had|will|(?<!(?:day|tomorrow|today|week) )'s) /y;
const IS = /(?:(?<=i )am|are|is|was|were|will|(?<!(?:day|tomorrow|today|week) )'s) /y;
/** Begins a statement within a question: "did you know we ...". */
const STATES =
  /(?<!(?:one|anything|something) )you(?= have (?:got|booked) )|(?<=did (?:i|we) )(?:put|book|make|reserve|schedule|move|change|cancel|send|pass|set|confirm) |(?<!(?:if|whether|when|what|which|where|how|who|before|after|while|until|once|or|and|than|as|time|day|one) )(?:we|they|he|she|i(?= (?:have|booked|got|made|put|moved|cancelled|spoke|told|asked) )) /y;
/** What is said for the case: "if you cancel late you pay", without a comma. */
const GOES_ON =
  /(?<!(?:appointment|booking|reservation|anything|something|thing|else|name|number|code|SVC|PER|time|one|day|way|for|with|to|of|on|than|from|by|if|when|once|and|or|what|that|which|how|where|who|whether|while|until|before|after|get|give|find|tell|see|help|call|ask) )(?:you|we|they|it|i) (?!to |or |and |in |at |on |for |with |from |by |please |then |first |again |up |down |back |now |there |here |another |something |the |an? |some |your |instead |today |tomorrow |yet |better |best |next |sooner |later |earlier )[a-z]/y;
/** Speaks of what stands, or no longer does: only as a claim. */
const OF_WHAT_STANDS =
  /(?:i|we) (?:can |could )?(?:still |already |now )?see (?:your (?:SVC|appointment|booking|reservation|visit) |you (?:have|are|were) )|(?:(?:i am |so |very )*sorry (?:that )?)?(?:i|we|PER) (?:will|are|am|do) not (?:be )?(?:see|seeing|expect|expecting) you |(?:i|we) (?:can|could) not (?:find|see) (?:your (?:SVC|appointment|booking|reservation|visit)|anything (?:under|booked|in (?:your|the))) |(?:i|we) could not (?:move|cancel|book|change|reschedule) (?:it|that|your) /y;
/** Says that the caller is being put through, or is expected, whatever it hangs on. */
const TELLS_A_DEED =
  /(?:while|and|so|because|as) (?:i|we) (?:am |are |now |just )*(?:connect|put|transfer|patch|hand|get)(?:[tr]?ing)? (?:you|your call|the call)(?= (?:through|over|to|with|now|,|\.|$))|, (?:and |so |then |we will |i will )*see you (?=[a-z]+day |tomorrow |then |at |on |next )/y;
/** What no question may take for granted. */
const GIVEN =
  /(?:complimentary|discount\w*|waive\w*|refund\w*|vouchers?|coupons?|guarantee\w*|upgrade\w*|bonus|gift|freebie) /y;
/** A name, a day, a number by itself: an echo of what was said, or a list. */
const ECHO = new RegExp(
  `(?!, (?:just |one |a )+(?:moment|second|sec|minute|tick) )${longestFirst(`(?:(?:, )?(?:not )?${ECHOED}) `)}`,
  'y',
);

/** How far `pattern` reaches from a place, or -1. */
function reach(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** A tail with one who speaks or is spoken of has a statement in it. */
const SPEAKER = /(?:i|you|it|this|that) /y;
const DENIED = /(?<![a-z])(?:not|no|nothing|none|never|neither|without) /;
/** Says how something compares, which no row tells. */
const MUCH = /(?<![a-z])(?:most|only|last|almost|nearly|popular|busy|quiet|[a-z]+est) /;
/** "That's one haircut reserved" is not about what is free. */
const WEAK: ReadonlySet<SaidClaim> = new Set(['free', 'known']);
const STANDING =
  /(?<!(?:not|fully|already|be|get) )(?:reserved|scheduled|confirmed|secured|booked(?! (?:up|out|solid|by|in the))|held) |(?:on|in) (?:the|our|PER) (?:books?|diary|calendar|schedule|system) |(?<![a-z])still (?:sitting|standing|good|yours) /;
/** What will be once the caller has said so does not yet stand. */
const ON_A_WORD = /^(?:(?:just|please|then) )*(?:say|give me|once|when|as soon as|if) /;
/** "Right you are, Wednesday at eleven is off" is not about what is free either. */
const UNDONE = /(?<![a-z])(?:is|are|'s) (?:off|cancelled|called off) /;
/** "..., and so is the nine thirty" says of it what was said before. */
const ALIKE = /(?:[a-z]+ )*so (?:is|are) |(?<=(?:^| )so )(?:is|are) /y;
/** A day or a time. */
const FACT =
  /(?<![a-z])(?:[a-z]+days?|tomorrow|tonight|\d{1,2}(?::\d\d)?|[ap]m|oclock|noon|midday|(?:(?<!(?:that|this|the|which|another|any|no|each) )one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|fifteen)(?! (?:minutes?|hours?|of|people|players?|times?|ones?|slots?|dollars?|pounds?|percent))) /;

/** How far one word reaches that is no sign of a claim, or -1. */
function unsuspected(text: string, at: number): number {
  const idiom = reach(IDIOM, text, at);
  if (idiom >= 0) return idiom;
  return reach(SUSPECT, text, at) < 0 && /[a-z]/.test(text[at] ?? '') ? reach(WORD, text, at) : -1;
}

/** Words of what can be done for a caller. */
const SOUNDS_DONE =
  /(?<![a-z])(?:book|booked|booking|reserv\w+|schedul\w+|confirmed|your (?:appointment|visit|SVC|message|spot|slot|place)|SVC|cancel\w*|moved|changed|message|told|transferr?\w*|connect\w*|expect\w*|see(?:ing)? you|put you|you are (?:all|in|on|down|set)|you have (?:a|an)|secured|locked|managed to|visit)(?![a-z])/;

/** See `Language.understood`. */
export function understood(sentence: string, context: SaidContext): SaidVerdict {
  const { plain, written } = plainTextOf(sentence, context);
  const asks = /\? $/.test(plain);
  const heard = new Set(
    context.heard.flatMap((text) => plainTextOf(text, context).plain.split(' ')),
  );
  for (const word of ['am', 'are', 'is', 'was', 'were', 'has', 'had', 'will', 'have', 'not'])
    heard.delete(word);
  /** The claim that failed farthest on. */
  let failed: { claim: SaidClaim; at: number } | null = null;
  const seen = new Map<string, boolean>();
  /** Where a claim begins that is understood, and is not so. */
  const refuted = new Set<number>();

  const tailsOf = (frame: Frame, from: number): number[] => {
    const ends = frame.tail === 'said' ? [] : [from];
    let at = from;
    let hasVerb = false;
    while (frame.tail !== 'none') {
      const word = reach(WORD, plain, at);
      if (word < 0) break;
      if (frame.tail === 'free') {
        if (/[,.!?]/.test(plain[at] ?? '') || reach(GIVEN, plain, at) >= 0) break;
        at = word;
        ends.push(at);
        continue;
      }
      if (reach(TELLS_A_DEED, plain, at) >= 0) break;
      const isOpen = frame.tail === 'any' || frame.tail === 'if';
      if (frame.tail === 'if' && plain[at] === ',') break;
      if (reach(SUBJECT, plain, at) >= 0) break;
      if (reach(frame.tail === 'any' ? IS : FINITE, plain, at) >= 0) {
        // A condition has a verb of its own.
        if (frame.tail !== 'if' || hasVerb) break;
        hasVerb = true;
      }
      if (frame.tail === 'if' && at > from && reach(GOES_ON, plain, at) >= 0) break;
      if (frame.tail === 'said') {
        const one = plain.slice(at, word - 1);
        // "In", "down" and "booked" may be the caller's words too, and say what is not so.
        const isOwn = heard.has(one) && reach(CLAIM_WORD, plain, at) < 0 && !SOUNDS_DONE.test(one);
        const isJoin = /^(?:an?|the|my|your|to|so|very)$/.test(one);
        if (!isOwn && !isJoin) break;
        at = word;
        if (isOwn) ends.push(at);
        continue;
      }
      let next = reach(TAIL_WORD, plain, at);
      if (next < 0 && frame.tail !== 'talk' && heard.has(plain.slice(at, word - 1))) next = word;
      if (isOpen) {
        if (reach(STATES, plain, at) >= 0 || reach(GIVEN, plain, at) >= 0) break;
        if (next < 0 && /^[a-z]/.test(plain.slice(at))) next = word;
      } else if (next < 0 && reach(SPEAKER, plain, at) < 0) next = unsuspected(plain, at);
      if (next < 0) break;
      at = next;
      ends.push(at);
    }
    return ends.reverse();
  };

  /** @param begins where the claim itself begins: "on Thursday there's ..." has its day before it */
  const claimsFrom = (at: number, begins = at): boolean => {
    for (const { head, claim } of CLAIMS) {
      let end = reach(head, plain, begins);
      if (end < 0) continue;
      if (plain[end] === ' ') end += 1;
      const stops = [end];
      for (let next = end; reach(OTHER_CLAUSE, plain, next) < 0; ) {
        next = reach(CLAIM_WORD, plain, next);
        if (next < 0) break;
        stops.push(next);
      }
      // The longest that ends a clause: a day left over must not stand beside a claim that it belies.
      const stop = stops.findLast(ends);
      if (stop === undefined) continue;
      end = stop;
      const told = plain.slice(at, end);
      const said = claim(told);
      const isUndone = WEAK.has(said) && UNDONE.test(told);
      const standing = WEAK.has(said) && isOfStanding(at, told) ? 'stands' : said;
      const kind = isUndone ? deed(told) : standing;
      if (!context.holds(kind, written(at, end))) {
        if (!failed || failed.at <= at) failed = { claim: kind, at };
        refuted.add(at);
        // What says that something was done is not taken to say something else.
        if (DEEDS.has(kind)) return false;
        // "Done, I've moved it": what follows tells what was done.
        if (kind === 'done') from(end);
        continue;
      }
      if (from(end)) return true;
    }
    return false;
  };

  const isOfStanding = (at: number, told: string): boolean =>
    (STANDING.test(told) && !ON_A_WORD.test(told)) || reach(ALIKE, plain, at) >= 0;

  const ends = (at: number): boolean =>
    at >= plain.length || reach(JOINT, plain, at) >= 0 || reach(HANGS, plain, at) >= 0;

  const clauses = new Map<number, boolean>();
  /** Whether all from here on is understood; a clause begins here. */
  const clause = (at: number): boolean => {
    const known = clauses.get(at);
    if (known !== undefined) return known;
    const result = isUnderstood(at);
    clauses.set(at, result);
    return result;
  };

  const isUnderstood = (at: number): boolean => {
    if (at >= plain.length) return true;
    const isOfWhatStands = reach(OF_WHAT_STANDS, plain, at) >= 0;
    for (const frame of HARMLESS) {
      if (isOfWhatStands || (frame.asks && !asks)) continue;
      const head = reach(frame.head, plain, at);
      if (head < 0) continue;
      const start = plain[head] === ' ' ? head + 1 : head;
      if (frame.tail === 'clause') {
        if (clause(start)) return true;
        continue;
      }
      for (const end of tailsOf(frame, start)) {
        if ((ends(end) || frame.tail === 'none') && from(end)) return true;
      }
    }
    if (claimsFrom(at)) return true;
    let echo = at;
    for (;;) {
      const next = reach(ECHO, plain, echo);
      if (next < 0) break;
      echo = next;
      if (/^(?:there|i|we|you|PER|it) /.test(plain.slice(echo)) && claimsFrom(at, echo))
        return true;
    }
    if (echo > at && ends(echo) && from(echo)) return true;
    return !isOfWhatStands && !refuted.has(at) && passes(at);
  };

  /** Whether what is said here bears no sign of a claim, or is so by the log in whatever words. */
  const passes = (at: number): boolean => {
    const stops: { end: number; isSuspect: boolean }[] = [];
    let isSuspect = false;
    for (let next = at; next < plain.length && !/[,.!?]/.test(plain[next] ?? ''); ) {
      const idiom = reach(IDIOM, plain, next);
      isSuspect ||= idiom < 0 && reach(SUSPECT, plain, next) >= 0;
      next = idiom < 0 ? reach(WORD, plain, next) : idiom;
      if (ends(next)) stops.push({ end: next, isSuspect });
    }
    return stops
      .reverse()
      .some(({ end, isSuspect }) => (!isSuspect || weighs(at, end)) && from(end));
  };

  const weighs = (at: number, end: number): boolean => {
    const clause = plain.slice(at, end);
    if (!FACT.test(clause) || MUCH.test(clause)) return false;
    const text = written(at, end);
    if (DEED.test(clause.replaceAll(ANY_IDIOM, '')))
      return !DENIED.test(clause) && context.holds(deed(clause), text);
    if (DENIED.test(clause)) return context.holds('not-free', text);
    return context.holds(isOfStanding(at, clause) ? 'stands' : 'free', text);
  };

  const from = (at: number): boolean => {
    const known = seen.get(String(at));
    if (known !== undefined) return known;
    seen.set(String(at), false);
    // As much of "and so," as there is joins; a "which" may also ask.
    const starts = [at];
    for (let next = reach(JOINT, plain, at); next >= 0; next = reach(JOINT, plain, next)) {
      starts.push(next);
    }
    const result = starts.reverse().some((start) => start >= plain.length || clause(start));
    seen.set(String(at), result);
    return result;
  };

  if (from(0)) return 'fine';
  return (failed as { claim: SaidClaim } | null)?.claim ?? 'unknown';
}

/** See `Language.soundsDone`. */
export function soundsDone(sentence: string): SaidClaim | null {
  const { plain } = plainTextOf(sentence, {
    services: [],
    people: [],
    names: [],
    heard: [],
    holds: () => false,
  });
  return SOUNDS_DONE.test(plain) ? deed(plain) : null;
}
