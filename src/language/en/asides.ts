import { normalize } from './normalize.ts';
import { anyOf } from './phrases.ts';

const A_MOMENT = '(?:just )?(?:a|1|one|half a|another) (?:second|2nd|sec|moment|minute|tick)';
const SMALL = '(?:sorry|please|oh|okay|yes|no|well|um|and|but|so|just|for me|thanks|i think|hi)';
/** Asking to hear it again, or for time: sentences that hold nothing else. */
const ASIDE = new RegExp(
  `^(?:${SMALL} )*${anyOf(
    'what(?: was that| is that| did you say| do you mean)?',
    'huh',
    'pardon(?: me)?',
    'sorry',
    'excuse me',
    'come again',
    'hello',
    '(?:can|could|would|will) you (?:please )?(?:repeat|say|read|ask)(?: that| it| the question| this| me| again| once more| please| back| to)*',
    '(?:say|repeat) (?:that|it)(?: again| once more| please)*',
    "(?:i )?(?:didn't|couldn't|can't|don't|did not|cannot) (?:quite |really )?(?:catch|hear|get|understand)(?: that| you| it| what you said| a word)*",
    '(?:hold|hang) on(?: a| 1| one| just| second| 2nd| sec| moment| minute)*',
    `(?:wait|give me|i need|i'll need|need)?(?: for)? ?${A_MOMENT}`,
    'wait(?: up)?',
    'let me (?:just |quickly )?(?:check|see|look|think|find|get|grab|have)(?: it| that| up| here| my \\w+| a look| for it)*',
    "i(?:'m| am) (?:looking|checking|thinking|getting it)",
  )}(?: ${SMALL})*$`,
);
const QUESTION =
  /^(?:(?:sorry|wait|oh|um|and|but|so|okay|hi|hello|hey) )*(?:is|are|was|were|do|does|did|can|could|will|would|what|what's|where|who|how|why|which)\b/;
const WISH = /\b(?:change|make|put|replace|use|correct|fix|switch|set|spell|add|remove)\b/;

/** Whether a sentence asks to hear something again or for a moment's time, and tells nothing. */
export function isAside(text: string): boolean {
  return ASIDE.test(normalize(text).replaceAll(',', ''));
}

/** Whether a sentence asks something rather than asking for a change. */
export function isQuestion(text: string): boolean {
  const plain = normalize(text).replaceAll(',', '');
  return QUESTION.test(plain) && !WISH.test(plain);
}
