import type { Expectation, ReadContext } from '../../src/language/language.ts';
import { DENTAL, GOLF, type Meaning, SALON } from './reading-case.ts';

type Case = [text: string, expecting: Expectation, meaning: Meaning];

/** A sentence, what had been asked, and what a careful listener takes from it. */
export interface HeldOut {
  context: ReadContext;
  text: string;
  expecting: Expectation;
  meaning: Meaning;
}

const DENTAL_CASES: Case[] = [
  [
    "hi i'd like to make an appointment for a cleaning please",
    'anything',
    { intents: ['book'], services: ['cleaning'] },
  ],
  [
    'hey its bob jenkins can i get in for a checkup sometime next week',
    'anything',
    {
      intents: ['book'],
      services: ['checkup'],
      date: '2026-11-23..2026-11-29',
      name: 'Bob Jenkins',
    },
  ],
  [
    'hi there i was wondering if you could maybe squeeze me in sometime next week mornings are best',
    'anything',
    { intents: ['book'], date: '2026-11-23..2026-11-29', partOfDay: 'morning' },
  ],
  [
    'do you have anything on monday afternoon',
    'anything',
    { intents: ['book'], date: '2026-11-23', partOfDay: 'afternoon' },
  ],
  [
    'I need my teeth cleaned, tomorrow if possible, after 2',
    'anything',
    { services: ['cleaning'], date: '2026-11-19', time: 'after 14:00' },
  ],
  [
    'can i book a check up for the 24th at 3pm, name is Dana Whitfield',
    'anything',
    {
      intents: ['book'],
      services: ['checkup'],
      date: '2026-11-24',
      time: 'at 15:00',
      name: 'Dana Whitfield',
    },
  ],
  ['um yeah tuesday would be good', 'date', { date: '2026-11-24' }],
  ['how about friday the twenty seventh', 'date', { date: '2026-11-27' }],
  ['the week after next any day', 'date', { date: '2026-11-30..2026-12-06', anyTime: true }],
  ['next thursday or friday', 'date', { date: '2026-11-26..2026-11-27' }],
  ['december third', 'date', { date: '2026-12-03' }],
  ['dec 3 at ten', 'date', { date: '2026-12-03', time: 'at 10:00' }],
  ['31st of november', 'date', { impossibleDate: '31st of november' }],
  ['11/25', 'date', { date: '2026-11-25' }],
  ['a week from friday', 'date', { date: '2026-11-27' }],
  ['anything before thanksgiving', 'date', { date: '2026-11-18..2026-11-25' }],
  ['three', 'time', { time: 'at 15:00' }],
  ['can we say quarter past nine', 'time', { time: 'at 9:15' }],
  ['either ten or eleven would work', 'time', { time: 'between 10:00-11:01' }],
  ['I can only do after four', 'time', { time: 'after 16:00' }],
  ['around lunch time', 'time', { time: 'between 12:00-14:00' }],
  [
    'first thing in the morning please',
    'time',
    { time: 'around 9:00', partOfDay: 'morning', edge: 'first' },
  ],
  ['the earliest you have', 'time', { anyTime: true, soonest: true }],
  ['doesnt matter', 'time', { anyTime: true }],
  ["the ten o'clock", 'choice', { time: 'at 10:00' }],
  ["i'll take the second one", 'choice', { ordinal: 2 }],
  ['eleven works', 'choice', { time: 'at 11:00' }],
  ['the last one please', 'choice', { ordinal: -1 }],
  ['do you have anything later in the day', 'choice', { relative: 'later' }],
  ['none of those what about wednesday', 'choice', { relative: 'other', date: '2026-11-25' }],
  ["mmm can't do any of those, is there another day", 'choice', { relative: 'other-day' }],
  ['yep go for it', 'yes-no', { answer: 'yes' }],
  ['thats correct thanks', 'yes-no', { answer: 'yes' }],
  ['no thats fine', 'yes-no', { answer: 'yes' }],
  ['hmm not really', 'yes-no', { answer: 'no' }],
  ['no i said thursday', 'yes-no', { answer: 'no', date: '2026-11-19', correction: true }],
  ['yes but can we make it half past three', 'yes-no', { time: 'at 15:30', correction: true }],
  ['actually hold off on that', 'yes-no', { answer: 'no', correction: true }],
  ['let me think about it', 'yes-no', { intents: ['wait'] }],
  ["sure that'd be great", 'yes-no', { answer: 'yes' }],
  ['whats my next appointment', 'anything', { intents: ['list'] }],
  ['when am i booked in', 'anything', { intents: ['list'] }],
  ['i need to reschedule my cleaning', 'anything', { intents: ['move'], services: ['cleaning'] }],
  [
    'can you move my thursday appointment to the following monday',
    'anything',
    { intents: ['move'], sourceDate: '2026-11-19', date: '2026-11-23' },
  ],
  [
    "i can't come in on friday anymore could we do monday instead",
    'anything',
    { intents: ['move'], sourceDate: '2026-11-20', date: '2026-11-23', correction: true },
  ],
  [
    'push my appointment from two to three thirty',
    'anything',
    { intents: ['move'], sourceTime: 'at 14:00', time: 'at 15:30' },
  ],
  [
    'please cancel my appointment on the 24th',
    'anything',
    { intents: ['cancel'], sourceDate: '2026-11-24' },
  ],
  ["something came up and i won't be able to make it", 'anything', { intents: ['cancel'] }],
  ['how much does a cleaning cost', 'anything', { intents: ['price'], services: ['cleaning'] }],
  ['are you guys open on saturdays', 'anything', { intents: ['hours'], date: '2026-11-21' }],
  ['could someone give me a call back about my bill', 'anything', { intents: ['message'] }],
  ["i'd rather talk to a real person", 'anything', { intents: ['human'] }],
  ['nope thats everything bye now', 'anything', { answer: 'no', intents: ['goodbye'] }],
  ['sorry what was that', 'anything', { intents: ['repeat'] }],
  ['margaret thatcher-jones', 'name', { name: 'Margaret Thatcher-Jones' }],
  ["it's siobhan s i o b h a n", 'name', { name: 'Siobhan' }],
  ['liam o neill', 'name', { name: 'Liam O Neill' }],
  ['sure, first name Gita last name Rao', 'name', { name: 'Gita Rao' }],
  ['why do you need that', 'name', { intents: ['question'] }],
  ['six four six five five five oh one two three', 'phone', { phone: '+16465550123' }],
  ['(415) 555-0188', 'phone', { phone: '+14155550188' }],
  [
    'area code two one two, five five five, zero one double nine',
    'phone',
    { phone: '+12125550199' },
  ],
  ['555 0123', 'phone', { badPhone: '5550123' }],
  ['just use the number im calling from', 'phone', { thisNumber: true }],
  ['kilo x-ray seven mike four', 'code', { code: 'KX7M4' }],
  ['it is H 3 Q W 9', 'code', { code: 'H3QW9' }],
  ['my confirmation code is a seven k f two', 'anything', { code: 'A7KF2' }],
];

