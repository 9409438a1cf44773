import { describe, expect, it } from 'vitest';
import { english } from '../../src/language/index.ts';
import type { AskedFor } from '../../src/language/language.ts';
import { DENTAL } from './reading-case.ts';

describe('what the agent asks for', () => {
  it.each<[string, AskedFor | null]>([
    ['What name should I put that under?', 'name'],
    ['Great. Could I get your first and last name, please?', 'name'],
    ['May I ask who is calling?', 'name'],
    ["I'll just need your name for the booking.", 'name'],
    ['And the best number to reach you?', 'phone'],
    ['What phone number can we call you back on?', 'phone'],
    ['Could you give me your confirmation code?', 'code'],
    ['Would you like a cleaning or a check-up?', 'service'],
    ['What are you coming in for?', 'service'],
    ['What kind of appointment do you need?', 'service'],
    ['How many people will be playing?', 'party'],
    ['What day works best for you?', 'date'],
    ['When would you like to come in?', 'date'],
    ['What day and time would suit you?', 'date'],
    ['Is there another day that would work?', 'date'],
    ['Do you prefer mornings or afternoons?', 'time'],
    ['What time on Tuesday?', 'time'],
    ['Which of those works for you?', 'choice'],
    ['Would any of those suit?', 'choice'],
    ['Which one would you like?', 'choice'],
    ['Which appointment would you like to cancel?', 'appointment'],
    ['What message should I pass on?', 'message'],
    ['Would you like me to take a message?', 'leave-message'],
    ['Is there anything else I can help you with?', 'anything-else'],
    ['All done. What else can I do for you?', 'anything-else'],
    ['How can I help you today?', 'anything'],
    ["Sorry, I didn't catch that. Could you say it again?", 'again'],
    ['Does it hurt when you bite?', null],
    ['Is your name Ana?', null],
    ['Is that the right number?', null],
    ['Do you have insurance?', null],
    ['Shall we look at next week?', null],
    ['We are open until five.', null],
    ['Your name is on the list.', null],
  ])('%s: %s', (text, asked) => {
    expect(english.askedFor(text, DENTAL)).toBe(asked);
  });
});
