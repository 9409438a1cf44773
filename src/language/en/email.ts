import { charactersAt, spokenWords } from './characters.ts';
import { editDistance } from './likeness.ts';
import { foldNumbers } from './numbers.ts';
import { selfCorrection } from './self-correction.ts';
import { spelledOut, spelledRows } from './spelled-rows.ts';

/** Providers that people name without what follows, or in two words. */
const PROVIDERS: ReadonlyMap<string, string> = new Map([
  ['gmail', 'gmail.com'],
  ['googlemail', 'googlemail.com'],
  ['yahoo', 'yahoo.com'],
  ['hotmail', 'hotmail.com'],
  ['outlook', 'outlook.com'],
  ['icloud', 'icloud.com'],
  ['aol', 'aol.com'],
  ['protonmail', 'protonmail.com'],
  ['comcast', 'comcast.net'],
  ['verizon', 'verizon.net'],
]);
const ENDINGS = 'com|net|org|edu|gov|io|co|uk|us|ca|au|de|fr|es|ie|info|biz|me|dev|app|ai|nz|eu';
const SOUNDS_LIKE_ENDING: Record<string, string> = { come: 'com', calm: 'com', comm: 'com' };
const SAID_ASIDE =
  /\b(?:(?:that's )?all (?:in )?(?:one word|lower ?case|small letters|together)|one word|lower ?case|upper ?case|capital|(?:and )?no (?:spaces?|dots?|capitals?|underscores?|dash(?:es)?|punctuation)|um+|uh+|er+m?|hmm+|please|thank you|thanks|then|(?:and )?the (?:letters?|numbers?|word)|with the numbers?)\b/gi;
const LEAD =
  /^.*\b(?:[a-z]+'s(?: e-?mail| address)* is|(?:send it|e-?mail|write|reach|contact)(?: me)? (?:to|at|on)(?: me (?:at|on))?|(?:e-?mail(?: address)?|address)(?: is| would be| will be|'s)?(?: it's)?|that would be|it would be|it is|it's|that's|you can use|use|should be|make it|just)\b[ ,:]*/i;
const COURTESY =
  /^(?:(?:yes|yeah|yep|no|nope|sure|okay|ok|so|well|oh|right|hi|and|my|the|sorry|actually|wait|of course|certainly|its|it's|is|just)\b[ ,.]*)+/i;
const SPELLED_AGAIN =
  /^(.*?)[ ,.]*\b(?:that's|that is|which is|is spelled|is spelt|spelled|spelt|spelling)[ ,:]+(.*)$/i;
/** A year in words: "two thousand and one". */
const THOUSANDS =
  /\b(?:one|two|three) thousand(?:(?: and)? (?:(?:twenty|thirty)(?: (?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|eleven|twelve))?\b/gi;
/** A name and its letters after it: "pat, p a t", and what comes behind: "dot lee". */
const SPELLED_AT_ONCE =
  /^(.*?\b[a-z]{3,})[ ,.]+((?:[a-z][ ,.]+){2,}[a-z])((?:[ ,.]+(?:dot|underscore|dash|hyphen|plus|\d)\b.*)?)[ ,.]*$/i;
const SIGN_WORDS: Record<string, string> = {
  '@': ' at ',
  _: ' underscore ',
  '+': ' plus ',
};
const ANY = { letters: true, digits: true, signs: true };
const DIGITS_AND_SIGNS = { letters: false, digits: true, signs: true };

/** Signs as words, so that written and spoken addresses are read alike. */
function inWords(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’`´]/g, "'")
    .replace(/[@_+]/g, (sign) => SIGN_WORDS[sign] ?? sign)
    .replace(/(?<=[\p{L}\d])\.(?=[\p{L}\d])/gu, ' dot ')
    .replace(/(?<=[\p{L}\d]{2})-(?=[\p{L}\d]{2})/gu, ' dash ')
    .replace(/\b(?:full stop|period)\b/gi, 'dot')
    .replace(/\bunder score\b/gi, 'underscore')
    .replace(/\b(?:at sign|at symbol)\b/gi, 'at')
    .replace(/\b(?:is |'s )?(?:gonna|going to) be\b/gi, 'is')
    .replace(/\b(double|triple) oh\b/gi, '$1 zero')
    .replace(THOUSANDS, (year) => foldNumbers(spokenWords(year))[0]?.text ?? year)
    .replace(SAID_ASIDE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ at[ ,.]+(?=[\p{L}\d])/giu, ' at ')
    .trim();
}

/**
 * Words of an address as its characters: words as they are, letters and digits spelled, signs.
 *
 * @example addressPart('anna underscore l e e eighty five') // 'anna_lee85'
 */
export function addressPart(phrase: string): string {
  const words = spokenWords(inWords(phrase));
  const rows = spelledRows(words);
  let out = '';
  for (let at = 0; at < words.length; ) {
    const row = rows.find(({ from }) => from === at);
    if (row !== undefined) {
      out += row.letters;
      at = row.to;
      continue;
    }
    const word = words[at] ?? '';
    const repeats = /^(?:double|triple|treble)$/.test(word);
    const digits = /^(?:to|too|for|fore|won|ate|tree|hundred)$/.test(word) && !/\d$/.test(out);
    const example = /^(?:as|for|like)$/.test(words[at + 1] ?? '');
    const found =
      charactersAt(words, at, repeats || example ? ANY : DIGITS_AND_SIGNS, /\d$/.test(out)) ?? null;
    if (word === 'oh' && charactersAt(words, at + 1, DIGITS_AND_SIGNS, false) !== null) {
      out += '0';
      at += 1;
    } else if (found === null || digits || (word === 'o' && !/\d$/.test(out))) {
      out += word.replaceAll("'", '');
      at += 1;
    } else {
      out += found.characters;
      at += found.used;
    }
  }
  return out;
}

/** What stands before the "at": a name spelled again replaces the name. */
function localPart(phrase: string): string {
  const again = SPELLED_AGAIN.exec(phrase) ?? SPELLED_AT_ONCE.exec(spelledOut(phrase));
  const said = again === null ? '' : addressPart(stripped(again[1] ?? ''));
  if (again === null || said === '') return addressPart(stripped(phrase));
  const spelled = addressPart(again[2] ?? '');
  const rest = addressPart(again[3] ?? '');
  const chunks = said.split(/(?<=[._+-])|(?=[._+-])/);
  const head = spelled.split(/[._+-]/)[0] ?? '';
  const limit = Math.max(2, Math.floor(head.length / 2));
  const at = chunks.findLastIndex((chunk) => editDistance(chunk, head, limit) <= limit);
  // Letters that are no name said before are letters of their own.
  if (at < 0 && SPELLED_AGAIN.exec(phrase) === null) return addressPart(stripped(phrase));
  const whole =
    at < 0 ? spelled : chunks.slice(0, at).join('') + spelled + chunks.slice(at + 1).join('');
  return whole + rest;
}

function stripped(phrase: string): string {
  const led = phrase.replace(LEAD, '');
  return (led.trim() === '' ? phrase : led).replace(COURTESY, '').trim();
}

/** A domain at the beginning of a phrase; `known`: only one whose ending or provider is known. */
export function domainIn(phrase: string, known = false): string | null {
  const words = spokenWords(inWords(phrase)).map((word, at, all) =>
    all[at - 1] === 'dot' ? (SOUNDS_LIKE_ENDING[word] ?? word) : word,
  );
  const joined = addressPart(words.join(' ')).replace(/^gee(?=mail)/, 'g');
  const match = new RegExp(
    `^[a-z0-9-]+(?:\\.[a-z0-9-]+)*?\\.(?:(?:${ENDINGS})(?:\\.(?:${ENDINGS}))?)`,
  ).exec(joined);
  if (match !== null && wordEnds(words, match[0])) return match[0];
  const whole = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+/.exec(joined)?.[0];
  if (whole !== undefined && !known) return whole;
  const provider = [...PROVIDERS.keys()].find((name) => joined.startsWith(name));
  return provider === undefined ? null : (PROVIDERS.get(provider) ?? null);
}

/** Whether the ending is a word of its own: ".co" is none of ".company". */
function wordEnds(words: readonly string[], domain: string): boolean {
  const ending = domain.split('.').at(-1) ?? '';
  return words.includes(ending) || words.join('').includes(ending.split('').join(''));
}

/** An address in words, signs or both, in lower case. */
export function findEmail(raw: string): string | null {
  const text = withoutTakenBack(raw);
  const words = ` ${inWords(text)} `;
  const ats = [...words.matchAll(/ at (?=\S)/gi)].reverse();
  for (const at of ats) {
    const domain = domainIn(words.slice(at.index + at[0].length));
    const local = localPart(words.slice(0, at.index).trim());
    if (domain !== null && isLocalPart(local)) return `${local}@${domain}`;
  }
  return null;
}

/** "Bob, no sorry, Rob dot Hale", "dot pike, I mean underscore pike": the part that was taken back goes. */
function withoutTakenBack(text: string): string {
  const mended = selfCorrection(text);
  if (mended === null) return text;
  const { said, instead } = mended;
  const words = inWords(said);
  const isDomain = /^(?:at\b|@)/i.test(instead);
  const isPart = / at /.test(` ${inWords(instead)} `);
  if (isDomain) return `${words.replace(/ at .*$/i, '')} ${instead}`;
  if (!isPart) return text;
  const sign = /^(?:dot|underscore|dash|hyphen|plus)\b/i.test(instead);
  const kept = sign
    ? words.replace(/ (?:dot|underscore|dash|plus)(?! .*\b(?:dot|underscore|dash|plus)\b).*$/i, '')
    : (/^.*\b(?:dot|underscore|dash|plus) (?=\S+$)/i.exec(words)?.[0] ?? '');
  return `${kept} ${instead}`;
}

/** The domain alone, after an "at" or by itself: "no, at yahoo dot com". */
export function findDomain(text: string): string | null {
  const plain = inWords(text).replace(COURTESY, '');
  const phrase = / at (.+)$| ?^at (.+)$/i.exec(` ${plain}`);
  const after = phrase?.[1] ?? phrase?.[2];
  return after === undefined ? domainIn(stripped(plain), true) : domainIn(after);
}

export function isLocalPart(local: string): boolean {
  return /^[\p{L}\d](?:[\p{L}\d]|[._+-](?=[\p{L}\d]))*$/u.test(local);
}
