import type { Expectation } from '../language.ts';
import { isCommonWord } from './common-words.ts';
import { editDistance } from './likeness.ts';
import { spelledRuns } from './spelling.ts';

export interface NameSetting {
  expecting: Expectation;
  /** Normalised words that already mean something else: services, resources. */
  taken: ReadonlySet<string>;
  /** Whether the sentence also holds a date, time, number or wish: then a bare word is no name. */
  busy: boolean;
}

const WORD = `[\\p{L}\\p{M}]+(?:['’.-][\\p{L}\\p{M}]+)*`;
const CUE_STRONG =
  /\b(?:(?:my|the|his|her|their|our|full|first|last|it's under|under the)? ?(?:first |last |full |sur)?names?(?:'s| is|:| would be| will be| on (?:it|the (?:booking|appointment|reservation)) is|'ll be)|name's|under (?:the )?(?:name(?: of)?)|in the name of|(?<!\bthe )name of|under|(?:first|last|second|family|given|sur) ?name|my names|they call me|call me(?! back| at| on| when| if| tomorrow| later| please| in| as| after| before)|i am called|i'm called|(?:he|she|they)(?:'s|'re| is| are) called|this is|you(?:'re| are) speaking (?:to|with)|speaking (?:to|with))\s+(?:it's |is |uh,? |um,? |er,? |,|:|for |under |of |the |name )*/giu;
const CUE_WEAK =
  /\b(?:it's|it is|i'm|i am|im|its|that's|that is|for|put down|me,|name)\b\.?,?\s+(?:uh,? |um,? |er,? )*/giu;
const HERE = new RegExp(
  `(?:^|[,.] )(${WORD}(?: ${WORD}){0,2})\\s+(?:here|speaking|calling)\\b`,
  'iu',
);
const TITLE =
  /^(?:mr|mister|mrs|missus|missis|ms|miss|mx|dr|doctor|professor|prof|sir|madam|master|reverend|rev|captain|father)\.?$/i;

/** First words that may be names although everybody uses them. */
const NAMES_TOO = new Set(
  'will may april june august mark rose grace hope joy art bill rich dawn faith summer autumn frank drew carol robin jan nick bob pat sue guy miles page chase dean jay kay ray lee sandy penny ruby amber daisy lily ivy violet olive hazel heather holly pearl crystal melody harmony mercy patience chance jack rob don gene earl king prince young long short white black brown green gray grey hill woods stone wood field lake rivers banks price park parks parker cook baker smith carter turner hunter fisher major cash love lord noble good best day day-lewis walker hall ward west north church love wise sharp little small strong power powers singer painter gardener knight page bush ford rice fox wolf bird sam max van de la al ben bell roy read reed ring'.split(
    ' ',
  ),
);
const PARTICLES = new Set(
  'de la del van der den von da dos di du le el al bin ibn ter ten st mac mc o y e'.split(' '),
);
const NOT_A_NAME_ENDING = /(?:ing|tion|sion|ment|ology|ness|able|ible|ful|ally|edly|ously)$/;
const LETTER_ONLY = /^[\p{L}]$/u;

interface Word {
  text: string;
  start: number;
  end: number;
}

function wordsIn(text: string): Word[] {
  return [...text.matchAll(new RegExp(WORD, 'gu'))].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Whether a word can be part of a name: how far depends on what led to it. */
function isNameWord(
  word: string,
  trust: 'asked' | 'cued' | 'guess',
  setting: NameSetting,
  first: boolean,
): boolean {
  const lower = word.toLowerCase().replace(/’/g, "'");
  if (LETTER_ONLY.test(lower)) {
    if (word === 'I') return false;
    return !first && (trust !== 'guess' || setting.expecting === 'name');
  }
  if (setting.taken.has(lower)) return false;
  if (/^(?:um+|uh+|er+m?|hm+|mm+|ah+|ok|okay|yes|no|oh)$/.test(lower)) return false;
  if (PARTICLES.has(lower) && !isCommonWord(lower)) return true;
  if (trust !== 'guess' && NAMES_TOO.has(lower)) return true;
  if (trust !== 'guess' && !first && /^\p{Lu}\p{Ll}+$/u.test(word)) return true;
  if (isCommonWord(lower))
    return trust === 'guess' && NAMES_TOO.has(lower) && /^\p{Lu}\p{Ll}/u.test(word) && !first;
  if (trust === 'guess' && NOT_A_NAME_ENDING.test(lower) && !/^\p{Lu}/u.test(word)) return false;
  return true;
}

/** The longest run of name words from a position of the text, or null. */
function nameFrom(
  text: string,
  from: number,
  trust: 'cued' | 'guess',
  setting: NameSetting,
): string | null {
  const words = wordsIn(text.slice(from)).slice(0, 6);
  const taken: Word[] = [];
  let end = 0;
  for (const word of words) {
    const gap = text.slice(from + end, from + word.start);
    // "Fred, Fred Jones": the name begins again.
    if (taken.length === 1 && /^, ?$/.test(gap) && sameWord(taken[0]?.text, word.text)) {
      taken.splice(0, 1, word);
      end = word.end;
      continue;
    }
    if (taken.length === 0 ? /[\p{L}\d]/u.test(gap) : !/^(?: +|\. ?)$/.test(gap)) break;
    if (taken.length === 0 && TITLE.test(word.text)) {
      end = word.end;
      continue;
    }
    if (!isNameWord(word.text, trust, setting, taken.length === 0)) break;
    taken.push(word);
    end = word.end;
    if (taken.length === 4) break;
  }
  while (
    taken.length > 0 &&
    PARTICLES.has(taken.at(-1)?.text.toLowerCase() ?? '') &&
    taken.length > 1
  )
    taken.pop();
  const last = taken.at(-1);
  if (last === undefined) return null;
  if (taken.length === 1 && LETTER_ONLY.test(last.text)) return null;
  return taken.map((word) => word.text).join(' ');
}

function sameWord(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}

const AFTER_FOR_ENDS =
  /^(?:$|[\s,.!?]*(?:$|and\b|on\b|at\b|please|this\b|next\b|tomorrow|today|in\b|around|about|with\b|if\b|for\b|thanks|thank|then|my\b|his\b|her\b|the\b|a\b|mon|tue|wed|thu|fri|sat|sun|i\b|he\b|she\b|sometime|as\b|to\b|who|from\b|not\b|again|same|now|calling|here|after|before|between|right\b|spelled|that's|it's|\d))/i;

const SPELLED_ASIDE = /, *(?:(?:that's|that is|it's|which is|spelled|spelt) *)+$/i;

/** Finds the name a caller gives, in the caller's own letters and with capitals where they belong. */
export function findName(raw: string, setting: NameSetting): string | null {
  const text = raw
    .normalize('NFC')
    .replace(/[‘’`´]/g, "'")
    .replace(/\bnot (?:[\p{L}'-]+ ){0,2}[\p{L}'-]+, (?=\p{Lu})/giu, "it's ")
    .replace(/\bwith(?:out)? an? (?:double )?\p{L}(?!\p{L})/giu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const runs = spelledRuns(text).filter(
    (run) => run.letters.length >= (setting.expecting === 'name' ? 2 : 3),
  );
  const spelled = runs.map((run) => run.letters);
  const outside = runs.reduceRight((rest, run) => {
    const before = rest.slice(0, run.start);
    const after = rest.slice(run.end);
    // "Vidal, that's V I D A L, Sassoon": what was spelled stands before, the name goes on behind.
    const aside = SPELLED_ASIDE.test(before) && /^, \p{Lu}/u.test(after);
    return aside ? `${before.replace(SPELLED_ASIDE, ' ')}${after.slice(2)}` : `${before}, ${after}`;
  }, text);
  const heard =
    relative(outside, setting) ??
    cued(outside, setting) ??
    guessed(outside, setting) ??
    asked(outside, setting);
  if (
    spelled.length > 0 &&
    (heard !== null || setting.expecting === 'name' || /\b(?:spell|spelt|spelled|name)/i.test(text))
  ) {
    return withSpelling(heard, spelled);
  }
  return heard === null ? null : titled(heard);
}

const RELATION =
  /\bfor (?:my|our) (?:\w+ )?(?:son|daughter|wife|husband|mother|father|mom|mum|dad|friend|partner|sister|brother|boss|kid|child|girlfriend|boyfriend|dog|cat|grandmother|grandfather|nephew|niece),? /i;

/** "This is Martin, a cleaning for my daughter Katie": it is Katie's. */
function relative(text: string, setting: NameSetting): string | null {
  const match = RELATION.exec(text);
  return match === null ? null : nameFrom(text, match.index + match[0].length, 'guess', setting);
}

function cued(text: string, setting: NameSetting): string | null {
  let found: string | null = null;
  for (const match of text.matchAll(CUE_STRONG)) {
    const name = nameFrom(text, match.index + match[0].length, 'cued', setting);
    if (name !== null) found = joinSurname(text, found, name);
  }
  if (found !== null) return found;
  const here = HERE.exec(text);
  if (here?.[1] !== undefined) {
    const words = here[1].trim().split(' ');
    while (words.length > 0 && !isNameWord(words[0] ?? '', 'guess', setting, true)) words.shift();
    if (words.length > 0 && words.every((word) => isNameWord(word, 'guess', setting, false)))
      return words.join(' ');
  }
  return null;
}

/** "first name Ana, last name Silva". */
function joinSurname(text: string, before: string | null, name: string): string {
  return before !== null && /\b(?:last name|surname)\b/i.test(text) ? `${before} ${name}` : name;
}

const GREETING_ONLY =
  /^(?:[\s,.!]|hi|hello|hey|hiya|yes|yeah|yep|no|sure|okay|ok|oh|um+|uh+|er+|well|so|there|good|morning|afternoon|evening|day|actually|sorry|please|right|my name|name)*$/i;

/** "I'm X" and "it's X" introduce somebody at the start, by a capital letter, or when asked who. */
function introduces(text: string, at: number, nameAt: number, setting: NameSetting): boolean {
  if (setting.expecting === 'name' || GREETING_ONLY.test(text.slice(0, at))) {
    return setting.expecting === 'name' || !/^that/i.test(text.slice(at));
  }
  return /^\p{Lu}\p{Ll}/u.test(text.slice(nameAt));
}

function guessed(text: string, setting: NameSetting): string | null {
  let found: string | null = null;
  for (const match of text.matchAll(CUE_WEAK)) {
    const from = match.index + match[0].length;
    const name = nameFrom(text, from, 'guess', setting);
    if (name === null) {
      continue;
    }
    // "a message for Dr Smith" says whom it is for, not whom it is from.
    if (/\bmessage $/i.test(text.slice(0, match.index))) continue;
    if (!/^(?:for|put|name)/i.test(match[0]) && !introduces(text, match.index, from, setting))
      continue;
    const after = text.slice(from + text.slice(from).indexOf(name) + name.length);
    if (!/^for\b/i.test(match[0]) || AFTER_FOR_ENDS.test(after)) found = name;
  }
  return found;
}

const LEADING =
  /^(?:(?:yes|yeah|yep|sure|okay|ok|oh|um+|uh+|er+|well|hi|hello|hey|of course|certainly|so|right|it's|its|it is|that's|that would be|this is|no|sorry|actually|and|my name|name|the name|under|i'm|i am|for|just|it'd be|it would be|put|make it|make that|is|no it's|that'd be)\b[\s,.:!?]*)+/i;
const TRAILING =
  /[\s,.!?]*(?:\b(?:that's|that is|it's|(?:it's |that's )?spell?ed|spelt|which is|spelling|please|thanks|thank you|is my name|is the name|here|speaking|is fine|will do|that's it|that's me|ma'am|sir|again|and you)\b[\s,.!?]*)*$/i;

/** What people add to their name, from there to the end. */
const BESIDE_A_NAME =
  /(?:,| and)? *\b(?:my|the) (?:(?:phone|cell|mobile|contact) )?(?:number|phone|cell|mobile|email)\b.*$| but\b.*$|[, ]*\+?\d.*$/i;

/** A bare answer to "what is your name?". */
function asked(text: string, setting: NameSetting): string | null {
  if (setting.expecting !== 'name' || setting.busy) return null;
  const bare = text
    .replace(BESIDE_A_NAME, '')
    .replace(LEADING, '')
    .replace(TRAILING, '')
    .trim()
    .replace(/^[,\s]+|[,\s]+$/g, '');
  const whole = bare === '' ? [] : bare.split(/,? +/);
  const words = whole.filter((word) => !TITLE.test(word));
  // "Smith, John Smith"
  if (words.length === 3 && words[0]?.toLowerCase() === words[2]?.toLowerCase()) words.shift();
  if (words.length === 0 || words.length > 4) return null;
  // "Buddy Holly": capitals make a name of a word that everybody uses.
  const capital = words.length > 1 && words.every((word) => /^\p{Lu}\p{Ll}/u.test(word));
  const certain = words.some((word, at) => isNameWord(word, 'asked', setting, at === 0));
  const fits = words.every(
    (word, at) =>
      new RegExp(`^${WORD}\\.?$`, 'u').test(word) &&
      ((capital && certain) || isNameWord(word, 'asked', setting, at === 0)),
  );
  return fits ? words.join(' ').replace(/\.$/, '') : null;
}

function withSpelling(heard: string | null, spelled: readonly string[]): string {
  if (heard === null) return titled(spelled.join(' '));
  const words = heard.split(' ');
  for (const letters of spelled) {
    const distances = words.map((word) => editDistance(word.toLowerCase(), letters, 20));
    const whole = editDistance(words.join('').toLowerCase(), letters, 20);
    const best = Math.min(...distances);
    const at = distances.indexOf(best);
    // Letters of the whole name run together: keep the heard name's spaces where they fell.
    if (words.length > 1 && whole < best) {
      const cut = (words[0] ?? '').length;
      return titled(`${letters.slice(0, cut)} ${letters.slice(cut)}`);
    }
    if (best <= Math.max(3, Math.floor(letters.length / 2))) words[at] = letters;
    else words.push(letters);
  }
  return titled(words.join(' '));
}

/** Capitals where a name has them; a mixed-case original is kept. */
export function titled(name: string): string {
  return name
    .split(' ')
    .map((word, at) => {
      if (/\p{Ll}\p{Lu}|^\p{Lu}\p{Ll}/u.test(word)) return word;
      const lower = word.toLocaleLowerCase('en');
      if (at > 0 && /^(?:de|la|del|van|der|den|von|da|dos|di|du|bin|ibn)$/.test(lower))
        return lower;
      return lower
        .replace(
          /(^|[-'’.])(\p{L})/gu,
          (_, mark: string, letter: string) => mark + letter.toLocaleUpperCase('en'),
        )
        .replace(/^Mc(\p{L})/u, (_, letter: string) => `Mc${letter.toLocaleUpperCase('en')}`)
        .replace(/'S$/, "'s");
    })
    .join(' ');
}
