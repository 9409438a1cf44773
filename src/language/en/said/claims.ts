import { type ClaimFrame, claimFrame, THING } from './claim-frame.ts';
import { OF_THE_BUSINESS } from './claims-business.ts';
import { TOLD } from './claims-told.ts';
import { deed } from './deed.ts';
import { ADV } from './frames.ts';
import { FACTS, WHEN } from './vocabulary.ts';

const FACT = `(?:${FACTS} )`;
const BE =
  "(?:is|are|was|were|'s|am|has been|have been|had been|will be|is being|gets|got|stays|remains|stands as|is going to be|can be considered|now)";
const SOMEONE =
  '(?:i|we|they|he|she|PER|PER and PER|someone|somebody|the (?:team|dentist|desk|front desk|office|practice|salon|pro shop|system))';
const DESK = '(?:the |our )?(?:front desk|desk|reception|office|pro shop|team)';
const HAVE = "(?:have |has |'s |had |'ve )?";
const BOOKED =
  '(?:all |now |both |well and truly )*(?:booked|confirmed|scheduled|reserved|set in stone|set|sorted|secured|secure|locked in|locked|good to go|ready to go|official|final|complete|completed|finished|arranged|finalised|finalized|fixed|registered|entered|added|recorded|noted|taken care of|squared away|made|safe|yours|kept|held|saved|expected|in order|settled|standing|agreed|popped in|pencilled in|penciled in|put down|put in|put through|booked in|waiting for you|as good as done|ready)';
/** Where the caller, or what they booked, is said to be. */
const PLACED =
  '(?:all |now |both |back )*(?:in place|in|down|on|through|good|going|seeing|playing|teeing off|with|off|having|back)';
const MOVED =
  '(?:all |now )*(?:switched over|moved over|touched|brought forward|rescheduled|postponed|switched|adjusted|put back|changed|shifted|swapped|updated|altered|pushed|bumped|moved)';
const CANCELLED =
  '(?:all |now )*(?:given up|given back|called off|struck off|cancelled|taken out|taken off|canceled|scrapped|freed up|released|removed|deleted|dropped|let go|gone|off)';
const PASSED =
  '(?:all |now )*(?:gone through|passed on|passed along|sent|taken|taken down|delivered|left|forwarded|relayed|saved|stored|recorded|written down|noted|on its way|with (?:the team|them|him|her|us)|told|notified|informed)';
const NOT_YET = '(?:yet |so far |just yet |quite yet |exactly )*';
const FREE =
  '(?:(?:pretty |very |quite )?(?:close|near)|free|available|open|possible|(?:an|another|the other) (?:option|possibility|choice)|on the list|there|left|vacant|doable)';
const NOT_FREE =
  '(?:taken|gone|full|booked|booked up|booked out|fully booked|unavailable|busy|occupied|no longer available|no longer free|no longer there|no longer open|not available|out)';

