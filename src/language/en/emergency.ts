/** Sentences that tell of a danger to life, as callers and recognisers write them. */

const PERSON =
  '(?:he|hes|she|shes|they|theyre|i|im|we|someone|someones|somebody|somebodys|this (?:man|woman|guy|lady)|(?:a|the|an|our|my|your|this|his|her) (?:\\w+ ){0,2}(?:man|woman|guy|lady|child|kid|baby|toddler|boy|girl|son|daughter|husband|wife|partner|boyfriend|girlfriend|mother|mom|mum|mama|father|dad|papa|brother|sister|grandmother|grandma|granny|nan|grandfather|grandpa|granddad|uncle|aunt|cousin|friend|neighbou?r|colleague|coworker|co-worker|boss|patient|customer|client|guest|player|golfer|visitor|passenger|driver|worker|person|stylist|dentist|caddie|caddy)s?)';
const BODY = '(?:my|his|her|their|the babys|our)';
const PLACE =
  '(?:house|home|kitchen|building|office|car|truck|van|cart|garage|apartment|flat|room|roof|basement|shed|barn|bathroom|bedroom|clubhouse|shop|salon|clinic|waiting room|hotel|oven|stove|curtains?|bed|sofa|couch|clothes|sleeve|dress)';
const NOW =
  '(?:is |are |was |has |have |had |just |suddenly |now |started |been |being |gone |become |got |gotten |ve |m |s |re )*';

