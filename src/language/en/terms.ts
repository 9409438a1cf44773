import type { Expectation, Term } from '../language.ts';
import { isCommonWord } from './common-words.ts';
import { editDistance, tolerance } from './likeness.ts';
import { normalize } from './normalize.ts';

export interface TermsFound {
  slugs: string[];
  /** Words of the text that named them. */
  words: ReadonlySet<string>;
}

/** Say nothing about which of a business's terms is meant. */
const GENERIC = new Set(
  `appointment booking service visit session slot time reservation the a an and or of for with to in on at my your our
   chair room stylist dentist doctor dr mr mrs ms miss prof hygienist therapist tee bay court table desk
   station seat consultant technician tech specialist minute minutes hour hours min person people one
   standard regular basic new full half quick long short express deluxe premium classic first
   adult single general other per plus only any all up down off out in do get set go back over check
   dental medical hair beauty golf car vet pet legal`.split(/\s+/),
);

/** A modifier tells terms apart only where the kind of thing is already known. */
function isTelling(token: string): boolean {
  return !GENERIC.has(token) && !/^\d+$/.test(token) && token.length > 1;
}

/** A rough stem, the same for "cleaning", "cleaned" and "cleanings", "colour" and "color". */
export function stem(word: string): string {
  return word
    .replace(/'s$/, '')
    .replace(/ph/, 'f')
    .replace(/our(?=$|s$|ing|ed|ist)/, 'or')
    .replace(/(?<=..)(?:ies)$/, 'y')
    .replace(/(?<=[a-z]{3})(?:ings?|ers?|ed|es|s)$/, '')
    .replace(/([b-df-hj-np-tv-z])\1$/, '$1')
    .replace(/(?<=...)e$/, '');
}

interface Phrase {
  slug: string;
  tokens: string[];
  stems: string[];
  joined: string;
}

const ARTICLE = /^(?:an?|the)$/;
const CACHE = new WeakMap<readonly Term[], Phrase[]>();

function phrasesOf(terms: readonly Term[]): Phrase[] {
  const known = CACHE.get(terms);
  if (known !== undefined) return known;
  const phrases = terms.flatMap((term) =>
    [term.name, term.slug.replaceAll('-', ' '), ...term.aliases].map((words) => {
      const tokens = normalize(words)
        .replaceAll(',', '')
        .split(' ')
        .filter((token) => token !== '' && !ARTICLE.test(token));
      const stems = tokens.map(stem);
      return { slug: term.slug, tokens, stems, joined: stems.join('') };
    }),
  );
  CACHE.set(terms, phrases);
  return phrases;
}

interface Word {
  word: string;
  stem: string;
}

/** A caller's words with their stems; `isExact` where none of them may be a misheard one. */
interface Said {
  words: readonly string[];
  stems: readonly string[];
  isExact: boolean;
}

function alike(said: Word, meant: Word, isExact: boolean): boolean {
  if (said.word === meant.word || said.stem === meant.stem) return true;
  if (isExact || isCommonWord(said.word)) return false;
  const limit = tolerance(Math.min(said.word.length, meant.word.length));
  if (limit === 0 || said.word[0] !== meant.word[0]) return false;
  return (
    editDistance(said.word, meant.word, limit) <= limit ||
    editDistance(said.stem, meant.stem, 1) <= (said.stem.length > 4 ? 1 : 0)
  );
}

interface Hit {
  slug: string;
  start: number;
  end: number;
  whole: boolean;
  telling: number;
  /** Share of the phrase's telling words that were said. */
  share: number;
}

/** The phrase, run together or not, standing somewhere in the text. */
function wholeHits(phrase: Phrase, { words, stems, isExact }: Said): Hit[] {
  const hits: Hit[] = [];
  const length = phrase.tokens.length;
  for (let at = 0; at < words.length; at += 1) {
    const same = phrase.tokens.every((token, i) => {
      const said = words[at + i];
      const meant = { word: token, stem: phrase.stems[i] ?? '' };
      return said !== undefined && alike({ word: said, stem: stems[at + i] ?? '' }, meant, isExact);
    });
    let end = same ? at + length : 0;
    for (
      let n = Math.max(1, length - 1);
      !same && n <= length + 1 && at + n <= words.length;
      n += 1
    ) {
      if (n === length || phrase.joined.length < 5) continue;
      const joined = stems.slice(at, at + n).join('');
      const exact =
        joined === phrase.joined ||
        stem(words.slice(at, at + n).join('')) === phrase.joined ||
        words.slice(at, at + n).join('') === phrase.tokens.join('');
      if (exact) end = at + n;
    }
    if (end > 0)
      hits.push({ slug: phrase.slug, start: at, end, whole: true, telling: length, share: 1 });
  }
  return hits;
}

function partHit(phrase: Phrase, { words, stems, isExact }: Said): Hit | null {
  const telling = phrase.tokens
    .map((token, i) => ({ token, stem: phrase.stems[i] ?? '' }))
    .filter(({ token }) => isTelling(token));
  if (telling.length === 0) return null;
  const places = telling
    .map(({ token, stem: meant }) =>
      words.findIndex(
        (said, i) =>
          isTelling(said) &&
          alike({ word: said, stem: stems[i] ?? '' }, { word: token, stem: meant }, isExact),
      ),
    )
    .filter((at) => at >= 0);
  if (places.length === 0) return null;
  // The last word says what it is ("teeth cleaning"); one before it tells only when it is unusual.
  const only = places.length === 1 ? words[places[0] ?? 0] : undefined;
  const head = telling.at(-1);
  if (only !== undefined && head !== undefined && isCommonWord(only)) {
    const isHead = alike(
      { word: only, stem: stem(only) },
      { word: head.token, stem: head.stem },
      isExact,
    );
    if (!isHead) return null;
  }
  return {
    slug: phrase.slug,
    start: Math.min(...places),
    end: Math.max(...places) + 1,
    whole: false,
    telling: places.length,
    share: places.length / telling.length,
  };
}

/**
 * Finds which of the terms a normalised text names; several when the words fit several.
 *
 * @param expecting a name is not taken for a misheard service: "Walsh" is no wash
 */
export function findTerms(
  text: string,
  terms: readonly Term[],
  expecting: Expectation,
): TermsFound {
  const asked = expecting === 'service';
  const words = text
    .replaceAll(',', '')
    .split(' ')
    .filter((word) => !ARTICLE.test(word));
  const stems = words.map(stem);
  const said = { words, stems, isExact: expecting === 'name' };
  const phrases = phrasesOf(terms);
  const usable = (phrase: Phrase): boolean =>
    asked || phrase.tokens.some((token) => isTelling(token) || phrase.tokens.length > 1);
  const whole = phrases.filter(usable).flatMap((phrase) => wholeHits(phrase, said));
  const longest = whole.filter(
    (hit) =>
      !whole.some(
        (other) =>
          other.end - other.start > hit.end - hit.start &&
          other.start < hit.end &&
          other.end > hit.start,
      ),
  );
  const hits = longest.length > 0 ? longest : bestParts(phrases, said);
  const named = hits.filter((hit) => !isNegated(words, hit.start));
  return {
    slugs: [...new Set(named.map((hit) => hit.slug))],
    words: new Set(hits.flatMap((hit) => words.slice(hit.start, hit.end))),
  };
}

function bestParts(phrases: readonly Phrase[], said: Said): Hit[] {
  const parts = phrases.map((phrase) => partHit(phrase, said)).filter((hit) => hit !== null);
  const most = Math.max(0, ...parts.map((hit) => hit.telling));
  return parts.filter((hit) => hit.telling === most);
}

function isNegated(words: readonly string[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 3), at).join(' ');
  return /\b(?:not|not with|not the|not a|but|except|without|instead of|rather than)$/.test(before);
}
