import { type ClaimFrame, claimFrame } from './claim-frame.ts';
import { ADV } from './frames.ts';

const DESK = '(?:the |our )?(?:front desk|desk|reception|office|pro shop|team|manager)';
/** Those to whom a message goes, or a call. */
const THEY = `(?:they|he|she|someone|somebody|everyone|PER|${DESK})`;
const PERSON = `(?:a (?:person|human|real person|colleague|member of the team)|someone|somebody|them|${DESK})`;

/** What is told of a message, and of a call that is handed over. */
export const PASSED_ON: readonly ClaimFrame[] = [
  // Of a message.
  claimFrame(
    `(?:i|we) ${ADV}(?:have )?${ADV}(?:noted|jotted|wrote|written|put|taken|took|passed|left|sent|worded) (?:it|that|this|your message|everything)(?: (?:down|on|along|through))?(?: (?:exactly|just|precisely|word for word))* (?:as|how|the way) you (?:said|put|told|gave|worded|asked|wanted)(?: (?:it|me|to|that))*`,
    'message',
  ),
  claimFrame(
    `(?:it|(?:the|your|my) (?:message|note)) ${ADV}(?:says|reads|tells them|mentions|lets them know)(?! (?:here|on|in))(?: that)?(?= you )`,
    'message',
  ),
  claimFrame(
    `(?:the |your |that )?(?:message|note) (?:is |has |has just |just )*(?:been )?(?:gone|went|got|in|put) (?:through|in|over|across|off|out|to (?:them|the team))|(?:a )?word (?:has been|was|is) ${ADV}(?:left|sent|passed on|given)(?: (?:with|to|for) (?:them|the team|PER|${DESK}))?|(?:i|we) ${ADV}(?:have )?(?:left|sent|passed on) word`,
    'message',
  ),
  claimFrame(
    `(?:they|he|she|PER|the team|${DESK}) (?:have|has|were|was) ${ADV}(?:been )?(?:left|sent|given|handed) (?:a|your|the) (?:note|message|word)(?: (?:saying|that|to say|which says))?`,
    'message',
  ),
  claimFrame(
    `(?:(?:i|we) ${ADV}(?:have )?)?${ADV}got (?:that|it|this|your message) (?:all )?(?:down|noted)(?: for you)?(?= , (?:that )?you are )`,
    'message',
  ),
  claimFrame(
    `(?:passed|handed) (?:it|that|this|your (?:message|note)|the (?:message|note)) (?:on|along|over)(?: to (?:the team|them|him|her|PER|the dentist|the office|the salon))?`,
    'message',
  ),
  claimFrame(
    `(?:it|that|this|your (?:message|note)) (?:is|was|has)(?: been)? ${ADV}(?:been )?(?:handed|passed) (?:over|on|along)(?: to (?:them|him|her|the team|PER))?(?= [,.!]| so | and )`,
    'message',
  ),
  claimFrame(
    `(?:that is |which is )?${ADV}(?:exactly |all )?what i (?:have )?(?:wrote|written|noted|passed on|put down|jotted)(?: down)?(?: (?:is|was) ${ADV}(?:simply )?)?`,
    'message',
  ),
  claimFrame(
    'message (?:taken|noted|passed on|passed along|left|delivered|sent|received)',
    'message',
  ),
  claimFrame(
    `all i (?:did|have done) (?:is|was) (?:take|took|pass on|passed on|leave|left|write down) (?:the|your|that|a) (?:message|note)|(?:the|your) (?:message|note) ${ADV}(?:says|reads)`,
    'message',
  ),
  claimFrame(
    `i ${ADV}(?:put|wrote|jotted) down(?= (?:that )?you )|consider (?:them|it|that) (?:told|passed on|noted)`,
    'message',
  ),
  claimFrame(
    `${THEY} will ${ADV}(?:know|hear|be told|find out|be aware)(?: (?:about|of) (?:it|that|this))?(?: that)?(?= (?:you|[,.!])|$)`,
    'message',
  ),
  claimFrame(
    `(?:the|your) (?:message|note) is ${ADV}(?:there|on file|waiting)(?: for (?:them|the team))?|(?:it|that|the message|your message) (?:has |is )?${ADV}(?:went|gone|going|goes) (?:straight )?to (?:them|the team|the dentist|the salon|the office)|${THEY} (?:have|has)(?: got)? (?:the|your|that) (?:message|note)(?: (?:that|about|saying))?`,
    'message',
  ),
  claimFrame(`it is in (?:their|the team 's|safe|good) hands`, 'message'),
  claimFrame(
    `you are ${ADV}in (?:their|good|safe) hands|${THEY} (?:is|are) about to (?:pick up|answer|take over|come on)`,
    'transfer',
  ),
  claimFrame(
    `(?:only |just |all i did was )+(?:left|took|taken|passed on|sent|wrote down|written down|leave|take) (?:the|your|a|that) (?:message|note)(?: (?:on|down|along|for (?:them|you|the team)))*`,
    'message',
  ),
  // Where the call goes.
  claimFrame(
    `(?:and |so |, )*(?:over|across|through) to (?:${DESK}|them|a person|someone|somebody) (?:you go|we go|with you)|that is you ${ADV}(?:on your way(?: (?:through|over|across))?|through|over|connected|transferred|being (?:put|passed|sent) (?:through|over|across))|(?:they|someone|somebody|${DESK}) (?:is|are) ${ADV}being (?:called|rung|phoned|dialled|dialed|paged|contacted|connected)|(?:(?:it|that) is (?:${DESK}|them) (?:that )?)?(?:i am|we are) ${ADV}(?:calling|ringing|dialling|dialing|phoning)(?: (?:${DESK}|them))?(?= (?:for you|now)(?: |$))`,
    'transfer',
  ),
  claimFrame(
    `(?:the|your|this) (?:transfer|call) to ${DESK} (?:is |has |has been |just |now |already )*(?:started|begun|going through|under way|on its way|ringing)`,
    'transfer',
  ),
  claimFrame(
    'while i (?:hand|pass|send|switch|bring) you (?:over|across|through|on|to)|you are ' +
      `${ADV}on (?:your|the) way (?:over|through|across)`,
    'transfer',
  ),
  claimFrame(
    `you ${ADV}(?:will|are going to|are about to) ${ADV}(?:be )?${ADV}(?:speaking|talking|speak|talk) (?:with|to) (?:${DESK}|someone|somebody|a person|a human|PER|the [a-z]+)`,
    'transfer',
  ),
  claimFrame(
    `${DESK} it is(?= [,.!])|that is where ${ADV}(?:you are|i am|your call is) ${ADV}(?:headed|heading|going|sending you|putting you|off to|being sent)`,
    'transfer',
  ),
  claimFrame(
    `(?:they|someone|somebody|${DESK}) will ${ADV}(?:pick up|answer|be (?:right )?with you|come on(?: the line)?)`,
    'transfer',
  ),
  claimFrame(
    `while i get (?:them|${DESK}) (?:on the line|for you)|it is ${DESK} next|you ${ADV}(?:are|will be) ${ADV}through to (?:them|${DESK})`,
    'transfer',
  ),
  claimFrame(
    `they will ${ADV}take (?:it from (?:here|there)|over)|i am ${ADV}letting ${DESK} take over|you are ${ADV}being passed (?:over |on )?to (?:a person|someone|somebody|them|${DESK})|you will ${ADV}be with (?:them|${DESK})`,
    'transfer',
  ),
  claimFrame(
    `(?:(?:i|we) (?:am |are |have been |will be )?${ADV})?(?:passing|handing|sending|switching|putting|giving) you ${ADV}(?:on |over |across |through )?to ${PERSON}(?: (?:who|that) (?:can|will|could|knows)(?: (?:help|know|answer|tell you|more|better|it))*)?|${DESK} will ${ADV}(?:take (?:it|things) from (?:here|there)|take over(?: from (?:here|me))?)`,
    'transfer',
  ),
];
