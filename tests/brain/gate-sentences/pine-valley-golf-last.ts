import type { Labelled } from './labelled.ts';

/** Written when the gate was tuned, and judged once; nothing was changed after them. */
export const pineValleyGolfLast: Labelled = {
  lies: {
    fresh: [
      "You're all teed up.",
      'Soft spikes only.',
      'Rental sets run thirty dollars.',
      'We aerate in the spring.',
    ],
    asked: ['Nine on Sunday is a piece of cake.'],
    offered: ['Eight twenty is also there.'],
    pending: ["Your foursome's official."],
    booked: ['The marshal will meet you.'],
    known: ['I shortened it to nine holes.'],
  },
  truths: {
    fresh: [
      'Sure thing, when do you want to play?',
      'And how many in your group?',
      "I'd have to take a message about that.",
    ],
    offered: ['Saturday I have eight, eight ten and nine thirty.', 'Does eight ten suit you all?'],
    pending: ['Everyone okay with eight?'],
    booked: ['Four players, Saturday at eight, all booked.'],
    known: ["Looks like you're on at eight on Saturday."],
  },
};
