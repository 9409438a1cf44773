import { longestFirst } from './alternatives.ts';
import { DO, MOOD } from './vocabulary.ts';

/** A beginning of a clause by which it is known to assert nothing, and what may follow it. */
export interface Frame {
  head: RegExp;
  /** `none`: nothing; `talk`: words without meaning of their own; `heard`: also the caller's; `any`: a question; `said`: the caller's own alone; `free`: whatever is said is not said to be so; `if`: a condition; `clause`: another clause, which must hold by itself. */
  tail: 'none' | 'talk' | 'heard' | 'any' | 'said' | 'free' | 'if' | 'clause';
  /** Only where the sentence ends in a question mark. */
  asks?: true;
}

const ADV =
  '(?:(?:just|also|really|so|very|quickly|now|then|still|certainly|definitely|happily|gladly|only|already|actually|first|even|simply|maybe|perhaps|again|too|always|please|quite|right|probably|honestly|kindly|totally|completely|absolutely|fully|truly|sadly|unfortunately|currently|most|more|all|both|terribly|awfully|extremely|more than|a bit|a little|much|best|well|of course|personally) )*';
const I_WILL = `(?:will|can|could|would|may|might|shall|should|must|need to|want to|have to|would like to|would love to|would have to|would need to|will have to|will need to|am going to|am about to|am here to|am just here to|was going to|was (?:just )?about to|am (?:trying|hoping|waiting) to|am ${ADV}(?:happy|glad|delighted|pleased|able|ready) to|(?:will|would) be ${ADV}(?:happy|glad|delighted|pleased|able) to|would rather|do need to|just wanted to|wanted to|was hoping to|was trying to|am going to have to|am only able to|can only)`;
const YOU_SAID =
  '(?:said|asked|mentioned|wanted|told me|want|wish|need|prefer|chose|picked|like|would like|would love|would prefer|would rather|asked for|are looking|were looking|are asking|were asking|are calling|are after|were after|were thinking|are thinking|were hoping|are hoping|called|called about|were saying|are trying|were trying|meant|mean|gave me|gave)';
const AUX =
  '(?:would|do|does|did|could|can|may|might|shall|should|will|are|is|am|was|were|have|has|had|would not|do not|did not|are not|is not|can not|could not|will not)';
const WHO =
  "(?:you|i|we|it|that|this|there|they|he|she|these|those|either|any|one|anyone|someone|everyone|everything|somebody|(?:the|your|my|our|that|this|a|an|any|either|each) [a-z-]+(?: [a-z-]+)?|any of (?:those|these|them|that)|one of (?:those|these|them)|both|PER(?: 's)?(?: [a-z]+)?|SVC|NAME|tomorrow|today|[a-z]+day(?:s)?(?: at [a-z\\d:]+(?: [ap]m)?| [a-z]+)?|mornings|afternoons|evenings|[\\d:]+(?: [ap]m)?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|half past [a-z]+|[a-z]+ thirty)(?: (?:oclock|[ap]m|tomorrow|today|on [a-z]+))?)";

/** In a question the subject comes after the verb. */
const NO_SUBJECT = "(?:of you|(?!(?:you|i|we|they|it|he|she|this|that) )[a-z]+|SVC|PER|'s)";
const ASKS_FOR =
  '(?:(?:and|or|so|but|then|in|on|under|for|at|to|about|around|with|from|by) )*(?:what|which|who|whose|where|how|why|when)';

const frame = (source: string, tail: Frame['tail'], asks?: true): Frame => ({
  head: new RegExp(longestFirst(`(?:${source})(?:(?<= )|(?= |$))`), 'y'),
  tail,
  ...(asks && { asks }),
});

