import type { CaptureReader } from '../capture-language.ts';
import { charactersOf, spokenWords } from './characters.ts';
import { contrasts, correctCharacters, plainCorrection } from './corrections.ts';
import { addressPart, findDomain, findEmail, isLocalPart } from './email.ts';
import { editDistance } from './likeness.ts';
import { correctWord, endIn, OPERATION, spelledIn } from './word-corrections.ts';

/** An address is told from other words by its signs and by spelled letters. */
const ADDRESS_LIKE = /\b(?:dot|underscore|dash|hyphen)\b|[._]\p{L}|(?:\b\p{L}[ ,]+){2}\p{L}\b/iu;
const CHARACTERS = { letters: true, digits: true, signs: true };
const CONTRAST = /\b(?:not|instead of|rather than)\b/i;
const DOMAIN_END =
  /^(?:(?:it's|its|with|the|it|ends?|ending|in|is|should|be) )*dot (?:com?\b|net\b|org\b|edu\b|uk\b|\w{2}$|\w \w$)/i;
const PROVIDER_SAID = /\b(\w+) (?:address|account|mail)\b/i;
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

interface Part {
  from: number;
  to: number;
  distance: number;
}

/** The part of a text that is most like a word; whole names between signs are preferred. */
function windowLike(text: string, word: string, spelled: boolean): Part | null {
  let best: (Part & { cost: number }) | null = null;
  for (let from = 0; from < text.length; from += 1) {
    for (let length = word.length - 2; length <= word.length + 2; length += 1) {
      const to = from + length;
      if (length < 2 || to > text.length) continue;
      const edges = Number(isEdge(text, from)) + Number(isEdge(text, to));
      const distance = editDistance(text.slice(from, to), word, 6);
      const whole = edges === 2 && text[from] === word[0];
      const far = whole ? 3 : Math.floor(word.length * 0.75);
      const near = spelled && edges > 0 ? far : Math.floor(word.length / 3);
      if (distance > Math.max(1, near)) continue;
      const ends =
        Number(text[from] === word[0]) +
        Number(text[to - 1] === word.at(-1)) * (text[to - 2] === word.at(-2) ? 2 : 1);
      const cost = distance - (edges === 2 ? 4.5 : edges * (spelled ? 1.5 : 1)) - ends / 2;
      if (best === null || cost < best.cost) best = { from, to, distance, cost };
    }
  }
  return best;
}

function isEdge(text: string, at: number): boolean {
  return at === 0 || at === text.length || /[^\p{L}]/u.test(text.slice(at - 1, at + 1));
}

/** The name in an address that a correction speaks of, spelled or corrected. */
function correctedPart(local: string, plain: string): string | null {
  const words = spokenWords(plain);
  const spelled = spelledIn(plain)[0];
  if (spelled !== undefined) {
    const part = windowLike(local, spelled, true);
    if (part !== null) return local.slice(0, part.from) + spelled + local.slice(part.to);
  }
  const named = words
    .filter((word) => word.length > 2 && !OPERATION.test(word))
    .flatMap((word) => windowLike(local, word, false) ?? [])
    .filter(({ from, to, distance }) => distance === 0 || to - from > 3)
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
  const account = PROVIDER_SAID.exec(plain)?.[1];
  const provider = account === undefined ? null : findDomain(account);
  if (provider !== null && provider !== domain) return `${local}@${provider}`;
  const edited = correctedLocal(local, plain, text);
  if (edited !== null && edited !== local && isLocalPart(edited)) return `${edited}@${domain}`;
  const [host = '', ...endings] = domain.split('.');
  const elsewhere = correctedLocal(host, plain, text);
  const moved = `${local}@${[elsewhere, ...endings].join('.')}`;
  return elsewhere === null || elsewhere === host || !isEmail(moved) ? null : moved;
}

/** Digits alone, perhaps said twice: "fifty, five zero". They replace the ones there are. */
function renumbered(local: string, plain: string): string | null {
  const said = plain
    .split(',')
    .map((part) =>
      addressPart(part.replace(/^(?: |(?:it's|the|number|is|should|be|with)\b)+/, '')),
    );
  const runs = local.match(/\d+/g) ?? [];
  const digits = said.every((part) => /^\d+$/.test(part)) ? said.at(-1) : undefined;
  return digits === undefined || runs.length !== 1 ? null : local.replace(/\d+/, digits);
}

function correctedLocal(local: string, plain: string, text: string): string | null {
  const number = renumbered(local, plain);
  if (number !== null) return number;
  const said = addressPart(
    plain
      .replace(/^(?:(?:it's|its|it is|that's|just|spelled|spelt|is) )+/, '')
      .replace(/ , /g, ' '),
  );
  const signs = /[._+-]/.test(said);
  if (!ABOUT_LETTERS.test(plain) || signs) {
    const chunks = said.split(/[._+-]/);
    const known = signs && chunks.every((chunk) => chunk !== '' && local.includes(chunk));
    if (isLocalPart(said) && (known || similar(said, local))) return said;
  }
  const part = /\b(?:with|without)\b/.test(plain) ? correctedPart(local, plain) : null;
  if (part !== null) return part;
  const edited = correctCharacters(local, text, {
    read: (phrase) => {
      // A name in the address is itself, whatever letter it may stand for.
      const literal = addressPart(phrase);
      return literal.length > 1 && local.includes(literal)
        ? literal
        : charactersOf(phrase, CHARACTERS);
    },
    fits: isLocalPart,
    endIn,
  });
  return edited ?? correctedPart(local, plain) ?? (similar(said, local) ? said : null);
}

function similar(a: string, b: string): boolean {
  const limit = Math.max(3, Math.floor(b.length / 3));
  return editDistance(a.replace(/[._+-]/g, ''), b.replace(/[._+-]/g, ''), limit) <= limit;
}

/** The beginning of an address, or what comes after its beginning. */
function extend(draft: string, text: string): string | null {
  if (draft === '') {
    const local = ADDRESS_LIKE.test(text) ? addressPart(text.replace(/ at\W*$/i, '')) : '';
    return isLocalPart(local) ? local : null;
  }
  return findEmail(`${draft} ${text}`) ?? findEmail(`${draft} at ${text}`);
}

/** Email addresses, said or spelled. */
export const emailReader: CaptureReader = { read: findEmail, correct, extend };
