import type { LinePhrases, QuietAfter } from '../line-phrases.ts';

const PAUSE = '[\\s,.!?…-]*';
const SIGNS = '(?:m+|h+m+|u+h+|u+m+|e+r+m?|a+h+|o+h+|huh|m+[- ]?h+m+|u+h+[- ]?h+u+h+)';
const SIGN = new RegExp(`^(?:${SIGNS}\\b${PAUSE})+$`, 'i');
const ASSENT = new RegExp(
  `^(?:(?:${SIGNS}|yeah|yep|yup|yes|ok|okay|right|alright|all right|sure|i see|got it|great|good|cool|fine|perfect)\\b${PAUSE})+$`,
  'i',
);

const STILL_THERE: Record<QuietAfter, string> = {
  question: 'Are you still there? Take your time, I am listening.',
  'yes-no': 'Are you still there? A yes or a no is all I need.',
  times: 'Are you still there? You can choose one of those times, or ask for another.',
  day: 'Are you still there? Just tell me which day would suit you.',
  nothing: 'Are you still there? Tell me how I can help.',
};

export const englishLinePhrases: LinePhrases = {
  stillThere: (after) => STILL_THERE[after],
  notHeard: [
    "Sorry, I didn't catch that. Could you say it again?",
    'The line is not very clear. Please say that once more.',
  ],
  otherWay: "I can't hear you. If it's easier, I can take a message, or you can call back later.",
  leaving: "I still can't hear you, so I'll hang up now. Please call again. Goodbye.",
  lostYou: 'Sorry, I lost you for a second.',
  fillers: ['One moment, please.', 'Just a second.', "I'm still looking.", 'Bear with me.'],
  openersToQuestion: ['Let me see.', 'Let me think.'],
  openers: ['I see.', 'Okay.'],
  unansweredTransfer:
    "Sorry, I can't take your call myself right now. One moment, I'm putting you through.",
  unansweredGoodbye:
    "Sorry, we can't take your call right now. Please call again in a few minutes. Goodbye.",
  stillRinging: [
    "I'm still trying. Thank you for holding.",
    'Still trying to reach them. One more moment, please.',
  ],
  soonOver: "We have about a minute left on this call, so let's finish up.",
  over: "I'm sorry, our time is up for this call. Please call again any time. Goodbye.",
  listeningSign: (text) => {
    const words = text.trim();
    if (SIGN.test(words)) return 'sign';
    return ASSENT.test(words) ? 'assent' : null;
  },
};
