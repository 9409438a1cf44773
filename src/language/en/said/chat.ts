import { ADV, type Frame, frame } from './frames.ts';
import { MOOD } from './vocabulary.ts';

/** What is hoped or not known takes nothing for granted that was done. */
const NO_DEED =
  '(?!.*(?:booked|sent|told|cancelled|moved|changed|charged|passed|message|appointment|booking) )';

/** Said beside the matter: of the call itself, of feelings, and of what is not the agent's to say. */
export const CHAT: readonly Frame[] = [
  // Of the call.
  frame(`(?:that|it) is ${ADV}(?:exactly )?what (?:i am|we are) here (?:for|to do)`, 'none'),
  frame(
    `(?:please )?(?:no need to|do not|you do not need to|you need not|without having to) (?:hang up|redial|ring off|put the phone down)(?: or (?:hang up|redial|call back))*`,
    'none',
  ),
  frame(`i am ${ADV}(?:stepping|bowing|dropping|signing) (?:out|off|aside|back)(?: now)?`, 'none'),
  frame(
    `(?:(?!your |the |that |this |it )(?:[a-z]+|SVC) ){1,3}(?:is|are) ${ADV}(?:(?:a|more of a) (?:question|matter|thing|job)|questions|one) for (?:the|our) (?:front desk|desk|team|office|dentist|pro shop|salon|manager)`,
    'none',
  ),
  frame(`(?:somebody|someone) (?:has|has got) to (?:mind|man|answer|stay|be) `, 'talk'),
  frame(`the (?:system|computer|screen) ${ADV}(?:says|shows|tells me)(?: that)?`, 'clause'),
  frame(
    `i (?:should|ought to|must|might|would) ${ADV}(?:mention|add|point out|say|warn you)(?: that)?`,
    'clause',
  ),
  frame(
    `i (?:can|could) not ${ADV}(?:speak to|discuss|help with|comment on|answer for) (?:refunds?|discounts?|vouchers?|coupons?)`,
    'none',
  ),
  frame(
    `(?:i|we) have(?: got)? no (?:idea|clue|way of (?:knowing|telling))(?= )${NO_DEED}(?: (?:about|on|of|whether|if|what|how|where|why))?`,
    'free',
  ),
  frame(
    `(?:and )?so (?:that )?(?:i|we) have(?: got)? it (?:spelled|spelt|right|correct|straight)(?: (?:properly|right|correctly|here))*`,
    'none',
  ),
  frame(
    `you (?:had|have)(?: not)? (?:got )?(?:that|it) (?:right|wrong)|you ask(?= ,)|you can (?:hold me to|count on) (?:it|that)`,
    'none',
  ),
  frame(
    `(?:it|that|one|the code) ${ADV}(?:comes|will come|follows)(?= (?:with (?:the|your) (?:booking|appointment)|after|once|when)(?: |$))`,
    'talk',
  ),
  frame(
    `(?:just |only )*so (?:that )?there is no (?:confusion|mix up|misunderstanding|doubt)`,
    'talk',
  ),
  frame(
    `whether (?:it|that|this|you) (?:[a-z]+ ){1,6}?(?:is|are) ${ADV}(?:up to you|your (?:call|choice|decision))`,
    'none',
  ),
  frame(
    `(?:and |or |just )*(?:shift|move|change|cancel|keep|leave|call|swap|drop|push) (?:it|them|that|both|one|one of them|everything)(?: (?:off|back|as it is|as they are|alone|up))*`,
    'talk',
    true,
  ),
  frame(
    `(?:they|somebody|someone|(?:the|our) (?:front desk|desk|team|office|dentist|pro shop|salon|shop))(?: (?:at|on|in|from) the (?:front desk|desk|team|office|salon|shop))? (?:can|could|might|would|should|will be able to|would be able to)(?: ${ADV}(?:help|answer|tell|advise|explain|look into|deal with|talk you through|know|say|(?:take|have) a look(?= (?:when|once|at (?:it|that)) |[,.])|check(?! you)|be (?:better placed|the (?:ones?|person|best)|best placed))| ?(?=[,.]))`,
    'any',
  ),
  frame(`that is ${ADV}(?:all|everything|the only thing) i (?:have done|did)`, 'none'),
  frame(
    `(?:nobody|no one) (?:is|has)(?: been)? (?:charged|charging|billed|billing)(?: you)?(?: anything| a thing)?`,
    'none',
  ),
  frame(
    `nothing is ${ADV}(?:certain|sure|final|decided|settled|definite) (?=(?:until|till|unless|before) )(?!.*(?:pay|deposit|card))`,
    'none',
  ),
  frame(
    `(?:please |do |just |best )*keep (?:it|that|this|a note of it|hold of it) ${ADV}(?:handy|safe|somewhere safe|to hand|by you|in mind|with you)`,
    'none',
  ),
  frame(`while we (?:talked|spoke|chatted)`, 'none'),
  frame(
    `(?:there is )?nothing to (?:worry about|chase|fret about|apologi[sz]e for|be sorry (?:for|about))|just (?:the|your) message`,
    'none',
  ),
  frame(
    `(?:the|our) (?:front desk|desk|team|office|pro shop|dentist) (?:is|are) ${ADV}(?:who|what) you (?:want|need|are after)`,
    'none',
  ),
  frame(`i will ${ADV}(?:drop off|step out|leave you|let you go|hang up)`, 'none'),
  frame(`(?:that|it) is ${ADV}(?:beyond|above) me`, 'none'),
  frame(
    `(?:the |your )?price (?:(?:has|did|does|will) not change(?:d)?|stays the same|is (?:still )?the same|is unchanged)(?= [,.!])`,
    'none',
  ),
  frame(`(?:(?:it|that) is )?${ADV}(?:later|earlier|sooner)(?= [,.!])`, 'none'),
  frame(
    `i ${ADV}(?:handle|do|look after|deal with) (?:the )?(?:bookings|appointments|reservations|the diary)(?: here)?`,
    'none',
  ),
  frame(`let us (?:just )?hope ${NO_DEED}`, 'free'),
  frame(`since you (?:called|last rang)`, 'none'),
  frame(
    `(?:each|both|all|either)(?: of (?:them|the two)| two| one| booking| appointment| visit)? (?:has|have) (?:its|their|a) own code`,
    'none',
  ),
  // A letter: which ones a code has is looked at apart.
  frame(`(?:(?:it|that) is |then |and )*[b-hj-z] (?:for|as in|like) [a-z]+`, 'none'),
  // Of feelings.
  frame(
    `(?:a |such a )?(?:shame|pity|too bad) (?:that )?you can not (?:make it|come|be here|join us)`,
    'none',
  ),
  frame(`i (?:do )?hope (?:everything|all|things) (?:is|are|goes|turns out|gets|will be)`, 'heard'),
  frame(
    `(?:course|right you are|good (?:for|on) you|my (?:love|dear|friend)|i take it|nice work)(?= [,.!?])`,
    'none',
  ),
  frame(
    `you are ${ADV}free to (?:go|get on|carry on|enjoy|head)(?! (?:in|over|at|on|ahead) )`,
    'talk',
  ),
  frame(
    `(?:sorry to hear (?:that )?|sorry )?you have(?: got)? (?:the |a |an )?(?:bad |nasty |awful )?(?:flu|cold|fever|headache|toothache|migraine|bug|cough|covid|injury|meeting|clash|emergency)`,
    'none',
  ),
  frame(`i am ${ADV}(?:just )?as [a-z]+ as you(?: are)?`, 'none'),
  frame(`may (?:the|all your|your|every) [a-z]+ (?!be |have )[a-z]+(?: [a-z]+)?(?= [,.!])`, 'none'),
  frame(
    `(?:it|that) is ${ADV}(?:an? |such an? |quite an? )?(?:${MOOD}) (?:way|time|spot|reason|place|weather) (?:to|for)`,
    'talk',
  ),
  frame(
    `you are ${ADV}running (?:a (?:bit|little|touch) |slightly |rather )?(?:late|behind)`,
    'none',
  ),
];
