import type { HandOverFailure, HandOverLanguage, PersonAnswer } from '../hand-over.ts';

/** "the front desk", but "Dana". */
export function withArticle(target: string): string {
  return /^[A-Z]/.test(target) || /^(?:the|our|my|a) /i.test(target) ? target : `the ${target}`;
}

/** A sentence's beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function handingOver(target: string): string {
  return `I'll try to put you through to ${withArticle(target)}. One moment, please.`;
}

export function handedOver(target: string): string {
  return `Thank you for waiting. I have ${withArticle(target)} for you.`;
}

const WHY: Record<HandOverFailure, (target: string) => string> = {
  busy: (target) => `I'm sorry, the line to ${target} is busy.`,
  declined: (target) => `I'm sorry, ${target} can't take the call right now.`,
  'no-answer': (target) => `I'm sorry, I got no answer from ${target}.`,
  voicemail: (target) => `I'm sorry, I only got the voicemail of ${target}.`,
  trunk: (target) => `I'm sorry, I couldn't get a line to ${target}.`,
};

export function notReached(target: string, reason: HandOverFailure): string {
  return `${WHY[reason](withArticle(target))} Would you like to leave a message?`;
}

const WANTED =
  '(?:speak|talk|chat|speaking|talking|connect\\w*|transfer\\w*|put (?:me|us)|patch(?:ed)?(?: me| us)?|through|reach|get (?:me|us|hold of|a hold of)|give me|ask for|looking for|is)';

/** Who of these people a sentence names, and whether it asks to be put through to them. */
export function findPerson(
  text: string,
  people: readonly { name: string; names: readonly string[] }[],
): { name: string; isWanted: boolean } | null {
  for (const { name, names } of people) {
    for (const one of names) {
      const words = one.toLowerCase().replace(/[^a-z0-9]+/g, '[^a-z0-9]+');
      if (!new RegExp(`\\b${words}\\b`, 'i').test(text)) continue;
      const wanted = new RegExp(
        `\\b${WANTED} (?:(?:directly |straight )?(?:through )?(?:to|with|for) )?(?:the |your |a |an |our )?${words}\\b(?! (?:free|available|open|included)?(?: on| at| for| tomorrow| today| next))`,
        'i',
      );
      return { name, isWanted: wanted.test(text) };
    }
  }
  return null;
}

const VOICEMAIL =
  /\b(?:voice ?mail|mail ?box|(?:leave|record) (?:me |us |a |your )*(?:short |brief |quick )?(?:message|name)|(?:after|at) the (?:tone|beep|signal)|(?:can ?not|can'?t|unable to|not able to) (?:come to|take|answer|get to) (?:the|your|my) (?:phone|call)|(?:is|am|are) (?:not|un) ?(?:available|here)\b|unavailable|(?:you have|you've|you) (?:have )?reached|call you back as soon|person you (?:are calling|called|have called|are trying to reach)|forwarded to|press (?:pound|hash|star))/i;
const DECLINE =
  /\b(?:no|nope|nah|not (?:now|right now|at the moment|today|really)|can'?t (?:talk|take|right now)|cannot|busy|in a meeting|take a message|call (?:me |them |him |her )?back|later|don'?t (?:want|connect|put)|wrong number|decline)\b/i;
const AGAIN =
  /\b(?:who|what|pardon|sorry|repeat|say (?:that|it) again|come again|hello|hi|huh|excuse me)\b/i;
const ACCEPT =
  /\b(?:yes|yeah|yep|yup|sure|okay|ok|go ahead|put (?:them|him|her|it|the caller) (?:through|on)|connect (?:us|them|him|her|me)|i(?:'ll| will| can) take (?:it|the call|them)|of course|absolutely|fine|please do|let'?s do it|certainly|one)\b/i;

function readAnswer(text: string): PersonAnswer {
  if (VOICEMAIL.test(text)) return 'voicemail';
  if (DECLINE.test(text) && !/\bno (?:problem|worries)\b/i.test(text)) return 'decline';
  // "Yes? Who is this?" wants to know first.
  if (/\b(?:who|what)\b/i.test(text)) return 'again';
  if (ACCEPT.test(text) || /\bno (?:problem|worries)\b/i.test(text)) return 'accept';
  return AGAIN.test(text) ? 'again' : null;
}

export const englishHandOver: HandOverLanguage = {
  hello: (business) => `Hello, this is the automated receptionist of ${business}.`,
  briefing: ({ name, phone, said, done }) =>
    [
      `I have ${name ?? 'a caller'} on the line${phone ? `, calling from ${phone}` : ''}.`,
      ...said.map((words, index) => `They ${index === 0 ? 'said' : 'then said'}: "${words}".`),
      ...done,
    ].join(' '),
  question: 'Would you like to take the call? Say yes, or press 1.',
  questionAgain: 'Are you there? Say yes or press 1 to take the call, or no.',
  connecting: 'Thank you. Here they are.',
  allRight: "All right, I'll tell them. Goodbye.",
  callerLeft: 'The caller has just hung up. Goodbye.',
  booked: (item) => `I booked ${item} for them.`,
  moved: (item) => `I moved their appointment: ${item}.`,
  cancelled: (item) => `I cancelled ${item}.`,
  messageTaken: 'I took a message from them.',
  readAnswer,
};
