import type { ItemWords, Phrases } from '../phrases.ts';
import { handedOver, handingOver, notReached } from './hand-over.ts';

/** "a cleaning", "an exam", "two haircuts" are never needed: names are said as the business wrote them. */
function article(noun: string): string {
  return /^[aeiou]/i.test(noun) ? 'an' : 'a';
}

/** A name in the middle of a sentence. */
export function lower(noun: string): string {
  // A brand or an acronym keeps its capitals.
  return /^[A-Z][a-z]/.test(noun) ? noun.charAt(0).toLowerCase() + noun.slice(1) : noun;
}

function what(item: ItemWords): string {
  const service = lower(item.service);
  const party =
    item.party === null ? '' : ` for ${item.party} ${item.party === 1 ? 'person' : 'people'}`;
  const resource = item.resource ? ` with ${item.resource}` : '';
  return `${service}${party}${resource}`;
}

const INSTEAD: Record<string, string[]> = {
  claims_booking: ["It isn't booked yet.", "I haven't booked that yet."],
  claims_change: ['Nothing has been changed yet.', "I haven't changed anything yet."],
  claims_cancellation: ['Nothing has been cancelled yet.', "I haven't cancelled anything yet."],
  claims_message: ["I haven't passed on a message yet.", 'No message has gone out yet.'],
  claims_transfer: ["I haven't put you through.", "You're still with me."],
  states_price: ["I'd have to check the price.", "I don't have that price at hand."],
  states_code: ["I don't have a code for you yet.", "I can't tell you a code yet."],
  states_name: ["I'd have to check who that would be.", "I don't know who that would be."],
  states_contact: [
    "I don't have that number or address at hand.",
    "I can't tell you that number or address.",
  ],
  states_duration: ["I'd have to check how long that takes.", "I can't say how long that takes."],
  states_moment: [
    "I'd have to check the times for that.",
    "I'd need to look those times up first.",
  ],
  not_understood: [
    'I can book, move or cancel an appointment for you, or take a message.',
    "I can't say more about that myself, but I can take a message for the team.",
    "I'm here to help with appointments.",
  ],
};

const BOOKED = "You're booked.";
const DONE = 'Done.';

export const englishPhrases: Phrases = {
  writtenFirst: [BOOKED, DONE],
  one: (service) => `${article(service)} ${lower(service)}`,
  greeting: (business) =>
    `Thanks for calling ${business}. This is the automated receptionist. How can I help you?`,
  // The first sentence is the same for everyone, so that it can be played at once.
  greetingByName: (business, name) =>
    `Thanks for calling ${business}. Hi ${name}, this is the automated receptionist. How can I help you?`,
  readBackBooking: (item, name, phone) =>
    `That's ${article(item.service)} ${what(item)} on ${item.when}${name ? `, under the name ${name}` : ''}${phone ? `, and your number is ${phone}` : ''}. Shall I book it?`,
  readBackMove: (item) => `I'd move your ${what(item)} to ${item.when}. Shall I do that?`,
  readBackCancel: (item) =>
    `I'd cancel your ${what(item)} on ${item.when}. Are you sure you want to cancel it?`,
  readBackMessage: (text, name, phone) =>
    `Your message${name ? ` from ${name}` : ''}${phone ? `, with the number ${phone}` : ''}, is: "${text}". Shall I pass it on?`,
  // The first sentence is the same for everyone, so that a yes is answered at once.
  booked: (item, code, name) =>
    `${BOOKED} That's ${article(item.service)} ${what(item)} on ${item.when} for ${name}. Your confirmation code is ${code}. Is there anything else?`,
  moved: (item, code) =>
    `${DONE} Your ${what(item)} is now on ${item.when}. Your code is still ${code}. Anything else?`,
  cancelled: (item) =>
    `Your ${what(item)} on ${item.when} is cancelled. Is there anything else I can do?`,
  messageTaken: (text) =>
    `I've noted your message: "${text}". Someone will get it. Is there anything else?`,
  unknownNumber: () =>
    "I'm sorry, this number isn't set up for appointments yet. Please try again later. Goodbye.",
  goodbye: () => 'Thank you for calling. Goodbye.',
  unconfirmed: () =>
    "I've asked for that, but the appointment book hasn't answered, so I can't say yet whether it went through. As soon as we know, it will be confirmed to you.",
  unavailableAtStart: () =>
    "I'm sorry, I can't reach the appointment book right now, but I can take a message for the team. Would you like to leave one?",
  handingOver,
  handedOver,
  notReached,
  unavailable: () =>
    "I'm sorry, I can't reach the appointment book at the moment, so nothing has been booked or changed.",
  emergency: (number) =>
    `This sounds like an emergency. Please hang up and call ${number} right now. If it isn't one, tell me, and we'll go on.`,
  stands: (item) => `Your ${what(item)} is on ${item.when}.`,
  costs: (service, price) => `The ${lower(service)} is ${price}.`,
  onTable: (times) => `I have ${times}.`,
  instead: (reason) => INSTEAD[reason] ?? [],
};
