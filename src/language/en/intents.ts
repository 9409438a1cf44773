import type { Intent } from '../language.ts';
import { INTENT_PHRASES } from './intent-phrases.ts';
import { claim } from './mentions.ts';
import { says } from './phrases.ts';
import { stem } from './terms.ts';

/** A wording as whole words, unless it says itself where it begins and ends. */
function whole(wording: string): string {
  const phrase = wording.startsWith('^') ? wording : `(?<![\\w'])${wording}`;
  return /[$¤]$/.test(phrase) ? phrase : `(?:${phrase})(?![\\w'])`;
}

const INTENTS = (Object.keys(INTENT_PHRASES) as Intent[])
  .filter((intent) => INTENT_PHRASES[intent].length > 0)
  .map((intent) => ({
    intent,
    pattern: new RegExp(INTENT_PHRASES[intent].map(whole).join('|')),
  }));

interface OwnWords {
  intent: Intent;
  pattern: RegExp;
  stems: readonly string[];
}

const OWN_WORDS: readonly OwnWords[] = INTENTS.flatMap(({ intent }) =>
  INTENT_PHRASES[intent].map((wording) => ({
    intent,
    pattern: new RegExp(whole(wording), 'g'),
    stems: [...new Set(literals(wording).map(stem))],
  })),
);

/** The words a wording is made of, without what it only forbids. */
function literals(wording: string): string[] {
  const plain = wording.replace(/\(\?<?!(?:[^()]|\([^()]*\))*\)/g, ' ').replace(/\\[a-z]/g, ' ');
  return [plain, plain.replaceAll(' ?', '')].flatMap(
    (source) => source.match(/[a-z][a-z']*|\d+/g) ?? [],
  );
}

/** Shortest beginning of a word that is taken for the word: "reschedul" of "rescheduling". */
const SHORTEST_BEGINNING = 5;

/**
 * The text with the wordings of these intents made unreadable: of each the words it is made of, not
 * the ones it merely lets stand between them.
 */
export function claimIntents(text: string, intents: readonly Intent[]): string {
  let rest = text;
  for (const { intent, pattern, stems } of OWN_WORDS) {
    if (!intents.includes(intent)) continue;
    for (const match of text.matchAll(pattern)) {
      for (const word of match[0].matchAll(/[^\s¤]+/g)) {
        const said = stem(word[0]);
        const isOwn = stems.some(
          (own) => own === said || (own.length >= SHORTEST_BEGINNING && word[0].startsWith(own)),
        );
        const start = match.index + word.index;
        if (isOwn) rest = claim(rest, { start, end: start + word[0].length });
      }
    }
  }
  return rest;
}

/** "cancel" that asks for no cancellation. */
const NO_CANCEL = says(
  'cancell?ation (?:policy|policies|fee|fees|charge|rules?|notice|terms|period|list)',
  "(?:don't|do not|not|never|didn't|doesn't|rather not|instead of|without) (?:want to |have to |need to |want |going to |wanting to )?(?:cancel|canceling|cancelling)",
  'before i (?:have to )?cancel',
  '(?:what (?:happens )?if|in case|if|can|could|should|when|unless) i (?:\\w+ ){0,3}cancel(?= .*\\b(?:policy|fee|charged?|late|later|happens|last minute|notice|penalty|lose|refund))',
  '(?:what happens|do you charge|is there a (?:fee|charge)|fee|charged?|penalty|notice) .{0,25}cancel\\w*',
  'what (?:happens )?if i (?:\\w+ ){0,3}cancel',
  'how (?:late|far|much notice) .*cancel',
  'free to cancel',
  'cancel any ?time',
);
const NEW_BOOKING = says(
  '(?:book|make|need|want|like|schedule|get|have) (?:\\w+ )?(?:an?|another|new)(?! (?:new |different )?(?:time|day))',
  '(?:and|then|instead) (?:then )?(?:book|make|schedule|get)',
  'to (?:book|make|schedule|reserve)',
);
const ASKS = /\b(?:what|when|check|confirm|look)\b/;

/** Everything the caller wants, in normalised text without pauses; several may be in one sentence. */
export function findIntents(text: string): Intent[] {
  const found = new Set(
    INTENTS.filter(({ pattern }) => pattern.test(text)).map(({ intent }) => intent),
  );
  const drop = (...intents: Intent[]): void => {
    for (const intent of intents) found.delete(intent);
  };
  if (NO_CANCEL.test(text)) drop('cancel');
  if (found.has('move')) {
    drop('cancel');
    if (!NEW_BOOKING.test(text)) drop('book');
    if (!ASKS.test(text)) drop('list');
  }
  if (found.has('cancel')) {
    if (!NEW_BOOKING.test(text)) drop('book');
    if (!ASKS.test(text)) drop('list');
    drop('stop');
  }
  if (found.has('list') && !NEW_BOOKING.test(text)) drop('book');
  if (found.has('human')) {
    if (!/\b(?:message|call|ring|phone)\b/.test(text)) drop('message');
    if (!NEW_BOOKING.test(text)) drop('book', 'services');
  } else if (found.has('message')) drop('book');
  if (found.has('staff') && !NEW_BOOKING.test(text)) drop('book', 'services');
  if (found.has('hours') || found.has('price')) drop('services');
  if (found.has('hours') && !NEW_BOOKING.test(text)) drop('book');
  if (found.has('code')) drop('list', 'repeat', 'help', 'book');
  if (found.has('duration')) drop('services', 'help');
  if (found.has('identity')) drop('human', 'help', 'repeat', 'services');
  if (found.has('repeat')) drop('book', 'wait', 'help');
  if (found.has('services') && !NEW_BOOKING.test(text)) drop('book');
  return [...found];
}
