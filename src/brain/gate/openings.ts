import type { CallEvent } from '../../dialogue/events.ts';
import { heardIn } from './context.ts';

/** Said before a sentence says anything. */
const POLITE =
  "great|perfect|wonderful|lovely|excellent|brilliant|fantastic|good|nice|super|cool|alright|all right|well|so|now|hmm+|oh|ah|um|hi|hello|hi there|hello there|hey|good (?:morning|afternoon|evening)|thanks(?: so much| a lot)?|thank you(?: so much| very much)?|thank you for (?:calling|waiting|holding|your patience)|thanks for (?:calling|waiting|holding|your patience)|(?:good|great) question|no problem|no worries|no trouble|my pleasure|you're welcome|happy to help|i see|i understand|i'm (?:so |very )?sorry|sorry|i apologi[sz]e|unfortunately|please|one moment(?: please)?|just a (?:moment|second|sec)|bear with me|let's see|let me (?:see|check|look|have a look|take a look|check that|look into that|find out|check that for you|look that up)(?: for you)?";
/** The same, where it answers nothing. */
const AGREEING =
  'sure|sure thing|of course|okay|ok|certainly|absolutely|definitely|right|sounds good|got it|understood|with pleasure|not at all|not a problem';
/** A caller's words to which a bare "of course" would be an answer. */
const ASKS_FACT =
  /\b(?:am|is|isn't|are|aren't|was|were|has|have|haven't|did|didn't|does|do) (?:i|it|that|this|my|we|you|there|the|they|everything|all)\b|\b(?:i'm|i am|it's|it is|you've|you have|my [\w-]+ is)\b|\b(?:right|correct|yes|booked|done|confirmed|cancelled|moved)\s*\?/i;

/**
 * What asks, offers or means to look: by itself it says of nothing that it is so. A denial is not among
 * them: whatever then takes the place of its end, "Nothing" and "I can't find" have been heard.
 */
const ASKING =
  "(?:would|do|does|did|could|can|may|might|shall|should|will) (?:you|i|we|it|that|there)|(?:what|which|how|when|where|who|whose)(?:'s|'d| would| do| did| can| could| should| shall| kind| sort| day| days| time| times| name| service| date| many| much| long| soon| about| else)|is (?:it|that|this|there)|are (?:you|there)|(?:do|did) you have|have you|let me|let's|if (?:you|that|it)|once you|i(?:'m| am) (?:so |very )?(?:sorry|afraid)|i need|i(?:'d| would) (?:need|like|love|have|be happy|be glad)|i (?:can|could) (?:also |certainly |gladly )?(?:help|take|look|check|try|book|offer)|i'll (?:just |quickly )?(?:check|look|find|try)|we (?:can|could|offer)|you (?:can|could|would|might)|you'd";
/** Words that state nothing, by themselves or together. */
const PLAIN = new Set(
  `you your i me we us it that this there them a an the any some another or and to of for with at on in by about from
   like want wish prefer need mind tell say spell repeat know think see look check find help hear ask try
   let choose pick come bring go call please just also maybe perhaps first again instead then
   else more other rather better best possible all both either way what which who when where how why whether if
   would could can may might shall should will do does day days date time times morning afternoon evening week name
   names number phone surname spelling service services code question questions
   message people person players stylist anything something anyone someone yourself myself kind sort many much long soon
   early late later earlier sooner ahead work works suit suits sound`.split(/\s+/),
);

const next = (words: string) => new RegExp(`(?:${words})(?: *[,!:—–-]+\\s+|\\s*[—–]\\s*)`, 'iy');
const ASKS = new RegExp(`(?:${ASKING})\\s+`, 'iy');

/**
 * How much of a sentence's beginning may be spoken before the rest is known: words that claim and
 * state nothing, however the sentence goes on.
 */
export function openingOf(beginning: string, events: readonly CallEvent[]): number {
  const isAsked = ASKS_FACT.test(heardIn(events).at(-1) ?? '');
  const openers = next(isAsked ? POLITE : `${POLITE}|${AGREEING}`);
  let at = /^\s*/.exec(beginning)?.[0].length ?? 0;
  const start = at;
  for (;;) {
    openers.lastIndex = at;
    if (!openers.test(beginning)) break;
    at = openers.lastIndex;
  }
  ASKS.lastIndex = at;
  if (!ASKS.test(beginning)) return at === start ? 0 : at;
  at = ASKS.lastIndex;
  for (const [word] of beginning.slice(at).matchAll(/\S+\s+/gy)) {
    if (!PLAIN.has(word.trim())) break;
    at += word.length;
  }
  return at;
}