export const CLAIMS: readonly ClaimFrame[] = [
  ...TOLD,
  // Denied.
  claimFrame(
    `(?:nothing|no (?:appointment|booking|change|changes|cancellation|SVC|message)) (?:else )?(?:(?:${BE}|has|have) )${ADV}(?:${BOOKED}|${MOVED}|${CANCELLED}|${PASSED})(?: (?:, )?(?:(?:or|and|nor) )?(?:${BOOKED}|${MOVED}|${CANCELLED}|${PASSED}))*`,
    'not-done',
  ),
  claimFrame(
    `(?:nothing|no (?:appointment|booking)) (?:will be|gets|is) ${ADV}(?:booked|changed|cancelled|moved) (?:until|unless|without|before|if) (?:you|i|your|my) ?(?:say so|say yes|okay|yes|confirm|confirmation|have your yes|agree|so)?`,
    'not-done',
  ),
  claimFrame(
    `(?:${THING})?(?:will|would|can) ${ADV}not ${ADV}(?:be )?${ADV}(?:${BOOKED}|${MOVED}|${CANCELLED}|${PASSED}) (?:until|unless|before|without) (?:you|your)(?: (?:tell|give|say|let|confirm|agree|me|us|know|so|yes|the|a|go|ahead|go ahead|word|okay|to|it|that|nod))*`,
    'not-done',
    'not ',
  ),
  claimFrame(
    `${THING}(?:is|are|was|were|has|have|'s|am|had|does|did) ${ADV}not ${ADV}(?:yet )?(?:been |be )?${ADV}(?:actually )?(?:in|on|down|${BOOKED}|${MOVED}|${CANCELLED}|${PASSED})(?: (?:or|nor|and) (?:${BOOKED}|${MOVED}|${CANCELLED}|${PASSED}))* ?${NOT_YET}`,
    'not-done',
    'not ',
  ),
  claimFrame(`not (?:${BOOKED}) ${NOT_YET}`, 'not-done'),
  claimFrame(
    `nothing (?:has |was )?(?:gone|went|put) through ?${NOT_YET}|you ${ADV}(?:are|were) ${ADV}not ${ADV}(?:booked|down|scheduled|set up)(?: in)?(?: (?:with|for|on) (?:anyone|anything|anybody|any day))? ?${NOT_YET}|no SVC is ${ADV}(?:booked|in)(?: (?:in )?for you)? ?${NOT_YET}|(?:there is |i have )${ADV}no code (?:for you )?${NOT_YET}|i have ${ADV}not (?:got )?(?:a|any|your) code (?:for you )?${NOT_YET}`,
    'not-done',
  ),
  claimFrame(
    `(?:your|the) (?:message|note) (?:that|about|saying)(?: (?!(?:is|has|was|will) )[a-z]+){1,7}? (?:has been|is|was) ${ADV}(?:${PASSED})|(?:i|we) ${ADV}(?:have )?${ADV}(?:noted|jotted|wrote|written)(?: (?:it|that|this|down))*(?= (?:that|you)|$| [,.!])|(?:consider )?(?:the|your|that) (?:note|message) ${ADV}(?:is |was |has been )?${ADV}(?:taken|noted|left|recorded|saved|logged)`,
    'message',
  ),
  claimFrame(`(?:that|it|this) is ${ADV}(?:recorded|noted|logged|written down|saved)`, 'done'),
  claimFrame(
    `(?:i|we) ${ADV}(?:have|did|do|could|was|were|can|will|would|am|are) ${ADV}not ${ADV}(?:yet )?(?:been able to|able to|manage to|managed to|get to)? ?${ADV}(?:book|booked|reserve|reserved|move|moved|change|changed|cancel|cancelled|canceled|touch|touched|confirm|confirmed|put|send|sent|pass|passed|reschedule|rescheduled|do|done|complete|completed|made|make|schedule|scheduled|get|got)(?: or (?:booked|moved|changed|cancelled|canceled))*(?: (?:anything|it|that|this|you|them|one|either|any of (?:it|that)|any|through|a thing))?`,
    'not-done',
  ),
  // Somebody else's doing, or nobody's.
  claimFrame(
    `(?:someone|somebody|another (?:caller|person|golfer|client|patient|group|party|foursome|couple|family|player|customer)|somebody else|someone else) ${ADV}(?:has |have |had )?${ADV}(?:took|taken|beat|grabbed|nabbed|snapped|snagged|got|booked|was|were|pinched|gone for)(?: (?:it|that|us|you|up|to|in|quicker|faster|there|first|one|time|slot|the|seconds|moments|minutes|just|before))*`,
    'taken',
  ),
  claimFrame(
    `(?:${THING})?(?:just (?:went(?! (?:through|in|well))|slipped away|got away)|(?:is|was|'s|has|had|got) ${ADV}(?:been )?${ADV}(?:taken|gone|snapped up|grabbed|nabbed|booked(?= (?:by|in the meantime|just))|snagged))(?: (?:by (?:someone|somebody)(?: else)?|in the meantime|just now))*`,
    'taken',
    '(?:went|slipped|got|taken|gone|snapped|grabbed|nabbed|booked|snagged) ',
  ),
  claimFrame(
    `(?:it|that|this|that one|something|the system|i|the booking) ${ADV}(?:did not|failed|went wrong|would not|has not|tried|gave)(?: ${ADV}(?:go through|work|work out|take|accept (?:it|that)|let me|succeed))?(?: this time)?|i ${ADV}(?:could not|was not able to|tried to|tried) ${ADV}(?:get|book|grab|do)? ?(?:it|that)?|(?:something|it looks like something) went wrong|no luck|that slot is not ours to give`,
    'failed',
  ),
  claimFrame(
    `you ${ADV}(?:do|does) ${ADV}not ${ADV}(?:have|seem to have) (?:an?|any|your)? ?(?:other |upcoming |more )?(?:appointments?|bookings?|reservations?|visits?|SVC)`,
    'nothing-known',
  ),
  claimFrame(`you ${ADV}no longer have (?:an?|your|that|the)`, 'gone'),
  claimFrame(
    `(?:the team|they|someone|PER|the dentist) will ${ADV}(?:see|get|read|receive) (?:it|your message|that|the message)`,
    'message',
  ),
  claimFrame(
    `PER (?:will|is going to|is|'s) ${ADV}(?:be )?(?:do|doing|cut|cutting|style|styling) your`,
    'stands',
  ),
  claimFrame(`we are ${ADV}(?:all )?(?:set|good)(?: to go)?`, 'stands'),
  claimFrame(`(?:(?:i|we) )?${ADV}(?:have )?${ADV}got it (?:this|that) time`, 'stands'),
  claimFrame(
    `that is ${ADV}(?:everything|both|them both|all of it) (?:all )?(?:booked|set|sorted|confirmed|in|arranged)`,
    'stands',
  ),
  claimFrame(
    `(?:it|that|that one|that time|the SVC) was ${ADV}(?:free|open|available|there) ${ADV}(?:an? (?:moment|second|minute) ago|when i looked|until now|until just now)`,
    'taken',
  ),
  claimFrame(
    `(?:there is )?${ADV}no (?:longer any )?need (?:for you )?to (?:come|turn up|show up|be there|drive over)(?: in| over| along| out)?`,
    'gone',
  ),
  claimFrame(
    `(?:your call|the call|you|(?:the |our )?(?:front desk|pro shop|reception|office|manager|team|PER)) (?:is |are |'s )${ADV}being (?:transferred|connected|put through|patched through|handed over)(?: now| over)?|you are ${ADV}on (?:your|the) way (?:over |through )?to`,
    'transfer',
  ),
  // Done and undone.
  claimFrame(
    `you ${ADV}(?:are|will be) ${ADV}no longer ${ADV}(?:booked|down|on|at|in|with|scheduled|expected)`,
    'gone',
  ),
  claimFrame(
    `you ${ADV}(?:no longer need|(?:do|will) ${ADV}not (?:need|have)|need not) ?(?:to )?(?:come|turn up|be there|show up)`,
    'gone',
  ),
  claimFrame(
    `(?:(?:i am |so |very )*sorry (?:that )?)?${SOMEONE} (?:will|does|do|are|is|am) not (?:be )?(?:see|expect|seeing|expecting) you`,
    'gone',
  ),
  claimFrame(
    `you ${ADV}(?:will|are) ${ADV}not ${ADV}(?:be )?(?:coming|due|expected)(?: in| along)?`,
    'gone',
  ),
  claimFrame(
    `${THING}(?:is|are|'s|will be) ${ADV}no longer ${ADV}(?:booked|on|in|down|confirmed|scheduled|yours)`,
    'gone',
    'no longer ',
  ),
  claimFrame(
    `${THING}${BE} ${ADV}(?:been )?${ADV}(?:${BOOKED}|${MOVED}|${CANCELLED}|${PASSED})`,
    deed,
    "(?:is|are|was|were|'s|am|been|being|gets|got|stays|remains|be|now|as) ",
  ),
  claimFrame(
    `${THING}(?:went through|goes through|stands|came through|moved|worked)`,
    deed,
    '(?:through|stands|moved|worked) ',
  ),
  claimFrame(
    `${SOMEONE} ${ADV}${HAVE}${ADV}(?:been able to |managed to |was able to |gone ahead and |went ahead and )?${ADV}(?:booked|reserved|scheduled|confirmed|put|brought(?= (?:you|it|that|your))|got(?= (?:you|it|that|your|this|everything))|popped|pencilled|penciled|added|set|made|moved|changed|rescheduled|swapped|switched|shifted|pushed|cancelled|canceled|removed|deleted|taken|took|freed|let(?: [a-zA-Z]+){1,4}? (?:know|go)|passed|told|left|saved|noted|written|wrote|recorded|informed|notified|given|forwarded|relayed|kept|held|locked|secured|entered|registered|sorted|done|completed|sent|updated|merged|combined|split|extended|shortened)(?: (?:it|that|this|them|you(?! are )|your|the|everyone|PER|everything))?(?: (?:know|go|aside|alone|slot go|spot go|time go))?`,
    deed,
  ),
  claimFrame(
    `${SOMEONE} (?:am |are |is |'s |have been |will be )?${ADV}(?:putting|connecting|transferring|patching|handing) (?:you|the call|your call)`,
    'transfer',
  ),
  claimFrame(
    `(?:(?:${SOMEONE}|here) (?:am |are |is |'s |have been |will be |have |goes )?${ADV}(?:, |started |begun )*)?(?:passing|popping|sending|switching|handing|patching|bringing|putting|transferring|connecting) (?:you|the call|your call|this call|this) (?:over|through|across|along|on|to|up)(?= (?:right |straight )?(?:to |now|away|then|, |\\. |! |\\? |while |if |so |and |as |\\w+ desk|reception|them)|$)(?! to (?:${WHEN}))`,
    'transfer',
  ),
  claimFrame(
    `(?:right then |here goes |now |, )*(?:over you go|off you go to|(?:it is )?over to (?:the |our )?(?:front desk|desk|reception|office|pro shop|shop|team)|(?:${DESK}) (?:comes|is|are) (?:on |up )?next|(?:this|the|your) (?:transfer|call) (?:is |'s |has |has been |just |now |already )*(?:started|begun|going through|under way|on its way|going over|going across|ringing)|it is ${ADV}(?:ringing|going|being put) (?:through|over|across)|you are ${ADV}(?:on your way|going|headed|being passed|going across|being sent) (?:over|across|through|there|to (?:${DESK}))|it is (?:${DESK}) (?:that )?(?:you are|i am) (?:going|headed|sending you) to|i ${ADV}(?:have )?(?:started|begun) (?:putting|connecting|transferring|the transfer)|i will ${ADV}let you go (?:over|across|through))`,
    'transfer',
  ),
  claimFrame(
    `(?:you|it) ${ADV}(?:will|might|may|should|can)? ?${ADV}(?:hear|be|start) ?(?:it|the phone|their phone|the line|ringing)? ?(?:ring|ringing)|(?:putting|connecting|transferring|patching|handing) you|while i (?:put|connect|transfer|patch) you`,
    'transfer',
  ),
  claimFrame(
    `(?:${SOMEONE}|the dentist) ${ADV}(?:will|'s|is|are|am) ${ADV}(?:be )?${ADV}(?:see|seeing|expecting|expect|look after|looking after|look forward to seeing|looking forward to seeing|get|getting|have|call|ring|waiting for|take care of|looking forward to having|there for) ?(?:you|your (?:message|note|hair|booking)|it)?`,
    deed,
  ),
  claimFrame(
    `(?:${SOMEONE}|the dentist) ${ADV}(?:knows?|(?:have|has|got|have got|has got|'s got)(?= (?:your (?:message|note|booking|appointment|name)|it|that|you)(?: |$))) ${ADV}(?:your (?:message|note|booking|appointment|name)|about it|that you(?! are )|you(?! are )|it|that(?! you are ))?`,
    deed,
  ),
  claimFrame(
    `(?:we |i )?(?:will )?${ADV}(?:see|catch) (?:you|ya)|(?:we |i |we are |i am )?(?:all )?${ADV}(?:look|looking) forward to (?:seeing|having|welcoming|meeting) (?:you|all of you)|until (?=${WHEN})`,
    'stands',
  ),
  claimFrame(
    `(?:it is |that is )?(?:a )?done deal|(?:all )?(?:done(?= and (?:dusted|booked|confirmed))|booked|confirmed|reserved|sorted|set|scheduled|secured|locked in)(?: and (?:done|dusted|booked|confirmed|sorted))?|(?:that|there) (?:is|'s) you ${ADV}(?:all )?(?:booked|set|done|in|down|sorted|moved|off)(?: in)?|(?:in|on) the (?:book|books|diary|calendar|system|schedule)|got (?:you|it|that) (?:down|booked|in|sorted)`,
    'stands',
  ),
  claimFrame(`(?:(?:that|it|this|everything) (?:is|'s) )?(?:all )?done`, 'done'),
  claimFrame(
    `(?:that|the|your) (?:change|move|booking|reservation|appointment|cancellation|update) (?:is|'s|has been|went|has gone|came) ${ADV}(?:made|done|in|complete|completed|through|in place|final)`,
    (clause) =>
      /cancellation/.test(clause)
        ? 'cancelled'
        : /change|move|update/.test(clause)
          ? 'changed'
          : 'stands',
  ),
  claimFrame(`(?:all )?(?:cancelled|canceled)`, 'cancelled'),
  claimFrame(
    `(?:all )?(?:changed|moved|rescheduled|swapped|switched|shifted)(?: over| across)?`,
    'changed',
  ),
  claimFrame(
    `(?:i|we|PER|they|he|she) ${ADV}(?:can|could|will|would|are able to) ${ADV}(?:fit|squeeze|see|take|get|slot|put|do|have) you(?! (?:have|are|were|had))`,
    'free',
  ),
  // What there is.
  claimFrame(
    `you ${ADV}(?:have|have ${ADV}got|now have|still have|'ve got|go out|tee off|start|play|begin) ?${ADV}`,
    'stands',
  ),
  claimFrame(
    `you(?: and [a-z ]+)? ${ADV}(?:are|will be|were|have been|got) ${ADV}(?:${PLACED}|at|for|seen|expected)`,
    deed,
  ),
  claimFrame(
    `(?:it|that|this|everything|${FACT}{1,8}?)(?: ?(?:is|are|'s|has been)) ${ADV}(?:now |back |all |still )*(?:in place|(?<=still )there|in|down|off|through|on)(?= [,.!]|$| (?:the|our|for|there|now))`,
    deed,
  ),
  claimFrame(`you SVC (?=at|on|${WHEN})`, 'stands'),
  claimFrame(
    `(?:your|the new|the old|the|my|both|it|that|this|they|which) ?${FACT}*?(?:'s |is |are |was |were |starts |start |begins |begin |runs |ends |finishes |used to be |would be |will be |has |have |stays |falls |shows |it is |says |(?:is|are|'s) (?:${ADV})?(?:now|still) )${ADV}`,
    (clause) => {
      if (/(?<![a-z])now (?:on|at|for|with|set)(?![a-z])/.test(clause)) return 'changed';
      const isOfTheirs =
        /your (?:[a-z]+ )*(?:appointments?|bookings?|reservations?|visits?|SVC)(?![a-z])/.test(
          clause,
        ) && !/(?<![a-z])(?:would|was|were|old|used to)(?![a-z])/.test(clause);
      return isOfTheirs ? 'stands' : 'known';
    },
  ),
  claimFrame(
    `PER would ${ADV}(?:be )?(?:do|doing|cut|cutting|SVC|style|styling|see|seeing) (?:your|you|it|that|this)(?: (?:hair|SVC))?`,
    'free',
  ),
  claimFrame(
    `(?:the|your) (?:code|reference|confirmation|name|number|confirmation code|reference number) (?:(?:for|of|on) (?:${FACTS} )+?)?(?:has not changed|is unchanged|stays(?: the same)?|is (?:still )?the same(?! as ))`,
    'known',
  ),
  claimFrame(`(?:${WHEN} )+it is(?: now)?(?= [,.!?])`, 'known'),
  claimFrame(
    `(?:i|we) (?:have )?${ADV}(?:pulled up|got up|opened|opened up|found|located|brought up) your (?:appointment|booking|reservation|SVC|record|visit)`,
    'stands',
  ),
  claimFrame(`you would be ${ADV}(?:with|done|out|finished|in|at|seen|seeing)?`, 'known'),
  claimFrame(
    `${THING}(?:is|are) what (?:i|we) (?:have|have got|found|see|can do)`,
    'free',
    'what ',
  ),
  claimFrame(`(?:each|every|a) (?:player|person|one) pays`, 'price'),
  claimFrame(`(?:i|we) ${ADV}(?:am|are) ${ADV}not ${ADV}(?:seeing|finding|showing)`, 'not-free'),
  claimFrame(
    `(?:it|that|that (?:one|slot|time)|the SVC) ${ADV}(?:slipped away|went|got away)|we ${ADV}lost (?:it|that one|that)`,
    'taken',
  ),
  claimFrame(
    `(?:those|these) are (?:all |the |what )?(?:${WHEN}|few|times|ones|options)* ?(?:i found|i have|we have|i see)`,
    'searched',
  ),
  claimFrame(
    `the (?:only |one )*(?:booking|appointment|visit|reservation|SVC) (?:i|we) (?:can see|see|have|have got|find|found|can find)(?: for you| here| under NAME| under your name)* is`,
    'stands',
  ),
  claimFrame(
    `(?:just |only )*the one (?:booking|appointment|visit|reservation|SVC)(?: so far)?`,
    'stands',
  ),
  claimFrame(
    `(?:plan|count|figure|allow|reckon|budget)(?: (?:on|for|about|around|roughly|with))* (?=(?:an? )?(?:half )?[a-z\\d]+ (?:[a-z]+ ){0,3}?(?:hours?|minutes?|mins?)(?: |$)|an hour)`,
    'duration',
  ),
  claimFrame(
    `(?:it|everything|nothing|your (?:SVC|appointment|booking|tee time)) (?:will )?(?:stays?|remains?) (?:just |exactly )?(?:as it is|the same|as is|put|where it is)`,
    'failed',
  ),
  claimFrame(
    `(?:each|both|all|either|any)(?: one| of (?:them|those|these)| two| three)? ${ADV}(?:is|are) (?=for (?:\\d|one|two|three|four|five|six|seven|eight) (?:players?|people|golfers|of you))`,
    'known',
  ),
  // What can be booked.
  claimFrame(
    `(?:all|both|any|each|either)(?: (?:two|three|four))?(?: of (?:those|these|them))? (?:have|has|are|is|would|can)`,
    'free',
  ),
  claimFrame(`${THING}(?:is|are|does|do)(?= [.,!?])`, 'free', '(?:is|are|does|do) [.,!?]'),
  claimFrame(
    `${THING}(?:is|are|'s|was|were|would be|could be|should be|looks|has|have) ${ADV}(?:${FREE})`,
    'free',
    '(?:free|available|open|possible|option|possibility|choice|list|there|left|vacant|doable|close|near) ',
  ),
  claimFrame(
    `${THING}(?:would be|is|was|'s) ${ADV}the (?:only )?(?:earliest|soonest|nearest|next|first|latest|closest|other)`,
    'free',
    'the ',
  ),
  claimFrame(
    `${THING}${ADV}(?:works|would work|could work|would suit|would do|does work|is fine|is good|is perfect)`,
    'free',
    '(?:work|works|suit|do|fine|good|perfect) ',
  ),
  claimFrame(
    `(?:i|we|PER|they|he|she|you|there|PER and PER) ${ADV}(?:have|has|had|(?:do|does) ${ADV}have|have got|has got|'s got|can do|can offer|could do|could offer|can see|could see|could still see|can have|can take|could have|could take|could come|can come|can get|could get|can fit|could fit|can offer you|could offer you|can give|would have|is|are|'s|got(?! (?:you|it|that|him|her) )|see|offer|would be)(?: ${ADV}(?:you|him|her|still|free|available|in|an? (?:opening|slot|spot|gap|time|place|few)))*`,
    (clause) =>
      /(?<![a-z])(?:have|has|got) (?:you|him|her) (?!an? |free|available)/.test(clause) ||
      (!/(?<![a-z])free(?![a-z])/.test(clause) &&
        /(?<![a-z])(?:your(?! (?:whole |entire )?(?:group|party|lot|team|two|three|four|[a-z]+some|friends) )|appointments?|bookings?|reservations?)(?![a-z])/.test(
          clause,
        ))
        ? 'stands'
        : 'free',
  ),
  claimFrame(
    `(?:with PER|what|the (?:only )?(?:earliest|soonest|nearest|next|first|latest|closest|other)(?: (?:${FACTS}|free|available|possible|i|can|do|opening))*?|the nearest|PER 's first|PER 's|(?:${FACTS} )+?'s|the rest|the alternatives|my|next up) ?(?:${FACTS} |free |available |possible )*?(?:is|are|would be|(?:i|we) (?:have|have got|am seeing|can offer|can do|see|can see|found|could do|could offer|could find|can give|could give|can offer you|can give you|could give you) (?:left |open |free )?(?:for you |for (?:all )?(?:the )?(?:\\d|two|three|four|five|six|seven|eight) (?:of you|people|players|golfers) |to (?:${WHEN} )+)*(?:is|are)|there is is)`,
    'free',
  ),
  claimFrame(
    `(?:i|we) ${ADV}(?:have )?${ADV}(?:found|came up with|see)|here (?:is|are) (?:what i (?:found|have|see|can offer)|what we have|the times|your options|some (?:times|options))`,
    (clause) =>
      !/(?<![a-z])free(?![a-z])/.test(clause) &&
      /(?<![a-z])(?:your(?! (?:whole |entire )?(?:group|party|lot|team|two|three|four|[a-z]+some|friends) )|appointments?|bookings?|reservations?)(?![a-z])/.test(
        clause,
      ) &&
      !/your options/.test(clause)
        ? 'stands'
        : 'free',
  ),
  claimFrame(
    `(?:i|we) (?:have )?${ADV}(?:checked|looked|looked up|searched|double checked|had a look|taken a look)(?: (?:it|that|for you|into it|into that))?`,
    'searched',
  ),
  // What cannot.
  claimFrame(
    `${THING}(?:is|are|'s|was|were|will|would|does|do|did|can|could|has|have) ${ADV}not (?:${ADV})(?:be |got |have |work |seem to be |look )?${ADV}(?:${FREE}|work out|come up|work|works|suit|one of (?:the|those) (?:ones|times)|anything(?: (?:${FREE}))?|fit)?`,
    'not-free',
    'not ',
  ),
  claimFrame(
    `${THING}(?:is|are|'s|was|were|has|have|looks|seems) (?:been )?${ADV}(?:been )?(?:${NOT_FREE})`,
    (clause) =>
      /just|someone|somebody|meantime|been taken|been snapped|was|no longer|gone/.test(clause)
        ? 'taken'
        : 'not-free',
    '(?:taken|gone|full|booked|unavailable|busy|occupied|available|free|there|open|out|up) ',
  ),
  claimFrame(
    `(?:i|we|PER|there|they|he|she) ${ADV}(?:do|does|is|are|have|has|can|could|did) ${ADV}not ${ADV}(?:have|see|find|got|offer|get|do|be|seem to have|anything|any)(?: (?:${ADV})(?:anything|any|a|an|one|that|it|you|something))?(?: (?:free|open|available|left|else))*`,
    (clause) =>
      /appointment|booking|reservation|under|record|visit|code|(?:find|see) (?:it|that)/.test(
        clause,
      )
        ? 'nothing-known'
        : 'not-free',
  ),
  claimFrame(
    `(?:there is |there are |i have |we have |PER has |PER 's got |i see |there was )${ADV}(?:nothing|no|none|neither|not anything)(?: (?:${FACTS}|free|open|available|left|else|openings?|slots?))*`,
    (clause) =>
      /appointment|booking|reservation|under|record|booked/.test(clause)
        ? 'nothing-known'
        : 'not-free',
  ),
  claimFrame(
    `(?:nothing|none of (?:it|them|those)|neither)(?: is| are| seems| came up)? ?(?:${ADV})(?:free|open|available|left|like that)?`,
    'not-free',
  ),
  claimFrame(
    `i was not able to (?:find|see|locate) (?:it|that|anything|one|any|your|an)(?: (?:appointment|booking|reservation))*`,
    'nothing-known',
  ),
  ...OF_THE_BUSINESS,
];

