import { ADV, type Frame, frame } from './frames.ts';
import { DO, MOOD, WHEN } from './vocabulary.ts';

/** Of nothing that Bellhop keeps, and of nobody who acts for the business. */
const OF_NO_DEED =
  '(?!.*(?<![a-z])(?:book\\w*|reserv\\w+|schedul\\w+|confirm\\w*|sent|told|cancel\\w*|moved?|moving|chang\\w+|charg\\w+|pass\\w*|messages?|appointments?|bookings?|slots?|free|availab\\w+|open|opening|full|taken|set|down|sorted|transferr\\w*|connect\\w*|expect\\w*|waiting|diary|calendar|calendars|list|code|SVC|PER|we|our|they|he|she|refund\\w*|discount\\w*|pay\\w*|paid|deposit) )';
/** Things outside, of which anybody talks. */
const OUTSIDE =
  '(?:(?:the |this |that |all this |such |bad |good |heavy )*(?:traffic|weather|roads?|trains?|bus|buses|tube|subway|metro|motorway|freeway|highway|rain|snow|sun|sunshine|wind|heat|cold|fog|ice|rush hour|school run|commute|forecast|roadworks|jams?|delays)|life|mondays|monday mornings|mornings|(?:a )?(?:toothache|headache|hangover|bad hair day)s?)';
/** What one does with a time that suits, or before one. */
const AT_EASE =
  '(?:sleep in|lie in|stay in bed|have (?:a )?lie in|rest|relax|breathe|unwind|take it easy|sleep late|get up late|catch up on sleep|have breakfast|have lunch|have (?:a )?coffee|get (?:some|your) (?:sleep|rest|lunch|breakfast|coffee)|warm up|stretch|beat the (?:traffic|crowds|heat|rush)|miss the (?:traffic|rush|worst of it)|make a day of it|enjoy (?:the|your) (?:morning|afternoon|evening|day|weekend|rest of the day)|get (?:on|off|home|back|going|started|there) (?:early|late|in good time))';
const OF_SLEEP = '(?: (?:a (?:little|bit|while)|longer|for once|too|as well|a touch))*';
/** Whom one says something to. */
const YOU = '(?:you|everyone|everybody|the (?:group|four of you|kids)|all of you|your group)';

