import { ADV, type Frame, frame } from './frames.ts';
import { DO, MOOD } from './vocabulary.ts';

const I_WILL = `(?:will|can|could|would|may|might|shall|should|must|need to|want to|have to|would like to|would love to|would have to|would need to|will have to|will need to|am going to|am about to|am here to|am just here to|was going to|was (?:just )?about to|am (?:trying|hoping|waiting) to|am ${ADV}(?:happy|glad|delighted|pleased|able|ready) to|(?:will|would) be ${ADV}(?:happy|glad|delighted|pleased|able) to|would rather|do need to|just wanted to|wanted to|was hoping to|was trying to|am going to have to|am only able to|can only)`;
/** What the agent cannot do itself, or would do by saying so: to speak to somebody, to hold, to see someone in. */
const NO_PROMISE =
  "(?!(?:have(?! (?:a |another )?(?:quick |closer |little |proper )?(?:look|peek|think))|make(?! (?:sure|(?:a|the|that|your|another|any) (?:booking|change|appointment|reservation)))|set|secure|lock|hold|keep|add|share|note|pass|write|jot) |(?:ask|call|ring|tell|talk|speak|leave|check with|use|work)(?: (?:it|this|that))?(?: (?:to|with|in|for))? (?:the|our|my|PER(?! 's)|them|him|her|someone|somebody|a|word|you back|you later|you when|you tomorrow|you today)(?: |$)|(?:call|ring|phone) you|(?:fit|squeeze|see|take|get|have|slot|put|do) you (?!(?:booked|started|seen|to|down|through|moved|sorted|set|up|in with|back to|in for that|in the|on the)(?: |$)))";

/** To look at something asserts nothing of it, whatever it is. */
const LOOK =
  '(?:check(?: on| into| over| for)?|double check|look(?: at| into| for| up| over| around| through| again)?|(?:have|take) (?:a |another )?(?:quick |closer |little |proper )?(?:look|peek)(?: at| into| for| through)?|consult|see(?! you)|find(?! you)|find out|search(?: for)?|pull up|bring up|go over|run through|go through|verify|repeat|read (?:it|that|this|back|through)|think(?: about)?|make sure (?:that )?(?:i|we) (?:have|got|heard|get|understand|am|are|do not)|be sure (?:that )?(?:i|we) (?:have|got|heard|get|book|understand|am|are|do not)|figure out|explain|walk you through|go through)';
/** What is not taken to be so: a wish, a doubt, a hope. */
const UNREAL = `(?:do not |would not |did not )?${ADV}(?:want to|wish|would like to|would hate to|wonder|am wondering|hope|am hoping)(?! (?:tell|let|inform|say|announce|remind|mention|confirm|congratulate|thank|point))`;

/** Verbs whose denial is a claim as well. */
const NOT_DENIED =
  '(?:charge|bill|book|cancel|move|change|send|tell them|pass|touch|have|see|find|reserve|require|put|make|schedule|confirm|get (?:it|that|through)|expect|be |think(?! so)|believe|suppose|imagine|anticipate|foresee|let|allow|wait|make|need|mind )';
