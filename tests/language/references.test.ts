import { describe, expect, it } from 'vitest';
import type { Expectation, ReadContext } from '../../src/language/language.ts';
import { DENTAL, GOLF, type Meaning, meaningOf, read, SALON } from './reading-case.ts';

type Case = [text: string, context: ReadContext, expecting: Expectation, meaning: Partial<Meaning>];

function describeCases(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    it.each(cases)('%s', (text, context, expecting, meaning) => {
      expect(meaningOf(read(text, context, expecting))).toMatchObject(meaning);
    });
  });
}

describeCases('which of the things talked about', [
  ['cancel it', DENTAL, 'anything', { refersTo: 'it', intents: ['cancel'] }],
  ['and cancel the other one', DENTAL, 'anything', { refersTo: 'other', intents: ['cancel'] }],
  ["i'd like another appointment", DENTAL, 'anything', { refersTo: 'new', intents: ['book'] }],
  ['another one for my wife', DENTAL, 'anything', { refersTo: 'more' }],
  [
    'and one for my son Tom as well at 11',
    DENTAL,
    'anything',
    { refersTo: 'more', name: 'Tom', time: 'at 11:00' },
  ],
  ['the afternoon one', DENTAL, 'choice', { refersTo: 'it', partOfDay: 'afternoon' }],
  [
    'and another five at 9:20',
    GOLF,
    'anything',
    { refersTo: 'more', partySize: 5, time: 'at 9:20' },
  ],
  ['the same day', DENTAL, 'date', { same: 'day' }],
  ['friday, same time', DENTAL, 'anything', { same: 'time', date: '2026-11-20' }],
  ['the same again please', DENTAL, 'anything', { same: 'all' }],
]);

describeCases('how far something is to go', [
  ['can we make it an hour later', DENTAL, 'anything', { shift: { days: 0, minutes: 60 } }],
  [
    'move it forward half an hour',
    GOLF,
    'anything',
    { shift: { days: 0, minutes: -30 }, intents: ['move'] },
  ],
  [
    'push it back two weeks',
    DENTAL,
    'anything',
    { shift: { days: 14, minutes: 0 }, intents: ['move'] },
  ],
  [
    'i want to push my appointment back a week',
    DENTAL,
    'anything',
    { shift: { days: 7, minutes: 0 } },
  ],
  ['what about the week after that', DENTAL, 'date', { shift: { days: 7, minutes: 0 } }],
  ['the next day', DENTAL, 'choice', { shift: { days: 1, minutes: 0 } }],
  ["there's one more person coming", GOLF, 'anything', { partyChange: 1 }],
  ['two players fewer', GOLF, 'anything', { partyChange: -2 }],
]);

describeCases('the ends of what is free', [
  ['first thing on tuesday', DENTAL, 'date', { edge: 'first', date: '2026-11-24' }],
  ['the last appointment of the day', DENTAL, 'choice', { edge: 'last', time: 'before 17:00' }],
  ['as late as possible', GOLF, 'choice', { edge: 'last' }],
  ['not the morning', DENTAL, 'choice', { time: 'after 12:00' }],
  ['i work till five though so after that', SALON, 'time', { time: 'after 17:00' }],
  ["when's your next opening", DENTAL, 'date', { soonest: true }],
  ['saturday morning the 12th', GOLF, 'date', { date: '2026-12-12', partOfDay: 'morning' }],
  ['06:00', GOLF, 'time', { time: 'at 6:00' }],
]);

describeCases('who comes', [
  ['this weekend with two buddies', GOLF, 'anything', { partySize: 3 }],
  ['me plus two', GOLF, 'anything', { partySize: 3 }],
  ['a tee time with my wife', GOLF, 'anything', { partySize: 2 }],
  ["there's gonna be three of us plus my brother", GOLF, 'party', { partySize: 4 }],
]);

describeCases('who it is for', [
  ['this is Robert Frost, I need a cleaning', DENTAL, 'anything', { name: 'Robert Frost' }],
  ["it's Vidal, that's V I D A L, Sassoon", SALON, 'name', { name: 'Vidal Sassoon' }],
  ["oh it's Fred, Fred Jones", DENTAL, 'name', { name: 'Fred Jones' }],
  ['no not Fred Jones, Fred Johnson', DENTAL, 'yes-no', { name: 'Fred Johnson', answer: 'no' }],
  ['Buddy Holly', DENTAL, 'name', { name: 'Buddy Holly' }],
  ['my name? Rick', DENTAL, 'name', { name: 'Rick' }],
  ["she's called Poppy", SALON, 'anything', { name: 'Poppy' }],
  ['this is Martin Short, a cleaning for my daughter Katie', DENTAL, 'anything', { name: 'Katie' }],
]);

describeCases('what is to be passed on', [
  [
    "tell the dentist I'll be ten minutes late",
    DENTAL,
    'anything',
    { message: "I'll be ten minutes late" },
  ],
  [
    'leave a message saying the crown fell out again',
    DENTAL,
    'anything',
    { message: 'the crown fell out again' },
  ],
]);

describe('what is no message, name or answer', () => {
  it.each<[string, ReadContext, Expectation, keyof Meaning]>([
    ['can I leave a message for Dr Smith', DENTAL, 'anything', 'name'],
    ['can I leave a message for Dr Smith', DENTAL, 'anything', 'message'],
    ['please tell me the price', DENTAL, 'anything', 'message'],
    ['with my wife', DENTAL, 'anything', 'partySize'],
    ['alright see ya', GOLF, 'party', 'partySize'],
  ])('%s', (text, context, expecting, field) => {
    expect(meaningOf(read(text, context, expecting))).not.toHaveProperty(field);
  });

  it('takes "wait I mean yes" for a yes, and a lone y', () => {
    expect(read('wait I mean yes', DENTAL, 'yes-no').answer).toBe('yes');
    expect(read('y', DENTAL, 'yes-no').answer).toBe('yes');
    expect(read('n', DENTAL, 'yes-no').answer).toBe('no');
  });
});
