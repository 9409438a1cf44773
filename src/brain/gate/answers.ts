import type { CallEvent } from '../../dialogue/events.ts';

/** "Yes", "that's right", "of course": says that what was asked is so, and says no more. */
const AFFIRMS =
  /^\W*(?:yes|yeah|yep|yup|sure|absolutely|certainly|definitely|correct|exactly|indeed|of course|(?:that's|that is) (?:right|correct)|you (?:are|have|do)|it (?:is|has|does)|i (?:have|did)|we (?:have|did|are|do))\b(?:[\s,]+(?:yes|sure|absolutely|certainly|definitely|it (?:is|has|does)|you (?:are|have|do)|i (?:have|did)|we (?:have|did|are|do)|that's right|correct|indeed|all|of course))*\W*$/i;
const ASKED =
  /\b(am|are|is|was|were|have|has|did|do|does) (i|you|we|it|that|this|they|there|everything|my [\w-]+|the [\w-]+(?: [\w-]+)?) (.+?)\W*$/i;
const ASKED_PLAINLY =
  /^\W*(?:(?:so|and|then|okay|ok|great|but),? )*((?:i'm|i am|it's|it is|you've|you have|my [\w-]+ is|that's|we're) .+?)(?:,? (?:right|then|yes|correct|now))?\W*$/i;
const TURNED: Record<string, string> = {
  i: 'you',
  my: 'your',
  me: 'you',
  you: 'I',
  your: 'our',
  "i'm": "you're",
  "you've": "I've",
};

/**
 * What a bare "yes" says: the statement the caller asked about, in the agent's mouth. Null when the
 * sentence is none, or no such question was asked.
 *
 * @example saidByAnswer('Yes, you are.', asked('am I booked for Tuesday?')) // 'you are booked for Tuesday.'
 */
export function saidByAnswer(sentence: string, events: readonly CallEvent[]): string | null {
  if (!AFFIRMS.test(sentence)) return null;
  const last = events.findLast(({ type }) => type === 'turn.caller' || type === 'turn.agent');
  if (last?.type !== 'turn.caller') return null;
  const asked = last.data.text.split(/(?<=[.!?])\s+/).at(-1) ?? '';
  const [, verb, subject, rest] = ASKED.exec(asked) ?? [];
  if (verb && subject && rest) return `${turned(`${subject}${verbOf(verb, subject)} ${rest}`)}.`;
  const [, statement] = ASKED_PLAINLY.exec(asked) ?? [];
  return statement ? `${turned(statement)}.` : null;
}

/** "Did you cancel it" is answered by "I have cancelled it", "am I booked" by "you are booked". */
function verbOf(verb: string, subject: string): string {
  if (/^am$/i.test(verb)) return ' are';
  if (/^(?:are|were)$/i.test(verb) && /^you$/i.test(subject)) return ' am';
  // "Do you do cleanings": "I do cleanings".
  if (/^(?:do|does)$/i.test(verb)) return '';
  return /^did$/i.test(verb) ? ' have' : ` ${verb}`;
}

function turned(text: string): string {
  return text.replace(/[\w']+/g, (word) => TURNED[word.toLowerCase()] ?? word);
}
