import { callerOf, callingNumber } from '../../dialogue/facts.ts';
import { type GateContext, type GateReason, heardIn } from './context.ts';
import { numberFrom } from './numbers.ts';

/** Seven digits and more, however they are grouped. */
const LONG_NUMBER = /(?<![\d$£€])\+?\(?\d(?:[\s().,-]{0,3}\d){6,}(?!\d)/g;
const DIGIT_WORDS = 'zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple';
const SPOKEN = new RegExp(`\\b(?:${DIGIT_WORDS})(?:[\\s,-]+(?:${DIGIT_WORDS})){6,}\\b`, 'gi');
const ENDING = new RegExp(
  `\\bend(?:s|ing)?(?: in| with)? ((?:(?:\\d|${DIGIT_WORDS})+[\\s,-]*){2,})(?![ap]m)`,
  'i',
);
const ONLINE =
  /\b[\w.-]+@[\w-]+\.\w+|\bhttps?:\S+|\b(?:www\.)?[\w-]+\.(?:com|net|org|co|uk|io|biz|info)\b|\b[\w]+ (?:at|dot) [\w]+ dot (?:com|net|org|co)\b/i;
const STREET =
  /\b(?:\d+|[A-Z]?[a-z]+(?:[ -][a-z]+)?) (?:[A-Z][\w'.]+ ){1,3}(?:Street|Road|Drive|Avenue|Lane|Boulevard|Way|Close|Court|Square|Terrace|Highway|St|Rd|Ave|Blvd)\b|\b\d+ \w+ (?:street|road|drive|avenue|lane|boulevard)\b|\b(?:street|road|avenue|boulevard|lane),? number \w+/;

/** A telephone number, an address or a page on the web that nothing in this call holds. */
export function unsupportedContact(sentence: string, { events }: GateContext): GateReason | null {
  if (ONLINE.test(sentence) || STREET.test(sentence)) return 'states_contact';
  const known = [callingNumber(events) ?? '', callerOf(events).phone ?? '', ...heardIn(events)].map(
    digitsOf,
  );
  const ending = digitsOf(ENDING.exec(sentence)?.[1] ?? '');
  if (ending.length > 1 && !known.some((number) => number.endsWith(ending)))
    return 'states_contact';
  const digits = sentence.match(LONG_NUMBER) ?? [];
  const spoken = (sentence.match(SPOKEN) ?? []).length;
  if (digits.length === 0 && spoken === 0) return null;
  const isKnown = (number: string) => {
    const plain = number.replace(/\D/g, '').replace(/^0/, '');
    return known.some((one) => one.includes(plain));
  };
  return digits.every(isKnown) && spoken === 0 ? null : 'states_contact';
}

/** "Zero one double eight" is 0188. */
function digitsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b(double|triple) (\w+)/g, (_whole, times: string, digit: string) =>
      Array.from({ length: times === 'double' ? 2 : 3 }, () => digit).join(' '),
    )
    .replace(/\boh\b/g, 'zero')
    .replace(/[a-z]+/g, (word) => {
      const digit = numberFrom(word);
      return digit < 10 ? `${digit}` : '';
    })
    .replace(/\D/g, '');
}