const GOLF_CASES: Case[] = [
  [
    'can i get a tee time for four on saturday morning',
    'anything',
    {
      intents: ['book'],
      services: ['tee-time'],
      partySize: 4,
      date: '2026-11-21',
      partOfDay: 'morning',
    },
  ],
  [
    'me and three buddies want to play sunday around eight',
    'anything',
    { intents: ['book'], partySize: 4, date: '2026-11-22', time: 'around 8:00' },
  ],
  ['twosome tomorrow at 7:40', 'anything', { partySize: 2, date: '2026-11-19', time: 'at 7:40' }],
  [
    'need to book 18 holes for a party of six this weekend',
    'anything',
    { intents: ['book'], services: ['tee-time'], partySize: 6, date: '2026-11-21..2026-11-22' },
  ],
  ['its just my wife and i', 'party', { partySize: 2 }],
  ["there'll be five of us", 'party', { partySize: 5 }],
  ['three', 'party', { partySize: 3 }],
  ['just the one', 'party', { partySize: 1 }],
  ['seven thirty', 'time', { time: 'at 7:30' }],
  ['ten to eight', 'time', { time: 'at 7:50' }],
  [
    'what have you got between nine and eleven',
    'anything',
    { intents: ['book'], time: 'between 9:00-11:00' },
  ],
  ['anything before noon works', 'time', { time: 'before 12:00' }],
  ['we want to tee off no later than 8 30', 'anything', { intents: ['book'], time: 'before 8:30' }],
  ['the 7:20 one', 'choice', { time: 'at 7:20', refersTo: 'it' }],
  ['actually make that three players', 'anything', { partySize: 3, correction: true }],
  ['do you have something a bit earlier', 'choice', { relative: 'earlier' }],
  [
    'call off my tee time on sunday',
    'anything',
    { intents: ['cancel'], services: ['tee-time'], sourceDate: '2026-11-22' },
  ],
  [
    'foursome next friday 10ish',
    'anything',
    { partySize: 4, date: '2026-11-27', time: 'around 10:00' },
  ],
  [
    'my son and i would like to play on the twenty first early afternoon',
    'anything',
    {
      intents: ['book'],
      partySize: 2,
      date: '2026-11-21',
      time: 'between 12:00-14:30',
      partOfDay: 'afternoon',
    },
  ],
  ["what's the green fee", 'anything', { intents: ['price'] }],
];

