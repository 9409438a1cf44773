import type { Prompts } from '../prompts.ts';
import { capital, withArticle } from './hand-over.ts';
import { lower } from './sentences.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function list(items: string[], joint: 'or' | 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${joint} ${items.at(-1)}`;
}

export const englishPrompts: Prompts = {
  anything: [
    'How can I help you?',
    'I can book, move or cancel an appointment for you. What would you like?',
    'For example, say "book an appointment", "what do I have booked", or "leave a message".',
  ],
  anythingElse: [
    'Is there anything else I can do for you?',
    'What else can I do for you? You can also just say goodbye.',
    'If there is something else, tell me; otherwise say "that\'s all".',
  ],
  service: (names) => [
    `What would you like to book: ${list(names.map(lower), 'or')}?`,
    `Which one is it: ${list(names.map(lower), 'or')}?`,
    `We offer ${list(names.map(lower), 'and')}. Please say the name of one of them.`,
  ],
  party: (_service, max) => [
    'For how many people?',
    `How many of you will there be? We can take up to ${max}.`,
    `Please say a number from 1 to ${max}, counting yourself.`,
  ],
  date: () => [
    'What day would suit you?',
    'Which day were you thinking of?',
    'You can say a day such as "next Tuesday", a date, or "the first you have".',
  ],
  choice: (times) => [
    `I have ${times}. Which would you like?`,
    `The times I have are ${times}. Which one shall I take for you?`,
    `You can choose ${times}, or name another day or time.`,
  ],
  likelyChoices: ['the first one', 'the second one', 'the third one'],
  isFree: (time) => `${time} is free.`,
  nothingAsAsked: (asked, times) => [
    `${asked ? `I don't have anything ${asked}` : "I don't have that"}. The nearest I have is ${times}. Would one of those work?`,
    `${asked ? `There's nothing free ${asked}` : "That isn't free"}, but I do have ${times}. Does one of those suit you?`,
    `I can offer ${times}, or we can look at another day. What would you prefer?`,
  ],
  nothingAtAll: [
    "I'm sorry, I can't find anything free there. Which other day could you do?",
    'There is nothing free for that either. Is there another day that would work?',
    "I still don't find a free time. Try another day, or I can take a message.",
  ],
  name: [
    'What name should I put it under?',
    'Could you say your first and last name?',
    'Please say just your name, and spell it if you like.',
  ],
  phone: [
    'And what phone number can we reach you on?',
    'What is the best phone number for you?',
    'Please say your phone number digit by digit.',
  ],
  needName: 'I need a name to put it under; any name you like will do.',
  needPhone: 'I can only book with a number to reach you on, in case something changes.',
  cannotWithout: "I'm sorry, without that I can't book it.",
  numberNotShown: "I can't see the number you're calling from.",
  noCode: "Without the code and the name I can't look it up.",
  code: [
    "I can't see it by your number. What is your confirmation code?",
    'Could you read me the confirmation code, letter by letter?',
    'The code has five letters and digits, for example K as in kilo. What is yours?',
  ],
  codeName: [
    'And what name is the appointment under?',
    'Which name was it booked under?',
    'Please say just the name on the appointment.',
  ],
  whichAppointment: (items) => [
    `You have ${items}. Which one do you mean?`,
    `Which one is it: ${items}?`,
    `Please say the day or the time of the one you mean: ${items}.`,
  ],
  newTime: (item) => [
    `When would you like to move your ${item.service.toLowerCase()} on ${item.when} to?`,
    'Which day or time would you like instead?',
    'Please say the new day, and the time if you know it.',
  ],
  whatChange: [
    'All right. Would a different day or time be better, is the name or the number wrong, or shall I leave it?',
    'What should be different: the day, the time, the name or the number?',
    'Tell me the day or time you would prefer, or say "leave it".',
  ],
  message: [
    'What message shall I pass on?',
    'Please tell me the message, and I will write it down.',
    'Go ahead, say what the message should be.',
  ],
  offerMessage: [
    "I'm sorry, I can't help with that myself. Would you like to leave a message for the team?",
    'Would you like to leave a message for the team?',
    'Shall I take a message so that someone can call you back?',
    'Would a message to the team help? Please say yes or no.',
  ],
  confirmAgain: (readBack) => [
    readBack,
    `Just to be sure: ${readBack}`,
    `${readBack} Please say yes or no.`,
  ],
  listNone: [
    "I don't see any upcoming appointment under your number.",
    'There is nothing booked under your number.',
  ],
  onlyOne: (item) => `The only one I see is ${item}.`,
  listSome: (items) => `You have ${list(items, 'and')}.`,
  notUnderstood: [
    "Sorry, I didn't get that.",
    "I'm sorry, I still didn't understand.",
    'I am afraid I did not follow.',
  ],
  sorry: "I'm sorry about that.",
  allRight: 'All right.',
  takeYourTime: 'Of course, take your time.',
  beingDone: 'Just a moment, please.',
  taken: (time) => `All right, ${time}.`,
  cannotAnswer: "I'm sorry, I can't answer that myself, but I can take a message for the team.",
  identity: (business) => `This is the automated receptionist of ${business}.`,
  codes: (items) =>
    items
      .map(
        ({ service, when, code }) => `The code for your ${lower(service)} on ${when} is ${code}.`,
      )
      .join(' '),
  noCodeToTell:
    "I can only tell a code to the number the appointment was booked from, and I don't see one for yours.",
  justTaken: "I'm sorry, somebody has just taken that time.",
  tooLate:
    "I'm sorry, it's too close to the appointment to change it here, so nothing was changed. I can take a message.",
  notFound: "I couldn't find an appointment with that code and name.",
  tooManyAttempts: "I'm sorry, I can't look that up any more in this call.",
  partyTooLarge: (max) =>
    max === 1
      ? 'I book one person at a time, so let us begin with the first; the next one after that.'
      : `We can take up to ${max} people at once.`,
  impossibleDate: (phrase) => `"${phrase}" isn't a day I can book.`,
  dropped: "All right, I won't go ahead with that.",
  nothingPending: 'All right.',
  nobodyThere: (target) =>
    `${capital(withArticle(target))} can't be reached at this hour, but I can take a message.`,
  noHuman: "I can't put you through right now, but I can take a message.",
  welcome: "You're welcome.",
  ofCourse: 'Of course.',
  help: (names) =>
    `I can book ${list(names.map(lower), 'or')}, tell you what you have booked, move or cancel it, or take a message.`,
  hours: (spans) =>
    `We're open ${list(
      spans.map(
        ({ days, times }) =>
          `${days} ${list(
            times.map(
              ({ from, to, last }) =>
                `from ${from} to ${to}${last ? `, with the last start at ${last}` : ''}`,
            ),
            'and',
          )}`,
      ),
      'and',
    )}.`,
  prices: (items) =>
    `${items
      .map(({ name, price }) =>
        price ? `${name} is ${price}` : `I don't have a price for ${name}`,
      )
      .join('. ')}.`,
  staff: (names) => `You can ask for ${list(names, 'or')}.`,
  durations: (items) => items.map(({ name, duration }) => `${name} takes ${duration}.`).join(' '),
  services: (names) => `We offer ${list(names.map(lower), 'and')}.`,
  weekday: (iso) => WEEKDAYS[iso - 1] ?? '',
  dayRange: (first, last) => (first === last ? first : `${first} to ${last}`),
  unavailable: [
    "I'm sorry, I can't reach the appointment book right now, so nothing has been booked or changed. Shall I take a message for the team instead?",
    "I still can't reach the appointment book, and nothing has been changed. Would you like to leave a message?",
    'The appointment book is still not answering. Shall I take a message? Or say "try again".',
  ],
};