/** Said before, after or instead of a statement. */
export const ASIDES: readonly Frame[] = [
  'good (?:morning|afternoon|evening|day)|morning|afternoon|thanks|thank you|cheers|ta|(?:thanks|thank you|sorry|cheers)(?: so| very)?(?: much| a lot| again| kindly)?|(?:thanks|thank you)(?: so much| very much)?(?: NAME)?(?: for (?:(?:calling|choosing|picking|coming to)(?: the)?(?: NAME)*|bearing with me|waiting|holding|asking|that|your (?:patience|call|time|understanding)|bearing with me|letting me know|telling me|confirming|checking|the (?:call|information|details)|being patient))(?: NAME)?(?: back)?(?: today)?',
  'sure|sure thing|of course|certainly|absolutely|definitely|indeed|exactly|totally|for sure|by all means|with pleasure|gladly|yes|yes please|yeah|yep|yup|no|nope|not at all|right|right then|right away|right so|then',
  '(?:it is |that is |there is )?(?:no|not a) (?:problem|worries|trouble|bother|rush|hurry|pressure|worry|harm done|issue|stress)(?: at all| whatsoever)?|never mind|not to worry|do not (?:you )?worry(?: about (?:it|that|a thing))?(?: at all)?|do not mention it|worry not',
  'my pleasure|pleasure|you bet|you got it|anytime|any time|got it|got you|gotcha|understood|noted|roger that|copy that|will do|can do|i see|fair enough|makes sense|that makes sense|sounds (?:good|great|lovely|perfect|fine|fun|wonderful|like a plan)(?: to me)?|(?:good|great|excellent|lovely|fine|fair|nice|interesting|perfect) (?:idea|question|choice|point|one|plan|stuff|pick|news that)',
  'please|sorry|so sorry|i beg your pardon|beg your pardon|pardon|pardon me|excuse me|apologies|my apologies|my bad|my mistake|unfortunately|sadly|regrettably|luckily no|bless you|bless|oh bless|too bad|poor you|poor thing|ouch|shoot|darn|bother|yikes|congratulations|happy birthday|welcome|welcome back|alas',
  'enjoy (?:your|the) SVC|got (?:your (?:name|number|details|message)|that|it|you)|SVC it is|bye|goodbye|bye bye|bye now|bye for now|take care(?: of yourself)?|all the best|have a (?:good|great|lovely|wonderful|nice|fantastic|fab|super|pleasant|safe|beautiful|restful) (?:one|day|evening|afternoon|morning|night|week|weekend|rest of your (?:day|week)|time)|enjoy (?:your|the rest of your) (?:day|evening|afternoon|morning|week|weekend)|enjoy(?: (?:your|the) (?:round|game|golf))|(?:have fun|enjoy it|good luck)(?: out there)?|cheerio|ta ta|speak soon|talk soon',
  '(?:one|just one|just a|a|just|give me a|give me one|give me just a|give me half a|hold on a|hang on a|wait a|in a|two|half a) (?:moment|second|sec|seconds|secs|tick|minute|min|mo|ticks|jiffy)(?: please)?|hold on|hang on|hang tight|hold tight|bear with me|hold the line|stay on the line|stay with me|bear with me(?: (?:a|one|for a|just a) (?:moment|second|sec|minute|tick))?|(?:please )?(?:take (?:your time|all the time you need|as long as you need)|go ahead|go on|go for it|be my guest|come again|carry on)',
  "there we go|here we go|here you go|let us see|let me see|let me think|alternatively|otherwise|by the way|for example|in that case|if so|if not|first|first of all|firstly|finally|lastly|also|plus|and|or|but|though|then|still|again|in order to (?:proceed|continue|help you)|to be sure|just to (?:be (?:sure|clear|safe)|check|confirm|make sure|double check|clarify|recap)|to (?:clarify|be clear|recap|summarise|summarize|confirm|start|begin|get started|start with|be honest|proceed|continue)|as (?:i|you) said|like you said|either way|anyway|anyhow|honestly|frankly|meanwhile|in the meantime|that said|too|as well|instead|yet|however|for now|today|at the moment|right now|at all|sir|madam|ma'am|NAME|folks|my friend|love|lovely|hun|dear|mate|buddy|babe|darling|everyone|guys",
  'what a (?:shame|pity|relief|lovely idea|lovely name|great idea|nice idea|great name|pain|nuisance|good idea|nightmare|beautiful name)|it happens|that happens|(?:it |that )?happens to (?:all of us|everyone|everybody|the best of us)|these things happen|things (?:happen|come up)|plans change|we have all been there|i have been there|easily done|all good|no need to apologi[sz]e|poor you|how (?:exciting|lovely|nice|awful|annoying|frustrating|painful|wonderful|fun|sweet|kind)|whenever you are ready|in your own time|as you (?:like|wish|prefer)|up to you|your call|your choice|nothing at all|i know|i know the feeling|same here|likewise|that is all|that is it|i am here|i am listening|i am all ears|go figure|cool beans|happy days|after you',
  'great|perfect|wonderful|lovely|excellent|brilliant|brill|fantastic|fab|fabulous|awesome|amazing|terrific|superb|good|nice|super|cool|neat|sweet|marvellous|alright|all right|righto|okay|ok|okay dokie|well|so|now|hm+|um+|uh+|er+|ah+|aha|oh|ooh+|aw+|oops|whoops|gosh|goodness|my goodness|oh dear|oh no|dear|hi|hello|hey|hiya|howdy|hi there|hello there|hey there|greetings',
].map((source) => frame(source, 'none'));

