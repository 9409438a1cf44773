import type { AskedFor, ReadContext } from '../language.ts';
import { normalize } from './normalize.ts';
import { says } from './phrases.ts';
import { findTerms } from './terms.ts';

const ASKS_FOR =
  /^(?:(?:and|so|okay|alright|great|sure|then|now|perfect|thanks|thank you|please) )*(?:please (?:tell|give|say|spell|repeat)|tell me|give me|just tell me|let me know|(?:i'll|i will|i|i'd) (?:just )?(?:also )?(?:need|have to ask for)|may i|could i|can i|could you|can you|would you)\b/;

/** In the order they are tried: "what name and number" asks for the name first. */
const WORDINGS: readonly [AskedFor, RegExp][] = [
  [
    'again',
    says(
      '(?:say|repeat|put|try|rephrase|explain)(?: (?:that|it|this))?(?: \\w+)? (?:again|once more|another way|differently|in other words|one more time|1 more time)',
      '(?:repeat|rephrase) (?:that|it|this)',
      'what did you (?:say|mean)',
      'come again',
    ),
  ],
  [
    'anything-else',
    says(
      '(?:anything|something) (?:else|more|further)(?! (?:on|available|that day))',
      'what else (?:can|could|may) i',
      'any other (?:questions?|thing)',
    ),
  ],
  [
    'leave-message',
    says(
      '(?:would you like|do you want|shall i|should i|can i|may i|could i|want me) (?:me )?(?:to )?(?:take|leave|pass on|write down) (?:a|your) message',
      '(?:leave|take) a message(?: for \\w+(?: \\w+)?)?$',
    ),
  ],
  [
    'message',
    says(
      '(?:what|which) (?:message|would you like (?:me )?to (?:tell|pass on|say)|should i (?:tell|pass on|write)|would you like the message)',
      'what (?:is|would|should|shall) (?:the|your) message',
    ),
  ],
  ['code', says('(?:confirmation|booking|reference) (?:code|number)', '(?:your|the) code')],
  [
    'name',
    says(
      '(?:your|the|what|whose|which|a|first|last|full) (?:\\w+ )?name',
      "who(?:'s| is) calling",
      'who (?:am i|is this|is it for|should i|shall i|is the (?:appointment|booking)|am i (?:speaking|talking) (?:to|with))',
      'spell (?:it|that|your)',
    ),
  ],
  [
    'phone',
    says(
      '(?:phone|contact|telephone|mobile|cell|callback|call back) number',
      '(?:best|good|right|what|which) (?:phone )?number',
      'number (?:can|could|should|to|for|we|i)',
      'your (?:phone )?number',
    ),
  ],
  [
    'party',
    says(
      'how many(?: \\w+)? (?:people|players?|guests?|of you|persons?|adults?|are you|will)',
      'how many (?:in|is|are|will|should)',
      'how big is (?:your|the) (?:party|group)',
    ),
  ],
  [
    'service',
    says(
      '(?:what|which) (?:kind|type|sort) of (?:appointment|service|treatment|visit|cleaning)',
      '(?:what|which) (?:service|treatment)',
      'what (?:would you like|do you want|are you looking|did you want|do you need|can i) (?:to )?(?:book|schedule|have done|come in for|get done|reserve)',
      "what (?:is|'s) (?:the|this|it|your) (?:appointment|visit|booking) for",
      'what are you (?:coming in|looking to come in) for',
    ),
  ],
  [
    'appointment',
    says(
      '(?:which|what) (?:appointment|booking|reservation|tee time|visit)',
      'which (?:one|1|of (?:them|those|these|your))[^?]* (?:cancel|move|change|mean|reschedule)',
      'which of your',
    ),
  ],
  [
    'time',
    says(
      '(?:what|which) (?:\\w+ )?(?:time|part of (?:the )?day|hour)(?: of (?:the )?day)?',
      '(?:morning|mornings) or (?:the |in the )?(?:afternoon|afternoons|evening)',
      '(?:morning|mornings)(?: afternoon)? or evening',
      'how (?:early|late)',
    ),
  ],
  [
    'date',
    says(
      '(?:what|which) (?:other |new |different )?(?:days?|dates?)',
      'when (?:would|do|should|shall|can|could|did|were|is|are|will)',
      '(?:another|different|other) (?:day|date)',
      'how soon',
    ),
  ],
  [
    'choice',
    says(
      '(?:which|either|any|one|1|one or the other) (?:one |1 )?(?:of (?:those|these|them|the)|would|works?|suits?|do you|should|shall|is (?:best|better)|sounds?)',
      '(?:which|what) (?:one|1|do you prefer|would you (?:prefer|like)|works?|suits?)',
      '(?:do|would|does|will|could) (?:any|either|one|1|any one|any 1) (?:of (?:those|these|them) )?(?:\\w+ )?(?:work|suit|do|be)',
      '(?:would|do|does) (?:any|either|one|1)',
    ),
  ],
  [
    'anything',
    says(
      '(?:how|what) (?:can|could|may) i (?:help|do|assist)',
      'what (?:would you like|do you want|did you want)(?: me)? to do',
      'how (?:may|can) (?:we|i) help',
    ),
  ],
];

/** A yes or no to these says nothing that what was asked for would be read from. */
const YES_NO =
  /^(?:(?:and|so|okay|alright|great|sure|then|now|perfect) )*(?:is|are|was|were|do|does|did|have|has|will|should|shall|am)\b(?!.* or )/;
const OPEN: readonly AskedFor[] = ['name', 'phone', 'code', 'service', 'party', 'date', 'time'];
const INVITES = says(
  '(?:another|different|other) (?:day|date|time)',
  'prefer(?:red|ence)?',
  'in mind',
);

/** "What day and time", asked at once: the day, which may be answered with both. */
const DAY_FIRST = says('days?', 'dates?');

/** What the agent's last question asks the caller for. */
export function findAskedFor(text: string, context: ReadContext): AskedFor | null {
  const sentences = text
    .slice(-1000)
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => /\p{L}/u.test(sentence));
  const last = sentences.at(-1);
  if (last === undefined) return null;
  const plain = normalize(last).replaceAll(',', '');
  if (!/\?\W*$/.test(last) && !ASKS_FOR.test(plain)) return null;
  const wording = WORDINGS.find(([, pattern]) => pattern.test(plain));
  if (wording?.[0] === 'time' && DAY_FIRST.test(plain.replace(/of (?:the )?day/g, '')))
    return 'date';
  if (wording) {
    const [kind] = wording;
    return OPEN.includes(kind) && YES_NO.test(plain) && !INVITES.test(plain) ? null : kind;
  }
  const services = findTerms(plain, context.services, 'anything').slugs;
  return services.length > 1 && / or /.test(plain) ? 'service' : null;
}
