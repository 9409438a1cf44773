import type { Random } from '../random.ts';

const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

export function countWord(count: number): string {
  return WORDS[count] ?? String(count);
}

/** The size of a party as an answer, everyone counted. */
export function sayParty(options: { party: number; random: Random }): string {
  const { party, random } = options;
  const word = countWord(party);
  if (party === 1) return random.pick(['just me', 'one', '1', 'only me', 'just one person']);
  return random.pick([
    `${word}`,
    `${party}`,
    `${word} people`,
    `${party} people`,
    `there will be ${word} of us`,
    `there are ${party} of us`,
    `we are ${word}`,
    `a party of ${word}`,
    ...(party > 2
      ? [`me and ${countWord(party - 1)} others`]
      : ['me and my wife', 'the two of us']),
  ]);
}