const SALON_CASES: Case[] = [
  [
    'hiya can i book a trim with priya on thursday',
    'anything',
    { intents: ['book'], services: ['haircut'], resources: ['priya'], date: '2026-11-19' },
  ],
  [
    'cut and colour next saturday half ten if you can',
    'anything',
    { services: ['cut-and-colour'], date: '2026-11-28', time: 'at 10:30' },
  ],
  ["i don't mind who", 'anything', { anyResource: true }],
  ['whoever is free', 'anything', { anyResource: true }],
  ['4/12 at 14.30', 'date', { date: '2026-12-04', time: 'at 14:30' }],
  ['saturday the fifth of december', 'date', { date: '2026-12-05' }],
  ['friday week', 'date', { date: '2026-11-27' }],
  ['not marco, sophie please', 'anything', { answer: 'no', resources: ['sophie'] }],
  ['not saturday, friday', 'date', { answer: 'no', date: '2026-11-20', correction: true }],
  ['half five', 'time', { time: 'at 17:30' }],
  ['oh seven seven double oh nine double oh one two three', 'phone', { phone: '+447700900123' }],
  ['020 7946 0958', 'phone', { phone: '+442079460958' }],
  [
    "it's for my daughter Ellie, she needs a hair cut",
    'anything',
    { services: ['haircut'], name: 'Ellie' },
  ],
  ['i would like my roots doing', 'service', { services: ['colour'] }],
  [
    'could you shift my colour from friday to sometime the week after',
    'anything',
    {
      intents: ['move'],
      services: ['colour'],
      sourceDate: '2026-11-20',
      date: '2026-11-23..2026-11-29',
    },
  ],
  ['what do you charge for a cut', 'anything', { intents: ['price'], services: ['haircut'] }],
];

const of =
  (context: ReadContext) =>
  ([text, expecting, meaning]: Case): HeldOut => ({ context, text, expecting, meaning });

/**
 * Whole sentences and whole readings, written down before the reader was first run on them. They
 * show how the reader does on wordings nobody tuned it for, so they are not to be extended with
 * sentences that were tuned for. First run: 83 of 103; since then the reader was mended and a dozen
 * expectations were changed where a rule was settled differently.
 */
export const HELD_OUT: readonly HeldOut[] = [
  ...DENTAL_CASES.map(of(DENTAL)),
  ...GOLF_CASES.map(of(GOLF)),
  ...SALON_CASES.map(of(SALON)),
];
