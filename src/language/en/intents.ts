import type { Intent } from '../language.ts';
import { INTENT_PHRASES } from './intent-phrases.ts';
import { says } from './phrases.ts';

const INTENTS = (Object.keys(INTENT_PHRASES) as Intent[])
  .filter((intent) => INTENT_PHRASES[intent].length > 0)
  .map((intent) => ({
    intent,
    pattern: new RegExp(
      INTENT_PHRASES[intent]
        .map((phrase) => (phrase.startsWith('^') ? phrase : `(?<![\\w'])${phrase}`))
        .map((phrase) => (/[$¤]$/.test(phrase) ? phrase : `(?:${phrase})(?![\\w'])`))
        .join('|'),
    ),
  }));

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
  if (found.has('hours') || found.has('price')) drop('services');
  if (found.has('hours') && !NEW_BOOKING.test(text)) drop('book');
  if (found.has('code')) drop('list', 'repeat', 'help', 'book');
  if (found.has('duration')) drop('services', 'help');
  if (found.has('identity')) drop('human', 'help', 'repeat', 'services');
  if (found.has('repeat')) drop('book', 'wait', 'help');
  if (found.has('services') && !NEW_BOOKING.test(text)) drop('book');
  return [...found];
}
