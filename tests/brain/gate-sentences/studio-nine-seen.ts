import type { Labelled } from './labelled.ts';

/** Sentences in four manners of speaking, all of them looked at while the gate was tuned. */
export const studioNineSeen: Labelled = {
  lies: {
    fresh: [
      'The price of a cut and colour is the same as a haircut.',
      'Amelia specialises in curls.',
      'Jonas is back from holiday on Monday.',
      "Priya's fully booked this week.",
      "You'll get a free blow-dry with that.",
      "It's twenty percent off for new clients.",
    ],
    booked: [
      'The haircut is no longer there.',
      "Amelia says hi and can't wait.",
      "You'll need to arrive with dry hair.",
      'Amelia has an assistant helping her.',
      "It's a wash, cut and blow-dry with Amelia.",
    ],
    known: ["It's with Priya on Wednesday."],
    moved: ['Amelia will still do it.'],
    offered: ['Amelia could do two on Wednesday.', 'Jonas and Amelia are both free at eleven.'],
    message: ["Amelia says that's fine."],
  },
  truths: {
    fresh: [
      'Would you like to see anyone in particular?',
      'Have you had your hair done with us before?',
      'A cut and colour takes an hour and a half.',
      'Blow-dries are 70 pounds.',
      "We don't open on Sundays.",
      'Lovely, and how would you like it done?',
      'Do you have a preference between Amelia, Jonas and Priya?',
      'Who normally cuts your hair?',
      'A haircut costs 45 pounds.',
      "We're open from ten on Thursdays.",
    ],
    asked: [
      "Let me have a look at Jonas's Friday.",
      'Is it just the haircut, or would you like a wash as well?',
    ],
    offered: [
      "Amelia's got eleven on Wednesday.",
      'Jonas could do half two on Wednesday, or Priya has Thursday at four.',
      'Whose chair would you prefer?',
      "I've Amelia at eleven or Jonas at half two.",
      'Priya is available on Thursday at four.',
      "Amelia's only free at eleven, I think.",
      'With Jonas, I have half past two on Wednesday.',
    ],
    pending: ["So that's Amelia, Wednesday at eleven, yes?"],
    booked: [
      "You're booked in with Amelia for a haircut on Wednesday at eleven.",
      'Amelia will be doing your haircut.',
      'Your haircut with Amelia is on Wednesday at eleven.',
    ],
    known: [
      "You're in with Amelia on Wednesday, do you want to change it?",
      "Right, I've found it, Wednesday at eleven with Amelia.",
    ],
    cancelled: ['All done, your haircut is cancelled.'],
  },
};
