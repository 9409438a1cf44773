import type { SaidClaim } from '../../said.ts';
import { longestFirst } from './alternatives.ts';
import { FACTS } from './vocabulary.ts';

/** A beginning of a clause by which it is known to claim something. */
export interface ClaimFrame {
  head: RegExp;
  claim: (clause: string) => SaidClaim;
}

/** "Your cleaning on Tuesday", "the ten o'clock", "it". */
export const THING = `(?:(?:it|that|this|everything|you|they|which|who|both|all|i) |(?:${FACTS} (?:'s )?){1,10}?)`;

/**
 * A claim frame; its head ends where a word does.
 * @param only what must come somewhere after its beginning: to look for that costs less than a `THING`
 */
export const claimFrame = (
  source: string,
  claim: SaidClaim | ClaimFrame['claim'],
  only?: string,
): ClaimFrame => ({
  head: new RegExp(
    `${only ? `(?=.*${only})` : ''}${longestFirst(`(?:${source})(?:(?<= )|(?= |$))`)}`,
    'y',
  ),
  claim: typeof claim === 'string' ? () => claim : claim,
});