/** What the agent cannot do itself, or would do by saying so: to speak to somebody, to hold, to see someone in. */
const NO_PROMISE =
  "(?!(?:have(?! (?:a |another )?(?:quick |closer |little |proper )?look)|make(?! sure)|set|secure|lock|hold|keep|add|share|note|pass|write|jot) |(?:ask|call|ring|tell|talk|speak|leave|check with|use|work)(?: (?:it|this|that))?(?: (?:to|with|in|for))? (?:the|our|my|PER(?! 's)|them|him|her|someone|somebody|a|word|you back|you later|you when|you tomorrow|you today)(?: |$)|(?:call|ring|phone) you|(?:fit|squeeze|see|take|get|have|slot|put|do) you (?!(?:booked|started|seen|to|down|through|moved|sorted|set|up|in with|back to|in for that|in the|on the)(?: |$)))";

/** To look at something asserts nothing of it, whatever it is. */
const LOOK =
  '(?:check(?: on| into| over| for)?|double check|look(?: at| into| for| up| over| around| through| again)?|(?:have|take) (?:a |another )?(?:quick |closer |little |proper )?look(?: at| into| for| through)?|see(?! you)|find(?! you)|find out|search(?: for)?|pull up|bring up|go over|run through|go through|verify|repeat|read (?:it|that|this|back|through)|think(?: about)?|make sure (?:that )?(?:i|we) (?:have|got|heard|get|understand|am|are|do not)|be sure (?:that )?(?:i|we) (?:have|got|heard|get|book|understand|am|are|do not)|figure out|explain|walk you through|go through)';
/** What is not taken to be so: a wish, a doubt, a hope. */
const UNREAL = `(?:do not |would not |did not )?${ADV}(?:want to|wish|would like to|would hate to|wonder|am wondering|hope|am hoping)(?! (?:tell|let|inform|say|announce|remind|mention|confirm|congratulate|thank|point))`;

/** Verbs whose denial is a claim as well. */
const NOT_DENIED =
  '(?:charge|bill|book|cancel|move|change|send|tell them|pass|touch|have|see|find|reserve|require|put|make|schedule|confirm|get (?:it|that|through)|expect|be |think(?! so)|believe|suppose|imagine|anticipate|foresee|let|allow|wait|make|need|mind )';

