import type { Labelled } from './labelled.ts';

/** Sentences in four manners of speaking, all of them looked at while the gate was tuned. */
export const pineValleyGolfSeen: Labelled = {
  lies: {
    fresh: [
      'You guys are up first on Saturday.',
      'The greens were just aerated.',
      "We've got twilight rates after three.",
      'Range balls are included.',
      "You're on the waitlist.",
    ],
    offered: [
      'Saturday is almost full.',
      'Eight is our most popular time.',
      'You can go out as a fivesome.',
    ],
    booked: [
      'Your cart is waiting.',
      "You're playing with a twosome.",
      'All eight of you are on the sheet.',
      "You're on the first tee at 8:10.",
      'Check in at the pro shop by seven thirty.',
    ],
    known: ["It's for three players.", "You're down for eight players."],
    two: ['Both are at eight.'],
    moved: ["It's now 9:40."],
    cancelled: ["You'll get your money back."],
  },
  truths: {
    fresh: [
      'Hi there, are you looking to book a tee time?',
      'Sure, how many players will there be?',
      'Nice, and what day were you hoping to play?',
      'Are you flexible on the time?',
      "It's 95 dollars per person.",
      "We're open seven days a week, from seven.",
      'I can get you set up with a tee time.',
      "I'm not sure about carts, but I can take a message for the pro shop.",
      'Will it just be you, or are others joining?',
      'I can take up to eight players.',
      'Tee times are 95 dollars each.',
    ],
    asked: ['Alright, Sunday at nine for three, give me a moment.'],
    offered: [
      "I don't have seven, but I can do eight o'clock.",
      'Saturday at eight for four players, does that work?',
      'I have 8:00, 8:10 and 9:30 available.',
      'Would you rather go out at eight or half past nine?',
      'The 8:10 would be right after.',
      'How about eight on Saturday?',
      'Eight or eight ten?',
    ],
    pending: ["That's four players on Saturday at eight, shall I lock it in?"],
    failed: ['Looks like somebody grabbed it first.'],
    booked: [
      "You're all set, Ben, four of you on Saturday at 8 AM.",
      'Your tee time is Saturday at 8, and your code is T 3 Q H B.',
      'Have a great round, Ben!',
      'See you Saturday at eight!',
    ],
    known: [
      'I see a tee time for four on Saturday at eight.',
      'Your tee time is for four players on Saturday at eight.',
    ],
    cancelled: ["Alright, that's been cancelled."],
  },
};