/** Remarks on the caller, the weather and the way here, and on how the call goes on. */
export const REMARKS: readonly Frame[] = [
  // Thanks, commiseration, luck.
  frame(
    `(?:many |so )*(?:thanks|thank you|cheers|i appreciate)(?: (?:so much|very much|again|kindly|ever so much))*(?: for)? (?=(?:the|your|that|this|being|giving|staying|sticking|putting|making|taking|letting|warning|trying|thinking|explaining|sharing|asking|checking|ringing|calling|saying|spelling|repeating|holding|waiting|hanging|bearing|keeping|getting) )${OF_NO_DEED}`,
    'any',
  ),
  frame(
    '(?:bad|hard|tough|rotten|rough|best of|good|better) luck(?: (?:there|then|with (?:it|that|the [a-z]+)|next time|for you|out there|today))*|well (?:spotted|remembered|played|said|put|timed)|good (?:catch|memory|timing|to know|stuff)|off you go|just so you know|to be fair|truth be told|no harm done|no wonder|mercifully|thankfully|luckily|happily|funnily enough|as it happens|by all accounts|rest easy|chin up|safe and sound',
    'none',
  ),
  frame(
    `(?:what a|such a|that is (?:a|such a)) (?:morning|day|week|drag|hassle|mess|journey|commute|letdown|blow|disappointment|headache|rotten (?:day|morning|luck)|long (?:day|wait|drive)|way to (?:start|spend) (?:the|your) (?:day|week|morning))(?: (?:for you|you are having|you have had))?`,
    'none',
  ),
  frame(
    `(?:everyone|everybody|we all|all of us|most (?:people|of us)|the best of us|anyone|lots of people|plenty of people) (?:can |do |does )?(?:gets?|has|have|runs?|forgets?|feels?|hits?|needs?|deserves?|likes?|loves?|hates?) ${ADV}(?:held up|late|stuck|delayed|behind|nervous|busy|lost|caught(?: (?:up|out))?|that way|things|days like (?:that|this)|mornings like (?:that|this)|one of those (?:days|mornings)|those (?:days|mornings)|mixed up|it wrong|the traffic|traffic|a break|a treat|a lie in)(?: (?:sometimes|now and then|now and again|from time to time|at times|once in a while|some days|in traffic))*`,
    'none',
  ),
  frame(`${OUTSIDE} ${OF_NO_DEED}(?!.*(?:you are|you have|you will|your) )`, 'free'),
  frame(
    `(?:fingers crossed|with (?:a (?:bit|little) of |any |some )?luck|hopefully|let us (?:both )?hope|touch wood|knock on wood|all being well)(?: that)?(?= )${OF_NO_DEED}(?!.*(?:you are|you have) )`,
    'free',
  ),
  // Of the caller.
  frame(
    `(?:and |but |so )*(?:you|he|she|they|somebody|someone) (?:do |does )?(?:sounds?|seems?|looks?) (?!to |that )${OF_NO_DEED}(?!.*(?:you are|you have|you were|good to go) )`,
    'any',
  ),
  frame(
    `you (?:will |would |can |could |do )*${ADV}(?:get|have (?:the )?(?:time|chance)|have time) ${ADV}to ${AT_EASE}${OF_SLEEP}|(?:(?:it|that|this|which) )?(?:lets?|would let|will let|gives?|would give|leaves?|would leave|means|buys|allows?) (?:${YOU} )?(?:can |could |get to |to |time to |a chance to |a bit of time to |plenty of time to |room to )*${AT_EASE}${OF_SLEEP}|you (?:can|could) ${ADV}${AT_EASE}${OF_SLEEP}`,
    'none',
  ),
  frame(
    `you are ${ADV}(?:not the (?:only|first) one|not alone|in good company|doing (?:great|fine|well|just fine)|being (?:very |so )?(?:patient|kind|helpful)|too kind|not (?:a )?(?:bothering|bother|trouble|wasting|being (?:rude|difficult|a pain)) ?(?:me|anyone|at all|my time)?|in no (?:rush|hurry|trouble)|not being)`,
    'none',
  ),
  frame(
    `you ${ADV}(?:may|might|could|will|would|can)(?: always| also| just| well)* (?:have to|need to|want to|wish to|like to|prefer to|do well to) (?:explain|repeat|say|tell|give|go over|mention|start|spell|ask|think|check|jot|write|bring|drop|keep|look)(?! (?:the |your |a )?(?:deposit|fee|card|id|insurance|payment))`,
    'talk',
  ),
  frame(`you could ${ADV}(?:drop|let|leave|swap|split|have|take|skip|wait|stick|go for)`, 'talk'),
  frame(
    `i (?:took|take|read|heard) (?:that|it|you) (?:as|to mean) ${OF_NO_DEED}(?:(?!and |so |now )[a-zA-Z]+ ?){1,6}?(?= [,.!?])`,
    'none',
  ),
  frame(`i am ${ADV}no (?:judge|expert|doctor|dentist|authority|good|use|weather)`, 'free'),
  frame(
    `i am ${ADV}not (?:going anywhere|in a (?:hurry|rush)|rushing you|much of [a-z]+|going to (?:rush|hurry|push|pressure) you|trying to (?:rush|hurry|push) you)`,
    'none',
  ),
  frame(
    `(?:i|we) (?:can|could) not (?:see|tell|say|make out|quite (?:see|tell|say)|really (?:see|tell|say)) (?:who|what|which|whether|why|how|where|if)(?= )(?!.*(?:your (?:booking|appointment|SVC)|you (?:are|have)) )`,
    'free',
  ),
  frame(
    `(?:i know |i realise |i realize |sorry |i appreciate )*(?:that|it|this|the wait)(?: (?:all|just|probably|maybe))? (?:took|has taken|is taking|was|went on|dragged on) ${ADV}(?:a while|a moment|a minute|a bit|a little while|some time|long|longer|forever|ages|time)(?: (?:than|longer|there|i|it|should|should have|expected|hoped))*`,
    'none',
  ),
  frame(
    `i (?:know|bet|imagine|can imagine|gather|can tell|suspect)(?: that)? you (?:(?:had|were|are|would|have|had been|have been) )?${ADV}(?:settled|set your heart|hoped|hoping|wanted|counting|looking forward|liked|rushed|keen|excited|eager|busy|relieved|disappointed|in a (?:hurry|rush)|(?:been )?waiting|had (?:a|enough))(?! (?:booked|free))`,
    'talk',
  ),
  frame(
    `(?!(?:booking|moving|cancelling|canceling|changing|calling|putting|connecting|transferring|sending|passing|handing|seeing|holding|keeping) )[a-z]+ing (?=(?:[a-zA-Z]+ ){0,5}(?:sounds|is|must be|can be|seems) )${OF_NO_DEED}(?:[a-zA-Z]+ ){0,5}?(?:sounds|is|must be|can be|seems) ${ADV}(?:like )?(?:an? )?(?:never |always |not )?${ADV}(?:${MOOD})`,
    'talk',
  ),
  frame(
    `you ${ADV}(?:will|would|are going to) ${ADV}(?=[a-z]+ )${OF_NO_DEED}(?:look|feel|love|enjoy|like|be ${ADV}(?:fine|okay|pleased|glad|great|all right|alright|thrilled|ready|tired|proud)|do ${ADV}(?:great|fine|well)|have ${ADV}(?:fun|a ${ADV}(?:${MOOD}) [a-z]+)|get used to it)`,
    'talk',
  ),
  frame(
    `you (?:did|do|will|would|can|could) not ${ADV}(?:do anything (?:wrong|silly)|forget(?: it| that)?|go (?:far )?wrong|regret (?:it|that)|sound (?:rude|silly|late|like)|have to (?:apologi[sz]e|be sorry|explain|rush))|you are not the (?:first|only one|last|only person)`,
    'talk',
  ),
  frame(
    `(?:it|that) ${ADV}depends(?: ${ADV}on)?|i have never(?= )${OF_NO_DEED}|(?:that|it) is ${ADV}(?:between you and|a matter for|down to|up to) (?:the|your|you|them)`,
    'free',
  ),
  frame(
    `nothing (?:happens|will happen|is done|gets done|goes (?:in|ahead)|moves|changes) (?:until|till|unless|without|before) (?:you|your|i)(?: (?:say|tell me|give me|agree|confirm|have|hear))*(?: (?:so|yes|otherwise|okay|say so|your|the|a|word|go ahead|from you))*|i (?:would|might) (?:be|feel) ${ADV}[a-z]+ (?:too|as well|myself|in your (?:place|shoes))`,
    'none',
  ),
  frame(
    'i have (?:only|just) (?:read|asked|offered|suggested|mentioned|listed|named|been (?:looking|checking|asking))(?! (?:them|the (?:team|desk|office|dentist)) )',
    'talk',
  ),
  frame('(?:nobody|no one) (?:but|except|other than) PER(?= [,.!])', 'none'),
  frame(`you can ${ADV}(?:reach|find|get hold of) (?:me|us)`, 'talk'),
  frame(
    `you have not (?:lost|missed|done|broken|forgotten) (?:anything|a thing|out)(?: (?:wrong|at all|yet))*`,
    'none',
  ),
  frame(
    `(?:(?:it|that) is )?${ADV}not (?:really )?(?:for me|my place|up to me) to (?:say|judge|decide|tell|promise)`,
    'free',
  ),
  frame(
    `i have done (?:what|all|everything|the most) i can(?: (?:here|for you|on my (?:end|side)))*|the rest is (?:for|up to|with) (?:the (?:front desk|desk|team|pro shop|office|dentist)|them|you)|no hard feelings(?: at all)?|(?:it|that) is the same price (?:with PER|either way|whoever you (?:choose|see|pick)|for (?:all|any) of them)`,
    'none',
  ),
  frame(
    `(?:i|we) do not have (?:anything|any (?:details|news|notes?)|details|much) (?:on|about) (?!(?:${WHEN}|PER|SVC|your|you|it|that|the (?:${WHEN})) )`,
    'talk',
  ),
  frame(
    `(?:please |just |do |and |then |so )*(?:get (?:here|home|there|back) (?:safe|safely|in one piece|when you can|in your own time)|go (?:straight |right )?to (?:urgent care|(?:the )?(?:er|emergency room|hospital|emergency department)|your doctor)|do not (?:rush|hurry|stress|panic|fret|feel bad|blame yourself|wait (?:for|until|till)|speed)|take it (?:easy|slow|steady))`,
    'talk',
  ),
  frame(
    `you are ${ADV}(?:on (?:your|the) way(?! (?:to|through|over))|driving|heading over)(?: (?:but|and) ${ADV}(?:running )?(?:late|behind|delayed|held up))?`,
    'none',
  ),
  // Of a day or a time: how it sounds, not whether it is to be had.
  frame(
    `(?:${WHEN} )+(?:sounds|feels|seems) ${ADV}(?:like )?(?:an? )?${ADV}(?:${MOOD})(?: (?:start|way|day|time|choice|plan|idea|spot|one|pick|slot|to|the|your|for|it|a|that|of|day|week|weekend|me|round|go|kick off))*`,
    'none',
  ),
  // How the call goes on.
  frame(
    `(?:please |do |just |so |then |and |but )*let (?:us|me|them) know(?: (?:about|if|when|whether|what|which|how|should|once|in case|as soon as))?`,
    'if',
  ),
  frame(
    `(?:and |but |so )*should (?:you|anything|something|that|it|things|plans|the [a-z]+|your [a-z]+|anyone|anybody|somebody|someone|one of you|there)(?= )(?! be )`,
    'if',
  ),
  frame(
    `(?:please |do |just |and |then )*have (?:your|the|a|any) (?:questions?|details|name|number|code|pen|phone|notes?|request|answer)(?: (?:and|or) (?:your|the|a)? ?[a-z]+)? (?:ready|handy|to hand|at hand|in mind|nearby)(?: for (?:them|me|the [a-z]+(?: [a-z]+)?|when [a-z ]+))?`,
    'none',
  ),
  frame(
    `(?:i|we) (?:can|could|would|may|might|(?:can|could|would) (?:also |always |certainly |gladly |happily )+|would be ${ADV}(?:happy|glad) to|am ${ADV}(?:happy|glad|able) to|was (?:just )?(?:about|going) to) ${ADV}(?:try to |try and |get to |see about |offer to )*(?:put|connect|transfer|patch|pass|hand) (?:you|your call|the call|this)(?: (?:through|over|on|across|up))?(?: (?:to|with) (?:(?:the|our|a|an) )?(?:front desk|desk|pro shop|shop|team|office|reception|salon|manager|person|human|real person|colleague|someone|somebody|them)(?: (?:there|who (?:knows|can help|can answer|would know)|for that|about (?:that|it)|there))*)?(?: (?:instead|for that|about that|now|directly|straight))?(?= (?:[,.!?]|if|and|but|so|or|when|once|while|because)(?: |$))`,
    'none',
  ),
  frame(
    `(?:(?:and |so |but )*(?:that|which|this) is(?: also| exactly| just)? (?:why|where)|(?:so )?(?:that|which) means|hence)(?= (?:i|we|you|they|it|there) )`,
    'clause',
  ),
  frame(
    `(?:(?:that|it|this) is )?${ADV}(?:a (?:bit|little) |far |way )?more than (?:i|we) (?:can|could|know|am able to|have)(?: (?:answer|say|tell|know|help with|promise|do|help|to hand|here))*`,
    'none',
  ),
  frame(
    `(?:(?:there is|there would be|i see|it does|it would do|it is) )?(?:no|not any) (?:harm|shame|danger|obligation|rush|hurry|point|sense|need|use)(?: (?:in|to|at all))*(?= (?:asking|thinking|waiting|checking|looking|trying|taking|rush|hurry|decide|worry|sleeping|considering|apologi[sz]e|rushing|hurrying|deciding|feel|shout|panic|stress|think|repeat|spell|explain|guess)(?: |$))`,
    'any',
  ),
  frame(
    `(?:there is |it is |that is )?not ${ADV}(?:long|far|much)(?: (?:longer|to wait|to go|now|left to wait|at all|of a wait|off|away|until then|till then))+`,
    'none',
  ),
  frame(
    `you (?:will|would|are going to) (?:not|no longer) (?:hear|have|be (?:talking|speaking) (?:to|with)|be dealing with|need) (?:from )?me(?: (?:any more|any longer|anymore|again|now|after (?:this|that)))*`,
    'none',
  ),
  frame(
    `(?:and |or |so )*all (?:good|okay|fine|right|set|clear|happy)(?: (?:so far|to|for|with|if|then|there|on|by))*(?: (?:${DO}))?`,
    'talk',
    true,
  ),
  frame(
    `(?:besides|apart from|aside from|other than|on top of|beyond) (?:the|that|this|your|it)(?: (?:message|note|code|name|number|booking|appointment|SVC|reservation|visit|two|one))?(?= , )`,
    'none',
    true,
  ),
];
