import type { CaptureLanguage } from '../capture-language.ts';
import { readAnswer } from './answer.ts';
import { isAside, isQuestion } from './asides.ts';
import { capturePrompts } from './capture-prompts.ts';
import { codeReader } from './code-capture.ts';
import { emailReader } from './email-capture.ts';
import { nameReader } from './name-capture.ts';
import { normalize } from './normalize.ts';
import { partyReader } from './party-capture.ts';
import { phoneReader } from './phone-capture.ts';
import { says } from './phrases.ts';
import { speaksOf } from './speaks-of.ts';

const DECLINES = says(
  "(?:i'd|i would) (?:rather|prefer) not",
  "(?:i )?(?:don't|do not|won't|will not) (?:want to|wanna|wish to) (?:say|give|tell|share)",
  "(?:i'm|i am) not (?:going to|gonna) (?:say|give|tell|share)",
  'never ?mind',
  'forget (?:it|about it)',
  "(?:i )?(?:don't|do not) have (?:an?|one|any)(?: e-?mail| phone| number| code)?",
);
const ONLY_AN_ANSWER =
  /^(?:(?:yes|yeah|yep|yup|yea|no|nope|nah|sure|correct|right|exactly|perfect|great|good|fine|okay|absolutely|that's|that is|it is|it's|is|you got it|got it|spot on|not|quite|wrong|incorrect|please|thanks|thank you|sorry|sir|ma'am|all|isn't|wasn't|that|it|me|at all|really|i'm afraid) ?)+$/;

/** Captures in English. */
export const englishCapture: CaptureLanguage = {
  answer: (text) => {
    const plain = normalize(text).replaceAll(',', '');
    const { leaning, unclear } = readAnswer(plain, /\?\s*$/.test(text));
    return { leaning, plain: leaning !== null && !unclear && ONLY_AN_ANSWER.test(plain) };
  },
  declines: (text) => DECLINES.test(normalize(text).replaceAll(',', '')),
  isAside: (text, answering) => isAside(text) || (answering === 'read-back' && isQuestion(text)),
  name: nameReader,
  phone: phoneReader,
  email: emailReader,
  partySize: partyReader,
  code: codeReader,
  prompts: (kind, hasKeypad) => capturePrompts[kind][hasKeypad ? 'keyed' : 'spoken'],
  speaksOf,
};
