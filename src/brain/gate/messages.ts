import type { CallEvent } from '../../dialogue/events.ts';
import { outcomesOf } from '../../dialogue/facts.ts';
import { type GateContext, type GateReason, heardIn } from './context.ts';
import { isWritten } from './log.ts';

const THEM = '(?:them|him|her|everyone|the (?:front )?[a-z]+|our [a-z]+)';
/** What is told of a message, up to what it says. */
const SAYS = new RegExp(
  `\\b(?:told ${THEM}|${THEM} (?:told|informed)|let ${THEM} know|inform(?:ed)? ${THEM}|passed (?:it |that |this |your message |the message )?(?:on|along)|noted(?: down)?|(?:put|wrote|written|jotted|taken|took|got|have)(?: (?:it|that|this|your message|the message|a note))? down|(?:left|sent) (?:${THEM} )?(?:a (?:message|note)|word)(?: (?:for|with|to) ${THEM})?|(?:it|message|note) (?:that |just |simply |only )*(?:says|reads|tells them|mentions|is|said)|as you (?:said|put it|told me|asked)|word(?:'s been| has been| was| is)? (?:left|sent|passed on)|(?:they|the (?:team|dentist|desk|office|salon|pro shop))(?:'ll| will)? (?:now |already )?know|message (?:taken|noted|delivered|sent|left|down))(?: (?:for|to|with) ${THEM})?[,:]?\\s+(?:(?:that|saying|to say|says|which says|about|:)\\s+)*(?=(?:you(?! (?:do not|don't|need not|needn't|can(?!'t| not)|are welcome)\\b|'re welcome)|your|about|because|there|of)\\b|$)(.*)`,
  'i',
);
/** "Your message about the refund is with them". */
const OF_MESSAGE =
  /\b(?:your|the) (?:message|note|request|question) (?:about|that|saying|for) (.+?) (?:is|has|was|went|goes)\b/i;
/** Where something else is said than what the message says. */
const ENDS_THERE =
  /[.!?;—–]|,? (?:so|but|which|if|when|and (?:they|i|we|it|that|the|he|she|somebody|someone|passed|told|sent|let))\b/i;
/** Words that are no content by themselves: what they stand beside is. */
const EMPTY = new Set(
  `you your yours you're you'll you've you'd are is am was be been being will would have has had having a an the to for of on in at by with
   from about around this that it its they them their there here now today just only and or as so too very really quite bit little
   touch slightly going gonna might may could can should probably maybe soon please time way get getting got come coming
   appointment booking visit reservation message note call said say want wanted like need right still also up down out nothing more else`.split(
    /\s+/,
  ),
);
/** The same in other words. */
const ALIKE: readonly RegExp[] = [
  /^(?:late|later|delay\w*|behind|held|stuck|traffic|running|run)$/,
  /^(?:call\w*|ring\w*|phone\w*|back|contact\w*)$/,
  /^(?:cancel\w*|not|unable|can't|cannot|won't|miss\w*)$/,
  /^(?:sick|ill|unwell|poorly)$/,
  /^(?:pain\w*|hurt\w*|sore|ach\w+)$/,
];

/**
 * A message said to hold what neither the caller nor the message in the log has said: "I've told them
 * you're in pain".
 */
export function unsupportedMessage(sentence: string, context: GateContext): GateReason | null {
  if (/\?\W*$/.test(sentence) || !isWritten(context.events, 'message')) return null;
  if (
    /\b(?:both|two|three|messages) (?:\w+ )?(?:messages|are|have|were)\b/i.test(sentence) &&
    countOf(context.events) < 2
  )
    return 'claims_message';
  const told = SAYS.exec(sentence)?.[1]?.split(ENDS_THERE)[0] ?? '';
  const said = `${told} ${OF_MESSAGE.exec(sentence)?.[1] ?? ''}`;
  const heard = [...heardIn(context.events), ...messagesIn(context.events)].flatMap(contentOf);
  return contentOf(said).every((word) => heard.some((one) => isLike(word, one)))
    ? null
    : 'claims_message';
}

/** How many messages this call has left. */
function countOf(events: readonly CallEvent[]): number {
  return outcomesOf(events).filter(({ written }) => written?.kind === 'message').length;
}

function messagesIn(events: readonly CallEvent[]): string[] {
  return events.flatMap((event) =>
    event.type === 'tool.started' && event.data.tool === 'take_message'
      ? Object.values(event.data.args).filter((value) => typeof value === 'string')
      : [],
  );
}

function contentOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}']{2,}/gu) ?? []).filter((word) => !EMPTY.has(word));
}

function isLike(word: string, heard: string): boolean {
  const [one, other] = [word, heard].map((text) => text.replace(/(?:ing|ed|es|s|ly|'s)$/, ''));
  return (
    word === heard ||
    (one !== undefined && one.length > 2 && one === other) ||
    ALIKE.some((pattern) => pattern.test(word) && pattern.test(heard))
  );
}
