import { describe, expect, it } from 'vitest';
import { soundsUnfinished } from '../../src/language/en/unfinished.ts';

describe('a sentence that breaks off', () => {
  it.each([
    'My phone number is',
    'I was hoping',
    'I would like',
    "I'd like to book a",
    'it would be for.',
    'My name is',
    'um',
    'I need an appointment for',
    "I'm calling about",
    'and then',
    'we are looking for',
    'Could you move my appointment to',
    'Tuesday or',
    'the code is',
    'I was wondering if',
    'half past',
    'Do you have anything on',
    'It would be great if I could come in…',
    'no, wait,',
    'I need to',
    'Hi, could you tell me',
    'hello this is',
    'would it be possible',
    'is there any way',
    'I have a question',
    "I'd like to book",
    'I want to change',
  ])('is heard as such: %s', (text) => {
    expect(soundsUnfinished(text)).toBe(true);
  });

  it.each([
    'Yes.',
    'Yes it is.',
    'I would like to book an appointment.',
    'Yes, I would.',
    'the last one',
    'this Friday',
    'at ten',
    "no I don't",
    "that's right",
    'whatever you want',
    'What are your hours?',
    'come in',
    'both',
    'That would be great',
    "I'd love to",
    'two one two five five five',
    'who is this for',
    'what time is it',
    'Can I book one for my son too',
    'goodbye then',
    'yes I do',
    'can I book that',
    'I want to cancel',
    'I want to reschedule',
    'hello',
    '',
  ])('is not heard in: %s', (text) => {
    expect(soundsUnfinished(text)).toBe(false);
  });
});
