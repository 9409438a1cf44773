import type { Intent } from '../language.ts';

const APPOINTMENT = `(?:appointments?|bookings?|reservations?|tee ?times?|slots?|visits?|one|1|session|lesson)`;
const OBJECT = `(?:it|that|this|them|both|everything|all of (?:it|them)|my|our|the|an|a|¤)`;

const PATTERNS: Readonly<Record<Intent, readonly RegExp[]>> = {
  move: [
    /\bre ?schedul\w*|\bre ?book\w*|\bpostpone\b|\bpush (?:it|my|the|that|back|this)\b|\bbring (?:it|my .{0,30}|that) forward\b/,
    new RegExp(
      `\\b(?:move|moving|shift|switch|swap|change|changing|push|bump|alter|amend|modify|adjust|update)\\b (?:${OBJECT}|to|from)\\b(?! mind| name| number| phone| address| subject| order| topic)`,
    ),
    /\bchange (?:the |my )?(?:time|date|day|appointment|booking)\b/,
    /\b(?:different|another|new|other) (?:day|time|date) (?:for|than) (?:my|the|our) \b/,
    /\bcan't (?:make|do) .{0,60}\b(?:instead|another|different|come|move|reschedule)\b/,
    /\bmove\b.*\bto\b/,
    /\b(?:come|do it|do that) .{0,40}\binstead of (?:my|our)\b/,
  ],
  cancel: [
    /\bcancel\b(?! (?:any ?time|policy|fee))/,
    /\bcancel+ing (?:it|my|the|that|our|this)\b|\b(?:need|want|like|have) (?:to be )?cancel+ed\b|\bcancellation (?:please|for my)\b|^cancellation$/,
    /\bcall (?:it|that|this|the .{0,20}) off\b|\bcall off\b|\bdrop (?:my|the|that) (?:appointment|booking|reservation|tee time)\b/,
    /\b(?:can't|won't be able to|not able to|unable to|not going to) (?:make|come to|attend|get to|keep) (?:it|my|the|our|that|in)\b(?! (?:at|by|before|after|until|to) )/,
    /\b(?:can't|won't be able to|not able to|unable to|not going to|won't) (?:come|make it|be there|be coming|be able to make|show)\b(?! (?:at|by|before|after|until) )/,
    /\b(?:get rid of|scrap|remove|delete|take me off|take off|void) (?:my|the|that|it|our|this)\b/,
    new RegExp(
      `\\b(?:don't need|no longer need|don't want|no longer want) (?:my|the|that|this|it) ?${APPOINTMENT}?(?: any ?more| any longer)?$`,
    ),
  ],
  list: [
    /\bwhat (?:do|did|have) (?:i|we) (?:have|got|book|got booked|booked)\b|\bwhat(?:'s| is) (?:booked|on the books|coming up|scheduled|my schedule)\b/,
    new RegExp(
      `\\b(?:when|what time|what day|where)(?:'s| is| are| was|'re)? (?:my|our|is my|are my|am i|are we|do i|the)\\b(?!.*\\b(?:open|close)\\b).{0,25}(?:${APPOINTMENT}|booked|scheduled|coming|cleaning|due|supposed|haircut|again)`,
    ),
    /\b(?:when|what time) (?:am|was|are|were) (?:i|we) (?:booked|scheduled|coming|supposed|due|in|down|meant)\b|\bam i (?:booked|scheduled|down|still (?:on|booked|in))\b/,
    new RegExp(
      `\\b(?:check|confirm|look up|look at|find|see|verify|tell me|remind me|list|read|pull up|know|double check)\\b.{0,20} (?:about |of )?(?:my|our|any|what|when)\\b.{0,30}\\b(?:${APPOINTMENT}|i have|i'm|is)\\b`,
    ),
    /\b(?:do|have) (?:i|we) (?:have|got) (?:an?|any|anything|something|other)\b/,
    new RegExp(`\\b(?:my|our) (?:upcoming|existing|current|next|future) ${APPOINTMENT}\\b`),
    /\bdo you have (?:me|us) (?:down|booked|in)\b|\b(?:what|which) appointments? (?:do )?i have\b|\bhave i got (?:any|an|something|a)\b|\bis my (?:appointment|booking|tee time) (?:still|confirmed|on|at)\b/,
  ],
  book: [
    /\b(?:book|booking|reserve|reserving|schedule|scheduling)\b(?! (?:number|code|fee|policy|confirmation|reference))/,
    /\b(?:make|set up|get|need|want|like|have|arrange|after|looking for|find|fix|take|do|grab|put me down for|sign up for|squeeze (?:me|us) in|fit (?:me|us) in|get (?:me|us) in|slot (?:me|us) in|pencil (?:me|us) in|come in|see (?:someone|the|dr|a)|request)\b.{0,25}?\b(?:an?|some|another|your|the|new|for|1|me|us|in|tee)? ?(?:appointment|reservation|tee ?times?|visit|slot|spot|opening|session|round|lesson|consultation)\b/,
    /\b(?:squeeze|fit|get|slot|pencil) (?:me|us|my \w+|him|her|them) (?:in|into|for)\b|\bput (?:me|us) (?:down|in)\b|\b(?:come|get|be seen|bring (?:him|her|them|my \w+)) in (?:for|on|this|next|¤|some)|\bcome (?:in|by) for\b/,
    /\b(?:do you|have you|you) (?:have|got|'ve got)? ?(?:got )?(?:any|an|some)(?:thing)? ?(?:availability|openings?|slots?|spots?|times?|tee ?times?|appointments?|space|room|available|free|open)\b/,
    /\b(?:is|are) (?:there|you) (?:any|an|anything|something|free|available|able to fit)\b/,
    /\b(?:anything|something) (?:available|free|open)\b|\bany (?:openings?|availability|chance of getting in)\b|\bwhat(?:'s| do you have| have you got)? (?:is )?(?:available|free|open)\b/,
  ],
  message: [
    /\b(?:leave|take|pass(?: on| along)?|send|give|get|record|write) (?:\w+ ){0,2}(?:a |an )?message\b|\bmessage for\b|\bvoice ?mail\b/,
    /\b(?:have|get|ask|could|can|want|need|would) (?:\w+ ){0,5}(?:call|ring|phone|text|contact|get back to) (?:me|us)(?: back)?\b|\bcall ?back\b|\bcalled back\b|\breturn my call\b|\bphone me back\b/,
    /\b(?:let|tell) (?:them|him|her|the (?:doctor|dentist|office|manager|owner|stylist|team)|dr \w+|someone) know\b|\btell (?:them|him|her) (?:that|i)\b/,
  ],
  human: [
    /\b(?:speak|talk|chat|through|connect(?:ed)?|transfer(?:red)?|put) (?:me |us )?(?:directly )?(?:to|with|through)?(?: to| with)? ?(?:a |an |the |some |your |another )?(?:real |actual |live |human )?(?:human|person|people|someone|somebody|operator|receptionist|representative|rep|agent|manager|owner|staff|supervisor|desk|front desk|human being|team|anybody|anyone|reception|dentist|doctor|member of staff)\b/,
    /\b(?:real|actual|live|human) (?:human|person|being|people|agent)\b|^(?:operator|representative|agent|human|receptionist|reception|a person|person)\b|\bthe operator\b|\b(?:is|are) (?:there|this) (?:a |an |someone|anyone)?(?:real )?(?:human|person|bot|robot|someone|anyone)\b.*(?:talk|speak|human|person|robot|bot)?/,
    /\b(?:transfer|connect) me\b|\bput me through\b|\bsomeone (?:real|else)\b|\bnot a (?:robot|bot|machine|computer)\b|\bget me (?:a|the) (?:person|human|manager)\b|\bi (?:want|need) (?:a |the )?(?:real )?(?:human|person|operator|manager)\b/,
  ],
  goodbye: [
    /\b(?:good ?bye|bye(?: bye)?|see you(?: then| later| soon| there| on| tomorrow| ¤)?|see ya|talk (?:to you )?(?:later|soon)|take care|have a (?:good|nice|great|lovely|wonderful) (?:day|one|evening|weekend|afternoon|night|week|rest)|ta ta|ciao|cheerio|farewell|catch you later|so long)\b/,
    /\b(?:that's|that is|that'll be|that will be|that would be|that was|thats) (?:all|it|everything|about it|the lot)\b(?! (?:right|wrong|i can|the (?:one|time)|good|fine|ok))/,
    /\b(?:nothing|not a thing) (?:else|more|further)\b|\bno(?:thing)? (?:more|further) (?:questions?|help)\b|\b(?:i'm|i am|we're|we are) (?:all )?(?:set|done|finished|good(?: thank(?:s| you)| now)?|sorted|good to go)(?: now| here| then| for now| for today)?(?:$| thank|,)|\ball (?:set|done|sorted)\b|\bgotta go\b|\b(?:have|got|need) to go\b(?! to)|\bhang up\b|\bi'm off\b|\bno that's (?:all|it|everything)\b|\bthat does it\b/,
  ],
  repeat: [
    /\b(?:say|repeat|run) (?:that|it|those|them|this|the (?:times|options|last .{0,12}|code|number|date))(?: for me)?(?: by me)?(?: again| once more| one more time| please)?\b|\brepeat\b|\bcome again\b|\bonce more\b|\b1 more time\b|\bone more time\b|\bsay (?:what|again)\b/,
    /^(?:sorry|pardon|excuse me|what|huh|eh|come again|pardon me|i beg your pardon|beg your pardon|say what|sorry what|what was that|what's that|what did you say|you what|how's that|wait what|what sorry|sorry pardon|what now)(?: (?:sorry|please|was that|again))?$/,
    /\b(?:didn't|did not|couldn't|can't|don't) (?:quite |really )?(?:catch|hear|get|understand)(?: (?:that|you|it|what you))\b|\bwhat (?:was|were) (?:that|those|the times|the options|they|the 1st|it)(?: again)?\b|\bwhat did you (?:just )?say\b|\bi (?:missed|lost) (?:that|you)\b|\byou(?:'re| are)? (?:breaking up|cut out|cutting out)\b|\bpardon\b|\b(?:what|which|when|how much) .{0,20}\bagain$|\bspeak (?:up|louder|slower|more slowly)\b|\bslow down\b|\bslower\b/,
  ],
  help: [
    /^help(?: me)?(?: please)?$|\bwhat can (?:you|i) (?:do|say|help|ask)\b|\bhow (?:does|do) (?:this|it|i|you) (?:work|use this|talk to you)\b|\bwhat are my options\b|\b(?:i need|can you|could you|need some|get some) help\b(?! (?:with|to|me|booking))|\bhelp (?:me )?(?:out )?(?:please )?$|\bi'm (?:confused|lost)\b|\bi don't (?:understand|know what to (?:say|do))\b/,
  ],
  thanks: [
    /\b(?:thanks|thank you|cheers|much appreciated|appreciate (?:it|that|your help)|many thanks|grateful|ta)\b/,
  ],
  greeting: [
    /^(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|howdy|greetings|yo|morning|hallo|'ello|evening|afternoon)\b/,
  ],
  hours: [
    /\b(?:what|which|your|the) (?:are |r )?(?:your |the )?(?:opening |business |office |working )?hours\b|\bopening (?:hours|times)\b|\bhours of (?:operation|business)\b/,
    /\b(?:when|what time|what days?|how late|how early|until when|till what time)\b.{0,25}\b(?:open|opens|close|closes|closed|closing|opening|there|shut)\b/,
    /\b(?:are|r) (?:you|they|you guys|y'all) (?:open|closed|shut|there)\b|\bdo you (?:open|close|work|shut)\b|\byou(?:'re| are)? (?:open|closed) (?:on|at|today|tomorrow|this|¤)|\bopen 24\b|\b(?:you|still) open\?/,
  ],
  price: [
    /\bhow much\b(?! (?:longer|time|notice))|\bwhat(?:'s| is| are| does| do| would| will)?\b.{0,40}\b(?:price|prices|pricing|cost|costs|rate|rates|fee|fees|charge|damage|set me back)\b|\bprices?\b|\bpricing\b|\bcosts?\b|\bhow expensive\b|\bwhat do you charge\b|\b(?:is it|are they) (?:expensive|free|cheap)\b|\bgreen fees?\b|\brates\b/,
  ],
  services: [
    /\bwhat (?:all )?(?:services|treatments|kinds? of|types? of|sort of|else)\b.{0,30}\b(?:do you|you|are|offer|have|there)\b(?!.*\b(?:times?|available|slots?|openings?|free)\b)|\b(?:what|which) (?:do|can|all do) you (?:offer|do|provide|have to offer|guys do)\b(?!.*\b(?:time|tomorrow|day|¤))|\b(?:list|menu) of (?:services|treatments)\b|\byour (?:services|treatments|menu)\b|\bwhat (?:services|treatments)\b|\bwhat do you offer\b|\bwhat can i (?:book|get)\b|\bdo you (?:do|offer|provide) (?!it\b|that\b|¤|this\b|weekends|any)\w+/,
  ],
  stop: [
    /\b(?:forget (?:it|that|about it|everything)|never ?mind|start (?:over|again|from scratch|fresh)|begin again|from the (?:start|top|beginning)|leave it|scratch (?:that|everything)|let's not|drop it|back to the (?:start|beginning)|stop|quit|exit|abort|restart)\b(?! (?:by|calling))/,
  ],
  wait: [
    /\b(?:hold on|hang on|wait|one|1|just|give me|gimme|bear with me|hold|two|2)(?: (?:a|one|1|me|up))?(?: (?:second|sec|moment|minute|min|tick|mo|seconds|secs))\b(?! (?:appointment|appointments|slot|haircut|cut|session|massage|option))|^(?:hold on|hang on|wait|one sec|hold up|bear with me|hold please|let me (?:check|see|look|think|get|grab|find)\b.*)(?: please| a sec)?$|\b(?:hold on|hang on|bear with me|hold the line|hold please)\b|\blet me (?:just )?(?:check|look at|get|grab|find|see|think|ask)\b/,
  ],
};

const POLICY =
  /\bcancell?ation (?:policy|fee|fees|charge|rules?)|\b(?:what if|if i|can i|before i|in case i|have to|until i|should i) (?:need to |have to |want to |decide to |ever )?cancel(?: later| last minute| it later)?\b(?=.*\b(?:policy|fee|charge|late|later|happens|last minute|notice|penalty)\b)|\bhow (?:late|far|much notice).*\bcancel\b|\bwithout cancell?ing\b|\b(?:don't|do not|not|never|didn't|doesn't|rather not|instead of) (?:want to |wanna |need to |have to )?cancel(?:l?ing)?\b|\bbefore i cancel\b/;

/** Everything the caller wants, in normalised text without pauses; several may be in one sentence. */
export function findIntents(text: string): Intent[] {
  const found = (Object.keys(PATTERNS) as Intent[]).filter((intent) =>
    PATTERNS[intent].some((pattern) => pattern.test(text)),
  );
  const drop = new Set<Intent>();
  if (POLICY.test(text)) drop.add('cancel');
  if (found.includes('move')) {
    if (!/\bcancel\b/.test(text)) drop.add('cancel');
    if (!/\b(?:book|schedule) (?:an?|another|my \w+ an?)\b/.test(text)) drop.add('book');
    if (!/\bwhat|when\b/.test(text)) drop.add('list');
  }
  if (found.includes('cancel') && !drop.has('cancel')) {
    if (!/\bbook (?:an?|another|me)\b|\band (?:then )?(?:book|make|schedule|get)\b/.test(text))
      drop.add('book');
    if (!/\bwhat\b|\bwhen\b/.test(text)) drop.add('list');
    if (/\bwait ?list\b/.test(text)) drop.add('wait');
  }
  if (found.includes('list') && !drop.has('list')) {
    if (
      !/\b(?:book|make|need|want|like|schedule) (?:an?|another)\b|\bto (?:book|make|schedule)\b/.test(
        text,
      )
    )
      drop.add('book');
  }
  if (found.includes('message') && !/\b(?:speak|talk|transfer|through|connect)\b/.test(text))
    drop.add('human');
  if (found.includes('stop') && /\bdon't stop\b/.test(text)) drop.add('stop');
  return found.filter((intent) => !drop.has(intent));
}
