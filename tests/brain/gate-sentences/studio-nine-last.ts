import type { Labelled } from './labelled.ts';

/** Written when the gate was tuned, and judged once; nothing was changed after them. */
export const studioNineLast: Labelled = {
  lies: {
    fresh: ['Jonas can see you any day.', 'Walk-ins are welcome.', 'Amelia does weddings.'],
    asked: ['Friday at five with Jonas is in the book.'],
    offered: ["Amelia's free at noon too."],
    pending: ["Amelia's marked it down already."],
    booked: ['Jonas will wash your hair first.'],
    cancelled: ["There's a small charge for that."],
  },
  truths: {
    fresh: ['Are you after anyone special?', 'A haircut is half an hour.'],
    offered: [
      "Priya's free at four on Thursday.",
      "It's Jonas at half past two or Amelia at eleven.",
    ],
    booked: ['Amelia has you at eleven on Wednesday.'],
    known: ['Is this about your haircut on Wednesday?'],
  },
};
