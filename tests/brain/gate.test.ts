import { describe, expect, it } from 'vitest';
import { type GateReason, gate } from '../../src/brain/gate/gate.ts';
import { contextOf, type World } from './gate-world.ts';

type Case = [World, string];

const says = (world: World, ...sentences: string[]): Case[] =>
  sentences.map((sentence) => [world, sentence]);

const kept: [GateReason, Case[]][] = [
  [
    'claims_booking',
    [
      ...says(
        'fresh',
        "You're booked.",
        "You're all set!",
        'Your appointment is confirmed.',
        "Great, I've booked that for you.",
        'I have scheduled your cleaning.',
        "You're booked, is there anything else I can do for you?",
        "You're all set, and I can send directions if you like.",
        'Booked!',
        'All done, see you then.',
        "Perfect — you're in for Tuesday.",
        'I was able to reserve that slot.',
        'I can confirm that you are booked.',
        "I'm happy to tell you it's booked.",
        'Your booking is complete.',
        "I've put you down for that.",
        "We've got you down for a cleaning.",
        "We'll see you on Tuesday!",
        'We look forward to seeing you.',
        'I just booked it.',
        "Don't worry, it's booked.",
        'No problem, you are booked.',
        'The reservation went through.',
        "I've added you to the schedule.",
        'Consider it booked.',
        'You have an appointment with us.',
        'Your next visit will be December 1.',
        'Your appointment is on Tuesday.',
        'You’re all set.',
        'I am afraid that time is already booked.',
      ),
      ...says(
        'agreed',
        "You're booked for Tuesday at 10 AM.",
        "That's reserved for you, before anyone else gets it.",
        'Your slot is secured.',
      ),
      ...says('undone', "You're booked.", 'Your appointment is confirmed.'),
      ...says('second', "You're all set!", "I've booked that as well."),
      ...says('cancelled', 'Your appointment is confirmed.'),
    ],
  ],
  [
    'claims_change',
    [
      ...says(
        'known',
        "I've moved your appointment.",
        'Your appointment has been rescheduled.',
        'Done, I changed it to Friday.',
        'It is now on Friday.',
        'I managed to move it for you.',
      ),
      ...says('booked', "I've rescheduled that for you, anything else?"),
    ],
  ],
  [
    'claims_cancellation',
    [
      ...says(
        'known',
        "I've cancelled your appointment.",
        'Your appointment is canceled.',
        "It's cancelled, so you won't be charged.",
        "Okay, I've removed it from the book.",
        'The cancellation is complete.',
      ),
      ...says('booked', 'That appointment has been cancelled.'),
    ],
  ],
  [
    'claims_message',
    says(
      'fresh',
      "I've passed your message on.",
      'Your message has been sent to the dentist.',
      "I've taken a note of that.",
      "I've let the team know.",
      'I have notified the office.',
    ),
  ],
  [
    'claims_transfer',
    says(
      'fresh',
      "I'm transferring you now.",
      'Connecting you to the front desk.',
      'You have been transferred.',
    ),
  ],
  [
    'states_moment',
    [
      ...says(
        'offered',
        'I have Wednesday at 10 AM.',
        'Tuesday at 11 AM is available.',
        'There is an opening on Tuesday at 3 PM.',
        "We're open on Sunday from 9 AM to 5 PM.",
        'We have Friday at ten.',
        'How about Saturday at 3 PM?',
        'I have half past ten on Tuesday.',
        "Noon isn't free, but 1 PM is.",
        'Tuesday works, at noon.',
        'I have 5 PM tomorrow.',
      ),
      ...says(
        'asked',
        'Thursday at 4 PM is available.',
        "Yes, we have four o'clock on Thursday.",
        'I have openings on Thursday.',
      ),
      ...says(
        'fresh',
        'The first time I can offer is tomorrow at 9 AM.',
        // Nothing was looked up.
        "I'm sorry, we're fully booked.",
      ),
      ...says('asked', "I'm sorry, Thursday at 4 PM isn't available."),
      ...says(
        'booked',
        "You're booked for Friday at 3 PM.",
        "You're booked for Tuesday at 2 PM.",
        'Your appointment is on Wednesday.',
      ),
      ...says('second', "You're booked for Friday at 3 PM."),
      ...says('moved', "I've moved it to Wednesday at 3 PM."),
      ...says('known', 'You have an appointment on Friday at 3 PM.'),
      ...says('cancelled', "I've cancelled your Friday appointment at 3 PM."),
    ],
  ],
  [
    'states_price',
    says(
      'fresh',
      'A cleaning is $100.',
      'That costs 95 dollars.',
      'It will be one hundred and fifty dollars.',
      'The check-up is £80.50.',
      'A cleaning is $120 and a whitening is $300.',
      'The first visit is free of charge.',
      'It is 1,200 dollars.',
    ),
  ],
  [
    'states_code',
    [
      ...says(
        'fresh',
        'Your confirmation code is Q, W, 4, R, T.',
        'Your code is ABCDE.',
        'The reference is x7k2m.',
      ),
      ...says('booked', 'Your code is K, 7, X, M, S.', "That's code R4NWQ.", "It's R, 4, N, W, Q."),
      ...says('known', 'Your confirmation number is 12345.'),
    ],
  ],
];

