import type { Expectation, ReadContext } from '../../src/language/language.ts';
import type { HeldOut } from './held-out-cases.ts';
import { DENTAL, GOLF, type Meaning, SALON } from './reading-case.ts';

type Case = [context: ReadContext, text: string, expecting: Expectation, meaning: Meaning];

/** The part of a meaning that a wrong answer would follow from. */
const CASES: Case[] = [
  [
    DENTAL,
    'hi can you get me in for a cleaning the Monday after Thanksgiving',
    'anything',
    { intents: ['book'], services: ['cleaning'], date: '2026-11-30' },
  ],
  [
    DENTAL,
    'I need a checkup before the end of the month, mornings only',
    'anything',
    { services: ['checkup'], date: '2026-11-18..2026-11-30', partOfDay: 'morning' },
  ],
  [DENTAL, 'could I come a week from tomorrow', 'date', { date: '2026-11-26' }],
  [
    DENTAL,
    'either the twenty third or the twenty fourth',
    'date',
    { date: '2026-11-23..2026-11-24' },
  ],
  [DENTAL, 'any day but Friday', 'date', {}],
  [DENTAL, 'not before the first of December', 'date', { date: '2026-12-01..2026-12-15' }],
  [DENTAL, 'the Wednesday after next', 'date', { date: '2026-12-02' }],
  [DENTAL, 'in about ten days', 'date', { date: '2026-11-28' }],
  [DENTAL, 'Thursday is out but Friday works', 'date', { date: '2026-11-20' }],
  [DENTAL, 'the last Tuesday of the month', 'date', { date: '2026-11-24' }],
  [
    DENTAL,
    'two weeks from Monday at half past one',
    'date',
    { date: '2026-12-07', time: 'at 13:30' },
  ],
  [DENTAL, 'sometime between Christmas and New Year', 'date', { date: '2026-12-25..2027-01-01' }],
  [DENTAL, 'no later than three', 'time', { time: 'before 15:00' }],
  [DENTAL, 'from two onwards', 'time', { time: 'after 14:00' }],
  [DENTAL, 'quarter to twelve', 'time', { time: 'at 11:45' }],
  [DENTAL, 'ten past nine or thereabouts', 'time', { time: 'around 9:10' }],
  [DENTAL, 'anything except lunchtime', 'time', {}],
  [DENTAL, 'I finish work at four so after that', 'time', { time: 'after 16:00' }],
  [DENTAL, 'not too early', 'time', {}],
  [DENTAL, 'ten works, eleven does not', 'choice', { time: 'at 10:00' }],
  [DENTAL, 'the middle one', 'choice', { ordinal: 2 }],
  [DENTAL, "I'd go for the early one", 'choice', { ordinal: 1 }],
  [DENTAL, 'any but the last', 'choice', {}],
  [DENTAL, 'the one at two rather than the one at ten', 'choice', { time: 'at 14:00' }],
  [DENTAL, 'is there nothing after work', 'choice', { time: 'after 17:00' }],
  [DENTAL, 'a day later would be better', 'choice', { shift: { days: 1, minutes: 0 } }],
  [DENTAL, 'yes that one please', 'yes-no', { answer: 'yes' }],
  [DENTAL, 'yes and also a checkup', 'yes-no', { services: ['checkup'] }],
  [DENTAL, 'go right ahead', 'yes-no', { answer: 'yes' }],
  [DENTAL, "I'd rather you didn't", 'yes-no', { answer: 'no' }],
  [DENTAL, 'not on a Thursday, no', 'yes-no', { answer: 'no' }],
  [DENTAL, 'hmm can you check with my wife first', 'yes-no', {}],
  [
    DENTAL,
    "that's wrong, I said the thirtieth",
    'yes-no',
    { answer: 'no', date: '2026-11-30', correction: true },
  ],
  [DENTAL, 'yup all good', 'yes-no', { answer: 'yes' }],
  [
    DENTAL,
    'I need to push my Friday appointment to the week after',
    'anything',
    { intents: ['move'], sourceDate: '2026-11-20', date: '2026-11-23..2026-11-29' },
  ],
  [
    DENTAL,
    "my son's checkup on the third has to be cancelled",
    'anything',
    { intents: ['cancel'], services: ['checkup'], sourceDate: '2026-12-03' },
  ],
  [
    DENTAL,
    'can you bring my two o clock forward to one',
    'anything',
    { intents: ['move'], sourceTime: 'at 14:00', time: 'at 13:00' },
  ],
  [
    DENTAL,
    "I won't make it on Friday",
    'anything',
    { intents: ['cancel'], sourceDate: '2026-11-20' },
  ],
  [
    DENTAL,
    'did I book something for December',
    'anything',
    { intents: ['list'], date: '2026-12-01..2026-12-31' },
  ],
  [
    DENTAL,
    'is it possible to be seen today',
    'anything',
    { intents: ['book'], date: '2026-11-18' },
  ],
  [
    DENTAL,
    'what would a checkup set me back',
    'anything',
    { intents: ['price'], services: ['checkup'] },
  ],
  [
    DENTAL,
    'are you closed on Thanksgiving',
    'anything',
    { intents: ['hours'], date: '2026-11-26' },
  ],
  [DENTAL, "it's Maria Gonzalez with a z", 'name', { name: 'Maria Gonzalez' }],
  [DENTAL, 'Robert but everyone says Bob', 'name', { name: 'Robert' }],
  [DENTAL, "that'd be under my husband's name, Luis Ortega", 'name', { name: 'Luis Ortega' }],
  [DENTAL, '646 555 0142', 'phone', { phone: '+16465550142' }],
  [
    DENTAL,
    'my cell is six four six, triple five, oh one four two',
    'phone',
    { phone: '+16465550142' },
  ],
  [
    GOLF,
    'two of us plus a caddie on Saturday at eight',
    'anything',
    { partySize: 2, date: '2026-11-21', time: 'at 8:00' },
  ],
  [GOLF, 'four, maybe three if Jim drops out', 'party', { partySize: 4 }],
  [
    GOLF,
    'a threesome on Sunday, early as you can',
    'anything',
    { partySize: 3, date: '2026-11-22', anyTime: true, soonest: true },
  ],
  [
    GOLF,
    'me and two mates tomorrow at nine',
    'anything',
    { partySize: 3, date: '2026-11-19', time: 'at 9:00' },
  ],
  [GOLF, 'can we be five instead of four', 'anything', { partySize: 5, correction: true }],
  [GOLF, 'seven thirty, four players', 'time', { time: 'at 7:30', partySize: 4 }],
  [
    SALON,
    'a trim with Priya a fortnight on Saturday',
    'anything',
    { services: ['haircut'], resources: ['priya'], date: '2026-12-05' },
  ],
  [
    SALON,
    'anyone but Marco on Friday at four',
    'anything',
    { date: '2026-11-20', time: 'at 16:00' },
  ],
  [
    SALON,
    'does Sophie do colour',
    'anything',
    { intents: ['services'], services: ['colour'], resources: ['sophie'] },
  ],
  [
    SALON,
    'cut and colour please, whoever has time',
    'service',
    { services: ['cut-and-colour'], anyResource: true },
  ],
  [SALON, 'just the cut this time, no colour', 'service', { services: ['haircut'] }],
  [SALON, "half four with Marco if he's in", 'time', { time: 'at 16:30', resources: ['marco'] }],
  [SALON, 'same again but with Sophie', 'anything', { resources: ['sophie'], same: 'all' }],
];

/**
 * A third set, written before anything was run on it, for one question: of the sentences that leave
 * nothing unread, how many are misread? First run: 38 left nothing unread, and 7 of those were not read
 * as written here; two of these expectations were changed where a rule was settled differently.
 */
export const HELD_OUT_WHOLE: readonly HeldOut[] = CASES.map(
  ([context, text, expecting, meaning]) => ({ context, text, expecting, meaning }),
);
