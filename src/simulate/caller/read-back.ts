import type { Errand } from './errand.ts';
import type { Heard } from './hear.ts';
import type { SaidMoment } from './moments.ts';
import { bestOf } from './wishes.ts';
import { resourcesNamedIn, serviceNamedIn, type World } from './world.ts';

export type Fault = 'goal' | 'service' | 'when' | 'party' | 'name' | 'number' | 'resource';

/** What is wrong with what was read back, as the caller hears it; null when it is what they want. */
export function faultOf(options: {
  heard: Heard;
  errand: Errand;
  world: World;
  number: string;
  /** The moment of the appointment meant, for a cancellation. */
  target: SaidMoment | null;
}): Fault | null {
  const { heard, errand, world, number, target } = options;
  const sentence = heard.readBack?.sentence ?? heard.text;
  const kind = heard.readBack?.kind ?? 'book';
  const wanted = errand.messageInstead ? 'message' : errand.goal.do;
  if (kind !== wanted) return 'goal';
  if (kind === 'message') return null;
  if (kind === 'cancel') {
    const other = target && heard.moments.some((said) => !sameMoment(said, target));
    return other ? 'when' : null;
  }
  const service = serviceNamedIn(sentence, world);
  if (errand.service && service && service !== errand.service) return 'service';
  const [last] = heard.moments.slice(-1);
  if (!last || !bestOf([last], errand.wishes)) return 'when';
  const party = /\bfor (\d+) (?:people|person|players?)/i.exec(sentence)?.[1];
  if (errand.party && party && Number(party) !== errand.party) return 'party';
  const people = resourcesNamedIn(sentence, world);
  if (errand.resource && people.length > 0 && !people.includes(errand.resource)) return 'resource';
  if (kind === 'book' && !namesRightly(sentence, errand.name)) return 'name';
  const digits = /(?:\d[\s,.-]*){7,}/.exec(sentence)?.[0].replace(/\D/g, '');
  if (digits && !number.endsWith(digits.replace(/^0/, ''))) return 'number';
  return null;
}

export function sameMoment(one: SaidMoment, other: SaidMoment): boolean {
  return one.minute === other.minute && (one.day === null || one.day === other.day);
}

/** The whole of the name that is read back, where one is; a word too many is as wrong as one too few. */
function namesRightly(sentence: string, name: string): boolean {
  if (!/\bname\b/i.test(sentence)) return true;
  const said = /\bname (?:of |is )?([^.,:;?!]+)/i.exec(sentence)?.[1];
  return said ? letters(said) === letters(name) : letters(sentence).includes(letters(name));
}

function letters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z]/g, '');
}
