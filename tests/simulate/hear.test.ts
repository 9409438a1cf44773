import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { hear } from '../../src/simulate/caller/hear.ts';

const NOW = DateTime.fromISO('2026-11-23T09:00:00', { zone: 'America/New_York' });
const asked = (text: string) => hear(text, NOW).asked;

describe('what a simulated caller takes to be asked', () => {
  it.each([
    ['Thanks for calling Maple Dental. This is the receptionist. How can I help you?', 'anything'],
    ['What would you like to book: cleaning or check-up?', 'service'],
    ['Which one is it: cleaning or check-up?', 'service'],
    ['For how many people?', 'party'],
    ['What day would suit you?', 'day'],
    ['You can say a day such as "next Tuesday", a date, or "the first you have".', 'day'],
    ['I have Tuesday, November 24 at 9 AM or 11 AM. Which would you like?', 'offer'],
    ['You can choose Tuesday, November 24 at 9 AM, or name another day or time.', 'offer'],
    ['9 AM is free. What name should I put it under?', 'name'],
    ['And what phone number can we reach you on?', 'number'],
    ['Could you say it again with the area code?', 'number'],
    ["I can't see it by your number. What is your confirmation code?", 'code'],
    ['And what name is the appointment under?', 'name'],
    ["That's a cleaning on Tuesday, November 24 at 9 AM. Shall I book it?", 'confirm'],
    ["I'd cancel your cleaning on Tuesday. Are you sure you want to cancel it?", 'confirm'],
    ['What should be different: the day, the time, the name or the number?', 'what-change'],
    ['Would you like to leave a message for the team?', 'offer-message'],
    ['Is there anything else I can do for you?', 'anything-else'],
    ['What else can I do for you? You can also just say goodbye.', 'anything-else'],
    ['Thank you for calling. Goodbye.', 'over'],
    ['Great, which of those would you prefer, Tuesday, November 24 at 9 AM or 10 AM?', 'offer'],
    ['May I have your full name, please?', 'name'],
    ['Is that correct?', 'confirm'],
  ])('%s', (text, wanted) => {
    expect(asked(text)).toBe(wanted);
  });

  it('tells what was read back and what is done', () => {
    const back = hear(
      "I'd move your cleaning to Friday, November 27 at 2 PM. Shall I do that?",
      NOW,
    );
    expect(back.readBack?.kind).toBe('move');
    expect(back.moments).toEqual([{ day: '2026-11-27', minute: 840 }]);
    expect(hear("You're booked. Is there anything else?", NOW).done).toEqual(['book']);
    expect(hear("It isn't booked yet.", NOW).done).toEqual([]);
    expect(hear('Nothing has been changed yet.', NOW).done).toEqual([]);
  });
});
