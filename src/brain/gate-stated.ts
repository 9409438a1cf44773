import { type GateContext, heardIn } from './gate-context.ts';
import type { Stated } from './gate-items.ts';

const NOTHING: Stated = { dates: [], minutes: [] };
/** Without one of these a text names no day and no time, and need not be read. */
const MAYBE =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w*teen\w*|twent\w+|thirt\w+|fort\w+|fift\w+|noon|mid-?day|midnight|half|quarter|to-?day|to-?morrow|to-?night|yesterday|week\w*|month|fortnight|day|first|second|third|fourth|fifth|\w+th|(?:mon|tue|wed|thu|fri|sat|sun)\w*|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|christmas|morning|afternoon|evening)\b/i;

/** "Two appointments, one on Friday" is not about one o'clock. */
const ONE_OF_TWO =
  /(?<=\b(?:two|both|three)\b.*)(,| and) one(?= (?:on|tomorrow|today|at|with|for)\b)/gi;

/** "The closest I have to noon" says nothing of noon. */
const NEAR =
  /\b((?:closest|nearest)(?: (?:one|time|thing|i|we|have|can|do|offer|is)){0,3}) to (?:noon|mid-?day|[\w:]+(?: [ap]\.?m\.?| o'clock)?)/gi;

/** What was read before in the same reply: a sentence is looked at from several sides. */
const read = new WeakMap<GateContext, Map<string, Stated>>();

/** Days and clock times a text states. */
export function statedIn(text: string, context: GateContext): Stated {
  if (!MAYBE.test(text)) return NOTHING;
  const known = read.get(context) ?? new Map<string, Stated>();
  read.set(context, known);
  const plain = text.replaceAll('_', ' ').replace(ONE_OF_TWO, '$1 another').replace(NEAR, '$1');
  const stated = known.get(plain) ?? context.language.statedMoments(plain, context.read);
  known.set(plain, stated);
  return stated;
}

/** Days and clock times the caller has named in this call. */
export function heardMoments(context: GateContext): Stated {
  const heard = heardIn(context.events).map((text) => statedIn(text, context));
  return {
    dates: heard.flatMap(({ dates }) => dates),
    minutes: heard.flatMap(({ minutes }) => minutes),
  };
}