/** Where opening hours go on. */
export const HOURS_GO_ON = 'and (?:close|closed|open|shut)|open again|close again';
/** Phrases that go on a claim; looked for before the words they begin with. */
export const CLAIM_PHRASES = `(?:any longer|any day|nothing else|nothing more|with (?:any|all|each|either|whichever) of (?:them|us|(?:the|our) (?:three |four )?(?:stylists|barbers|team))|as things stand|at the moment|at present|at this (?:point|stage)|at all|for now|for sure|as well|as planned|so far|any more|after all|in the end|on the (?:dot|nose)|on my (?:end|side)|(?:to|you can) (?:pick|choose)(?: from| between)?|whoever you (?:see|choose|pick|have)|last (?:time|week|month|year)|(?:an? )?(?:second|moment|minute|little while)s? ago|no longer|shortly|right away|straight away|in a (?:moment|bit|minute|second|little while)|(?<=(?:has|have|got) )the (?:earliest|latest|soonest|nearest)(?: (?:of (?:them|the three|those)|one|slot|time|opening))?|a (?:little|bit|touch) (?:later|earlier)|rather than|coming up|over lunch|for lunch|payable on the day|be (?=charged))`;
/** Words that go on a claim beyond those of facts. */
export const CLAIM_TAIL = `(?:${FACTS}|night|anything|among|mid|account|room|ago|free|available|booked|scheduled|reserved|set|confirmed|code|weekends?|weekdays?|every|sharp|${WHEN}|'s|have|is|are|later|anymore|yet|myself|upcoming|lunch)`;
