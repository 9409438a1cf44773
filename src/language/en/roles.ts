import type { Intent } from '../language.ts';
import type { Place } from './mentions.ts';

/** What a mention is there for. */
export type Role = 'wanted' | 'source' | 'refused' | 'extra';

export interface RoleSetting {
  /** Normalised text without pauses. */
  text: string;
  intents: readonly Intent[];
  correction: boolean;
}

const REFUSED =
  /\b(?:not|isn't|don't want|don't do|can't do|can't make|can't come|(?:i|we|he|she|they) can't|couldn't do|won't work|busy|unavailable|away|except|bar|besides|apart from|but not|anything but|any(?:day|time) but|any \w+ but|other than|rather than|doesn't work|no good|not free|not available|forget|hate|never)(?: on| at| for| in| the| it| come| make it| do| any ?time| around| this| that| really| a| to)* $/;
/** "Any day next week but Monday." */
const LEFT_OUT =
  /\b(?:any|every|all|whenever|anytime|anyday)\b.{0,40} (?:but|except|bar)(?: for| on| not)? $/;
const REFUSED_AFTER =
  /^ (?:doesn't work|does not work|won't work|isn't good|is no good|is bad|isn't going to work|not good|don't work|won't do|is out|is too (?:early|late|soon)|isn't possible|is impossible|isn't great|is not (?:good|possible|going)|i can't|i'm (?:busy|away|working)|is no longer|isn't ideal|(?:is )?(?:no good|not good|not great|no use|full|taken|impossible|not possible|out of the question)\b)/;
const INSTEAD_OF = /\binstead of(?: my| the| our| on| at| coming| coming in| coming on)* $/;
const MOVED_FROM = /\bfrom(?: the| my| our| on| about| this)* $/;
const TOWARDS =
  /\b(?:to|for|until|till|on to|onto|into|towards)(?: the| a| about| around| like| maybe| say| sometime| something| either| be| be on| some ?time| it's| on| come| come in| come on)* $/;
const OWNED = /\b(?:my|our|the|that|this|his|her)(?: \w+){0,2} $/;
const THING =
  /^(?:'s)?(?: (?:at|on))?(?: ¤+)?(?: \w+)? (?:appointments?|bookings?|reservations?|tee ?times?|slot|visit|one|1|session|cleaning|haircut|lesson|round)\b/;
const BEHIND_THING =
  /\b(?:appointments?|bookings?|reservations?|tee ?times?|slot|visit|one|1|session|lesson|round|it|¤+|scheduled|booked|booking i have|i have|i've got|i had|coming in|is|was|i'm booked|cleaning|checkup|haircut|make it)(?: i have| i've got| i had| scheduled| booked| set| set up| coming up| originally| currently| down)*(?: in| for)?(?: on| at| for| this| the)* $/;
const CANT_MAKE =
  /\b(?:can't|won't|not able to|unable to|won't be able to|couldn't) (?:make|come|do|attend|keep|be there|get there)(?: it| in| to)?(?: my| the| on| at| in| for| anymore)* $/;

/** Gives each mention its role in the sentence; `places` are in the order they were said. */
export function rolesOf(places: readonly Place[], setting: RoleSetting): Role[] {
  const { text, intents, correction } = setting;
  const moves = intents.includes('move');
  const cancels = intents.includes('cancel') && !moves;
  const roles = places.map((place): Role => {
    const head = text.slice(0, place.start);
    const tail = text.slice(place.end);
    if (INSTEAD_OF.test(head)) return 'source';
    if ((moves || cancels) && CANT_MAKE.test(head)) return 'source';
    if (REFUSED.test(head) || LEFT_OUT.test(head) || REFUSED_AFTER.test(tail)) return 'refused';
    if (cancels)
      return TOWARDS.test(head) && !BEHIND_THING.test(head) && !/\bfor $/.test(head)
        ? 'wanted'
        : 'source';
    if (!moves) return 'wanted';
    if (MOVED_FROM.test(head)) return 'source';
    if (OWNED.test(head) && THING.test(tail)) return 'source';
    if (/^'s /.test(tail) || /'s$/.test(text.slice(place.start, place.end))) {
      return TOWARDS.test(head) ? 'wanted' : 'source';
    }
    if (/\bto(?: \w+){0,3} $/.test(head) && TOWARDS.test(head)) return 'wanted';
    if (
      BEHIND_THING.test(head) &&
      /\b(?:appointments?|bookings?|reservations?|tee ?times?|i have|i've got|booked|scheduled|cleaning|haircut|lesson|checkup|slot|one|1)\b/.test(
        head,
      ) &&
      !/\bfor(?: the)? $/.test(head)
    )
      return 'source';
    if (
      /\b(?:move|change|switch|swap|shift|push|reschedule)(?: my| the| our| that)* $/.test(head) &&
      places.length > 1
    )
      return 'source';
    return 'wanted';
  });
  return settleWanted(places, roles, { text, correction, moves });
}

const CORRECTED =
  /\b(?:no|not|actually|sorry|i mean|i meant|make (?:it|that)|rather|wait|scratch that|instead|or rather|correction|let's say|change that)\b/;

/** "I work until two, so half past two": what comes after is the wish, not the circumstance. */
const CIRCUMSTANCE =
  /\b(?:works?|working|finish(?:es)?|busy|away|off|out|back|home|leaves?|gets?|ends?|starts?|school|class|meeting|shift|until|till|today's|today is|it's)\b/;
const HENCE = /\bso\b(?! (?:that|much|many|on)\b)/;

/** Of several wanted mentions one is kept: the last after a correction, else the first. */
function settleWanted(
  places: readonly Place[],
  roles: Role[],
  given: { text: string; correction: boolean; moves: boolean },
): Role[] {
  const wanted = roles.flatMap((role, at) => (role === 'wanted' ? [at] : []));
  if (wanted.length < 2) return roles;
  const first = places[wanted[0] ?? 0];
  const last = places[wanted.at(-1) ?? 0];
  if (first === undefined || last === undefined) return roles;
  const between = given.text.slice(first.end, last.start);
  const hence = HENCE.test(between) && CIRCUMSTANCE.test(given.text.slice(0, first.end) + between);
  const corrected = hence || CORRECTED.test(between);
  if (given.moves && !corrected && !roles.includes('source') && /\b(?:to|for)\b/.test(between)) {
    return roles.map((role, at) =>
      role !== 'wanted'
        ? role
        : at === wanted[0]
          ? 'source'
          : at === wanted.at(-1)
            ? 'wanted'
            : 'extra',
    );
  }
  const kept = corrected ? wanted.at(-1) : wanted[0];
  return roles.map((role, at) => (role === 'wanted' && at !== kept ? 'extra' : role));
}
