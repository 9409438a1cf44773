import type { WriteKind } from '../dialogue/events.ts';
import type { GateReason } from './gate-context.ts';

/**
 * What kind of deed a statement tells of. `gone`: that an appointment stands no more, by cancelling
 * or by moving it; `known`: that it, if something is known, is then.
 */
export type ClaimKind = WriteKind | 'transfer' | 'gone' | 'known';

/** Why a sentence with such a claim is kept back. */
export const REASONS: Record<ClaimKind, GateReason> = {
  book: 'claims_booking',
  known: 'states_moment',
  modify: 'claims_change',
  cancel: 'claims_cancellation',
  gone: 'claims_cancellation',
  message: 'claims_message',
  transfer: 'claims_transfer',
};

const TRANSFER =
  /\b(?:transferr?(?:ed|ing)|(?:connect|patch)(?:ed|ing)|(?:put|putting|patch\w*|hand(?:ed|ing)|pass(?:ed|ing)|send(?:ing)?|switch(?:ed|ing)) you (?:\w+ )?(?:through|over|across|off|on|to)|handed (?:off|over)|put through|through to|you(?:'re| are) through|on the line|picking up|joining us)\b/i;
const MESSAGE =
  /\b(?:messages?|notes?|notified|informed|alerted|e-?mailed|texted|messaged|told|relayed|reminder|heads[- ]up|text|e-?mail|(?:call|ring|get|phone)(?:s|ing)? (?:you )?back|be in touch|passed (?:\w+ )?(?:on|along)|forwarded|reached out|let (?:\w+ ){1,3}know)\b|\b(?:asked|spoke[n]?|checked|spoken|word) (?:with |to )?(?:staffer|the (?!time|slot|book|calendar|diary|schedule|system)|him|her|them)/i;
const CANCEL =
  /\b(?:cancel+ed|cancel+ation|called (?:\w+ )?off|scrapped|scratched|deleted|removed|dropped|wiped|cleared|voided|erased|undone|withdrawn|released|(?:freed|given) (?:\w+ )?up|let (?:it|that|the|your)(?: \w+)? go|gone|(?:took|taken?|taking|struck|crossed|pulled) (?:\w+ ){1,3}(?:off|out|from)|(?:taken|struck|crossed) (?:off|out)|off (?:the|our|your)|(?:free|rid) of|you(?:'re| are) off|(?:is|are|'s|'re)(?: all| now| both)* off\b(?! to))/i;
const CHANGE =
  /\b(?:moved|re-?scheduled|shifted|pushed|bumped|swapped|switched|changed|changes?|adjusted|updated|altered|amended|modified|edited|postponed|brought (?:\w+ )?forward|put (?:\w+ )?back|(?:is|'s|are|'re) now (?:on|at|for|set|with)|new time|new slot|now (?:goes?|starts?|begins?|have (?:the|an?|your)))\b/i;

/** What a statement of something done is about; most words there are for a deed are for booking. */
export function kindOf(predicate: string): ClaimKind {
  if (TRANSFER.test(predicate)) return 'transfer';
  if (MESSAGE.test(predicate)) return 'message';
  if (CANCEL.test(predicate)) return 'cancel';
  if (CHANGE.test(predicate)) return 'modify';
  return 'book';
}

/** A visit to the business: what a caller can have only by booking it. */
export const VISIT =
  '(?:appointments?|bookings?|reservations?|visits?|slots?|spots?|places?|seats?|chairs?|tee[-_ ]times?|tees?|times?|sessions?|groups?|foursomes?|rounds?|games?|parties|party|table)';

/** Deeds of the agent that change nothing: to look, to hear, to try, to know. */
export const HARMLESS_DEEDS = new Set(
  `found checked looked searched seen saw heard hear understood noticed misheard misunderstood missed tried
   thought meant said mentioned read asked been had wanted needed liked loved hoped failed apologised apologized
   listened realised realized gathered opened wondered forgotten forgot lost spotted learnt learned got gotten
   decided assumed guessed agreed explained offered suggested expected used spelt spelled repeated recognised recognized
   pulled stopped started finished worked double-checked rechecked come gone kept noted enjoyed appreciated helped
   ended touched shut`.split(/\s+/),
);

/** Participles that describe the world, not something done for the caller. */
export const HARMLESS_STATES = new Set(
  `closed shut located based called required needed supposed allowed meant interested pleased delighted excited
   worried limited included related asked said used designed sold staffed tired scared concerned confused married
   retired advised recommended expected preferred delayed thrilled honoured honored automated experienced qualified
   trained licensed mistaken opened sized heated undecided crowded obliged listed named written spelled spelt
   entitled seen advanced detailed bored prepared overbooked unconfirmed unaffected unchanged untouched`.split(
    /\s+/,
  ),
);

/** Past forms that do not end in "ed". */
export const IRREGULAR =
  'got|gotten|put|made|took|taken|set|sent|left|told|let|given|gave|held|kept|done|did(?! not)|gone|went|come|came|found|seen|saw|heard|had|been|begun|began|brought|caught|chosen|chose|cut|driven|dropped|fit|hidden|hit|laid|led|lent|lost|meant|met|paid|run|ran|said|shown|shut|snuck|spoken|spoke|stuck|struck|swept|thought|thrown|threw|understood|withdrawn|written|wrote|read|forgotten|forgot|wrapped|slid|sorted|nailed|bought|built|dealt|drawn|drew|grown|known|rung|rang|squared|sewn|tied|undone';
