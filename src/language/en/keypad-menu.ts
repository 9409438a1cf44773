import type { KeypadMenu, KeypadMenus, MenuStep } from '../keypad-menu.ts';

const PERSON = 'I want to speak to a person.';
const DONE = "That's all, thank you.";

const PLACES = { '1': 'The first one.', '2': 'The second one.', '3': 'The third one.' } as const;

const DAYS = {
  '1': 'The earliest you have.',
  '2': 'Tomorrow.',
  '3': 'Next week.',
} as const;

const FIXED: Record<Exclude<MenuStep, 'service'>, KeypadMenu> = {
  anything: {
    hint: 'Press 1 to book, 2 to change an appointment, 3 to cancel one, 4 to reach a person, or 9 to finish.',
    words: {
      '1': 'I want to book an appointment.',
      '2': 'I want to move my appointment.',
      '3': 'I want to cancel my appointment.',
      '4': PERSON,
      '0': PERSON,
      '9': DONE,
    },
  },
  party: { hint: 'Press the number of people.', words: { '0': PERSON } },
  date: {
    hint: 'Press 1 for the earliest, 2 for tomorrow, or 3 for next week.',
    words: { ...DAYS, '0': PERSON },
  },
  'new-time': {
    hint: 'Press 1 for the earliest, 2 for tomorrow, or 3 for next week.',
    words: { ...DAYS, '0': PERSON },
  },
  choice: {
    hint: 'Press 1, 2 or 3 for one of these, or 4 for next week.',
    words: { ...PLACES, '4': 'What about next week?', '0': PERSON },
  },
  name: {
    hint: 'Press 1 to go on without your name.',
    words: { '1': 'My name is Phone Caller.', '0': PERSON },
  },
  digits: { hint: 'Press the digits, then the pound key.', words: {} },
  'which-appointment': {
    hint: 'Press 1 for the first, 2 for the second, and so on.',
    words: { ...PLACES, '0': PERSON },
  },
  'yes-no': {
    hint: 'Press 1 for yes, or 2 for no.',
    words: { '1': 'Yes.', '2': 'No.', '0': PERSON },
  },
  'what-change': {
    hint: 'Press 1 for another time, 2 to leave it, or 0 for a person.',
    words: { '1': 'A different time.', '2': 'Never mind.', '0': PERSON },
  },
  message: {
    hint: 'Press 1 and we will call you back.',
    words: { '1': 'Please call me back.' },
  },
};

const MOST_KEYS = 9;

/** Short enough to be listened to; the caller hears it after every question. */
export const englishKeypadMenus: KeypadMenus = {
  cannotHear:
    "I'm sorry, I can't hear you at the moment. You can use the keys of your phone instead.",
  menu: (step, { services }) => {
    if (step !== 'service') return FIXED[step];
    const offered = services.slice(0, MOST_KEYS).map((name, index) => [`${index + 1}`, name]);
    return {
      hint: `Press ${offered.map(([key, name]) => `${key} for ${name}`).join(', ')}.`,
      words: { ...Object.fromEntries(offered), '0': PERSON },
    };
  },
};
