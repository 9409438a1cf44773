/** Words that want another after them. */
const LEADING = new Set(
  `a an the my your our his her their its this these those some any every each another
  to for at on of from with by about around between before after until till during than into onto
  and or but because so if when while whether though although unless as plus
  i i'm i'd i'll i've we're we'd we'll we've it's it'll it'd he's she's they're there's you're
  would could should will might must may am was were has had do does did
  want wanted need needed wish hoping wondering thinking looking trying going planning calling asking
  like love prefer maybe perhaps probably possibly either neither both just also even really very
  um uh er erm hmm mm mr mrs ms dr next last first half quarter past think roughly approximately say sort kind`
    .split(/\s+/)
    .filter(Boolean),
);
/** Endings in such a word that are whole all the same. */
const WHOLE =
  /(?:^|\b)(?:(?:yes|yeah|no|yep|of course|sure)\b.*\b(?:i|we|it|they|he|she|you) (?:would|could|should|will|might|must|may|am|was|were|has|had|do|does|did|want|like|need)|(?:^|thanks |okay )i (?:do|did|will|would|am|was|think so|guess so|hope so)|(?:whatever|whenever|any(?: time| day)?|what|that|which|if|as) (?:you|i|we) (?:want|like|prefer|need|wish)|(?:go|hold|hang|come|that|carry|move|later|early|book|drop|put|bring|log) (?:on|in|up|by)|(?:the|that|this|a|your) (?:first|last|next|half|quarter|other)|(?:what|how|who|where|which)\b.* (?:for|about|to|with|from|of|on|at|in)|(?:me|us|him|her|them|it|that|you|this|one|those|thanks|ok|okay|bye|time|day|one|am|pm|o'clock|\d+|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today) (?:too|either|also|both|first|next|then)|(?:what|do) (?:do )?you think|not really|both|either|neither|maybe|perhaps|possibly|probably|i'd (?:love|like) to|how come|or so|and so on|this|these|those|another|mine|try|trying|looking|(?:just|only) (?:looking|asking|wondering|calling)|thank you very much|what (?:it|that) was|if (?:i|we|you) (?:could|can|may|might))$/;
/** "My number is", "the name's": what it is comes next. */
const ANNOUNCES =
  /\b(?:name|number|phone|mobile|cell|email|mail|address|code|date|birthday|time|day|reason|problem|question|thing|idea|it|that|which|party|message) (?:is|was|would be|will be|starts with|ends with|ends in)$|\b(?:name's|number's|code's|email's|address's|question's|thing's)$/;
/** Asks or announces something that has yet to be named: "could you tell me", "hi, this is". */
const ONLY_BEGUN =
  /^(?:(?:hi|hello|hey|yes|yeah|okay|so|and|um|uh|well|please|sorry) )*(?:(?:can|could|would|will) (?:you|i)(?: please)?(?: (?:tell|give|ask|show) (?:me|you))?|(?:do|did|are|have|can|could) (?:you|i|we)|(?:is|are|was) there(?: any(?: way| chance| possibility)?)?|would it be (?:possible|okay|all right|alright)|(?:this|my name) is|i (?:mean|have|had|got|see|called|wanted)|i (?:have|had|got) (?:a|one|another) (?:question|problem|request)|well|actually|listen|look)$|\b(?:to|please) (?:book|make|schedule|reserve|arrange|move|change|bring|push|swap|set up)$/;
const TRAILS_OFF = /(?:\.\.+|…|,|-|–|—)\s*$/;

/** Whether a sentence breaks off where more must come: "I was hoping", "my phone number is". */
export function soundsUnfinished(text: string): boolean {
  if (TRAILS_OFF.test(text)) return true;
  const words = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (words === '') return false;
  if (ANNOUNCES.test(words) && !/^(?:yes|yeah|no|yep) (?:it|that) is$/.test(words)) return true;
  if (ONLY_BEGUN.test(words) || /\band then$/.test(words)) return true;
  const last = words.split(' ').at(-1) ?? '';
  return LEADING.has(last) && !WHOLE.test(words);
}
