import {
  type ClaimKind,
  HARMLESS_DEEDS,
  HARMLESS_STATES,
  IRREGULAR,
  kindOf,
  VISIT,
} from './claim-wordings.ts';
import { ASKS } from './segments.ts';

/** Something a statement says has been done, or stands. */
export interface Claim {
  kind: ClaimKind;
  /** The agent says to have done it in this call: "I've booked it". */
  byAgent: boolean;
}

const ADVERBS =
  '(?: (?:just|now|also|already|all|both|still|indeed|really|actually|officially|even|finally|safely|fully|quickly|currently|therefore|then|successfully|definitely|simply|happily|only|back|ever|so|gladly|probably|apparently|basically|pretty much|been|being|getting|gotten|got|as good as|well and truly|hereby|kindly|personally|manually|totally|completely|automatically|provisionally|certainly|surely|too|again|once more|be|not only))*';
/** Words that only look like past forms are none. */
const PAST = `(?:(?!(?:need|indeed|feed|speed|proceed|hundred|red|bed|exceed|succeed|agreed|shed|wed)\\b)[a-z-]+ed|${IRREGULAR})(?!')`;
const HAVE = "(?:'ve|'s|'d| have| has| had)";
const BE =
  "(?:'re|'s|'m| is| are| am| was| were| gets?| got| seems?| looks?| should be| must be| sounds?)";
const AGENT = '(?:i|we)';
const SOMEONE =
  '(?:he|she|they|someone|somebody|the (?:team|salon|office|clinic|practice|desk|front desk|manager|dentist|doctor|hygienist|stylist|starter|pro shop|shop|system|staff|computer)|our (?:team|dentist|staff|stylists?|hygienist)|staffer)';
/** What an appointment is called when it is spoken of. */
const THING =
  "(?:it|that|this|these|those|they|everything|all|both|all of (?:it|that|them)|(?:your|the|that|this|those|these|our|my|both)(?: of your)?(?: [\\w:'-]+){1,6}?)";

const re = (source: string) => new RegExp(source, 'iu');

/** "I've grabbed", "we popped", "Amelia squeezed": who did what. */
const DEED = re(
  `(?<![\\w'])(?:(${AGENT})|(${SOMEONE}))(${HAVE})?${ADVERBS}(?: went ahead and| gone ahead and| managed to| was able to| were able to| been able to)?${ADVERBS} (${PAST})\\b(.*)`,
);
const ABLE = re(
  `\\b(?:i|we)(?:'ve| have)?(?: was| were| been)? ?(?:able|managed|had) to (?!close\\b|open\\b|ask\\b|say\\b|find\\b|see\\b|check\\b|look\\b|hear\\b|tell\\b|say\\b)`,
);
/** "It's all squared away", "your slot's been nabbed", "you got put down". */
const STATE = re(
  `(?<![\\w'])(?:you|we|${THING}|which|who|${SOMEONE})(?:${BE}|${HAVE} been|${HAVE})${ADVERBS} (${PAST})\\b(.*)`,
);
const SETTLED =
  '(?:all )?(?:set|sorted|done|good to go|good for|in (?:the|our) (?:books?|diary|system|bag|calendar|schedule|works)|on (?:the|our) (?:schedule|calendar|books?|diary|sheet|list|tee sheet)|official|final|settled|a done deal|a go|a lock|a deal|yours|all yours|ready and waiting|waiting for you|safe|standing|complete|through|under your name|in your name|in place|taken care of|with (?:them|him|her|the team)|in (?:their|his|her) (?:inbox|hands)|on its way|coming your way|off|gone|out of the (?:diary|book|books|calendar|system))(?! (?:hands|luck))';
