import type { JudgedCall } from './judged-call.ts';

export const CHANGES_OF_MIND: readonly JudgedCall[] = [
  {
    title: 'another time, after the name was asked for',
    lines: ['a cleaning on tuesday', '2', 'no wait 3', 'Iggy Pop', 'no 2 was better', 'yes'],
    rows: ['booked cleaning 2026-11-24T14:00 1 Iggy Pop'],
  },
  {
    title: 'no, and yes after all, is read back again before it is booked',
    lines: [
      'I want a cleaning on December 9th at 9am for Paul Simon',
      'no',
      'no actually yes book it',
      'yes',
    ],
    rows: ['booked cleaning 2026-12-09T09:00 1 Paul Simon'],
  },
  {
    title: 'a no to the read-back alone books nothing',
    lines: ['a cleaning on December 9th at 11 for Ann Peebles', 'no', 'bye'],
    rows: [],
    said: /Would a different day or time be better/,
  },
  {
    title: 'an hour later than what was just booked',
    lines: [
      "I'd like a cleaning on December 17 at 10 my name is Olive Oyl",
      'yes',
      'hmm can we push it back an hour',
      'yes',
      "thanks that's all",
    ],
    rows: ['booked cleaning 2026-12-17T11:00 1 Olive Oyl'],
  },
  {
    title: 'more players after the booking, then fewer',
    business: 'pine-valley-golf',
    lines: [
      'tee time for two tomorrow morning at 8',
      'Gary Player',
      'yes',
      "actually there's one more player coming",
      'yes',
      'sorry, make it four players',
      'yes',
      'one fewer player please',
      'yes',
    ],
    rows: ['booked tee-time 2026-11-22T08:00 3 Gary Player'],
  },
  {
    title: 'another day and a larger party at the read-back',
    business: 'pine-valley-golf',
    lines: [
      'book four players wednesday two thirty pm',
      'Carl Spackler',
      'No, make it Thursday',
      "And it's five of us now",
      "yes that's it",
    ],
    rows: ['booked tee-time 2026-11-26T14:30 5 Carl Spackler'],
  },
  {
    title: 'a party that is changed with the words of a time',
    business: 'pine-valley-golf',
    lines: [
      'a tee time for my buddy and me thursday at nine thirty',
      'Roy McAvoy',
      "actually can you make it three, my cousin's coming",
      'correct',
    ],
    rows: ['booked tee-time 2026-11-26T09:30 3 Roy McAvoy'],
  },
  {
    title: 'another service before it is booked',
    business: 'studio-nine',
    lines: [
      'a haircut with Jonas on thursday at eleven',
      'Walt Whitman',
      'change it to a cut and colour',
      'yes',
    ],
    rows: ['booked cut-and-colour 2026-11-26T11:00 jonas 1 Walt Whitman'],
  },
  {
    title: 'another stylist after it was booked',
    business: 'studio-nine',
    lines: [
      'a colour with Priya on the third of December at 11',
      'Adele Adkins',
      'yes please',
      'actually, can it be with Jonas instead',
      'yes',
    ],
    rows: ['booked cut-and-colour 2026-12-03T11:00 jonas 1 Adele Adkins'],
  },
  {
    title: 'another name at the read-back',
    lines: [
      'cleaning thursday at three',
      "it's Fred, Fred Jones",
      'no not Fred Jones, Fred Johnson',
      'yes',
    ],
    rows: ['booked cleaning 2026-11-26T15:00 1 Fred Johnson'],
  },
  {
    title: 'one of two moved, and the other one cancelled',
    lines: [
      'a checkup for the 3rd of December at ten, this is Grace Kelly',
      'yes',
      'and one for my son Tom as well at 11',
      'yes please',
      'the first one, can you move it to friday same time',
      'yes',
      'and cancel the other one',
      'yes',
    ],
    rows: [
      'booked checkup 2026-11-27T10:00 1 Grace Kelly',
      'cancelled checkup 2026-12-03T11:00 1 Tom',
    ],
  },
  {
    title: 'booked, cancelled, and booked again in so many words',
    lines: [
      'cleaning on jan 5 at 10 for Toni Morrison',
      'yes',
      "sorry, I won't be able to make it",
      'yes cancel',
      'actually can I book it again',
      'yes',
    ],
    rows: [
      'booked cleaning 2027-01-05T10:00 1 Toni Morrison',
      'cancelled cleaning 2027-01-05T10:00 1 Toni Morrison',
    ],
  },
];
