import { type Random, seededRandom } from '../db/random.ts';
import type { HandCase } from './hand/case.ts';
import { codeCase, emailCase, nameCase, partyCase, phoneCase } from './rule-made-kinds.ts';

/** Transcripts made by rule: the same ones on every run, and without any of the readers. */
export function ruleMade(
  kind: 'name' | 'phone' | 'email' | 'party-size' | 'code',
  count: number,
): HandCase[] {
  const make: Record<typeof kind, (random: Random) => HandCase> = {
    name: nameCase,
    phone: phoneCase,
    email: emailCase,
    'party-size': partyCase,
    code: codeCase,
  };
  return Array.from({ length: count }, (_, at) => make[kind](seededRandom(7919 * (at + 1))));
}
