/** Word lists of what an agent may say without asserting anything; written as regex sources. */

/** Alternatives of a regex source. */
export const words = (text: string) => text.trim().split(/\s+/).join('|');

/** Clock times, days and numbers: whether they are so is looked at apart from the words around. */
export const WHEN = `(?:[$£€]?\\d[\\d,.:]*(?:st|nd|rd|th|am|pm)?|${words(`
  am pm oclock noon midday midnight half quarter past to today tomorrow tonight yesterday morning mornings afternoon
  afternoons evening evenings lunchtime week weeks weekend weekends weekday weekdays month day days monday mondays tuesday tuesdays
  wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday sundays mon tue tues wed thu thurs fri sat sun
  january february march april may june july august september october november december one two three four five six seven
  eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
  first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth oh and at on
  twentieth thirtieth next this`)}|(?:twenty|thirty) (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))`;

/** A spelt letter, a code, one who is named, a service. */
const TERM = '[b-hj-z]|(?=[a-z]*\\d)[a-z\\d]{4,8}|SVC|PER|NAME';

/** Words that only join. */
const SMALL = words(`
  a an the this that these those it its itself me myself my you your yours yourself us our them their him her one ones
  of to for with at on in by from about into up down out off over around between as or and both either each any some
  other another else more less most few couple several own same different next first second third last then now again
  too also just only still please right here there today back ahead away before after instead rather than like so
  very quite really little bit long little exactly especially otherwise together apart further closer earlier later
  early late soon sooner soonest earliest latest nearest closest maybe perhaps straight quickly real quick far ever yet already
  first once twice not no without within under per half
`);

/** What a booking by telephone is about. */
const SUBJECT = words(`
  name names surname number numbers phone telephone mobile cell area code codes email address letter letters digit digits spelling
  message messages note notes confirmation reference appointment appointments booking bookings reservation reservations visit
  visits slot slots spot time times date dates day days hour hours calendar schedule diary book books system sheet tee records
  record file option options opening openings availability choice choices service services detail details information info
  question questions answer answers thing things something anything everything someone anyone player players people person group party
  guest guests patient patients child kid kids son daughter husband wife friend friends family part way order place kind sort
  type preference preferences reason request requests change changes cancellation cancellations minute minutes moment second seconds
  sec line call calls end bit look help yes okay go-ahead ok best stylist stylists dentist team course pro shop front desk office caller step steps
  round rounds game price prices cost costs cut colour color treatment session next-of-kin alternative alternatives
`);

/** What the agent or the caller may do about it, in the infinitive; says of nothing that it was done. */
export const DO = words(`
  be go get have take give make look check see find search pull bring read repeat verify confirm double-check
  know think understand start begin try help assist explain say tell ask answer hear listen spell clarify recap summarise summarize
  offer suggest recommend book schedule reserve arrange set sort move change cancel reschedule update correct fix adjust switch swap keep
  leave hold wait stay come pick choose decide prefer want need like mind continue proceed finish put pop place slot
  squeeze fit add write jot note pass figure work use call ring talk speak share provide state confirm change remember
  consider manage play see double grab rebook reach lock secure collect enter type press direct complete
`);

/** What is asked of a booking, not said of it: "have it moved", "get you booked in". */
export const WISHED = words(`
  booked scheduled reserved moved changed cancelled canceled rescheduled updated corrected spelled spelt arranged sorted set done
  confirmed seen started connected noted repeated fixed figured swapped left
`);

/** Words of the tail of what is harmless. */
export const TAIL = `(?:you are (?:calling|ringing|phoning) from|(?:which|what|who|how|when|where)(?: [a-zA-Z]+){0,2} (?:you|i|we|it|that|this|PER|they|your appointment|the appointment|there) (?:are|is|have|need|want|prefer|like|would like|can|could|do|did|would|will|was|were|had|said|mean|meant|think|should)|(?:what|who|which)(?: else| day| time)?(?: is|(?: might| could| would)? be| are) (?:still |also )*(?:left|free|available|open|there|possible|going|on)|whoever is|(?<=(?:name|number|day|date|time|one) )it is (?:under|on|for|at)|separately|hearing|say when|as it is|as is|the way it is|PER 's (?:[a-z]+day|diary|calendar|schedule|next|first|times?|book|list|day|availability)|${TERM}|${WHEN}|${SMALL}|${SUBJECT}|${DO}|${WISHED}|booking|moving|cancelling|canceling|changing|checking|looking|rescheduling|finding|asking|calling|saying|spelling|playing|starting|coming|having|seeing|getting|suitable|convenient|available|free|open|possible|full|good|better|best|sure|okay|clear|correct|happy|ready|able|easy|easier|new|old|short|quick|fresh|specific|particular|following|preferred|requested|automated|whoever|whatever|reaching|by voice|what is|what we have|what there is|what i have|what i can do|what i find|what works|what you need|what you want|what i see|who is|when it is|how it looks|how that looks|you (?:want|need|prefer|like|said|mentioned|gave|asked|chose|picked|would like|would prefer|are looking for|are calling from|have in mind|are after|were after|have|can|do|like)|i (?:need|can|have|find|see)|works?|suits?|fits?)`;

/** Words of the tail of what is claimed: where, when, who with. */
export const FACTS = `(?:${TERM}|${WHEN}|${words(`
  a an the this that these those it your yours you us our them him her of to for with at on in by from around about as or and both
  also just now still then there here right back too again please down up out off over through under until till through between
  message messages note notes name code number reference confirmation appointment appointments booking bookings reservation reservations visit visits slot slots spot spots place time times opening openings availability option options
  calendar schedule diary book books system sheet list tee chair file record records phone team dentist
  player players people person golfers group foursome party minutes minute hours hour long each altogether total
  all two of which one ones later earlier instead of already soon player visit same yourself not too
  dollars pounds euros bucks quid dollar pound after before oclock starting moment though per head today open only
  straight afterwards currently new way along word over twice old previous original stylist dentist under teeing later front desk pro shop team office manager reception
`)})`;

/** What may stand by itself without asserting anything: a day, a name, a number, a service. */
export const ECHOED = `(?:of you|(?<=(?:^| )[b-hj-z] )(?:as in|for|like) [a-z]+|${TERM}|${WHEN}|${words(`
  a an the of for with at on in around about or and both please then player players people person golfers each just us another
  around all altogether total may sometime either later earlier early late yourself me name under part hour hours minutes coming`)})`;

/** How one takes what was said. */
export const MOOD = words(`
  fine okay ok great good perfect lovely wonderful excellent brilliant fantastic fab nice awesome amazing super terrific alright right correct
  understandable helpful clear important easy quick fun exciting sweet kind funny sad painful frustrating awful terrible horrible
  unfortunate annoying uncomfortable nasty rough tough miserable stressful unpleasant bad worrying disappointing difficult hard strange odd
  interesting tricky reasonable fair sensible smart wise handy simple cool ideal
`);
