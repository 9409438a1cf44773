import type { CaptureReader } from '../capture-language.ts';
import { charactersOf, spokenWords } from './characters.ts';
import { bare, contrasts, plainCorrection } from './corrections.ts';
import { editDistance } from './likeness.ts';
import { findName, titled } from './names.ts';
import { selfCorrection } from './self-correction.ts';
import { spelledOut } from './spelled-rows.ts';
import { correctWord, isSameWord, wordHeard } from './word-corrections.ts';

const LETTERS = { letters: true, digits: false };
const SETTING = { expecting: 'name', taken: new Set<string>(), busy: false } as const;
/** Talk about letters, not a name said again. */
const ABOUT_LETTERS =
  /\b(?:with|without) (?:an?|one|two|three|double|the|no|just)\b|\bwith (?:\p{L}|ph|ck)\b|\b(?:not|instead of|rather than)\b|\bdouble \p{L}\b|\b(?:two|one|single|just one) \p{L}'?s?\b|\bno \p{L}\b|\b\p{L} as in\b|\bat the end\b|\bsilent\b/iu;
const LETTER_TALK =
  /,? *\bwith(?:out)? (?:(?:an?|one|two|three|double|the|no|just|only|single) )+(?:\p{L}|ph|ck)(?: \p{L}(?!\p{L}))*(?:'?s)?(?!\p{L})(?: (?:at|on) the end)?|,? *\bdouble \p{L}(?!\p{L})/giu;
/** "No h", which is not "no, h". */
const NO_LETTER = /^\W*no \p{L}(?!\p{L}| as in)/iu;
/** Three letters or more one by one. */
const SPELLED = /(?<![\p{L}'])\p{L}(?:[\s,.-]+\p{L}(?![\p{L}'])){2,}/u;
/** Fewer letters after a spelled name are rather the rest of it than another name. */
const LEAST_OF_A_NAME = 3;
const FIRST_NAME = /\b(?:first|given|christian) name(?:'s| is|:)? *(?:spelled |spelt )?/i;
const LAST_NAME = /\b(?:last|family|second|sur) ?name(?:'s| is|:)? *(?:spelled |spelt )?/i;

function nameIn(text: string): string | null {
  return findName(text, SETTING);
}

/** Each part of a name under its own label: "first name Linh, last name Nguyen". */
function labelled(text: string): string | null {
  const first = FIRST_NAME.exec(text);
  const last = LAST_NAME.exec(text);
  if (first === null && last === null) return null;
  if (first === null && last !== null) {
    const given = nameIn(text.slice(0, last.index));
    const family = nameIn(`my name is ${text.slice(last.index + last[0].length)}`);
    return given === null || family === null ? null : `${given} ${family}`;
  }
  if (first === null) return null;
  const after = (match: RegExpExecArray, stop: RegExpExecArray | null): string => {
    const from = match.index + match[0].length;
    const to = stop !== null && stop.index > match.index ? stop.index : text.length;
    return text.slice(from, to).replace(/[ ,.]*(?:and)?[ ,]*(?:my|the)? *$/i, '');
  };
  const given = nameIn(`my name is ${after(first, last)}`);
  const family =
    last === null ? nameIn(text.slice(0, first.index)) : nameIn(`my name is ${after(last, first)}`);
  return given !== null && family !== null ? `${given} ${family}` : given;
}

/** "You can put Zack Ellery down." */
const PUT_DOWN =
  /\b(?:put|write|book) (?!me\b|it\b|us\b|down\b|that\b)((?:[\p{L}'-]+ ){1,3}?)(?:down|in)\b/giu;

/** Sounds and roundabout words that only stand in a name's way. */
function tidy(text: string): string {
  return text
    .replace(/[\s,]*\b(?:u+m+|u+h+|er+m?|hmm+)\b,?/giu, ' ')
    .replace(/\b(?:is|'s) (?:going to|gonna) be\b|\b(?:will|would) be\b/gi, 'is')
    .replace(/:/g, ',')
    .replace(/\bo(?: apostrophe|') (?=\p{L}{3,})/giu, "O'")
    .replace(/(?<=\p{L}{2} )o (?=\p{L}{4,})/giu, "O'")
    .replace(/\b(\p{L}+) is (?:my|the) (first|last|family)(?: name)?\b/giu, '$2 name $1')
    .replace(/\bthe names\b/gi, 'the name is')
    .replace(PUT_DOWN, 'my name is $1')
    .replace(/\b(?:put|write|book) (?:me|it|us) (?:down )?(?:as|under)\b/gi, 'my name is')
    .trim();
}

function withoutLetterTalk(text: string): string {
  return text.replace(LETTER_TALK, ' ').replace(/\s+(?=[,.])/g, '');
}

/**
 * What is spelled beside a name, as the name: "Shane, s h a y n e, Carter" is "Shayne Carter", and
 * letters of a name that was not said stand for it.
 */
function folded(text: string): string {
  const match = SPELLED.exec(text);
  if (match === null) return text;
  const letters = match[0].replace(/[^\p{L}]/gu, '');
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  const word = /([\p{L}']{2,})[\s,.]*(?:(?:that's|that is|it's|spelled|spelt)[\s,]*)?$/iu.exec(
    before,
  );
  const said = word !== null && isSameWord(word[1]?.toLowerCase() ?? '', letters.toLowerCase());
  const isSame = (other: string): boolean => isSameWord(other, letters.toLowerCase());
  const elsewhere = spokenWords(before + after).some(
    (other) => other.length > 2 && (isSame(other) || letters.toLowerCase().includes(other)),
  );
  if (!said && elsewhere) return text;
  const head = said ? before.slice(0, word.index) : before;
  const again = spokenWords(after).some((other) => other.length > 2 && isSame(other));
  const tail = nameIn(head) === null && !again ? after.replace(/^[,.] *(?=\p{L}{2})/u, ' ') : after;
  return folded(`${head}${titled(letters.toLowerCase())}${tail}`);
}

/** The fullest form of the name: "Okonkwo, that's o k o n k w o, Chidi Okonkwo". */
function fullest(text: string): string | null {
  const found = nameIn(text);
  const whole = found !== null && /\p{L}{3}\. /u.test(found) ? null : found;
  const parts = text.split(/[,.;] */).flatMap((part) => nameIn(part) ?? []);
  return parts.reduce<string | null>(
    (best, part) => {
      if (best === null) return part;
      const known = best.split(' ');
      const more = part.split(' ');
      const holds = known.every((word) =>
        more.some((other) => other.toLowerCase() === word.toLowerCase()),
      );
      return more.length > known.length && holds ? part : best;
    },
    // "Peters. Dana Peters."
    whole?.replace(/^(\S+) (?=\1 |\S+ \1$)/i, '') ?? null,
  );
}

function read(text: string): string | null {
  const mended = selfCorrection(text);
  if (mended === null) return readPlain(text);
  const { said, instead } = mended;
  const first = readPlain(said);
  const then = readPlain(instead);
  if (then === null || then.includes(' ') || !first?.includes(' ')) return then ?? readPlain(text);
  return correct(first, instead) ?? then;
}

function readPlain(text: string): string | null {
  const plain = spelledOut(tidy(text));
  const name = labelled(plain) ?? fullest(folded(withoutLetterTalk(plain)));
  if (name === null || !ABOUT_LETTERS.test(plain)) return name;
  return correctedWords(name, plain) ?? name;
}

/** Parts of a correction that each speak of one word. */
function clausesOf(text: string): string[] {
  const plain = plainCorrection(text);
  return (NO_LETTER.test(text) ? `no ${plain}` : plain)
    .split(/(?: ,)? and (?=\p{L}{2,})| , (?=\p{L}{3,} (?:with|is|has)\b)/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

function targetOf(clause: string, words: readonly string[]): number | null {
  if (FIRST_NAME.test(clause)) return 0;
  if (LAST_NAME.test(clause)) return words.length - 1;
  const named = words.findIndex((word) => wordHeard(word, clause) !== null);
  return named < 0 ? null : named;
}

function correctedWords(draft: string, text: string): string | null {
  const words = draft.split(' ');
  const before = words.join(' ');
  let spokenOf: number | null = null;
  for (const clause of clausesOf(text)) {
    const target: number | null = targetOf(clause, words) ?? spokenOf;
    spokenOf = target;
    const places = target === null ? words.map((_, at) => at) : [target];
    // The end of a name is rather the end of its last word.
    if (/\bend$/.test(clause)) places.reverse();
    const changes = places.flatMap((at) => {
      const word = words[at] ?? '';
      const corrected = correctWord(word, clause);
      return corrected === null ? [] : [{ at, corrected, longer: corrected.length > word.length }];
    });
    // A letter taken for another is likelier than a letter missed.
    const change = changes.find(({ longer }) => !longer) ?? changes[0];
    if (change === undefined) continue;
    words[change.at] = titled(change.corrected);
    spokenOf = change.at;
  }
  const after = titled(words.join(' '));
  return after.toLowerCase() === before.toLowerCase() ? null : after;
}

/** Two words of a draft that the caller says as one: "Devries, one word". */
function joined(draft: string, text: string): string | null {
  const words = draft.split(' ');
  const said = spokenWords(text);
  const at = words.findIndex((word, place) =>
    said.includes(`${word}${words[place + 1] ?? ' '}`.toLowerCase()),
  );
  if (at < 0) return null;
  const one = titled(`${words[at]}${words[at + 1]}`.toLowerCase());
  return [...words.slice(0, at), one, ...words.slice(at + 2)].join(' ');
}

/** "Blake, not Blair". */
function exchanged(draft: string, text: string): string | null {
  const words = draft.split(' ');
  for (const { right, wrong } of contrasts(plainCorrection(text))) {
    const at = words.findIndex((word) => word.toLowerCase() === bare(wrong));
    const put = nameIn(`my name is ${bare(right)}`);
    if (at >= 0 && put !== null && !put.includes(' ')) return words.with(at, put).join(' ');
  }
  return null;
}

/** Nothing but letters: they are the name of the draft that is most like them. */
function respelled(draft: string, text: string): string | null {
  const letters = charactersOf(text.replace(/^\W*(?:no|nope|it's|that's)\b/i, ''), LETTERS);
  if (letters === null || letters.length < LEAST_OF_A_NAME) return null;
  if (spokenWords(text).some((word) => word.length > 1 && !/^(?:no|nope|it's|that's)$/.test(word)))
    return null;
  const words = draft.split(' ');
  const distances = words.map((word) => editDistance(word.toLowerCase(), letters, 20));
  const at = distances.indexOf(Math.min(...distances));
  return (distances[at] ?? 20) >= letters.length ? null : words.with(at, titled(letters)).join(' ');
}

function correct(draft: string, text: string): string | null {
  const plain = spelledOut(tidy(text));
  const other = exchanged(draft, plain) ?? respelled(draft, plain);
  if (other !== null) return other;
  const aboutLetters = ABOUT_LETTERS.test(plain);
  const parts = FIRST_NAME.test(plain) || LAST_NAME.test(plain);
  const again =
    labelled(plain) ?? nameIn(folded(plain.replace(/^\W*(?:no|nope|nah)\b[\s,.]*/i, '')));
  const whole = again?.includes(' ') ? again : null;
  if (
    whole !== null &&
    !aboutLetters &&
    (!parts || FIRST_NAME.test(plain) === LAST_NAME.test(plain))
  )
    return whole;
  return (
    joined(draft, plain) ??
    correctedWords(draft, plain) ??
    wordOf(draft, again) ??
    (draft.includes(' ') && !parts ? whole : again)
  );
}

/** One name said again, where exactly one of the draft's begins like it. */
function wordOf(draft: string, again: string | null): string | null {
  if (again === null || again.includes(' ')) return null;
  const words = draft.split(' ');
  const alike = words.filter((word) => word[0] === again[0]);
  const [said = ''] = alike;
  return alike.length === 1 && words.length > 1
    ? words.with(words.indexOf(said), again).join(' ')
    : null;
}

/** Letters after letters: the rest of a word, or the next one. */
function extend(draft: string, text: string): string | null {
  const words = spokenWords(text).filter((word) => !/^(?:and|then|um|uh|er)$/.test(word));
  const letters = charactersOf(words.join(' '), LETTERS);
  if (!letters || words.some((word) => word.length > 1 && charactersOf(word, LETTERS) === null))
    return null;
  const last = draft.split(' ').at(-1) ?? '';
  const isNext = last.length >= LEAST_OF_A_NAME && letters.length >= LEAST_OF_A_NAME;
  return titled((isNext ? `${draft} ${letters}` : draft + letters).toLowerCase());
}

/** People's names, said, spelled, or described by their letters. */
export const nameReader: CaptureReader = { read, correct, extend };
