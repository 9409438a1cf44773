import type { Goal, Step } from '../scenario/scenario.ts';
import type { Heard } from './hear.ts';

/** A question for the rest of something is about what was asked for before. */
export function inContext(heard: Heard, topicBefore: string): Heard {
  const { asked, asksRest, text } = heard;
  const isVague = asked === 'unclear' || asked === 'what-change';
  if (!asksRest || !isVague) return heard;
  if (/\bnumber\b|(?:\d\s?){6,}/.test(text)) return { ...heard, asked: 'number' };
  if (/\bcode\b|(?:\b[A-Z\d], ){2,}/.test(text)) return { ...heard, asked: 'code' };
  const spelled = ['name', 'number', 'code'].find((topic) => topic === topicBefore);
  return spelled ? { ...heard, asked: spelled as Heard['asked'] } : heard;
}

const ANSWERS: Record<Extract<Goal, { do: 'ask' }>['about'], RegExp> = {
  price: /[$£€]\s?\d/,
  hours: /\bopen\b/i,
  duration: /\d+ minutes|\bhour/i,
  services: /we (?:offer|have|do)\b/i,
  staff: /ask for|work here|with us/i,
  code: /code (?:for|is)/i,
  identity: /receptionist|assistant|automated|robot/i,
};

/** Whether the agent has answered the question, whatever it asks next. */
export function answers(heard: Heard, about: keyof typeof ANSWERS): boolean {
  return !heard.lost && ANSWERS[about].test(heard.text);
}

/** Where a complication may strike. */
export function stepOf(heard: Heard, turn: number): Step | null {
  switch (heard.asked) {
    case 'anything':
      return turn === 1 ? 'opening' : 'done';
    case 'anything-else':
      return 'done';
    case 'service':
    case 'party':
    case 'day':
    case 'offer':
    case 'name':
    case 'number':
    case 'code':
    case 'which':
    case 'confirm':
      return heard.asked;
    default:
      return turn === 1 ? 'opening' : null;
  }
}
