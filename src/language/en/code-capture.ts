import type { CaptureReader, CodeShape } from '../capture-language.ts';
import { charactersOf, longestCharacters, spokenWords } from './characters.ts';
import { findCode } from './codes.ts';
import { bare, correctCharacters, plainCorrection } from './corrections.ts';

const CHARACTERS = { letters: true, digits: true };
const SKIPPED = new Set(
  'and then is um uh dash hyphen space capital letter number letters numbers digit digits the'.split(
    ' ',
  ),
);
const LEAD =
  /^.*?\b(?:(?:(?:confirmation |booking )?(?:code|number|reference) )?(?:is|says|would be)|it's|that's|no|sorry)\b[ ,:]*(?=\S)/i;
/** Capitals, letters with digits, and letters that are no word for want of a vowel. */
const TOGETHER =
  /\b(?:[A-Z\d]{2,8}|(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{2,8}|[b-df-hj-np-tv-xz]{2,4})\b/g;
/** Characters whose names sound alike. */
const ALIKE = ['BCDEGPTVZ3', 'AHJK8', 'FSX', 'IY', 'MN', 'QUW', '59'];
/** What is said between parts of a code. */
const BETWEEN = new Set(
  'and then um uh so the code rest is it yes okay next capital letter number dash hyphen'.split(
    ' ',
  ),
);
/** Fewer characters are a remark, not a code. */
const LEAST = 3;

/** Characters that were written together, as single ones: "LQ 97 A", "MF-22R". */
function apart(text: string): string {
  return text
    .replace(/[-_/.]/g, ' ')
    .replace(TOGETHER, (group) => ` ${group.split('').join(' ')} `);
}

/** Codes of letters and digits: whole ones of the shape, or what was heard of one. */
export function codeReader(shape: CodeShape): CaptureReader {
  const fits = (code: string): boolean =>
    code.length === shape.length &&
    [...code].every((character) => shape.alphabet.includes(character));
  const said = (text: string): string | null => {
    const found = findCode(text, true);
    if (found !== null && fits(found)) return found;
    const candidates = [text, text.replace(LEAD, '')]
      .flatMap((part) => longestCharacters(apart(part), CHARACTERS, SKIPPED) ?? [])
      .map((code) => code.toUpperCase());
    return (
      candidates.find(fits) ??
      candidates.find(({ length }) => length === shape.length) ??
      candidates.find(({ length }) => length >= LEAST) ??
      null
    );
  };
  /** One character alone: it takes the place of the one that cannot be, or that sounds like it. */
  const lone = (draft: string, text: string): string | null => {
    const put = charactersOf(bare(plainCorrection(text)), CHARACTERS)?.toUpperCase();
    if (put?.length !== 1) return null;
    const alike = ALIKE.find((group) => group.includes(put)) ?? '';
    const places = [...draft].map((_, at) => at);
    const impossible = places.filter((at) => !shape.alphabet.includes(draft[at] ?? ''));
    const similar = places.filter((at) => draft[at] !== put && alike.includes(draft[at] ?? '?'));
    const [at, ...more] = impossible.length > 0 ? impossible : similar;
    return at === undefined || more.length > 0
      ? null
      : draft.slice(0, at) + put + draft.slice(at + 1);
  };
  return {
    read: said,
    extend: (draft, text) => {
      const words = spokenWords(apart(text)).filter((word) => !BETWEEN.has(word));
      const more = charactersOf(words.join(' '), CHARACTERS)?.toUpperCase();
      if (!more) return null;
      const together = more.length > draft.length && more.startsWith(draft) ? more : draft + more;
      return together.length > shape.length ? null : together;
    },
    correct: (draft, text) => {
      const contrast = /\b(?:not|instead|rather than)\b/i.test(text);
      const again = contrast ? null : said(text);
      if (again !== null && fits(again)) return again;
      const edited = correctCharacters(draft, text, {
        read: (phrase) => charactersOf(phrase, CHARACTERS)?.toUpperCase() ?? null,
        fits,
      });
      return edited ?? lone(draft, text) ?? (again?.length === shape.length ? again : null);
    },
  };
}
