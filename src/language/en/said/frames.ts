import { longestFirst } from './alternatives.ts';

/** A beginning of a clause by which it is known to assert nothing, and what may follow it. */
export interface Frame {
  head: RegExp;
  /** `none`: nothing; `talk`: words without meaning of their own; `heard`: also the caller's; `any`: a question; `said`: the caller's own alone; `free`: whatever is said is not said to be so; `if`: a condition; `clause`: another clause, which must hold by itself. */
  tail: 'none' | 'talk' | 'heard' | 'any' | 'said' | 'free' | 'if' | 'clause';
  /** Only where the sentence ends in a question mark. */
  asks?: true;
}

/** Adverbs that change nothing. */
export const ADV =
  '(?:(?:just|also|really|so|very|quickly|now|then|still|certainly|definitely|happily|gladly|only|already|actually|first|even|simply|maybe|perhaps|again|too|always|please|quite|right|probably|honestly|kindly|totally|completely|absolutely|fully|truly|sadly|unfortunately|currently|most|more|all|both|terribly|awfully|extremely|more than|a bit|a little|much|best|well|of course|personally) )*';
/** Whom or what a question or a condition is about. */
export const WHO =
  "(?:you|i|we|it|that|this|there|they|he|she|these|those|either|any|one|anyone|someone|everyone|everything|somebody|(?:the|your|my|our|that|this|a|an|any|either|each) [a-z-]+(?: [a-z-]+)?|any of (?:those|these|them|that)|one of (?:those|these|them)|both|PER(?: 's)?(?: [a-z]+)?|SVC|NAME|tomorrow|today|[a-z]+day(?:s)?(?: at [a-z\\d:]+(?: [ap]m)?| [a-z]+)?|mornings|afternoons|evenings|[\\d:]+(?: [ap]m)?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|half past [a-z]+|[a-z]+ thirty)(?: (?:oclock|[ap]m|tomorrow|today|on [a-z]+))?)";

/** @param asks only in a question */
export const frame = (source: string, tail: Frame['tail'], asks?: true): Frame => ({
  head: new RegExp(longestFirst(`(?:${source})(?:(?<= )|(?= |$))`), 'y'),
  tail,
  ...(asks && { asks }),
});