const DANGERS: readonly string[] = [
  // Breath and consciousness.
  `(?:not|isnt|arent|aint|stopped|stops|barely|hardly|no longer|trouble|difficulty|struggling (?:to|with)|fighting to|gasping|cant|cannot|can not|couldnt|unable to|hard to|having a hard time) (?:really |even |properly )?breath(?:e|ing)?(?! (?:exercises?|through (?:my|his|her) nose|easy|room))`,
  'gasping for (?:air|breath)',
  `(?:short of|cant (?:catch|get) (?:my|his|her|any|enough)) (?:breath|air)`,
  `(?:think|believe|afraid|looks like|says) ${PERSON} ?(?:is |s |might be |may be )?(?:dead|gone cold)(?! (?:tired|serious|set))`,
  `(?:grabbed|clutch\\w+|grabbing|holding) ${BODY} chest`,
  '(?:its|it is|having|having a|a kind of) (?:a |an )?seizures?(?! (?:medication|disorder|clinic|history))',
  '(?:is|was|shes|hes|started) shaking all over',
  `${PERSON} ${NOW}(?:choking|choked)(?! (?:up|on (?:my|his|her) words))`,
  'choking on (?!the price|that price)',
  `${PERSON} ${NOW}(?:unconscious|unresponsive|collapsed|collapsing|passed out|passing out|fainted|blacked out|out cold)(?! (?:flyers|leaflets|the|some|cards|samples))`,
  'lost consciousness|(?:wont|cant|doesnt|not|isnt|cannot|dont) (?:wake (?:up|him|her|them)|waking up|regain\\w* consciousness|respond to anything|responding(?: to (?:me|anything|us))?$)',
  `(?:no|any|feel (?:a|his|her)|find (?:a|his|her)|without a) pulse`,
  `heart (?:has |have |just )*(?:stopped|isnt beating|not beating)(?! when)`,
  `(?:turning|turned|gone|going|lips are|face is|lips have gone) (?:blue|purple)(?! (?:hair|for))`,
  // Heart, brain, allergy.
  `chest (?:pains?|is (?:really |very )?tight|hurts|tightness|pressure)`,
  `(?:pains?|tightness|pressure|hurts|crushing feeling) (?:\\w+ ){0,3}(?:in|on|across) ${BODY} chest`,
  `(?:having|just had|got|getting|think its|feels like|suffering|(?:think|believe|afraid|sure) (?:\\w+ ){1,3}(?:had|has had)) (?:\\w+ ){0,2}(?:a|another) (?:massive |mild )?(?:heart attack|cardiac arrest|stroke|seizure|asthma attack|brain bleed|aneurysm)`,
  'cardiac arrest',
  '(?:is|started|started to|just|are|s) (?:having |been )?(?:seizing|convulsing|fitting|a fit|(?:having )?seizures?|convulsions?)(?! (?:room|session|tomorrow|on|for|in))',
  `(?:one side of|half of|side of) ${BODY} (?:face|body)`,
  `${BODY} face ${NOW}(?:drooping|drooped|dropped|droopy)`,
  `slurring (?:${BODY}|words|speech)|speech is slurred`,
  'anaphyla\\w+|(?:severe|serious|terrible|bad|massive) allergic reaction',
  `${BODY} (?:throat|tongue|airway) ${NOW}(?:closing|swelling|swollen shut|closed|tightening|closing up)`,
  // Blood and injury.
  '(?:wont|doesnt|not|cant|cannot|isnt) (?:stop(?:ping)?) (?:the )?bleeding(?! gums?)',
  'bleeding (?:\\w+ ){0,2}(?:heavily|badly|profusely|out|to death|everywhere|uncontrollably|severely|a lot|so much|like crazy)|(?:lot|lots|pool|so much|loads|tons) of blood|blood (?:is )?(?:everywhere|all over|pouring|gushing|spurting)|(?:heavy|severe|massive) bleeding',
  `(?:cut|severed|chopped|sliced|lopped) (?:off )?${BODY} (?:own )?(?:finger|hand|arm|wrist|wrists|leg|foot|artery|throat)s?(?: off| open| clean)?`,
  '(?:been|was|got|gotten|is|someone|somebody|just) (?:just |been )?(?:shot|stabbed|electrocuted|run over|hit by a (?:car|truck|bus|van|train|bike|cart|golf cart)|struck by lightning)(?! (?:down|through|a|at))',
  `(?:hit|banged|cracked|smashed) ${BODY} head (?:\\w+ ){0,6}(?:not|isnt|wont|cant|confused|bleeding|vomiting|throwing up|doesnt|unconscious)`,
  '(?:fell|fallen|falls) (?:\\w+ ){0,8}(?:cant|cannot|isnt|not|wont|unable to) (?:get up|move|moving|feel|stand)',
  `(?:on|to) the (?:floor|ground) (?:\\w+ ){0,4}(?:cant|cannot|isnt|not|wont) (?:get up|move|moving|talk|talking|respond\\w*|answer\\w*)`,
  '(?:trapped|pinned|crushed|stuck) (?:under|underneath|beneath)',
  '(?:ran|run|driven|knocked) (?:over|down) (?:a|an|someone|somebody|my|the) (?!light|curb|kerb|cone|mailbox|errand|few|numbers?)\\w+',
  '(?:im|i am|is|hes|shes) (?:still )?bleeding (?:and|from)(?=.*(?:dizzy|faint|weak|pass out|head|neck|leg|arm|stomach|wound))',
  `cant (?:move|feel) ${BODY} (?:legs?|arms?|left|right|body|face)`,
  '(?:just|ve|have|been|there was|theres been|theres) (?:\\w+ ){0,3}(?:in )?(?:a|an) (?:\\w+ ){0,2}(?:car |road |bike |cart )?(?:crash|car accident|road accident|pile ?up)',
  `(?:severe(?:ly)?|bad(?:ly)?|third degree) (?:burns?|burned|burnt) (?:on|all over|over|${BODY})|(?:burned|burnt|scalded) (?:\\w+ )?(?:badly|severely)`,
  `${PERSON} ${NOW}(?:drowning|drowned)(?! in (?:work|paperwork|emails?|debt|meetings|laundry|homework|calls))|(?:pulled|found) (?:\\w+ ){1,3}(?:out of|in) the (?:pool|pond|lake|water)`,
  // Poison and harm to oneself.
  'overdos(?:e|ed|ing)',
  '(?:swallowed|drank|drunk|ate|eaten|taken|took|inhaled) (?:\\w+ ){0,4}(?:bleach|poison|antifreeze|drain cleaner|detergent|a (?:button )?battery|batteries|too many (?:pills|tablets|painkillers)|whole bottle of|all (?:my|his|her|the) (?:pills|tablets|medication))',
  'been poisoned',
  '(?:kill|killing|harm|harming|hang|hanging) (?:myself|himself|herself|themselves)(?! (?:laughing|with work|at))|(?:end|ending|take|taking) (?:my|his|her|their) (?:own )?life|suicidal|commit suicide|dont want to (?:live|be alive)|(?:wants?|going|tried|trying|threatening|planning) to (?:hurt|kill|harm|cut) (?:herself|himself|myself|themselves)|(?:i|he|she) (?:just )?wants? to die(?! (?:of|from))',
  // Fire and gas.
  `theres (?:a |been a )?fire(?! (?:place|pit|exit|sale|alarm test|drill|hydrant|station))|fire in (?:the|my|our) (?:\\w+ )?${PLACE}`,
  `${PLACE} (?:\\w+ ){0,2}?(?:is |has |just |s |are )*(?:(?:caught|on|catching) fire|burning down|burning up|in flames|burning|ablaze)`,
  `(?:trapped|stuck) (?:in|inside) (?:\\w+ ){0,3}(?:fire|burning|smoke)`,
  'caught fire|smoke (?:is )?(?:pouring|coming|everywhere|filling)|full of smoke|flames (?:are )?(?:coming|everywhere|in)',
  '(?:smell|smells like|smelling|smell of|strong smell of) gas(?! station)|gas (?:leak|is leaking)|leaking gas|carbon monoxide',
  '(?:been|there was|theres been|was|had|heard|is) an explosion|something exploded|(?:house|car|kitchen|boiler|tank) (?:just )?(?:exploded|blew up)',
  // Violence.
  '(?:breaking|broken|broke|trying to (?:break|get)) (?:in(?: and| right| now| here| through|$)|(?:in ?to|in) (?:my|our|the) (?:house|home|apartment|flat|office|shop|building|car))|intruder|burglar in|someones in my house',
  '(?:has|have|got|pulled|pointing|with|waving|holding|pulled out) (?:a|his|her) (?:gun|knife|weapon|machete)(?! (?:set|show|range|block))',
  '(?:active )?shooter|shots fired|(?:being|getting) (?:attacked|robbed|mugged|raped|strangled|assaulted|beaten)|(?:hes|shes|husband is|boyfriend is|theyre) (?:hitting|beating|strangling|attacking|hurting|threatening to kill) (?:me|her|him|us|my)|(?:going to|gonna|trying to|threatened to) kill (?:me|us|her|him)(?! (?:if i|if we))',
  // Birth, and asking for help.
  '(?:my|her|wifes|the) waters? (?:just |has |have )*(?:broke|broken)|(?:in|into|gone into) labou?r(?! (?:day|party|costs?|camp|law|in|next|soon|by))|baby is coming|giving birth(?! (?:next|in))',
  '(?:need|send|call|get|want|calling|called) (?:me |us |for )?(?:an? |the )(?:ambulance|paramedics?|fire (?:brigade|department|service|engine|truck))(?! (?:driver|station|crew|job|service appointment))|(?:need|send|call|get) (?:the )?(?:police|cops|paramedics)',
  '(?:call|dial|need|get|ring|phone) (?:911|999|112|9 1 1|nine one one|nine nine nine)',
  'medical emergency|life (?:or|and) death|life threatening|emergency services',
  `(?:he|hes|she|shes|theyre|someone|someones|somebodys|i think im|think i am|think im|think hes|think shes|my (?:husband|wife|mother|mom|mum|father|dad|son|daughter|baby|brother|sister|friend|child|partner)(?:s| is)?) (?:is )?dying(?! (?:to|for|of (?:laughter|boredom|curiosity|thirst|hunger|embarrassment)|her|his|my|out))`,
];

