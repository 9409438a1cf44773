import { words } from './vocabulary.ts';

/**
 * Signs that a stretch of words may say something of a booking, a call or a message. With one of them
 * it has to be understood or weighed against the log; without any it says nothing of what Bellhop
 * keeps, whatever it says. What it names (days, times, prices, codes, people) is looked at apart.
 */

/** Beginnings of words for what can be done with one, in any form. */
const STEMS = words(`
  book reserv schedul confirm cancel chang switch swap shift push bump postpon reschedul updat transfer connect patch relay
  forward notif inform deliver finali complet secur lock guarante promis cover handl deal remov delet drop releas clear
  wip scrap undo arrang settl sort fix regist record pencil earmark slot squeez appointment visit commit process submit
  approv accept grant accommodat overbook rebook charg cost pric refund discount avail expect succe manag honor honour void
  eras axe nix bin etch allocat assign claim snag grab nab bag ink enter put plac add appl execut activ ensur assur
  dispatch escalat alert vacan complimentar waiv coupon voucher reimburs deposit insur
`);

/** Whole words of the same kind, and for where or whose something is. */
const SIGNS = words(`
  done did set all ready held hold holding kept keep keeping save saved saves saving yours mine taken took take taking care
  finished official down off gone out in on through up away freed
  seat seats calendar diary list sheet system file files card consider considered count see seeing bring
  stays except besides went slid slide slides snuck sneak tuck tucks threw throw wrote write writes chuck bung drew brought bring built shot worked works able made make makes get gets getting given give gave go goes going
  move moved moves moving touch arrive show turn pay pays paid fee fees hours percent
  message messages note notes noted told tell tells send sends sent pass passed passing know knows aware
  spoke over back way wait waiting rest golden assured no longer never anymore history past safe
`);
/** Words by which something is said to be free, or to be there. */
const THERE_IS = words(`
  free full left open opens opened close closes closed place spot spots got have has had having nothing avail
  available availability there our slot slots
`);

/** What only a professional may say of somebody. */
const DIAGNOSES = words(
  `cavity cavities infection infected abscess fracture painless harmless contagious serious normal healthy hurt hurts`,
);

/** Those who act for the business. */
const ACTORS = words(`
  we our ours us they them their he him his she her someone somebody anyone nobody team staff dentist dentists hygienist
  stylist stylists office desk shop manager nurse doctor colleague colleagues crew there parking insurance walk
`);

/** Participles of feeling and asking say nothing of a booking. */
const FELT = words(`
  crackled talked interrupted laughed listened excited tired relieved worried stressed delighted pleased confused scared interested embarrassed rushed disappointed
  frustrated exhausted mixed wanted needed asked called mentioned red bed speed feed indeed need seed
`);

const DEEDS = `(?:${STEMS})[a-z]*|good to go|(?:got|have|has) (?:you|him|her)|${SIGNS}|(?!(?:${FELT}) )[a-z]+ed`;
/** A clause that may tell of a deed, or of what stands. */
export const DEED = new RegExp(`(?<![a-z])(?!(?:slots?|avail[a-z]*) )(?:${DEEDS}) `);

/** Turns of phrase of which a word alone would be a sign. */
const IDIOMS =
  '(?:heads up|(?:sleep|lie|sleeping|lying) in|(?:think|thinking|talk|talking|mull|mulling) (?:it|that|this|things) over|sleep on it|(?:held|caught|hold|tied|backed) up|(?:stuck|caught|sitting|snarled up) in (?:traffic|a jam|a queue|the (?:traffic|rain|snow))|(?<=(?:something|anything|things?|plans|emergency|one) )(?:(?:else|urgent|ever|should|might|may|does) )*(?:come|comes|came|cropped|crops?|pops?) up|on the (?:dot|nose|road|roads|phone)|in a (?:little|bit|hurry|rush|row|while)|in (?:mind|pain|general|person|particular|the meantime|the first place|theory|no time)|out (?:there|loud)|out of (?:curiosity|interest|breath|the blue|sorts)|up to you|(?:wake|waking|get|getting|up and) up early|cheer up|(?:be|is|feel) up for it|take it easy|over the (?:phone|moon)|by the way|gets? to (?:you|me|us|everyone|the best of us)|keep (?:warm|dry|well|cool|calm|smiling)|(?:get|gets|getting) (?:better|well|some rest|some sleep)|(?:it is|that is) what it is|(?:anything|something) (?:going|goes) on|at the end of the day|on (?:my|your) (?:end|mind|side))';
export const IDIOM = new RegExp(`${IDIOMS} `, 'y');
export const ANY_IDIOM = new RegExp(`(?<![a-z])${IDIOMS} `, 'g');

/** A word that is such a sign. */
export const SUSPECT = new RegExp(
  `(?:${DEEDS}|${THERE_IS}|(?:so |(?<=so ))(?:is|are|was|were)|(?:by|via) (?:text|email|sms|mail|post)|you (?:are|were|have|had|will)|(?:it|that|this|everything|all|both|neither|none) (?:is|was|were|are|will|has|sounds like|looks like|should|would)|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|fifteen|noon|[a-z]+day|tomorrow|oclock|[ap]m|\\d[\\d:]*) (?:is|are|was|looks|should|would|will|could)|(?!(?:suits|helps|brings|gives|fits|has|is|was|as|this) )[a-z]+s you|${DIAGNOSES}|${ACTORS}|PER|[$£€]\\d\\S*|[a-z]+'s) `,
  'y',
);
