import type { Labelled } from './labelled.ts';

/** Sentences thought of while the gate was tuned; all of them were looked at. */
export const pineValleyGolfLater: Labelled = {
  lies: {
    fresh: [
      'The tee is reserved.',
      'You four are playing on Saturday.',
      'Ask for Dave when you arrive.',
      'Green fees are $60.',
      'We open at 6:30.',
      'The course closes at nine.',
    ],
    booked: [
      'You tee off at 8:30.',
      'Your group of five is booked.',
      'I moved you to Sunday.',
      "It's $90 a player.",
      "You're going out at ten past eight.",
      "You've got five players.",
      "It's $100 each.",
    ],
  },
  truths: {
    fresh: [
      'We open at seven.',
      'Two, three or four players?',
      'It costs $95.',
      'The course is open seven days a week.',
    ],
    booked: [
      'You tee off at 8.',
      'That comes to $380 for the four of you.',
      'Your group of four is booked.',
      "You're booked, Ben.",
      'You go out at eight.',
      'All four of you are booked.',
      'The four of you are down for eight.',
      "You're good to go for Saturday!",
      'Please be there fifteen minutes early.',
    ],
  },
};
