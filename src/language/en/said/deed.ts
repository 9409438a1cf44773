import type { SaidClaim } from '../../said.ts';

const says = (...words: string[]) => new RegExp(`(?<![a-z])(?:${words.join('|')})(?![a-z])`);
const OF_TRANSFER =
  /(?<![a-z])(?:(?:connect|transferr?|patch)(?:ed|ing)|putting you (?:through|over|on)|put you through|you are (?:now )?through|(?<!(?:brought|moved|switched|shifted|swapped) (?:it|that|you|your [a-z]+) )over to)(?![a-z])/;
const OF_MESSAGE = says(
  'messages?',
  'notes?(?! of your)',
  'told',
  'passed',
  'informed',
  'notified',
  'let (?:them|the [a-z]+|him|her|PER) know',
  'forwarded',
  'relayed',
  'call you',
  'get back to you',
  'be in touch',
  'ring you',
  'knows?',
  'written (?:it |that )?down',
  'left (?:them|him|her|word)',
  'noted',
  'for (?:them|the team)',
  'with them',
  'to them',
  'with the team',
  'to the team',
);
const OF_CANCEL = says(
  'cancel+ed',
  '(?:managed|able) to cancel',
  'called off',
  'given (?:up|back)',
  'removed',
  'deleted',
  'gone',
  'let go',
  'withdrawn',
  'took out',
  'off',
  'taken out',
  'scrapped',
  'freed',
  'frees',
  'let (?:that|it|your|the) (?:[a-z]+ )?go',
  'dropped',
  'released',
  'cancellation',
  'struck',
  'wiped',
  'scratched',
  '(?:taken|took|crossed|pulled|struck) (?:you|it|that|your [a-z]+) (?:from|off|out)',
  'you (?:from|off)',
  'binned',
  'nixed',
  'axed',
  'erased',
  'voided',
  'undone',
  'cleared',
  'history',
  '(?<!(?:work(?:s|ed|ing)?|pan(?:s|ned)?|turn(?:s|ed)?|sort(?:s|ed)?|go(?:es|ing)?|went|heads?|heading|tees?|be|you|are|find|found|try|time|way) )out',
);
const OF_CHANGE = says(
  'moved',
  'brought (?:it|that|you|your [a-z]+) (?:over|forward|back)',
  'changed',
  'rescheduled',
  'shifted',
  'swapped',
  'switched',
  'pushed',
  'bumped',
  'postponed',
  'updated',
  'merged',
  'combined',
  'split',
  'extended',
  'shortened',
  'instead of',
  '(?:managed|able) to (?:move|change|reschedule)',
);

/** What something that was done, or that stands, was. */
export function deed(clause: string): SaidClaim {
  if (OF_TRANSFER.test(clause)) return 'transfer';
  if (OF_MESSAGE.test(clause) && !/\bit off\b/.test(clause)) return 'message';
  if (OF_CHANGE.test(clause)) return 'changed';
  if (OF_CANCEL.test(clause)) return 'cancelled';
  return 'stands';
}
