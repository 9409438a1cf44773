import type { WriteKind } from '../dialogue/events.ts';
import type { GateReason } from './gate-context.ts';
import { ASKS, SUBJECT } from './segments.ts';

export interface Claim {
  reason: GateReason;
  kind: WriteKind | 'transfer';
  pattern: RegExp;
  /** Implies the deed even as a promise: "we'll see you on Tuesday". */
  implied?: boolean;
}

const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const VISIT = '(?:appointment|booking|reservation|visit|slot|time|spot|tee time)';

/** Wordings that say something has been done, by what was done. */
export const CLAIMS: readonly Claim[] = [
  {
    reason: 'claims_cancellation',
    kind: 'cancel',
    pattern:
      /\b(?:cancel+ed|cancel+ation (?:is|has been|was) (?:done|completed?|confirmed|made|processed)|called off|removed (?:it|your|that|the)|tak(?:en|ing) (?:it|that|you) off|(?:able|managed) to cancel)\b/i,
  },
  {
    reason: 'claims_change',
    kind: 'modify',
    pattern:
      /\b(?:moved|rescheduled|shifted|pushed back|brought forward|(?:changed|updated|switched|adjusted)(?!.*\b(?:name|number|phone|e-?mail|contact|details|spelling|address|notes?|record|mind|plans?)\b)|(?:able|managed) to (?:move|reschedule|change)|is now (?:on|at|for|set))\b/i,
  },
  {
    reason: 'claims_message',
    kind: 'message',
    pattern:
      /\b(?:message|note)\b.*\b(?:taken|passed|left|saved|stored|noted|sent|recorded|delivered)\b|\b(?:passed|noted|sent|saved|took|taken|recorded|left)\b.*\b(?:message|note)\b|\b(?:passed|forwarded|relayed|sent) (?:it|that|this|everything|your \w+) (?:on|along|over|to)\b|\b(?:told|notified|informed|alerted|let) (?:them|him|her|(?:the|our|your) (?:\w+ )?(?:team|staff|office|manager|doctor|dentist|stylist|desk))\b/i,
  },
  {
    reason: 'claims_transfer',
    kind: 'transfer',
    pattern:
      /\b(?:transferred|(?:transferring|connecting|putting|patching) you|put you through|connected you)\b/i,
  },
  {
    reason: 'claims_booking',
    kind: 'book',
    pattern: new RegExp(
      [
        String.raw`\b(?:booked|re-?booked|confirmed|scheduled|reserved|locked in|secured|pencil+ed)(?! (?:up|out|solid)\b)\b`,
        String.raw`\ball (?:set|done|sorted)\b(?! (?:to|for you to)\b)`,
        String.raw`\b(?:got|have|put|have got) you (?:down|in)\b`,
        String.raw`\byou're (?:in|down|on) (?:for|the)\b`,
        String.raw`\b${VISIT} (?:has been|is|was) (?:made|set|complete|completed|finali[sz]ed|official|yours|in place)\b`,
        String.raw`\b(?:made|created|placed|completed|finali[sz]ed|processed) (?:the|your|that|an?) (?:\w+ )?${VISIT}\b`,
        String.raw`\b(?:booking|reservation|appointment) went through\b`,
        String.raw`\b(?:on|in|to) (?:the|our) (?:schedule|calendar|books?|diary)\b`,
        String.raw`\b(?:able|managed) to (?:book|schedule|reserve|secure|get you in)\b`,
        String.raw`\byou(?:'ve got| have| already have) (?:an?|one|two|three|\d+|your) (?:\w+ ){0,2}(?:appointment|booking|reservation|visit)s?\b`,
        String.raw`\byour (?:\w+ ){0,2}(?:appointment|booking|reservation|visit)(?:'s| is) (?:on|at|for|this|next|today|tomorrow|${WEEKDAY})\b`,
      ].join('|'),
      'i',
    ),
  },
  {
    reason: 'claims_booking',
    kind: 'book',
    implied: true,
    pattern: new RegExp(
      String.raw`\bsee(?:ing)? you (?:on|at|then|tomorrow|today|next|this|in|${WEEKDAY})\b|\bforward to seeing you\b|\bconsider (?:it|that|yourself) \w+(?:ed|ne|t)\b`,
      'i',
    ),
  },
];

/** "We're fully booked", "that time is already booked": about what is not free. */
const FULL = /\b(?:fully|completely|entirely) booked\b/i;
const TAKEN = /\b(?:already|just) (?:been )?(?:booked|reserved|taken)\b/i;
const OURS = /\b(?:you|your|i|we)\b/i;

const NEGATES =
  /n't\b|\b(?:not|never|nothing|none|nobody|without|cannot|unable|no \w+(?: \w+)? (?:is|are|was|were|has|have))\b/i;
const NOT_YET_DONE =
  /'(?:ll|d)\b|\b(?:shall|should|would|could|can|may|might|must|will|let|wants?|wanted|like|prefer|needs?|going to|about to|try(?:ing)? to|ready to|happy to|glad to|yet to|have to|has to|to (?:be|have|get|see)|be(?:ing)?)\b/i;
const CONDITION =
  /\b(?:if|whether|once|when|until|till|unless|as soon as)\s+(?:you|i|we|it|they|that|everything|the|your)\b|\b(?:before|after)\s+(?:you|i|we)\b/i;

/** Whether the claim in this statement is asked, denied, wished, promised or made to depend. */
export function isHypothetical(segment: string, claim: Claim): boolean {
  const at = segment.search(claim.pattern);
  if (ASKS.test(segment) || CONDITION.test(segment)) return true;
  // The words between the nearest subject and the claim decide: "I can see that you're booked".
  const lead = segment.slice(0, at);
  const subject = [...lead.matchAll(SUBJECT)].at(-1)?.index ?? 0;
  const scope = lead.slice(subject);
  const notFree = FULL.test(segment) || (TAKEN.test(segment) && !OURS.test(scope));
  if (NEGATES.test(scope) || (claim.kind === 'book' && notFree)) return true;
  return !claim.implied && NOT_YET_DONE.test(scope);
}