/** What the agent does, is, feels and needs. */
export const AGENT_SAYS: readonly Frame[] = [
  frame(`(?:i am )?(?:just |only |still )*waiting (?:on|for) (?:your|you|a) `, 'talk'),
  frame(`this is (?:the )?(?:NAME ?)+`, 'none'),
  frame(`i am in no (?:hurry|rush)|(?:i|we) have (?:plenty of |all the |lots of )?time`, 'talk'),
  frame(
    `(?:that is |here is |it is )?the (?:code|name|number|reference|spelling) (?:that )?(?:i|we) (?:have(?: got)?|see|can see)(?: (?:here|for you|on file|next to it|down|for it|with me|it under))*`,
    'none',
  ),
  frame(`(?:it|that|this) is ${ADV}(?:a question of|about|a matter of|down to)`, 'talk'),
  frame(
    `(?:[a-z]+|that|this) is not something (?:that )?(?:i|we) (?:can|could|am able to|have) (?:see|tell|say|check|answer|look up|help with|look into|give)`,
    'talk',
  ),
  // What becomes of a message once there is one.
  frame(
    `(?:i|we) ${ADV}${I_WILL} ${ADV}(?:take|pass on|leave|write down) (?:a|your|that) message(?: (?:for|to) (?:you|them|PER|NAME|the team|the dentist|the office))?(?: and| so)?(?: that)? (?:the team|they|someone|somebody|PER|the dentist|the office|he|she) (?:will|can) (?:see|get|read|receive|call you back|get back to you|ring you back|be in touch|reach out)(?: it| to you)?`,
    'none',
  ),
  frame(`i (?:talked|spoke|was talking) over you`, 'talk'),
  frame(
    `(?:i|we) (?:do not have|can not see|have not got|have no) (?:the |any |a )?(?:weather|forecast|directions?|menu|map)(?: (?:forecast|report))?(?: here)?`,
    'none',
  ),
  frame(
    `(?:i am )?${ADV}sorry (?:to hear )?(?:that )?(?:you|he|she|they) (?:are|is) ${ADV}(?:held up|stuck|delayed|running|late|having|going through|dealing|feeling|in (?:pain|traffic)|not (?:well|feeling)|unwell|ill|sick)`,
    'talk',
  ),
  frame(
    `(?:thanks|thank you) ${ADV}for (?:letting (?:us|me) know|giving (?:us|me) (?:a heads up|the heads up|your [a-z]+)|bearing with (?:us|me)|waiting(?: for me)?|telling (?:us|me)|calling us|trying us|choosing us|reminding (?:us|me)|asking me)`,
    'none',
  ),
  frame(`(?:it|that|this) is ${ADV}(?:an offer|a suggestion|a proposal|up to you)`, 'talk'),
  frame(
    `(?:i am )?${ADV}(?:glad|happy|pleased|delighted|relieved) ${ADV}(?:to hear )?(?:that|it|this|the new time)(?: (?:it|that))? ${ADV}(?:works?|suits?|helps?|fits?)(?: (?:better|well|fine))?(?: for you)?`,
    'none',
  ),
  frame(`(?:i|we) can not promise(?: that)?`, 'free'),
  frame(
    `(?:i|we) ${ADV}(?:will|shall|would|can|could) ${ADV}not ${ADV}(?!(?:find|see|get|have|fit|squeeze|reach|do) )(?:be )?(?:${DO}|booking|making|moving|changing|cancelling|touching)`,
    'any',
  ),
  frame(`i ${ADV}${I_WILL} ${ADV}take care of (?:it|that|this|everything)`, 'talk'),
  frame(`i ${ADV}${I_WILL} ${ADV}(?:hang on|hold on|hold off|hold back|wait)`, 'talk'),
  frame(
    `(?:it|that|this|the line|the connection|the reception|the signal|my hearing|there) ${ADV}(?:(?:dropped|cut|faded|went) (?:out|away|funny|quiet|dead)|broke up|faded|crackled|(?:is|was|sounds|went|got|seems|cut|broke|keeps)(?: to be)? ${ADV}(?:a lot of |some )?(?:noisy|crackly|crackling|faint|quiet|muffled|breaking up|bad|patchy|choppy|noise|static|an echo|echoing|cutting out|loud|windy|in and out|dropping))(?: ${ADV}(?:there|then|for a (?:second|moment)|(?:on|in|at|behind) (?:the|your|my) (?:line|background|end|connection)))*`,
    'talk',
  ),
  frame(
    `(?:you have|you are) (?:reached|come through to|through to|calling|got through to|called|come to) (?:the )?(?:(?:NAME ?)+|right (?:place|number))`,
    'none',
  ),
  frame(
    'alrighty|righty(?: oh)?|on it|i am on it|coming right up|go right ahead|take a (?:moment|minute|second)(?: to think(?: about it| it over)?)?|feel better(?: soon)?|get well soon|it (?:was|is|has been) (?:a |my )?(?:pleasure|lovely|nice|great)(?: (?:helping|talking (?:to|with)|chatting with|speaking (?:to|with)) you)?|have (?:a|an) [a-z]+ (?:SVC|round|game|day|one|time|trip|weekend|visit)|(?:just )?a (?:quick )?heads up|here is the thing|you know|i mean|to tell (?:you )?the truth|as far as i know|let me put it this way|fingers crossed|sounds about right|of course you can|looking now|one thing at a time|no need(?! (?:for you )?to (?:come|turn|show|be|drive) )|not to rush you|thanks again',
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
    `(?:it|that|nothing) (?:is|will be|will only be|gets|will not be) ${ADV}(?:only |not )?(?:booked|final|confirmed|done|fixed) ${ADV}(?:once|until|unless|when|after) (?:you|i have your)`,
    'talk',
  ),
  frame(
    `(?:a|an|that|your|the) [a-z]+(?: [a-z]+)? (?:sounds|must be|must feel|must have been) ${ADV}(?:${MOOD})`,
    'none',
  ),
  frame(`(?:as for|regarding|about|for)(?= (?:[a-zA-Z]+ ){1,4}, )`, 'any'),
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
    `(?:and |just |only )*so (?:that )?(?:i|we) (?:have (?=(?:your|it|that|everything) (?:right|correct|correctly|down right|straight) |the right |your (?:name|number|details|email) )|can|get(?! (?:it|that|you|your|this|everything) )|know|do not|am(?! [a-z]+ing )|are(?! [a-z]+ing )|could|understand)`,
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
    `(?:i|we) can(?: not)?(?: try| help)?(?= [.,!?])|(?:i|we) ${ADV}${I_WILL} ${ADV}do (?:it|that|this|so|my best|both|either)(?: for you)?|(?:i would be|i might|i could|i will(?: not)?)(?= [.,!?])`,
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
    `(?:i ${ADV}see(?= [,.!?]| (?:what|how|why|that|you|your|where) )|(?:i|we) ${ADV}(?:understand|hear (?:you|that)|appreciate|apologi[sz]e|hope|agree|love|like|wish|get (?:it|that)|know (?:how|what you mean|it is|that feeling)|hate to hear|feel for you|can imagine|can relate|can hear|do understand|do apologi[sz]e|completely get it|bet))`,
    'heard',
  ),
  frame(
    `i (?:hope|wish) (?:that|it|you|this|your [a-z]+|he|she|they) ${ADV}(?:helps|is|are|feels?|gets?|can|works|goes|have|has|feel|will|clears|settles|does)`,
    'heard',
  ),
  frame(
    `i ${ADV}(?:think|believe|suppose|guess|imagine|see|understand|hear|gather|assume|notice|know|would say|take it|can see|can confirm|can tell you|must say|can say|was told|have been told)(?! (?:an?|the|your|one|two) (?:SVC|appointment|booking|visit|reservation))(?: that| here| here that)?`,
    'clause',
  ),
  frame(
    `(?:it|that) ${ADV}(?:looks like|seems|seems like|sounds like|appears|turns out|means)(?: that)?`,
    'clause',
  ),
  frame(`i (?:think|believe|hope|suppose|guess|imagine) (?:so|not)`, 'none'),
  frame(
    `i ${ADV}(?:heard|misheard|meant|missed|misunderstood|mixed|caught|understood(?: that)?|lost|thought|said|did hear|asked|was asking|got (?:it|that|you)(?= [,.!?]))(?: (?:you|that|it|the|what|your))?`,
    'heard',
  ),
  frame(
    `i (?:have|got)(?: got)? ${ADV}(?:your (?:name|number|phone number|first name|last name|surname|email|request|details)|a (?:few |couple of |quick )?questions?|one (?:more )?question|all (?:that )?i need|everything (?:that )?i need|what i need|to ask|noted (?:your(?! (?:message|note|booking|appointment|reservation|visit|cancellation|change|SVC)(?![a-z]))|that(?! (?:down )?(?:for|to) (?:them|him|her|the|PER)))|written (?:that|it|your) down(?! (?:for|to) (?:them|him|her|the|PER))|taken down your|understood(?: that)?)`,
    'talk',
  ),
  frame(`i (?:have|got)(?: got)? (?:that|it|you)(?= [,.!?])`, 'none'),
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
    'any',
  ),
  frame(`i have not (?:understood|heard|got|caught|asked|checked|looked)`, 'heard'),
];