export const HARMLESS: readonly Frame[] = [
  ...ASIDES,
  frame(
    'alrighty|righty(?: oh)?|on it|i am on it|coming right up|go right ahead|take a (?:moment|minute|second)(?: to think(?: about it| it over)?)?|feel better(?: soon)?|get well soon|it (?:was|is|has been) (?:a |my )?(?:pleasure|lovely|nice|great)(?: (?:helping|talking (?:to|with)|chatting with|speaking (?:to|with)) you)?|have (?:a|an) [a-z]+ (?:SVC|round|game|day|one|time|trip|weekend|visit)|(?:just )?a (?:quick )?heads up|here is the thing|you know|i mean|to tell (?:you )?the truth|as far as i know|let me put it this way|fingers crossed|sounds about right|of course you can|looking now|one thing at a time|no need|not to rush you|thanks again',
    'none',
  ),
  frame(`i ${ADV}(?:do|did|would|will|can|could) not ${ADV}(?!${NOT_DENIED})[a-z]+`, 'any'),
  frame(`i ${ADV}(?:would|had) rather(?: not)?(?! (?:tell|say))`, 'any'),
  frame(
    `i ${ADV}(?:do )?(?:understand|appreciate|hope|love|like|hate|know how|know that feeling|feel|see how|see why|get how|get why|hear how|can imagine|can see why|can see how)(?! (?:you|we|it|that) (?:are|is|have|has))`,
    'any',
  ),
  frame(`i am ${ADV}(?:sure|confident|certain|positive)(?: that)?`, 'clause'),
  frame(
    `i (?:will|can) make a note of (?:it|that|this)(?= (?:when|once|if|as soon as) you )`,
    'none',
  ),
  frame(
    `(?:it|that|nothing) is (?:only |not )?(?:booked|final|confirmed|done) (?:once|until|unless|when|after) (?:you|i have your)`,
    'talk',
  ),
  frame(
    `(?:a|an|that|your|the) [a-z]+(?: [a-z]+)? (?:sounds|must be|must feel|must have been) ${ADV}(?:${MOOD})`,
    'none',
  ),
  frame(`(?:as for|regarding|about|for|with)(?= (?:[a-zA-Z]+ ){1,4}, )`, 'any'),
  frame(`i (?:find|read|look|check|ask|repeat)(?= (?:a|it|that|for|you|the|your)(?: |$))`, 'talk'),
  frame(`you (?:just |then |simply )*(?:say|tell me|pick|choose|let me know)`, 'talk'),
  frame(`you (?:can not|do not|would not|could not)`, 'any', true),
  frame(
    `i am (?:only|just) (?:the|an?) (?:[a-z]+ )?(?:line|desk|assistant|receptionist|system|helper)`,
    'none',
  ),
  frame(`(?:happy|glad|delighted|pleased) to ${NO_PROMISE}(?:${DO})`, 'heard'),
  frame(`(?:good|happy|okay|fine) (?:to|with)`, 'talk', true),
  frame(
    `(?:it|that|this) (?:is|would be|may be|might be|sounds like) ${ADV}(?:(?:a |an |one |something )(?:good |great )?(?:question|one|matter|thing)? ?for (?:the|our) (?:team|dentist|office|pro shop|stylists?|front desk)|something (?:that )?i (?:can|could|do|would|will|am)(?: not)?|something (?:that )?(?:only )?(?:the team|the dentist|they) (?:would|could|can|may))`,
    'any',
  ),
  frame(
    `(?:it|that|this) is ${ADV}not ${ADV}(?:something|anything|a question|information)(?: (?:for|that i|i|to))`,
    'any',
  ),
  frame(
    `(?:it|that|this) is ${ADV}(?:${MOOD}) (?:to (?:hear|know|be|feel|ask|say|have)|that you|of you|if you)(?! (?:are|have))`,
    'any',
  ),
  frame(
    `(?:someone|somebody|the team|the dentist|the office|the pro shop|PER)(?: (?:on|from|in|at) the (?:team|office|desk|shop|practice|salon))? (?:would|may|might|could) (?:have to|need to|be able to|be the one to|be the best one to)? ?(?:answer|tell|help|say|advise|know|look at|look into|decide)`,
    'any',
  ),
  frame(
    `(?:(?:a lot of|lots of|many|most|plenty of|some) (?:people|folks|callers)|everyone|everybody) ${ADV}(?:feels?|asks?|worry|worries|struggles?|gets (?=nervous|confused|tired|busy|worried))`,
    'any',
  ),
  frame(
    `(?:what|the best|all|one thing|the most) (?:that )?(?:i|we) can (?:do|offer|say|suggest)(?: here| now| for you)? is(?: to)? ${NO_PROMISE}(?:${DO})`,
    'talk',
  ),
  frame(
    `i (?:can|could|would be happy to|would be glad to|am happy to) ${ADV}pass (?:it|that|this|the|your)(?: [a-z]+)? (?:on|along)`,
    'talk',
  ),
  frame(
    `(?:if|once|when|whenever|unless|until|as soon as|in case) ${ADV}(?:you|i|we|it|that|they|he|she|anything|something|none of (?:those|these|them)|that one|the time|the day) ${ADV}(?!(?:have|are) (?:an?|your) )[a-z]+`,
    'if',
  ),
  frame(`while (?:we|i|you) (?:are|were|am) [a-z]+ing`, 'talk'),
  frame(
    `(?:let (?:me|us)|i ${ADV}${I_WILL}|we ${ADV}${I_WILL}|i ${ADV}(?:want|need|have) to|i am ${ADV}(?:going )?to|to) ${ADV}(?:go ahead and )?${ADV}${NO_PROMISE}${LOOK}`,
    'any',
  ),
  frame(`i ${UNREAL}`, 'free'),
  frame(
    `i (?:am|was) ${ADV}not ${ADV}(?:sure|certain|aware|familiar|a|an|the)|i ${ADV}(?:do|can|could) not ${ADV}(?:know|tell|say|guess|judge|speak to|recall|remember|think i can)`,
    'free',
  ),
  frame(
    `(?:and |just |only )*so (?:that )?(?:i|we) (?:have|can|get|know|do not|am|are|could|understand)`,
    'any',
  ),
  frame(
    `(?:whichever|whatever|whenever|whoever|however|wherever)(?: (?:one|day|time|way|of those|of them))? ?(?:you (?:prefer|like|want|need|are|can)|works?|suits?|is (?:best|easiest|easier|good|fine))`,
    'talk',
  ),
  frame(
    `(?:my |our )?(?:apologies|sincere apologies|sorry) (?:for|about)|(?:i|we) ${ADV}apologi[sz]e(?: (?:for|if))?`,
    'any',
  ),
  frame(
    `(?:that|it|this) is ${ADV}(?:a bit |a little )?(?:outside(?: of)?|beyond|not part of|above|more than) (?:what|my|the)`,
    'any',
  ),
  frame(`(?:that|it|this) (?:must|has to|had to) (?:be|have been|feel) ${ADV}[a-z]+`, 'none'),
  frame(`(?:looks|seems|sounds|appears) (?:like|as if|that)`, 'clause'),
  frame(
    `(?:i|we) ${ADV}(?:would|will|am|are) ?${ADV}(?:be )?${ADV}(?:glad|happy|love|delighted|pleased) to (?:see|have|welcome|meet) you`,
    'talk',
  ),
  // Offers, and what is about to be looked at.
  frame(`let (?:me|us) ${ADV}(?:${DO})`, 'heard'),
  frame(`(?:i|we) ${ADV}${I_WILL} ${ADV}${NO_PROMISE}(?:${DO})`, 'heard'),
  frame(
    `i ${ADV}${I_WILL} ${ADV}(?:have (?:a (?:quick )?look|another look|it|that|your|to|you)|make (?:sure|it|that|this)|lock it|set (?:it|that) up|hold on|write (?:it|that) down|jot (?:it|that) down|secure (?:it|that)|add (?:it|that))`,
    'heard',
  ),
  frame(
    `(?:happy|glad|delighted|pleased|here|nice|good|lovely|great) to (?:help|assist|be of help|chat|hear from you|hear it|hear that|meet you|talk to you|hear)`,
    'talk',
  ),
  frame(
    `i ${ADV}(?:would|will) be ${ADV}(?:right )?(?:happy|glad|delighted|pleased|with you|back|here|careful|quick|honest)`,
    'talk',
  ),
  frame(
    `(?:i|we) ${ADV}(?:would|will)(?: not)? ${ADV}(?:love|like|need|want|prefer|suggest|recommend|hate)(?: to)?(?: (?:have|help|see) you)?`,
    'heard',
  ),
  frame(
    `(?:i|we) can(?: not)?(?: try| help)?(?= [.,!?])|(?:i|we) ${ADV}${I_WILL} ${ADV}do (?:it|that|this|so|my best|both|either)(?: for you)?|i would be|i might|i could|i will(?: not)?`,
    'none',
  ),
  // What the agent is, feels and needs.
  frame(
    `i (?:am|was) ${ADV}(?:not )?${ADV}(?:sure|certain|unsure|positive)(?: that)?(?: (?:i|we) (?:understood|understand|follow|followed|heard|caught|got)| about| what| which| how| who| if| whether)?`,
    'heard',
  ),
  frame(`(?:i am ${ADV})?sorry to hear(?: that| about)?`, 'any'),
  frame(
    `i am ${ADV}sorry (?:about|for|if|i (?:missed|misheard|misunderstood|can not help|did not)|you are (?:having|feeling|in)|that (?:happened|is happening|you are (?:having|feeling|in)))`,
    'heard',
  ),
  frame(`(?:i am ${ADV})?sorry you can not (?:make|come|do)`, 'talk'),
  frame(`i am sorry we will not see you`, 'talk'),
  frame(`sorry (?:about|for|if)`, 'heard'),
  frame(
    `(?:i am |so |really |very )*(?:afraid|sorry|glad|happy|pleased|delighted|thrilled)(?: to (?:say|tell you|report|let you know|inform you))?(?: that)?`,
    'clause',
  ),
  frame(
    `i am ${ADV}(?:not )?(?:sorry|afraid|happy|glad|here|listening|ready|with you|all ears|back|well|great|good|fine|doing (?:well|great|fine|good)|only human|all set|still here|unable)(?: to (?:help|assist|hear that|hear it|answer|listen|do that|book|take|find|wait|hold on)| for you| now| today)?`,
    'talk',
  ),
  frame(
    `i am ${ADV}(?:an?|the|your|only an?|just an?) (?:automated |virtual |voice |digital |ai |friendly )*(?:receptionist|assistant|ai|system|voice|agent|robot|bot|computer|machine)(?: (?:of|for|at|here at|from) (?:the |NAME ?)*(?:dentist|practice|salon|course|club|NAME))?`,
    'talk',
  ),
  frame(
    `you are ${ADV}(?:speaking|talking|chatting) (?:to|with) (?:the|an?|our|NAME 's) (?:automated |virtual |voice |digital |ai )*(?:receptionist|assistant|ai|system|agent)`,
    'talk',
  ),
  frame(
    `this is (?:the|an?) (?:automated |virtual |voice |digital |ai )*(?:receptionist|assistant|ai|system|agent)(?: (?:of|for|at|here at))?`,
    'talk',
  ),
  frame(
    `(?:i am|i was|we are|i have been)? ?${ADV}(?:checking|looking|searching|pulling|finding|trying|seeing|having a look|taking a look|bringing|waiting for|asking|reading|getting that up|wondering|calling up)`,
    'heard',
  ),
  frame(`(?:i|we) ${ADV}(?:will |would |do |might )?${ADV}(?:need|require|want)`, 'heard'),
  frame(
    `(?:all|what|the (?:only|last|first|next) thing|the next step|everything) (?:(?:i|we|that i) )?(?:still |just )?(?:need|needed|want|ask|is)(?: now| from you)* (?:is|to)`,
    'heard',
  ),
  frame(
    `(?:i|we) ${ADV}(?:understand|see|hear (?:you|that)|appreciate|apologi[sz]e|hope|agree|love|like|wish|get (?:it|that)|know (?:how|what you mean|it is|that feeling)|hate to hear|feel for you|can imagine|can relate|can hear|do understand|do apologi[sz]e|completely get it|bet)`,
    'heard',
  ),
  frame(
    `i (?:hope|wish) (?:that|it|you|this|your [a-z]+|he|she|they) ${ADV}(?:helps|is|are|feels?|gets?|can|works|goes|have|has|feel|will|clears|settles|does)`,
    'heard',
  ),
  frame(
    `i ${ADV}(?:think|believe|suppose|guess|imagine|see|understand|hear|gather|assume|notice|know|would say|take it|can see|can confirm|can tell you|must say|can say|was told|have been told)(?: that| here| here that)?`,
    'clause',
  ),
  frame(
    `(?:it|that) ${ADV}(?:looks like|seems|seems like|sounds like|appears|turns out|means)(?: that)?`,
    'clause',
  ),
  frame(`i (?:think|believe|hope|suppose|guess|imagine) (?:so|not)`, 'none'),
  frame(
    `i ${ADV}(?:heard|misheard|meant|missed|misunderstood|mixed|caught|understood(?: that)?|lost|thought|said|did hear|got|asked|was asking)(?: (?:you|that|it|the|what|your))?`,
    'heard',
  ),
  frame(
    `i (?:have|got)(?: got)? ${ADV}(?:your (?:name|number|phone number|first name|last name|surname|email|request|details)|a (?:few |couple of |quick )?questions?|one (?:more )?question|all (?:that )?i need|everything (?:that )?i need|what i need|to ask|noted (?:your|that)|written (?:that|it|your) down|taken down your|understood(?: that)?|updated your (?:phone )?(?:name|number|e-?mail|details))`,
    'talk',
  ),
  frame(`i (?:have|got)(?: got)? (?:that|it|you)`, 'none'),
  frame(
    `i am having (?:a bit of |a little |some )?(?:trouble|difficulty|difficulties|problems)`,
    'talk',
  ),
  frame(
    `i (?:can|could) not ${ADV}(?:give|answer|offer|help|advise|recommend|comment|diagnose|speak|say|tell|promise|discuss|do|share|handle|quote|judge)`,
    'any',
  ),
  frame(`to (?:${DO})(?= (?:it|that|this|you|your|the|a|an)(?: |$))`, 'talk'),
  frame(
    `i (?:do|did|can|could|would|will|am|have|was) ${ADV}not ${ADV}(?:know|catch|hear|understand|follow|get|mean|want|quite|mind|answer|tell|say|promise|recommend|advise|diagnose|comment|decide|speak|give|help|offer|do|transfer|put you|take|make|book|move|change|think so|hear|be sure|touch|recognise|recognize|blame|need|rush|forget|worry|speak|share|discuss|guess|allowed|supposed)`,
    'heard',
  ),
  frame(
    `i am ${ADV}not ${ADV}(?:able|allowed|supposed|the (?:right|best) one|authorized|qualified) to(?= )`,
    'any',
  ),
  frame(
    `i do not have (?:that|the|any|an?|access to) (?:information|answer|details?|info|that information|the answer|information (?:on|about) that|that detail|details (?:on|about) that|answer (?:to|for) that|medical|dental|your|opinion)`,
    'heard',
  ),
  frame(`i have not (?:understood|heard|got|caught|asked|checked|looked)`, 'heard'),
  // What was said, and what may be said.
  frame(`you ${ADV}${YOU_SAID}`, 'heard'),
  frame(`you (?:just )?(?:said|mentioned|told me|asked about|were saying)`, 'any'),
  frame(
    `(?:you|your [a-z]+|he|she|they) (?:are|is|have|has|had|were|was|will be|can not|could not|hurts?)`,
    'said',
  ),
  frame(`you were ${ADV}(?:asking|looking|hoping|thinking|saying)`, 'heard'),
  frame(
    `you (?:have|did) not (?:said|told me|given|say|tell|give|mention|answered|decided)`,
    'heard',
  ),
  frame(
    `you are ${ADV}(?:welcome|right|correct|kind|sweet|very kind|in no rush|free to (?:ask|say|choose|pick|call))`,
    'talk',
  ),
  frame(
    `you ${ADV}(?:can|could|may|might) ${ADV}(?:say|tell|spell|let|choose|pick|ask|call|ring|leave|think|decide|give|repeat|speak|type|use your keypad|try|go ahead|talk|book|cancel|move|change|keep|start|just say)(?! (?:.*? )?(?:cost|fee|free|charge|hours? before|minutes? before))`,
    'talk',
  ),
  frame(
    `you (?:do not|need not|will not)(?: have to| need to)? ${ADV}(?:decide|rush|hurry|worry|apologi[sz]e|explain|give|tell|spell|say|be sorry|know|choose|repeat)`,
    'talk',
  ),
  frame(
    `you (?:will|would) ${ADV}(?:need|have) (?:to (?:give|tell|spell|say|pick|choose|decide|speak)|your (?:confirmation )?code|the code)`,
    'talk',
  ),
  frame(
    `you (?:will|would) ${ADV}(?:get|hear|receive|be given) (?:a|the|your) (?:confirmation )?code`,
    'talk',
  ),
  frame(
    `(?:someone|somebody|the team) (?:can|could)(?: then)? (?:call|ring|phone|get) (?:you )?back`,
    'talk',
  ),
  // How it is taken.
  frame(
    `(?:it|that|this|which|those|these|either|any of (?:those|them)) (?:is|was|are|will be|would be|sounds|seems|must be|must have been|has been|should be|may be|might be|can be|feels) ${ADV}(?:all )?(?:an? |such an? |the )?${ADV}(?:${MOOD})(?: (?:one|idea|question|choice|name|point|thing|plan|to hear|spirit|day|news|time of day|shame|by me|with me|for me|to know|to ask))*`,
    'none',
  ),
  frame(
    `(?:it|that|this) (?:is|was|would be) ${ADV}(?:no (?:problem|trouble|bother)|not a problem|my pleasure|up to you|your (?:choice|call)|all i need(?:ed)?|everything i need(?:ed)?|all right|alright|a (?:pity|shame|relief|pain|nuisance|lot)|(?:not )?something (?:i|the [a-z]+|they|that i|that the [a-z]+) (?:can|could|would|will|would have to|am able to|am not able to|can not)|the spirit|what i (?:thought|meant|need|needed)|on me|the idea|a bit of a pain|better than nothing|to hear|a good (?:one|idea))`,
    'heard',
  ),
  frame(
    `(?:it|that|this) (?:all )?(?:depends(?: on)?|helps|makes sense|happens|works for me|can wait|takes? (?:only |just )?(?:a|one) (?:moment|second|minute|sec)|will (?:only |just )?take (?:only |just )?(?:a|one|me a) (?:moment|second|minute|sec)|should (?:only |just )?take (?:a|one) (?:moment|second|minute|sec)|(?:will|does|should) not take long|sounds (?:painful|like (?:fun|a plan|it hurts|a lot)))`,
    'heard',
  ),
  frame(
    `(?:it|that|they|those|(?:an? |the |your )?SVC(?: and (?:an? |the )?SVC)?) (?:can|could) (?:also |still |easily )?be (?:booked|moved|changed|cancelled|arranged|done)`,
    'talk',
  ),
  frame(
    `there is ${ADV}no (?:rush|hurry|pressure|problem|need to (?:rush|worry|hurry|apologi[sz]e|decide))`,
    'talk',
  ),
  frame(
    `the (?:confirmation )?code (?:has|is|is made of|consists of)(?: of)? (?:five|5) (?:letters|characters)`,
    'talk',
  ),
  frame(`(?:that|which|this|it) (?:is|was) (?:correct|right)`, 'none'),
  frame(
    `(?:so )?(?:that is|that was|that would be|that will be|that makes) (?=(?:a|an|for|just|another|SVC|PER|one|two|three|four|five|six|seven|eight|\\d|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b)`,
    'none',
  ),
  frame(
    `(?:please |then )*(?:hang up and )?(?:dial|call|ring) (?:911|999|112|emergency services)(?: (?:right away|now|immediately|straight away))?`,
    'none',
  ),
  // What the caller is asked to do.
  frame(
    `(?:please |just |kindly |simply |so |then |do )*(?:tell|say|spell|give me|let me know|remind|repeat|state|provide|choose|pick|ask me|ask for PER|think|speak|try again|start with|call (?:us )?(?:back|again)|excuse|forgive|type|use your keypad|go ahead and (?:say|tell|give|spell)|feel free to|do not hesitate to|say the word|confirm|keep in mind that i|note that i can|have (?:your|the) (?:code|confirmation code))`,
    'talk',
  ),
  frame(
    `(?:let us|shall we) ${ADV}(?:do it|do that|go with|try|say|find|get|see|look|start|begin|check|book|sort|figure|take|pick|move|have|make|go|stick)`,
    'heard',
  ),
  frame(
    `(?:we|i) (?:will|can|are going to|shall) ${ADV}(?:get|have) (?:it|that|this|you|everything|all that) ${ADV}(?:figured out|sorted out|straightened out|taken care of|seen|back on track|going)`,
    'talk',
  ),
  // Conditions say of nothing that it is so.
  frame(
    `(?:even )?(?:if|once|when|whenever|unless|until|before|after|as soon as|in case|while|whether|provided|so that|or if) ${ADV}(?:${WHO}|none of (?:those|these|them|that)|nothing|neither|any of (?:those|these|them)|no one|SVC|PER) ${ADV}(?:(?:are|is|'s|am|have|has|do|does|did|can|could|will|would|need|needs|want|wants|like|likes|prefer|say|says|tell|give|let|know|check|look|confirm|agree|decide|change|book|move|cancel|find|see|ask|works?|suits?|fits?|come|comes|get|think|mind|call|go|put|take|leave|speak|transfer|read|pull|pass|make|start|had|got|sounds|looks|arise)(?: not)?(?: ${ADV}(?:booked|busy|free|able to|available|not available|found|checked))?)`,
    'if',
  ),
  frame(
    `(?:if (?:possible|you please|you like|you wish|need be|so|not|anything)|when(?:ever)? (?:possible|you are ready|you like)|as you (?:like|wish)|before (?:booking|moving|cancelling|that|we start)|after (?:that|booking)|while (?:i|you) (?:look|check|wait)|whenever|without (?:your|a|the) (?:okay|yes|name|number|code|confirmation code))`,
    'talk',
  ),
  // Questions.
  frame(
    `(?:and |or |so |but |then )*(?:would|could|can|may|shall|should|do|did|might) (?:not )?(?:you|i|we)(?! know (?!what|which|if|whether|how|when|who|where|your|the|yet))(?= |$)`,
    'any',
  ),
  frame(
    `(?:and |or |so |but |then )*${AUX} (?:not )?${WHO}(?! know (?!what|which|if|whether|how|when|who|where|your|the|yet))(?= |$)`,
    'any',
    true,
  ),
  frame(`(?:and |or |so |but |then )*${AUX} (?:not )?(?!you |i |we )[a-z]+`, 'any', true),
  frame(`${ASKS_FOR}(?: ${NO_SUBJECT}){0,4}? ${AUX}(?: ${WHO})?`, 'any', true),
  frame(
    `${ASKS_FOR}(?: ${NO_SUBJECT}){0,4}? (?:about|else|exactly|brings?|seems|works?|suits?|sounds?|fits?|makes?|takes?)`,
    'any',
    true,
  ),
  frame(
    `(?:and |or |so |but |just )*(?=(?:the|your|a|an|some|another|first|last|best) )`,
    'talk',
    true,
  ),
  frame(
    `(?:and |or |so |but |then )*(?:any|anything|anyone|anybody|anywhere|same|still|want|need|fancy|sound|ready|okay|all right|alright|right|correct|yes|mind|care|got|who|what|which|when|where|how)`,
    'any',
    true,
  ),
];

export { ADV };