/** What the same words say of another time, of a picture of speech, or of nothing that happens. */
const HARMLESS: readonly string[] = [
  '(?:last|this past) (?:week|month|year|summer|winter|spring|fall|autumn|monday|tuesday|wednesday|thursday|friday|christmas)|(?:years?|months?|weeks?) (?:ago|back)|when (?:i|he|she|we) (?:was|were) |back in (?:the|19|20)|in (?:19|20)\\d\\d|used to (?:have|get|suffer)|history of|years? old ',
  '(?:gave|give|gives|giving) (?:me|us|him|her) (?:\\w+ ){0,2}(?:heart attack|stroke)|(?:nearly|almost|practically) (?:had|have|passed|fainted|collapsed|choked|died|fell|drowned|killed)',
  '(?:isnt|not|no|its not) (?:a |an |really an? |exactly an? )?(?:medical )?emergency(?! room)',
  '(?:what (?:do|should|would|can|happens?)|who (?:do|should)|do you (?:know|have|offer|teach|treat|accept)|do i|is it|would it).{0,60}(?:\\bif\\b|in case|when (?:someone|somebody|you|i)\\b)|in case (?:of|there|someone)|just in case',
  '(?:movie|film|novel|tv show|episode|song|video game|podcast|costume|rehearsal)s?|(?:first aid|cpr|safety|acting) (?:class|course|lesson|training)',
  'smoke (?:break|detector|alarm needs|free)|fire (?:away|sale|drill|pit|place|exit|me|him|her|them|my|up|off|extinguisher|inspection|safety)',
  '(?:gums?|tooth|teeth|socket|extraction|molar|wisdom tooth|filling|crown|nose ?bleed)(?=.*(?:bleeding|breath))(?!.*(?:heavily|profusely|a lot|lots? of|so much|breathe|breathing|everywhere|choking|unconscious))',
  '(?:bleeding)(?=.*(?:gums?|tooth|socket|molar))(?!.*(?:heavily|profusely|a lot|lots? of|so much|breathe|everywhere|choking))',
];

const DANGER = new RegExp(`(?<![\\w])(?:${DANGERS.join('|')})(?![\\w])`);
const HARMLESS_SAYING = new RegExp(`(?<![\\w])(?:${HARMLESS.join('|')})(?![\\w])`);

/**
 * Whether a sentence tells of a danger to life that is happening now: what an emergency number is
 * for. A toothache is none, nor a knocked-out tooth.
 */
export function soundsLikeEmergency(text: string): boolean {
  return text
    .split(/[.!?;]+/)
    .map(plain)
    .some((sentence) => DANGER.test(sentence) && !HARMLESS_SAYING.test(sentence));
}

/** Lower case without apostrophes: recognisers write "hes" and "he's" alike. */
function plain(sentence: string): string {
  return sentence
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .replace(/[^\w-]+/g, ' ')
    .trim();
}
