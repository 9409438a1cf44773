import type { CaptureReader } from '../capture-language.ts';
import { charactersOf, spokenWords } from './characters.ts';
import { contrasts, correctCharacters, plainCorrection } from './corrections.ts';
import { addressPart, findDomain, findEmail, isLocalPart } from './email.ts';
import { editDistance } from './likeness.ts';
import { spelledRows } from './spelled-rows.ts';
import { correctWord, OPERATION } from './word-corrections.ts';

const CHARACTERS = { letters: true, digits: true, signs: true };
const CONTRAST = /\b(?:not|instead of|rather than)\b/i;
const DOMAIN_END =
  /^(?:(?:it's|its|with|it ends (?:in|with)|ends (?:in|with)) )*dot (?:com?|net|org|edu|io|uk)\b/i;
const ABOUT_LETTERS = /\b(?:with|without|spelled|spelt|is [a-z] [a-z]|double|there's|missed|no)\b/i;

function isEmail(address: string): boolean {
  const [local = '', domain = '', ...more] = address.split('@');
  return more.length === 0 && isLocalPart(local) && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(domain);
}

/** "Outlook, not gmail", "underscore, not dot", "eighty five, not eighty six". */
function contrasted(draft: string, plain: string): string | null {
  for (const { right, wrong } of contrasts(plain)) {
    const [put, out] = [right, wrong].map((part) =>
      addressPart(part.replace(/^(?:(?:it's|its|that's|a|an|the|at|is) )+/, '')),
    );
    if (!put || !out) continue;
    const at = draft.lastIndexOf(out);
    if (at >= 0) return draft.slice(0, at) + put + draft.slice(at + out.length);
  }
  return null;
}

/** The part of a text that is most like a word, and how far it is from it. */
function windowLike(
  text: string,
  word: string,
): { from: number; to: number; distance: number } | null {
  let best: { from: number; to: number; distance: number } | null = null;
  for (let from = 0; from < text.length; from += 1) {
    for (let length = word.length - 2; length <= word.length + 2; length += 1) {
      const to = from + length;
      if (length < 2 || to > text.length) continue;
      const distance = editDistance(text.slice(from, to), word, 4);
      // Of equally near parts the one that reaches an end is rather a whole name.
      const atEnd = from === 0 || to === text.length;
      if (best === null || distance < best.distance || (distance === best.distance && atEnd))
        best = { from, to, distance };
    }
  }
  return best !== null && best.distance <= Math.max(1, Math.floor(word.length / 3)) ? best : null;
}

/** The name in an address that a correction speaks of, spelled or corrected. */
function correctedPart(local: string, plain: string): string | null {
  const words = spokenWords(plain);
  const spelled = spelledRows(words).at(-1)?.letters;
  if (spelled !== undefined && spelled.length > 2) {
    const part = windowLike(local, spelled);
    if (part !== null) return local.slice(0, part.from) + spelled + local.slice(part.to);
  }
  const named = words
    .filter((word) => word.length > 2 && !OPERATION.test(word))
    .flatMap((word) => windowLike(local, word) ?? [])
    .sort((a, b) => a.distance - b.distance)[0];
  const parts = named ?? { from: 0, to: local.length };
  const corrected = correctWord(local.slice(parts.from, parts.to), plain);
  return corrected === null
    ? null
    : local.slice(0, parts.from) + corrected.replaceAll("'", '') + local.slice(parts.to);
}

function correct(draft: string, text: string): string | null {
  const again = CONTRAST.test(text) ? null : findEmail(text);
  if (again !== null) return again === draft ? null : again;
  const plain = plainCorrection(text);
  const swapped = contrasted(draft, plain);
  if (swapped !== null && isEmail(swapped)) return swapped;
  const [local = '', domain = ''] = draft.split('@');
  if (DOMAIN_END.test(plain)) {
    const ending = addressPart(plain.replace(/^.*?(?=\bdot\b)/, '').replace(/ at the end.*$/, ''));
    const changed = `${local}@${domain.split('.')[0]}${ending}`;
    return isEmail(changed) && changed !== draft ? changed : null;
  }
  const other = findDomain(text);
  const isDomain = /\b(?:at|domain)\b/i.test(plain) || (other !== null && !similar(other, local));
  if (other !== null && isDomain && !/\bat the end\b/.test(plain)) {
    const changed = `${local}@${other}`;
    if (changed !== draft) return changed;
  }
  const edited = correctedLocal(local, plain);
  return edited === null || !isLocalPart(edited) || edited === local ? null : `${edited}@${domain}`;
}

function correctedLocal(local: string, plain: string): string | null {
  const said = addressPart(
    plain
      .replace(/^(?:(?:it's|its|it is|that's|just|spelled|spelt|is) )+/, '')
      .replace(/ , /g, ' '),
  );
  const signs = /[._+-]/.test(said);
  if (!ABOUT_LETTERS.test(plain) || signs) {
    if (isLocalPart(said) && similar(said, local)) return said;
  }
  const edited = correctCharacters(local, plain, {
    read: (phrase) => charactersOf(phrase, CHARACTERS),
    fits: isLocalPart,
  });
  return edited ?? correctedPart(local, plain) ?? (similar(said, local) ? said : null);
}

function similar(a: string, b: string): boolean {
  const limit = Math.max(3, Math.floor(b.length / 3));
  return editDistance(a.replace(/[._+-]/g, ''), b.replace(/[._+-]/g, ''), limit) <= limit;
}

/** Email addresses, said or spelled. */
export const emailReader: CaptureReader = { read: findEmail, correct };
