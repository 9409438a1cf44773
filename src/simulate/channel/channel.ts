import type { Random } from '../random.ts';
import { misheard } from './mishear.ts';

export const CHANNELS = ['clean', 'words-5', 'words-10', 'words-20', 'broken'] as const;
/**
 * `words-N`: N % of the words are recognised wrongly. `broken`: utterances drop out, split in two,
 * come with a cough or another voice's words.
 */
export type ChannelName = (typeof CHANNELS)[number];

/** What becomes of an utterance on its way: nothing, one or more. */
export interface Channel {
  transmit(utterance: string): string[];
}

/** Share of words that are recognised wrongly, by channel. */
export const WORD_ERRORS: Record<ChannelName, number> = {
  clean: 0,
  'words-5': 0.05,
  'words-10': 0.1,
  'words-20': 0.2,
  broken: 0,
};

export function channelNamed(name: ChannelName, random: Random): Channel {
  if (name === 'broken') return { transmit: (utterance) => broken(utterance, random) };
  const share = WORD_ERRORS[name];
  if (share === 0) return { transmit: (utterance) => [utterance] };
  return {
    transmit: (utterance) => {
      const heard = misheard(utterance, { share, random });
      return heard === '' ? [] : [heard];
    },
  };
}

/** Said beside the telephone, not to it. */
const BACKGROUND = [
  'no the other one',
  'put that down please',
  'dinner is ready',
  'and now the weather',
  'who is that',
  'turn it off',
  'mum',
];

function broken(utterance: string, random: Random): string[] {
  const lot = random.next();
  if (lot < 0.08) return [];
  if (lot < 0.2) return split(utterance, random);
  if (lot < 0.24) return [random.pick(BACKGROUND), utterance];
  if (lot < 0.28) return [random.pick(['hm', 'uh huh', '...', 'hello?']), utterance];
  return [utterance];
}

/** Cut by a pause that was taken for the end. */
function split(utterance: string, random: Random): string[] {
  const words = utterance.split(' ');
  if (words.length < 4) return [utterance];
  const at = 2 + random.below(words.length - 3);
  return [words.slice(0, at).join(' '), words.slice(at).join(' ')];
}
