import { type ClaimFrame, claimFrame, THING } from './claim-frame.ts';
import { PASSED_ON } from './claims-passed-on.ts';
import { deed } from './deed.ts';
import { ADV } from './frames.ts';
import { FACTS, MOOD, WHEN } from './vocabulary.ts';

const ONE = '(?:it|that|this|that one|this one|that slot|that time)';
/** Something of an appointment that a move may change. */
const ASPECT =
  '(?:day|date|time|hour|stylist|person|SVC|service|party(?: size)?|number of (?:players|people))';
const COUNT = '(?:\\d|two|three|four|five|six|seven|eight|nine|ten)';
const HEADS = '(?:players?|people|golfers?|of you|persons?)';
const CODE = '(?=[a-z]*\\d)[a-z\\d]{5}';
/** A length of time, in any words. */
const LENGTH =
  '(?:(?:an?|one|two|three|half|\\d+|and|quarters?|of|ten|fifteen|twenty|thirty|forty|five|ninety) )+(?:an )?(?:hours?|minutes?|mins?)(?: and (?:a half|a quarter))?';

/** What is told once something was done, failed or handed over: looked for before other claims. */
export const TOLD: readonly ClaimFrame[] = [
  ...PASSED_ON,
  claimFrame(`that is both (?:of (?:it|them) )?done`, 'stands'),
  claimFrame(
    `that is ${ADV}(?:both|the two|all two)(?: of (?:them|those)| bookings| appointments)?(?= [,.!])|(?:i (?:have )?)?(?:got|found) your (?:booking|appointment|reservation|SVC|visit) ${ADV}(?:here|up|open|in front of me)`,
    'stands',
  ),
  claimFrame(
    `(?:now |and |so )*with (?:it|that|this|${FACTS}(?: ${FACTS}){0,6}?) ${ADV}(?:out of the way|behind (?:us|you)|done|sorted|settled|booked|reserved|scheduled|confirmed|secured|moved|changed|cancelled|passed on|noted|arranged|taken care of|in the (?:book|books|diary|calendar))`,
    deed,
  ),
  claimFrame(
    `(?:i|we) have ${ADV}taken care of (?:that|the|your) (?:cancellation|change|move|booking|appointment|reservation|SVC|message)(?: for you)?`,
    (clause) => (/(?:change|move) /.test(clause) ? 'changed' : deed(clause)),
  ),
  claimFrame(`(?:i|we) am ${ADV}doing (?:it|that|so)`, 'done'),
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
    'not ',
  ),
  claimFrame(
    `${THING}${ADV}no longer ${ADV}(?:stands?|exists?|applies|counts?|in the (?:book|diary|calendar))`,
    'gone',
    'no longer ',
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
  claimFrame(
    `${THING}${ADV}no longer ${ADV}(?:doing|cutting|seeing|coming|with)`,
    'gone',
    'no longer ',
  ),
  claimFrame(
    `(?:nobody|no one) (?:is|will be) ${ADV}(?:expecting|waiting for) you|(?:you|your ${COUNT}|all ${COUNT} of you) ${ADV}will not be ${ADV}(?:out|in|playing|coming)`,
    'gone',
  ),
  claimFrame(
    `${THING}(?:came|has come|was taken) off (?:the|our) (?:calendar|diary|books?|list|schedule)`,
    'cancelled',
    'off ',
  ),
  claimFrame('gone from (?:the|our|your) (?:diary|calendar|books?|schedule|system)', 'cancelled'),
  claimFrame(`${THING}(?:is|was|are|has)(?: been)? ${ADV}withdrawn`, 'cancelled', 'withdrawn '),
  claimFrame(
    `(?:it|that) (?:is|was) (?:${FACTS} ){1,7}?(?:that |which )?(?:i|we) ${ADV}(?:have )?${ADV}(?:took out|taken out|cancelled|removed|called off|let go|moved|booked)`,
    deed,
  ),
  claimFrame(
    `that (?:is|was) ${ADV}the only (?:booking|appointment|reservation|visit|one) (?:that )?(?:i|we) (?:found|could find|can find|can see|see|have)(?: for you)?`,
    'known',
  ),
  claimFrame(
    `${THING}(?:is|are) not ${ADV}(?:yours|on|booked|down|held|reserved|there|in)(?: for you| in your name)? (?:any more|any longer|anymore)`,
    'gone',
  ),
  claimFrame(
    `(?:someone|somebody|anyone|anybody)(?: else)? can ${ADV}(?:have|take|book) (?:that|the|your) (?:old )?(?:slot|time|spot|place|SVC)|(?:that|the|your) (?:slot|time|spot|place|SVC) can ${ADV}go to (?:someone|somebody) else`,
    'gone',
  ),
  claimFrame(
    `(?:the|your) code (?:goes|went|lapses|ends|is gone)(?: (?:with it|too|as well))?|(?:that|it|this|which) ${ADV}(?:frees|has freed|freed) (?:up )?(?:the|your)`,
    'gone',
  ),
  // That somebody was faster, or that it did not work.
  claimFrame(
    `${THING}(?:has |have |just |only |seems to have )*(?:disappeared|vanished|slipped away|evaporated)(?: (?:from (?:the|my) list|on (?:us|me)))?`,
    'taken',
    '(?:disappeared|vanished|slipped away|evaporated) ',
  ),
  claimFrame(
    `${THING}(?:did|has|have|would) not ${ADV}(?:go|gone|come|came|work|worked|make it) ?(?:through|off|out)`,
    'failed',
    'not ',
  ),
  claimFrame(
    `${THING}went (?=(?:just |right )*(?:before|while|as|in the meantime|a (?:moment|second|minute)) )`,
    'taken',
    'went ',
  ),
  claimFrame(
    `${THING}(?:belongs to|is|went to|has gone to) ${ADV}(?:somebody|someone) else(?: 's)?(?: now)?|i can not ${ADV}get ${ONE} back|${THING}(?:is|was) ${ADV}(?:free|open|available|there) when (?:i|you|we) (?:offered|asked|looked|checked|started|said|mentioned)(?: (?:it|that|you|first))*|(?:taken|gone) (?:by the time|when|before) (?:you|i|we) (?:said|could|tried|went|got|had)(?: (?:yes|it|that|to|book|get))*`,
    'taken',
    '(?:else|back|when (?:i|you|we)|by the time|before) ',
  ),
  claimFrame(
    `(?:someone|somebody) else (?:has|got|took) ${ONE}(?: now)?|we ${ADV}missed ${ONE}|${ONE} slipped (?:away|through (?:our|my|your) fingers)|the (?:slot|time) had (?:gone|been taken)`,
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
    '(?:untouched|unchanged|unaffected|no code) ',
  ),
  claimFrame(
    `you (?:will|would|have|are|were) not (?:be |been |being )?charged(?: (?:for (?:it|that|this|anything)|anything|a thing))?(?= [,.!])`,
    'failed',
  ),
  claimFrame(`you ${ADV}are ${ADV}not ${ADV}booked(?: in)? (?:anywhere|for anything)`, 'not-done'),
  claimFrame(
    `(?:i|we) (?:have )?${ADV}left ${THING}(?:alone|as (?:it|they) (?:is|are|was|were)|untouched|unchanged|where (?:it|they) (?:is|are|was|were))|${THING}(?:did|does|has|have|will|would) not ${ADV}(?:replaced?|push(?:ed)?|bump(?:ed)?|knock(?:ed)?|affect(?:ed)?|alter(?:ed)?|changed?|overwrite|overwritten|cancel(?:led)?|touch(?:ed)?|move) (?:the|your|that|anything|either)|${THING}(?:is|are|has|have) not ${ADV}(?:been )?${ADV}[a-z]+(?:ed|en|de|nt|pt|ght) (?:just |quite )*yet|you are ${ADV}not ${ADV}(?:tied|committed|bound|locked)(?: (?:in|to|into|down))*(?: (?:anything|a thing|it|that|any (?:time|of (?:them|those))))?`,
    'not-done',
    '(?:left|not) ',
  ),
  claimFrame(
    `without having (?:booked|changed|moved|cancelled|touched) (?:anything|it|that|a thing)`,
    'not-done',
  ),
  claimFrame(
    `nothing about (?:it|that|your (?:booking|appointment|reservation|visit|SVC)) ${ADV}(?:has|is|was)(?: been)? ${ADV}(?:changed|moved|different|touched)`,
    'not-done',
  ),
  // What a move has changed.
  claimFrame(
    `(?:only |just )?(?:the |your )?${ASPECT}(?: and (?:the )?${ASPECT})* (?:(?:is|are|has|have)(?: been)? ${ADV}(?:new|different|changed|what changed|another one)|changed|moved)`,
    'changed',
  ),
  claimFrame(
    `(?:(?:so )?${THING}(?:is|are) )?(?:an extra |another )?${LENGTH} ${ADV}(?:extra|longer|apart|(?=in bed|of sleep))(?: (?:in bed|of sleep)(?: for (?:everyone|all of you|you))?)?|${LENGTH} lies? between (?:the two|them|those)`,
    'duration',
    '(?:hours?|minutes?|mins?) ',
  ),
  claimFrame(
    `nothing else (?:about (?:it|that|your booking) )?(?:has |is )?(?:changed|different|moved)`,
    'changed',
  ),
  claimFrame(
    `you (?:would|will|are going to) ${ADV}be ${ADV}(?:here|with us|with PER|in the chair|in|there|out)? ?for ${ADV}(?=(?:about |around |roughly )?${LENGTH})`,
    'duration',
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
    `(?:(?:you can |just |please |do )*(?:keep|hang on to|hold on to|carry on|stick with|stick to|go on) (?:using )?)?(?:the code )?${CODE} (?:, )?(?:and |because |as |since )?(?:it|that|which) (?:(?:did|has|does|will) not changed?|stays(?: (?:put|the same|yours|as it (?:was|is)))?|is (?:still )?(?:good|valid|the same(?: (?:booking|code|one|appointment))?))`,
    'known',
  ),
  claimFrame(
    `the (?:first|second|other|later|earlier)(?: (?:one|group|round|two|pair|lot|SVC|appointment|visit))? ${ADV}(?:goes|heads|tees|starts|plays|is) ${ADV}(?:out|off)?(?= ?(?:at|on|with|${WHEN}) )`,
    'known',
  ),
  claimFrame(
    `(?:you (?:would|will|should)|${THING}would) ${ADV}be ${ADV}(?:away|out|finished|done|over)(?= (?:by|at|around|before|about) )|${THING}would ${ADV}have you ${ADV}(?:out|done|finished|away)`,
    'known',
    '(?:would|will|should) ',
  ),
  claimFrame(`that is ${ADV}what i have(?: got)?(?: (?:for you|here|down|booked))*`, 'known'),
  claimFrame(`(?:it|that|everything) ${ADV}went in(?: (?:fine|okay|all right))?`, 'stands'),
  claimFrame(
    `(?:i|we) have (?:it|you|your (?:booking|appointment|reservation|SVC|visit)) ${ADV}(?:up |open )?(?:here|open|in front of me|on (?:my|the) screen)(?: in front of me)?`,
    'stands',
  ),
  claimFrame(
    `it (?:is|will be) PER (?:that |who )?you (?:will|are)(?: be)?(?: (?:seeing|with|having|getting|see))?`,
    'stands',
  ),
  claimFrame(
    `PER (?:is|will) not (?:be )?(?:doing|cutting|seeing|styling) (?:it|you|your hair|that) (?:any more|any longer|anymore)`,
    'gone',
  ),
  claimFrame(
    `${THING}(?:would|will|should) ${ADV}(?:run|go on|last|take you|be over|be done|finish|end)(?= (?:until|till|to|at|by|around|about) )`,
    'known',
    '(?:would|will|should) ',
  ),
  // What can be had.
  claimFrame(
    `(?:one|two|three|all|both|any) of (?:the (?:two|three|four)|them|those|these) (?:is|are)|(?:only|just) (?:those|these)(?: two| three)? (?:came up|turned up|showed up|are (?:left|free|open))|(?:i|we) (?:have )?found (?:something|one|a time|a slot|a day)(?: that (?:works|suits|fits)(?: (?:for )?you)?)?|${THING}(?:is|makes|would be|would make) ${ADV}(?:an? )${ADV}(?:${MOOD}) (?:start|end|way to (?:start|end|finish)|finish|time)(?: (?:to|of|for) (?:the|your) (?:day|week|weekend|morning|afternoon))?`,
    'free',
  ),
  claimFrame(
    `you ${ADV}(?:can )?(?:have|have got) (?=(?:(?:${WHEN}|or|and|,|still|either|both|with|PER) )+(?:to|you can) (?:pick|choose) )`,
    'free',
  ),
  claimFrame(
    `(?:just |please |then )*(?:say (?:the word|yes|so)|give me (?:the (?:word|nod|go ahead)|a yes|your (?:yes|okay))|(?:once|when|as soon as|if) you (?:say (?:yes|so|the word)|pick (?:one|it|that)|choose(?: one)?|decide|tell me|confirm|agree))(?: ,)?(?: NAME ,)?(?: (?:and|then|that is when))* (?:i (?:will|can|would) (?:get|put|pop|book|enter|lock|write) (?:it|that|you|that one)|${THING}(?:is|goes|will be|will go|gets|would be)) ${ADV}(?:put |booked |locked |written )?(?:yours|in(?:to)? (?:your name|the (?:book|books|diary|calendar))|in|booked|down|confirmed)(?: (?:for you|in|under your name))*`,
    'free',
  ),
  claimFrame(
    `(?:it|that|that time|that slot|the SVC) is ${ADV}yours (?:once|when|as soon as|if) you (?:say|give|confirm|agree)(?: (?:yes|so|me|the|okay|word|go ahead|to|it|that))*`,
    'free',
  ),
  claimFrame(
    `${THING}(?:is|are|'s|would be) ${ADV}(?:the one|what|where) i would (?:lean to|lean towards|go for|go with|pick|choose|suggest|recommend|take)`,
    'free',
    'i would ',
  ),
  claimFrame(
    `${THING}(?:could|would|might) be ${ADV}(?:a |an |your |the |another )*(?:plan b|backup|fall ?back|alternative|option|possibility)`,
    'free',
    '(?:plan b|backup|fall ?back|alternative|option|possibility) ',
  ),
  claimFrame(`there (?:was|were) ${ADV}(?=PER |${WHEN} )`, 'free'),
  claimFrame(
    `(?:each|all|any|either|both) of (?:those|these|them) ${ADV}(?:takes?|fits?|has room for|suits?|works? for|holds?) (?=(?:all )?${COUNT} ${HEADS})|(?:all )?(?:the )?${COUNT} of you ${ADV}(?:would|will|can|could) ${ADV}(?:go out|go off|head out|play|tee off|SVC|start|go) together(?: at any of (?:them|those|these))?`,
    'known',
  ),
  claimFrame(
    `(?:all|any|each|either|both)(?: of)?(?: the| those| these| them)?(?: (?:two|three|four))?(?: (?:of (?:them|those|these)|times|slots|options|ones))? ${ADV}(?:would |will |can |could )?${ADV}(?:takes?|fits?|suits?|works? for|holds?|has room for|have room for|accommodates?) (?:(?:all|the|your|a|whole|entire|full) )*(?:${COUNT} ${HEADS}|(?:group|party|team)(?: of ${COUNT})?|(?:two|three|four)some)`,
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
    `${COUNT} ${HEADS} (?:is|are|would be) ${ADV}(?:no (?:problem|trouble|bother)|fine|okay|not a problem|welcome)|(?:i|we|you) can ${ADV}(?:do|take|have|book|bring|manage|handle|play with|play as|come with|come as|go out as) (?:groups of |parties of )?(?:up to )?${COUNT} ${HEADS}|groups of (?:up to )?${COUNT} can (?:book|play|come|go out)(?: with (?:me|us)| together)*`,
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