const spoken: Case[] = [
  ...says(
    'fresh',
    'Hello, how can I help you today?',
    'What would you like to book?',
    'Would you like to book a cleaning or a check-up?',
    'I can book, move or cancel an appointment for you.',
    'Shall I get that booked for you?',
    "I haven't booked anything yet.",
    'Nothing has been booked, changed or cancelled.',
    "I wasn't able to book that.",
    "If you like, I'll have it booked in a minute.",
    "Once you say yes, I'll book it.",
    'Would you like it moved, cancelled, or left as it is?',
    'Have you booked with us before?',
    'Let me check what we have.',
    'One moment, please.',
    'May I have your name?',
    'Could you spell that for me?',
    'How many people will there be?',
    'Is it for one person or two?',
    'A cleaning takes half an hour.',
    'It takes 30 minutes.',
    'A cleaning is $120.',
    'A check-up is eighty dollars.',
    'The cleaning is 120 dollars, and the check-up is $80.',
    'Would you like this week or next week?',
    'Does Friday suit you?',
    'Do you prefer the morning or the afternoon?',
    'I can take a message for the team.',
    'What message shall I pass on?',
    'Shall I put you through to the front desk?',
    "I can't put you through right now.",
    "I'm sorry, I can't help with that.",
    'Your number is 2 1 2, 5 5 5, 0 1 2 3, is that right?',
    'Do you have your confirmation code?',
    'The code has five letters and digits.',
    'I have noted your name.',
    'You can call us any time to cancel.',
    'Thank you for calling, goodbye.',
    "We're open from 9 AM to 5 PM.",
    'Our hours are Monday to Friday, 9 AM to noon and 2 PM to 5 PM.',
    'I see.',
    '',
  ),
  ...says(
    'asked',
    'Let me check Thursday at 4 PM.',
    "So that's a cleaning on Thursday at four.",
    "Let me see what's available on Thursday at 4.",
    'Would Thursday at 4 PM be for you or for someone else?',
  ),
  ...says(
    'offered',
    'I have Tuesday, November 24 at 10 AM or 2 PM, and Friday, November 27 at 3 PM.',
    'Tuesday at 10 AM is free.',
    'How about Friday at three?',
    "Noon isn't available, but 2 PM on Tuesday is.",
    'The nearest I have is tomorrow at ten.',
    "That's a cleaning on Tuesday, November 24 at 10 AM, shall I book it?",
    'The appointment on Tuesday would be from 10 to 10:30 AM.',
  ),
  ...says('agreed', "I'll book Tuesday at 10 AM for you now.", 'One moment while I book that.'),
  ...says(
    'booked',
    "You're booked for Tuesday, November 24 at 10 AM.",
    "You're all set, is there anything else?",
    'Your code is K, 7, X, M, R.',
    'Your confirmation code is K7XMR.',
    'See you tomorrow at ten!',
    "You're booked for 10 AM, and it ends at 10:30.",
  ),
  ...says('second', "You're booked for Tuesday at 10 AM.", 'Shall I book Friday at 3 PM as well?'),
  ...says(
    'known',
    'You have an appointment tomorrow at 10 AM.',
    'Your cleaning is on Tuesday at ten.',
    "You're booked for Tuesday.",
    "It hasn't been cancelled.",
    'Would you like to have it moved?',
    'Shall I cancel your appointment on Tuesday at 10 AM?',
  ),
  ...says(
    'moved',
    "I've moved your appointment from Tuesday at 10 AM to Friday at 3 PM.",
    'It is now on Friday at three.',
  ),
  ...says(
    'cancelled',
    'Your appointment on Tuesday at 10 AM has been cancelled.',
    "It's cancelled.",
  ),
  ...says('message', "I've passed your message on.", 'Your message has been sent.'),
  ...says('transferred', "I'm putting you through now."),
  ...says(
    'spelt',
    "I can't find the code R, 4, N, W, Q.",
    'Was that R4NWQ, your confirmation code?',
  ),
];

describe('the gate keeps from the caller', () => {
  const cases = kept.flatMap(([reason, list]) =>
    list.map(([world, text]) => [reason, world, text] as const),
  );
  it.each(cases)('%s, %s: %s', (reason, world, sentence) => {
    expect(gate(sentence, contextOf(world))).toBe(reason);
  });
});

describe('the gate lets through', () => {
  it.each(spoken)('%s: %s', (world, sentence) => {
    expect(gate(sentence, contextOf(world))).toBeNull();
  });
});
