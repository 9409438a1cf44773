import { type ClaimFrame, claimFrame, THING } from './claim-frame.ts';
import { deed } from './deed.ts';
import { ADV } from './frames.ts';
import { FACTS, WHEN } from './vocabulary.ts';

const DESK = '(?:the |our )?(?:front desk|desk|reception|office|pro shop|team|manager)';
const ONE = '(?:it|that|this|that one|this one|that slot|that time)';
/** Something of an appointment that a move may change. */
const ASPECT =
  '(?:day|date|time|hour|stylist|person|SVC|service|party(?: size)?|number of (?:players|people))';
const COUNT = '(?:\\d|two|three|four|five|six|seven|eight|nine|ten)';
const HEADS = '(?:players?|people|golfers?|of you|persons?)';
/** A length of time, in any words. */
const LENGTH =
  '(?:(?:an?|one|two|three|half|\\d+|and|quarters?|of|ten|fifteen|twenty|thirty|forty|five|ninety) )+(?:an )?(?:hours?|minutes?|mins?)(?: and (?:a half|a quarter))?';

/** What is told once something was done, failed or handed over: looked for before other claims. */
export const TOLD: readonly ClaimFrame[] = [
  claimFrame(`that is both (?:of (?:it|them) )?done`, 'stands'),
  // Of a message.
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
  // That nothing is left to do.
  claimFrame(
    `there is ${ADV}nothing (?:else |more |further |left )?(?:for you to do|(?:that )?you (?:need|have) to do)|that is all you (?:need|have) to do|you do not (?:need|have) to do (?:anything|a thing)(?: else| more)?|we got there(?: in the end)?`,
    'done',
  ),
  // That nothing stands, or no longer does.
  claimFrame(
    `(?:there is|i have(?: got)?) ${ADV}no (?:record of (?:a|your) )?(?:booking|appointment|reservation|record|visit) (?:in front of me|on my screen|that i can see)|you do not have anything (?:to (?:cancel|move|change|undo)|booked)|(?:it|this|that) did not work out`,
    'nothing-known',
  ),
  claimFrame(
    `${THING}(?:will|is|are) not ${ADV}(?:be )?(?:going ahead|going to happen|happening|taking place|go ahead|happen|take place)`,
    'gone',
  ),
  claimFrame(
    `${THING}${ADV}no longer ${ADV}(?:stands?|exists?|applies|counts?|in the (?:book|diary|calendar))`,
    'gone',
  ),
  claimFrame(
    `you ${ADV}(?:do|will) not ${ADV}need (?:that|the|your|this) (?:old )?(?:confirmation )?(?:code|reference)(?: (?:anymore|any more|any longer|now|again))*`,
    'gone',
  ),
  claimFrame(
    `you have(?: got)? ${ADV}nothing (?:left |else |more )?(?:on|down|booked|scheduled|left|with us|to (?:turn up|come in|show up|come) for)(?: with us)?|nothing is ${ADV}(?:left )?(?:on|down|in the (?:book|diary|calendar))|(?:there is )?nothing (?:is )?left (?:${WHEN} |in the (?:book|diary|calendar) )+(?=for you)`,
    'gone',
  ),
  claimFrame(
    `(?:it|that|your SVC|you) (?:is|are) not ${ADV}(?:with |at |on |for )?(?=(?:PER |${WHEN} )+(?:any more|any longer|anymore)(?: |$))`,
    'gone',
  ),
  claimFrame(
    `(?:your|the) (?:old|previous|original|first) (?:${FACTS} )*?(?:has gone|is gone|has been given|is|went|has been) ${ADV}(?:back|free|released|given up|open|up for grabs|let go)(?: (?:again|for someone else|for somebody else|to the book|in the book))*|(?:the|that|your) (?:slot|time|spot|place) (?:is|'s) ${ADV}(?:free|open|available) again(?: for (?:someone|somebody) else)?`,
    'gone',
  ),
  claimFrame(
    `(?:the|your|that) (?:confirmation )?code (?:(?:will|does) not (?:work|apply)|is no longer (?:valid|needed|good|any use))`,
    'gone',
  ),
  claimFrame(`${THING}${ADV}no longer ${ADV}(?:doing|cutting|seeing|coming|with)`, 'gone'),
  claimFrame(
    `(?:nobody|no one) (?:is|will be) ${ADV}(?:expecting|waiting for) you|(?:you|your ${COUNT}|all ${COUNT} of you) ${ADV}will not be ${ADV}(?:out|in|playing|coming)`,
    'gone',
  ),
  claimFrame('gone from (?:the|our|your) (?:diary|calendar|books?|schedule|system)', 'cancelled'),
  claimFrame(`${THING}(?:is|was|are|has)(?: been)? ${ADV}withdrawn`, 'cancelled'),
  claimFrame(
    `(?:it|that) (?:is|was) (?:${FACTS} ){1,7}?(?:that |which )?(?:i|we) ${ADV}(?:have )?${ADV}(?:took out|taken out|cancelled|removed|called off|let go|moved|booked)`,
    deed,
  ),
  claimFrame(
    `that (?:is|was) ${ADV}the only (?:booking|appointment|reservation|visit|one) (?:that )?(?:i|we) (?:found|could find|can find|can see|see|have)(?: for you)?`,
    'known',
  ),
  // That somebody was faster, or that it did not work.
  claimFrame(
    `${THING}went (?=(?:just |right )*(?:before|while|as|in the meantime|a (?:moment|second|minute)) )`,
    'taken',
  ),
  claimFrame(
    `${THING}(?:belongs to|is|went to|has gone to) ${ADV}(?:somebody|someone) else(?: 's)?(?: now)?|i can not ${ADV}get ${ONE} back|${THING}(?:is|was) ${ADV}(?:free|open|available|there) when (?:i|you|we) (?:offered|asked|looked|checked|started|said|mentioned)(?: (?:it|that|you|first))*|(?:taken|gone) (?:by the time|when|before) (?:you|i|we) (?:said|could|tried|went|got|had)(?: (?:yes|it|that|to|book|get))*`,
    'taken',
  ),
  claimFrame(
    `(?:someone|somebody) else (?:has|got|took) ${ONE}(?: now)?|we ${ADV}missed ${ONE}|${ONE} slipped (?:away|through our fingers)|the (?:slot|time) had (?:gone|been taken)`,
    'taken',
  ),
  claimFrame(
    `(?:someone|somebody)(?: else)? ${ADV}got in ${ADV}(?:ahead of|before) (?:us|you|me)`,
    'taken',
  ),
  claimFrame(
    `(?:the|that|your) (?:slot|time|one|opening|spot|place|SVC) ${ADV}(?:went(?! (?:through|in|well|ahead|over|on))|disappeared|vanished|got taken|slipped away)|${THING}(?:is|'s) ${ADV}off the (?:table|list)`,
    'taken',
  ),
  claimFrame(
    `(?:it|that) ${ADV}did not ${ADV}(?:book|save|stick)|i ${ADV}was not ${ADV}(?:quick|fast) enough`,
    'failed',
  ),
  claimFrame(
    `i ${ADV}did ${ADV}try(?: (?:it|that|again|my best|hard))*|that (?:slot|time|one|booking|request) ${ADV}(?:did not|failed|would not)(?: (?:to )?(?:go through|work|work out|save|stick))?`,
    'failed',
  ),
  claimFrame(
    `(?:i|we) could not ${ADV}(?:move|cancel|book|change|reschedule) (?:it|that|you|your (?:SVC|appointment|booking))`,
    'failed',
  ),
  // That nothing was done.
  claimFrame(
    `(?:i|we) have ${ADV}(?:done|changed|booked|moved|cancelled|touched) nothing(?: (?:so far|yet|at all|to it|with it))*`,
    'not-done',
  ),
  claimFrame(
    `(?:it|that|everything|your (?:SVC|appointment|booking|tee time)) ${ADV}(?:is|stays) ${ADV}(?:exactly |precisely )?(?:where|as|how|what|when) it was`,
    'not-done',
  ),
  claimFrame(
    `neither(?: one| of (?:them|those|these|the two))? (?:is|was|has|are)(?: been)? ${ADV}(?:been )?${ADV}(?:changed|moved|touched|cancelled|altered)`,
    'not-done',
  ),
  claimFrame(
    `${THING}(?:is|'s|are|stays|remains) ${ADV}(?:untouched|unchanged|unaffected)|there is ${ADV}no code (?:to give you|for you)`,
    'not-done',
  ),
  claimFrame(`you (?:will|would|have|are) not (?:be |been |being )?charged(?= [,.!])`, 'failed'),
  claimFrame(`you ${ADV}are ${ADV}not ${ADV}booked(?: in)? (?:anywhere|for anything)`, 'not-done'),
  // What a move has changed.
  claimFrame(
    `(?:only |just )?(?:the |your )?${ASPECT}(?: and (?:the )?${ASPECT})* (?:(?:is|are|has|have)(?: been)? ${ADV}(?:new|different|changed|what changed|another one)|changed|moved)`,
    'changed',
  ),
  claimFrame(
    `(?:so )?${THING}(?:is|are) ${LENGTH} ${ADV}(?:extra|longer|apart)(?: (?:in bed|of sleep)(?: for (?:everyone|all of you|you))?)?|${LENGTH} lies? between (?:the two|them|those)`,
    'duration',
  ),
  claimFrame(
    `nothing else (?:about (?:it|that|your booking) )?(?:has |is )?(?:changed|different|moved)`,
    'changed',
  ),
  // Where the call goes.
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
  // What one is like.
  claimFrame(
    `(?=[a-z]*\\d)[a-z\\d]{5} (?:goes with|belongs to|is for|is with|goes to|with|for|to) (?=the |your |SVC)`,
    'known',
  ),
  claimFrame(
    `[b-hj-z] (?:(?:[a-z\\d]|as in [a-z]+|(?:for|like) [a-z]+|,|zero|one|two|three|four|five|six|seven|eight|nine) ){3,12}is (?:your|the) (?:confirmation )?(?:code|reference)`,
    'known',
  ),
  claimFrame(
    `(?:the|your) (?:code|reference|confirmation code) (?:(?:did|does|will|has) not change|stays ${ADV}(?:as it was|as it is|put)|remains ${ADV}(?:the same|as it was))`,
    'known',
  ),
  claimFrame(
    `(?:you (?:would|will)|${THING}would) ${ADV}be ${ADV}(?:away|out|finished|done|over)(?= (?:by|at|around|before|about) )|${THING}would ${ADV}have you ${ADV}(?:out|done|finished|away)`,
    'known',
  ),
  claimFrame(`that is ${ADV}what i have(?: got)?(?: (?:for you|here|down|booked))*`, 'known'),
  claimFrame(`(?:it|that|everything) ${ADV}went in(?: (?:fine|okay|all right))?`, 'stands'),
  // What can be had.
  claimFrame(
    `(?:it|that|that time|that slot|the SVC) is ${ADV}yours (?:once|when|as soon as|if) you (?:say|give|confirm|agree)(?: (?:yes|so|me|the|okay|word|go ahead|to|it|that))*`,
    'free',
  ),
  claimFrame(
    `${THING}(?:is|are|'s|would be) ${ADV}(?:the one|what|where) i would (?:lean to|lean towards|go for|go with|pick|choose|suggest|recommend|take)`,
    'free',
  ),
  claimFrame(
    `${THING}(?:could|would|might) be ${ADV}(?:a |an |your |the |another )*(?:plan b|backup|fall ?back|alternative|option|possibility)`,
    'free',
  ),
  claimFrame(`there (?:was|were) ${ADV}(?=PER |${WHEN} )`, 'free'),
  claimFrame(
    `(?:each|all|any|either|both) of (?:those|these|them) ${ADV}(?:takes?|fits?|has room for|suits?|works? for|holds?) (?=(?:all )?${COUNT} ${HEADS})|(?:all )?(?:the )?${COUNT} of you ${ADV}(?:would|will|can|could) ${ADV}(?:go out|play|tee off|start) together`,
    'known',
  ),
  claimFrame(
    `all (?:two|three|four)(?: of them)? ${ADV}(?:would |will |can )?(?:takes?|fit|suit|work for|hold) (?=(?:all )?(?:the )?${COUNT} ${HEADS})`,
    'known',
  ),
  claimFrame(
    `(?:one|the other|another|the third) (?:is|'s) ${ADV}(?=(?:on |at |with )?(?:tomorrow|today|[a-z]+day|PER) )`,
    'free',
  ),
  claimFrame(
    `(?:up to )?${COUNT} ${HEADS} can ${ADV}(?:play|come|go|book|tee off)(?: (?:out|together|at once))*`,
    'people',
  ),
  claimFrame(
    `(?:we have(?: got)?|there are) ${COUNT} (?:stylists|hairdressers|barbers|therapists)`,
    'people',
  ),
  claimFrame(`all ${COUNT} (?:of them )?(?:do|offer|can do)(?= (?:an? )?SVC)`, 'people'),
  claimFrame('what is left is', 'free'),
  claimFrame(`(?:just |only )+the one (?:opening|slot|time|option|spot)`, 'free'),
  claimFrame(
    `(?:keep|carry on|go on) using (?=[b-hj-z] |[a-z\\d]{5} |the same |that |your )`,
    'known',
  ),
  claimFrame(
    `(?:please |do |just |best )*keep (?:the|your) code ${ADV}(?:handy|safe|somewhere safe|to hand|by you|in mind|with you)`,
    'known',
  ),
  claimFrame(`keep (?:the|your|that|the same) code(?: (?:you have|as it is))?`, 'known'),
  // How many may come.
  claimFrame(
    `${COUNT} ${HEADS} (?:is|are|would be) ${ADV}(?:no (?:problem|trouble|bother)|fine|okay|not a problem|welcome)|(?:i|we|you) can ${ADV}(?:do|take|have|book|bring|manage|handle) (?:groups of |parties of )?(?:up to )?${COUNT} ${HEADS}|groups of (?:up to )?${COUNT} can (?:book|play|come|go out)(?: with (?:me|us)| together)*`,
    'people',
  ),
  claimFrame(`no (?:weekends?|[a-z]+days?)(?= [,.!])`, 'hours'),
  claimFrame(`it is (?=[a-z]+days? (?:to|through) [a-z]+day)`, 'hours'),
  claimFrame(
    `(?:weekends|[a-z]+days) (?:is|are) ${ADV}(?:no (?:trouble|problem)|fine|okay|possible|not possible)`,
    'hours',
  ),
  claimFrame(`(?:open )?(?:\\d|five|six|seven) days a week`, 'hours'),
  claimFrame(
    `(?:${WHEN} )+(?:is|are) ${ADV}(?:within|inside|outside|outside of) (?:our |the )?(?:opening |business )?hours|(?:past|after|before) (?:${WHEN} )+there are no (?:more |further )?(?:starts|slots|times|tee times|appointments|bookings)`,
    'hours',
  ),
  claimFrame(
    `(?:(?:on )?[a-z]+days? |weekdays |on (?:a )?[a-z]+day )?we ${ADV}(?:finish|start|begin|stop|end|wrap up)(?= (?:at|by|from|for) )`,
    'hours',
  ),
  claimFrame(
    `(?:[a-z]+days? (?:to|through|till|until) [a-z]+days? |weekdays |(?:on )?(?:weekdays|[a-z]+days) )(?:it is|are) (?:a (?:bit|little) (?:shorter|longer) , )?(?=(?:${WHEN} )+(?:to|till|until) )`,
    'hours',
  ),
  claimFrame(
    `(?:${WHEN} |in the )+is when we ${ADV}(?:start|open|close|finish|begin|shut)(?: up)?|you can (?:SVC|play|start|come|come in) from|(?:there is |we have )no [a-z]+ (?:opening|hours)`,
    'hours',
  ),
  claimFrame(
    `not (?:on |at )?(?:weekends|[a-z]+days)(?= [,.!])|we ${ADV}(?:break|stop)(?: for lunch)?(?= (?:from|between) )`,
    'hours',
  ),
  // What it costs.
  claimFrame(
    `[$£€\\d][\\d.]* (?:is|are) ${ADV}(?:the (?:price|cost|fee|total|rate|charge)|what (?:i|we) (?:have|charge)(?: down)?)|(?:[a-z\\d]+ ){1,5}?(?:dollars?|pounds?|euros?|quid|bucks) (?:is|are) ${ADV}(?:the (?:price|cost|fee|total|rate|charge)|what (?:i|we) (?:have|charge)(?: down)?)`,
    'price',
  ),
  claimFrame(
    `(?:still )?(?:the )?same (?=(?:[a-z\\d]+ ){1,5}(?:dollars?|pounds?|euros?|quid))|(?:the )?same price(?: as (?:before|ever|it was))? , `,
    'price',
  ),
  claimFrame(
    `(?:that|it) (?:is|would be|will be) ${ADV}(?=(?:an? )?(?:[a-z]+ ){0,3}(?:hundred|[a-z]+ty|[a-z]+ty [a-z]+) for (?:the|an?|your) SVC)`,
    'price',
  ),
  claimFrame(
    `(?:i|we) (?:do|can) not (?:have|see) (?:your|the|that|any) (?:booking|appointment|details|records?|reservation|visit|diary) (?:in front of (?:me|us)|to hand|on (?:my|the) screen|up here)(?: (?:yet|right now|just yet|at the moment))?`,
    'nothing-known',
  ),
  claimFrame(
    `that is (?:for |just )?(?:an? |the )SVC (?:on its own|by itself|alone|only)`,
    'service',
  ),
];