const THING_IS = re(
  `(?<![\\w'])(?:it|that|this|everything|all|(?:your|the|that|this)(?: [\\w:'-]+){1,6}?|(?<=^\\W*)(?:[\\w:]+ ){0,2}(?!there|here|what|which)[\\w:]+)(?:${BE}|${HAVE} been| goes| went| stays| remains)${ADVERBS} ${SETTLED}(?=\\W|$)`,
);
const IT_IS_IN = re(
  `(?<![\\w'])(?:it|that|this|everything)(?:${BE})${ADVERBS} in(?=[.!,]|$| there)`,
);
const CALLER_IS = re(
  `\\byou(?:(?: and [\\w ]+?)?(?:'re| are)|'ve been| have been)${ADVERBS} (?:(?:all )?(?:set|sorted|done|good to go|good for|ready to go)|in(?=[.!,]|$| (?:for|on|at|with|there|the (?:book|diary|system|calendar|schedule)|tomorrow|today|this|next|again|twice|\\w+day))|down\\b|on (?:for|our|\\w+'s|the (?!phone|line|right))|off (?:the|our|sheet)|out of the|(?:free|rid) of (?:it|that)|through\\b|with (?!me\\b|a\\b|the wrong|us (?:so|for))|going out\\b|at (?!home|work|the (?!\\d))|for (?!real)|seeing\\b|playing\\b|teeing\\b|meeting\\b|expected\\b|coming\\b|scheduled\\b|having\\b)`,
);
const CALLER_HAS = re(
  `\\byou(?:'ve got| have got| have| now have| still have| already have| got)${ADVERBS} (?:an? |one |two |three |\\d+ |the |your |both |our )(?:[\\w:-]+ ){0,3}?(?:appointment|booking|reservation|visit|tee time|slot|spot)`,
);
const HELD = re(
  `(?:\\b(?:we|they|i)(?:'ve got| have| have got| got)|${SOMEONE} (?:has|have|got))${ADVERBS} (?:you (?:\\w+ )?(?:in|down|on|for|at|with|as)\\b|(?:it|that|this) (?:(?:in|on|into) (?:the|our)|down for|under your)\\b|your (?:message|note|booking|appointment|reservation|spot|slot)|(?:\\w+ ){0,2}(?:spots?|places?|slots?|times?) (?:held|reserved|kept|waiting|saved|ready))`,
);
const ONGOING = re(
  `(?<![\\w'])(?:we|i|they|it|that|${SOMEONE})(?:'re|'m|'s| are| am| is)${ADVERBS} (?:(?:holding|keeping|saving|reserving|blocking|expecting|awaiting)\\b(?! (?:on|up))|looking forward to (?:seeing|meeting|having|welcoming)|waiting for you\\b)`,
);
const NOW_AT = re(`(?<![\\w'])(?:you|${THING})(?:'s|'re| is| are) now (?:on|at|for|set|with)\\b`);
const ASKED_FOR_CALLER = re(
  `${SOMEONE} (?:said|says) (?:yes|ok|okay|it's|that|to)\\b|${SOMEONE} (?:knows?|is aware|are aware)\\b`,
);
const CANNOT_WAIT = /\bcan(?:'t|not) wait to (?:see|meet|have|welcome) you\b/i;
const WORKED = re(
  `(?<![\\w'])it(?: all| finally| then)? (?:worked|succeeded|came through|panned out)\\b`,
);
const HAVE_DONE = re(
  `(?<![\\w'])(?:i|we|they)(?:'ve| have)?(?: got| have| had)? (?:it|that|everything|you)(?: all)? (${PAST})\\b`,
);
const EXPECTS = re(`${SOMEONE} (?:expects?|awaits?) you\\b`);
const HANDING = re(
  `(?:^|[\\s,])(?:(?:transferring|connecting|patching|putting|handing|passing|forwarding|sending) you\\b|(?:transferring|connecting|patching)(?: the call| your call| now|[.!]|$))|\\byou(?:'re| are) (?:now )?(?:being|getting) (?:transferred|connected|put|patched|handed|passed)|\\b(?:desk|shop|manager|colleague|someone|team)\\b.{0,20}\\b(?:is|are) (?:now )?(?:picking up|joining|on the line)|\\byou(?:'re| are) (?:now )?(?:(?:speaking|talking) (?:with|to)|on with) (?!me\\b|an?\\b|the automated)|^\\W*here(?:'s| is| are) (?:${SOMEONE}|the front desk)`,
);
const NAMED =
  /\b(?:your name(?:'s| is)? on (?:it|that|this)|got your name|your name(?: is|'s)? (?:on|next to|against|in) (?:the|our)|has your name|in your name|under your name)\b/i;
const YOURS = /\b[\w']+(?:'s| is|'re| are)(?: now| all| officially)* yours\b|\bbelongs? to you\b/i;
const CONSIDER =
  /\bconsider (?:it|that|this|yourself|(?:that|the|your) (?:[\w-]+ ){1,3}?)\s?(?:[a-z]+(?:ed|ne|t|n))\b/i;
const SEES =
  /\b(?:see(?:ing)? (?:you|ya|y'all)(?: all| both)? (?:on|at|then|there|tomorrow|today|next|this|in|bright|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|forward to (?:seeing|meeting|having|welcoming) you)\b/i;
const WILL = re(
  `(?<![\\w'])(?:we|you|they|he|she|${SOMEONE}|(?:your|the|that) [\\w-]+(?: [\\w-]+)?)(?:'ll| will| should(?= (?:now |soon |shortly |also )?(?:receive|get)\\b)| is going to| are going to|'re going to)${ADVERBS} (?!need|want|find|hear|like|love|know|notice|always|not|have to|read|ask|depend|let|understand|cost|only be if|be (?:late|early|there|running|happy|glad|able|delighted|pleased|asked|fine|sorry|open|closed|\\$|£|\\d+ (?:dollars|pounds)))(\\w+\\b.*)`,
);
const CALLER_DOES = re(
  `\\byou(?: now)? (?:go out|tee off|start|begin|play|come in) (?:at|on|with)\\b`,
);
const HAS_PARTY = re(
  `\\byou(?:'ve got| have)${ADVERBS} (?:\\d|two|three|four|five|six|seven|eight) (?:players|people|guests)\\b`,
);
const IT_IS_A = re(`(?<![\\w'])it(?:'s| is)${ADVERBS} (?:an? |for an? )?appointment\\b`);
const IT_IS_AT = re(
  `(?<![\\w'])it(?:'s| is| starts| begins)${ADVERBS} (?:at|on|tomorrow|today|with|\\w+day)\\b`,
);
const FRAGMENT = new RegExp(
  `^\\W*(?:(?:(?:the |your |that )?${VISIT}|mission|job|deal|task|okay|ok|great|perfect|right|yes|and|all|now|already|officially|well|there|successfully|just|done and|that's|lovely|brilliant|excellent|wonderful),? )*(${PAST}|complete|accomplished)(?: (?:care|and|for|in|with|on|at|up|away|out|off|through|it|you|then|now|already) ?.*)?[\\s.!]*$`,
  'i',
);
const VISIT_STANDS = re(
  `(?<!(?:about|for|of|with|to|cancel|move|change|from|is|was|was it|keep|before|after|at|on|see|retrieve|find) )\\b(?:your|both(?: of)? (?:your|tee|of)|the (?:one|first|second|other)(?: one)? with|your \\w+ (?:one|booking))(?: [\\w:'-]+){0,5}?(?:'s| is| are| was| were| has| have| starts?| begins?| stands?| remains?| stays?| finish(?:es)?| ends?| lasts?| runs?| goes?| went| now| begins)\\b`,
);
const VISIT_NOUN = new RegExp(`\\b${VISIT}\\b`, 'i');
const NOT_VISIT =
  /^.{0,12}\byour (?:\w+ )?(?:code|name|number|phone|message|e-?mail|address|call|question|choice|patience|preference|favou?rite|price|details|friends?)\b/i;
const OVER =
  /\b(?:no longer|any ?more|won't be seeing|(?:don't|do not|needn't|need not|no need)(?: need)? (?:to )?(?:come|turn up|show up)|won't (?:be )?expect\w*|your .{1,30}(?:went|goes|given|gone) to (?:some\w*|another)|nothing (?:is )?(?:left|(?:on|under|in) (?:your|our|the)))\b/i;
const ABOUT_CALLER =
  /\b(?:you|your|you're|you'll|appointment|booking|reservation|visit|calendar|schedule|books?|diary|sheet|list)\b/i;

const NEGATES =
  /n't\b|\b(?:not(?! only)|never|nothing|none|nobody|neither|without|cannot|unable|hardly|no \w+(?: \w+)? (?:is|are|was|were|has|have)|no one)\b/i;
const UNREAL =
  /'(?:ll|d)\b|\b(?:shall|would|could|can|may|might|will|let|let's|wants?|wanted|like to|like me|prefer|needs?|going to|about to|try(?:ing)? to|ready to|happy to|glad to|love to|yet to|have to|has to|to (?:be|have|get|see)|whether|if)\b/i;
const CONDITION =
  /\b(?:if|whether|once|when|whenever|until|till|unless|as soon as|in case|provided|assuming)\b(?! (?:more|again))|\bbefore\s+(?:i|we)\b|\bafter\s+(?:you|i|we)\b/i;
const FULL = /\b(?:fully|completely|entirely) booked\b|\bbooked (?:up|out|solid)\b/i;
const TAKEN =
  /\b(?:already|just) (?:been )?(?:booked|reserved)\b|\b(?:already|just|been|is|are|was|were|'s|has) (?:been |just |already )?(?:taken|gone|snapped|filled|full)\b(?! (?:off|out|care|down|from|into))|'s (?:already |just |been )?(?:taken|gone|full)\b(?! (?:off|out|care|down|from|into|through))/i;
const TO_SOMEONE = /\b(?:by (?:someone|somebody|another)|someone else|somebody)\b/i;
const WISH =
  /^\W*(?:(?:so|okay|ok|and|right|well|sorry|i (?:think|believe|heard)),? )*(?:you(?:'d| would)? (?:said|wanted?|like|asked|mentioned|told|prefer|need|chose|picked|gave|called)|you were (?:asking|looking|hoping))\b/i;
const OURS = /\b(?:you(?:r|rs|'re|'ve)?|i've|we've|(?:i|we) (?:have|had|already|just))\b/i;
const MOVES = /\b(?:move|reschedule|change|shift|swap|switch|push|bump|postpone)\b/i;
const CANCELS = /\b(?:cancel|delete|remove|scrap|drop)\b/i;
/** What is kept of a caller beside appointments. */
const DETAILS =
  /^(?:updated|changed|corrected|saved|added|noted|recorded|entered|stored|fixed|spelled|spelt|taken|got|written)\b(?: down)? (?:your|that|the|it as) (?:\w+ ){0,2}?(?:names?|numbers?|phone|e-?mail|contact|details|spelling|address|answers?|preferences?)\b|^changed my\b/i;
const ASKED = /^(?:asked|spoke|spoken|checked)$/i;
const OF_SOMEONE =
  /^ (?:with |to )?(?:staffer|them|him|her|the \w+ (?:team|desk|dentist)|the (?:team|desk|dentist|starter|manager|office|salon))\b/i;
const HAD_A_WORD = /^ a (?:quick |little )?word with\b/i;
const GIVES =
  /^(?:got|gotten|kept|pulled|had|started|finished|worked|come|gone|noted|offered|stopped|opened)$/i;
const TO_CALLER =
  /^ (?:(?:it|that|this|you|the \w+|your \w+|them) )?(?:.*\b(?:for you|you (?:in|down|on|an?|the|two|one|sorted|set|into)|your (?:spot|slot|place|tee|appointment|booking|message)|it in\b|off|ahead|through)\b|it in the end)/i;
const CALLS_BACK =
  /\b(?:call|ring|phone|text|e-?mail|contact|get back to|reach out to|message) you\b|\bin touch\b|\bget (?:it|your|the)\b|\bfollow up\b/i;
const UNSURE = /n't\b|\b(?:not|would|could|can|may|might|should)\b/i;
const IMAGINES = /\b(?:would|could|can|may|might|shall|whether|if|want|wants|prefer|like|to)\s*$/i;
const BEEN = re(`(?<=\\w)(?:'s|'ve| has| have)${ADVERBS} been${ADVERBS} (${PAST})\\b(.*)`);
const THATS = re(`\\bthat(?:'s| is) (?:you|[\\w]+)(?: [\\w]+)? (${PAST})\\b(.*)`);

/** What a statement claims, however it is worded: nothing where it asks, denies, wishes or promises. */
export function claimsIn(
  statement: string,
  sentence: { isQuestion: boolean; condition: boolean },
): Claim[] {
  const text = statement.trim();
  if (sentence.isQuestion || ASKS.test(text)) return [];
  if (CONDITION.test(text)) return [];
  const claims = [deedIn(text), ...statesIn(text), sentence.condition ? null : futureIn(text)];
  return claims.filter((claim) => claim !== null);
}

function stands(kind: ClaimKind): Claim {
  return { kind, byAgent: false };
}

function deedIn(text: string): Claim | null {
  if (WISH.test(text)) return null;
  if (ABLE.test(text) && !NEGATES.test(text)) {
    const kind = MOVES.test(text) ? 'modify' : CANCELS.test(text) ? 'cancel' : kindOf(text);
    return { kind, byAgent: true };
  }
  const match = DEED.exec(text);
  if (!match) return null;
  const [whole, agent, , , verb = '', rest = ''] = match;
  const head = whole.slice(0, whole.length - rest.length - verb.length);
  if (NEGATES.test(head) || UNREAL.test(head) || isUnrealBefore(text, whole)) return null;
  if (DETAILS.test(`${verb}${rest}`)) return null;
  const kind = kindOf(`${verb}${rest}`);
  const asksSomeone =
    kind === 'message' && (HAD_A_WORD.test(rest) || (ASKED.test(verb) && OF_SOMEONE.test(rest)));
  if (/^(?:someone|somebody) /i.test(whole) && !ABOUT_CALLER.test(whole)) return null;
  const isHarmless = HARMLESS_DEEDS.has(verb.toLowerCase());
  if (isHarmless && !asksSomeone && !doesForCaller(verb, rest)) return null;
  return { kind, byAgent: agent !== undefined };
}

/** "Got you in", "kept it for you": verbs that are harmless unless they put the caller somewhere. */
function doesForCaller(verb: string, rest: string): boolean {
  if (/^(?:noted|kept|written|wrote)$/i.test(verb) && /\b(?:message|note)\b/i.test(rest))
    return true;
  return GIVES.test(verb) && TO_CALLER.test(rest);
}

function statesIn(text: string): Claim[] {
  const claims: Claim[] = [];
  if (OVER.test(text) && ABOUT_CALLER.test(text)) claims.push(stands('gone'));
  if (SEES.test(text) && !UNSURE.test(text)) claims.push(stands('book'));
  if (CONSIDER.test(text) && !UNSURE.test(text)) claims.push(stands(kindOf(text)));
  if (WISH.test(text)) return claims;
  if (ASKED_FOR_CALLER.test(text) && !UNSURE.test(text)) claims.push(stands('message'));
  if (CANNOT_WAIT.test(text)) claims.push(stands('book'));
  if (isReal(text, HANDING)) claims.push(stands('transfer'));
  const state = STATE.exec(text) ?? HAVE_DONE.exec(text) ?? THATS.exec(text) ?? BEEN.exec(text);
  if (state) {
    const [whole, participle = '', rest = ''] = state;
    const head = whole.slice(0, whole.length - rest.length);
    const word = participle.toLowerCase();
    const isHarmless = HARMLESS_DEEDS.has(word) || HARMLESS_STATES.has(word);
    const isUnreal = NEGATES.test(head) || UNREAL.test(head) || isUnrealBefore(text, whole);
    if (!isHarmless && !isUnreal && !notFree(text)) claims.push(stands(kindOf(text)));
  }
  const visit = !NOT_VISIT.test(text) && VISIT_STANDS.exec(text);
  const isVisit = visit && VISIT_NOUN.test(visit[0]);
  const patterns = [
    CALLER_IS,
    CALLER_HAS,
    HELD,
    ONGOING,
    NAMED,
    YOURS,
    THING_IS,
    IT_IS_IN,
    NOW_AT,
    CALLER_DOES,
    EXPECTS,
    WORKED,
  ];
  for (const pattern of isVisit ? [...patterns, VISIT_STANDS] : patterns) {
    if (isReal(text, pattern) && !notFree(text)) claims.push(stands(kindOf(text)));
  }
  if (isReal(text, IT_IS_AT) || isReal(text, IT_IS_A) || isReal(text, HAS_PARTY))
    claims.push(stands('known'));
  const fragment = FRAGMENT.exec(text);
  if (fragment && !NEGATES.test(text) && !notFree(text)) {
    const word = (fragment[1] ?? '').toLowerCase();
    const rest = text.slice(text.toLowerCase().indexOf(word) + word.length);
    const isHarmless = HARMLESS_DEEDS.has(word) || HARMLESS_STATES.has(word);
    if (!isHarmless || doesForCaller(word, rest)) claims.push(stands(kindOf(text)));
  }
  return claims;
}

/** "We'll have you in the chair", "Amelia will see you": what will be because it was done. */
function futureIn(text: string): Claim | null {
  const match = WILL.exec(text);
  if (!match || NEGATES.test(match[0]) || isUnrealBefore(text, match[0])) return null;
  return stands(CALLS_BACK.test(match[1] ?? '') ? 'message' : 'book');
}

/** Whether a text says so, and neither denies nor imagines it. */
function isReal(text: string, pattern: RegExp): boolean {
  const match = pattern.exec(text)?.[0];
  if (match === undefined) return false;
  return !NEGATES.test(match) && !UNREAL.test(match) && !isUnrealBefore(text, match);
}

function notFree(text: string): boolean {
  if (TO_SOMEONE.test(text)) return true;
  return (
    (FULL.test(text) && !/\byou(?:r|'re)?\b/i.test(text)) || (TAKEN.test(text) && !OURS.test(text))
  );
}

/** The words between the nearest clause and what is claimed decide: "I can see that you're booked". */
function isUnrealBefore(text: string, match: string): boolean {
  const before = text.slice(0, text.indexOf(match));
  const from = Math.max(
    before.lastIndexOf(','),
    before.lastIndexOf(' that '),
    before.lastIndexOf(';'),
    0,
  );
  const lead = before.slice(from);
  return (
    NEGATES.test(lead) || /^\W*(?:no|none of) (?:[\w-]+ ?){1,3}$/i.test(lead) || IMAGINES.test(lead)
  );
}
