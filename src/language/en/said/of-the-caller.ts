import { ADV, type Frame, frame, WHO } from './frames.ts';
import { MOOD } from './vocabulary.ts';

const YOU_SAID =
  '(?:said|asked|mentioned|wanted|told me|want|wish|need(?! to (?:bring|have|be|come|arrive|pay))|prefer|chose|picked|like|would like|would love|would prefer|would rather(?: PER)?|would want|would need|asked for|are looking|were looking|are asking|were asking|are calling|are after|were after|were thinking|are thinking|were hoping|are hoping|called|called about|were saying|are trying|were trying|meant|mean|gave me|gave)';

/** What the caller said and may do, how it is taken, and what is only said for the case. */
export const OF_THE_CALLER: readonly Frame[] = [
  // What was said, and what may be said.
  frame(`you ${ADV}${YOU_SAID}`, 'heard'),
  frame(`you (?:just )?(?:said|mentioned|told me|asked about|were saying)`, 'any'),
  frame(
    `(?:you|your [a-z]+|he|she|they) (?:are|is|have|has|had|were|was|will be|can not|could not|hurts?)`,
    'said',
  ),
  frame(
    `you are ${ADV}(?:under the weather|unwell|poorly|ill|sick|in pain|hurting|running late|in a hurry|in a rush|late|behind|delayed|held up|stuck|going through (?:that|this|it)|nervous|worried|not feeling (?:well|great))(?: , (?:and )?nothing (?:more|else))?`,
    'none',
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
    `you (?:do not|need not|will not)(?: have to| need to)? ${ADV}(?:decide|rush|hurry|worry|apologi[sz]e|explain|give|tell|spell|say|be sorry|know|choose|repeat|bring|print|remember|keep|call|ring|phone|speak|hold|wait|answer|feel)`,
    'talk',
  ),
  frame(
    `you (?:will|would) ${ADV}(?:need|have) (?:to (?:give|tell|spell|say|pick|choose|decide|speak)|your (?:confirmation )?code|the code)`,
    'talk',
  ),
  frame(
    `you (?:will|would) ${ADV}(?:get|hear|receive|be given) (?:a|the|your) (?:(?:confirmation|booking|reference) )?(?:code|reference)(?: (?:from me|by voice|then|after that|at the end|with it))*(?= [,.!?]| (?:and|once|when|as|so|after|if) )`,
    'none',
  ),
  frame(
    `(?:someone|somebody|the team) (?:can|could)(?: then)? (?:call|ring|phone|get) (?:you )?back`,
    'talk',
  ),
  frame(
    `(?:so |and |then )*(?:that is|that was|that would be|it is|it was) (?=[b-hj-z] |NAME |for |the |this |next |tomorrow |(?:[a-z]+day) |in |at |on |around |about )`,
    'none',
    true,
  ),
  // How it is taken.
  frame(
    `(?:it|that|this) (?:is|was|would be|must be|can be) ${ADV}(?:never |not |hardly )?${ADV}(?:${MOOD}|too [a-z]+) to (?!(?:have|confirm|say|tell|let|announce|share|report|inform|see|welcome|expect) )[a-z]+`,
    'any',
  ),
  frame(
    `(?:a|an|my|your) [a-z]+(?: [a-z]+)? (?:is|are|can be|must be|was) ${ADV}(?:never|always|not|no|rarely|hardly) ${ADV}(?:${MOOD}|fun|joke|picnic)`,
    'none',
  ),
  frame(`(?:a )?(?:bummer|shame|pity|pain|sorry|nuisance) about`, 'any'),
  frame(
    `(?:it|that|this|which|those|these|either|any of (?:those|them)) (?:is|was|are|will be|would be|sounds|seems|must be|must have been|has been|should be|may be|might be|can be|feels) ${ADV}(?:all )?(?:an? |such an? |the )?${ADV}(?:${MOOD})(?: (?:one|idea|question|choice|name|point|thing|plan|to hear|spirit|day|news|time of day|shame|by me|with me|for me|to know|to ask))*`,
    'none',
  ),
  frame(
    `(?:it|that|this) (?:is|was|would be) ${ADV}(?:no (?:problem|trouble|bother)|not a problem|my pleasure|up to you|your (?:choice|call)|all i need(?:ed)?|everything i need(?:ed)?|all right|alright|a (?:pity|shame|relief|pain|nuisance|lot)|(?:not )?something (?:i|the [a-z]+|they|that i|that the [a-z]+) (?:can|could|would|will|would have to|am able to|am not able to|can not)|the spirit|what i (?:thought|meant|need|needed)|on me|the idea|a bit of a pain|better than nothing|to hear|a good (?:one|idea))`,
    'heard',
  ),
  frame(
    `(?:it|that|this) ${ADV}(?:all )?(?:depends(?: on)?|(?:would |will |might )?(?:really )?help|helps|makes sense|happens|works for me|can wait|takes? (?:only |just )?(?:a|one) (?:moment|second|minute|sec)|will (?:only |just )?take (?:only |just )?(?:a|one|me a) (?:moment|second|minute|sec)|should (?:only |just )?take (?:a|one) (?:moment|second|minute|sec)|(?:will|does|should) not take long|sounds (?:painful|like (?:fun|a plan|it hurts|a lot)))`,
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
    `(?:please |just |do |so |then |and |kindly |simply |go ahead and |feel free to |by all means )*(?:hold|check|grab|have (?!you|it|that|your)|take (?:your|all the|as long|as much|a moment|a minute|a second|a look|a seat|a breath|a deep)|go(?! down)|ask|think|ring|phone|enjoy|drive|stay|jot|write|try|read|sit|rest (?!assured)|breathe|relax|look (?!forward)|listen|chat|talk|pick|choose|speak|mind|forgive|pardon|watch|remember)`,
    'talk',
  ),
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
    `(?:and |or |but |so |just |then |even )*(?:(?:whichever|whatever|whoever|whatever) [a-z]+(?= you )(?: you)?|if|unless|until|till|whether|in case|once|when|whenever|before|after|as soon as|while(?! (?:i|we) (?:am |are |just )*(?:connect|put|transfer|patch|hand|get))|whilst|as long as|whichever|whatever|however|wherever|provided)`,
    'if',
  ),
  frame(
    `(?:even )?(?:if|once|when|whenever|unless|until|before|after|as soon as|in case|while(?! (?:i|we) (?:am |are |just )*(?:connect|put|transfer|patch|hand|get))|whether|provided|so that|or if) ${ADV}(?:${WHO}|none of (?:those|these|them|that)|nothing|neither|any of (?:those|these|them)|no one|SVC|PER) ${ADV}(?:(?:are|is|'s|am|have|has|do|does|did|can|could|will|would|need|needs|want|wants|like|likes|prefer|say|says|tell|give|let|know|check|look|confirm|agree|decide|change|book|move|cancel|find|see|ask|works?|suits?|fits?|come|comes|get|think|mind|call|go|put|take|leave|speak|transfer|read|pull|pass|make|start|had|got|sounds|looks|arise)(?: not)?(?: ${ADV}(?:booked|busy|free|able to|available|not available|found|checked))?)`,
    'if',
  ),
  frame(
    `(?:if (?:possible|you please|you like|you wish|need be|so|not|anything)|when(?:ever)? (?:possible|you are ready|you like)|as you (?:like|wish)|before (?:booking|moving|cancelling|that|we start)|after (?:that|booking)|while (?:i|you) (?:look|check|wait)|whenever|without (?:your|a|the) (?:okay|yes|name|number|code|confirmation code))`,
    'talk',
  ),
];
