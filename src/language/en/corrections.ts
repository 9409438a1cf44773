import { spokenWords } from './characters.ts';

export interface Editing {
  /** What a phrase such as "b as in bravo" stands for; null when it names no characters. */
  read(phrase: string): string | null;
  /** Whether a whole value may look like this: decides between several places of a change. */
  fits(value: string): boolean;
  /** What a value becomes that is to end in these characters; without it they take the last place. */
  endIn?(value: string, characters: string): string;
}

const SMALL =
  /\b(?:um+|uh+|er+m?|hmm?|please|thank you|thanks|sorry|actually|i said|i mean|i meant|well|wait|okay|ok)\b/g;
const LEAD =
  /^(?:(?:no|nope|nah|it's|its|it is|it was|that's|thats|that is|there's|there is|it should be|should be|it has to be|supposed to be|a|an|the|is|and|but|with|letter|digit|number|just|it|one|make that|make it)(?: |$))+/;
const PLACES: ReadonlyMap<string, number> = new Map([
  ['second to last', -2],
  ['second last', -2],
  ['second from last', -2],
  ['next to last', -2],
  ['penultimate', -2],
  ['third to last', -3],
  ['third from last', -3],
  ['very last', -1],
  ['last', -1],
  ['final', -1],
  ['area code', 0],
  ['very first', 0],
  ['first', 0],
  ['second', 1],
  ['third', 2],
  ['fourth', 3],
  ['fifth', 4],
  ['sixth', 5],
  ['seventh', 6],
  ['eighth', 7],
  ['ninth', 8],
  ['tenth', 9],
]);
const KIND_AT_PLACE =
  /\b(first|second|third|fourth|last) (number|digit|letter) (?:is|should be|must be) (.+)$/;
const NOUN = '(?:digit|number|letter|character|one|figure|part|group|bit)s?';
const PLACE = [...PLACES.keys()].join('|');
const IS = "(?:is|are|was|were|'s|should be|should have been|has to be|must be)";
const AT_PLACE = new RegExp(
  `\\b(?:(${PLACE})|(middle))(?: (?:two|three|four|five|2|3|4|5))?(?: ${NOUN})?(?: ${IS}| ,)+ (.+)$|\\b(area code) (.+)$`,
);
const IS_PLACE = new RegExp(`^(.+?) is the (${PLACE})(?: ${NOUN})?$`);
const AT_END = /^(.+?) (?:at|in|on) the (?:very )?end(?: of (?:the |my |it)?\w*)?$/;
const AT_START = /^(.+?) (?:at|in) the (?:very )?(?:start|beginning|front)$/;
const ENDS = /\b(?:ends?|ending|finish(?:es)?) (?:in|with|on|is|should be) (.+)$/;
const STARTS = /\b(?:starts?|starting|begins?|beginning) with (.+)$/;
const NOT_AFTER = /^(.+?),? (?:and |but )?(?:not|instead of|rather than)(?: (?:a|an|the))? (.+)$/;
const NOT_BEFORE =
  /^(?:it's |its |that's |it is )?not(?: (?:a|an|the))? (.+?)(?: ,| but| it's)+ (.+)$/;
const CHANGE =
  /\b(?:change|replace|swap|make) (?:the )?(.+?) (?:to|with|by|for|into|an?)(?: an?)? (.+)$|^the (.+?) should (?:be|have been) (?:an? )?(.+)$/;
const BETWEEN =
  /\b(?:there's|there is|add|put|with|insert|missed|missing|forgot)?\b *(?:an? )?(\S+(?: as in \S+)?) between (?:the )?(.+?) and (?:the )?(.+)$/;
const BESIDE = /\b(?:an? )?(\S+(?: as in \S+)?) (after|before) (?:the )?(.+)$/;
const MISSED =
  /\b(?:missed|missing|forgot|left out|add|there's (?:also|another)|need)(?: out)?(?: the| an?| another)? (.+?)(?: (?:at|to|on) the end)?$/;
/** "An eight is missing at the end". */
const IS_MISSING =
  /^(?:there's |there is )?(?:an?|the|another|one) (.+?) (?:is |was )?(?:missing|left out)(?: (?:at|from|on) the end)?$/;
/** What went wrong, told after what is right. */
const EXPLANATION =
  /(?<=\w) , (?:i think )?(?:you|i|it) (?:\w+ )?(?:flipped|swapped|switched|reversed|mixed|misheard|heard|got|have)\b.*$/;
const REMOVED =
  /\b(?:without|drop|remove|delete|take out|leave out|there's no|there is no|there isn't|no|don't have)(?: an?| the| any)?(?: last| final)? (.+?)(?: (?:in|at|on)\b.*)?$/;
const TOO_MANY =
  /\b(?:one|an?) (\S+) too many\b|\b(?:have|got|put|added|there's) (?:an|one) extra (\S+)/;
const DENIED = /(?:^| and )no (\S+)(?: in \S+)?( at the end)?$/;
const SWAPPED =
  /\b(?:swap(?:ped)?|switch(?:ed)?|reversed?|flip(?:ped)?|mixed up|(?:wrong|other) way (?:round|around)|wrong order)\b/;
const TWO = /\bthe (\S+) and (?:the )?(\S+)/;
const COUNT =
  /\b(double|two|2|three|3|one|1|a single|single|only one|just one)(?: letter)? ((?:\S+?)(?: as in \S+)?)(?:'?s)?(?: (?:at|in|on)\b.*)?$/;
const COUNTS: Record<string, number> = { double: 2, two: 2, '2': 2, three: 3, '3': 3 };

/** A correcting sentence without politeness; pauses stand as `,`. */
export function plainCorrection(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’`´]/g, "'")
    .replace(/[.;:?!](?!\p{L}|\d)/gu, ',')
    .replace(SMALL, ' ')
    .replace(/,/g, ' , ')
    .replace(/\s+/g, ' ')
    .replace(/^(?: |,|(?:no|nope|nah|wrong|incorrect|not quite)(?= |,|$))+/, '')
    .replace(/[ ,]+$/, '')
    .trim();
}

/** Small words before and pauses around a phrase that names characters. */
export function bare(phrase: string): string {
  const plain = phrase.replace(/ ,/g, ' ').replace(/\s+/g, ' ').trim();
  // "A" may be the letter, not the article.
  return plain.replace(LEAD, '').trim() || plain.replace(/^.* /, '');
}

function characters(phrase: string, editing: Editing): string | null {
  // "One six" is two digits, not a six.
  const whole = editing.read(phrase.replace(/ ,/g, ' ').trim());
  if (whole !== null && /^\d{2,}$/.test(whole)) return whole;
  return editing.read(bare(phrase));
}

/** Each text that comes of putting `right` in place of an occurrence of `wrong`, last ones first. */
function replacements(value: string, wrong: string, right: string): string[] {
  const out: string[] = [];
  for (
    let at = value.lastIndexOf(wrong);
    at >= 0;
    at = at === 0 ? -1 : value.lastIndexOf(wrong, at - 1)
  )
    out.push(value.slice(0, at) + right + value.slice(at + wrong.length));
  return out;
}

function splice(value: string, from: number, put: string): string | null {
  const at = from < 0 ? Math.min(value.length + from, value.length - put.length) : from;
  return at < 0 || at + put.length > value.length
    ? null
    : value.slice(0, at) + put + value.slice(at + put.length);
}

/** Ways of reading a contrast: "five, not nine", "not nine but five", "the nine should be a five". */
export function contrasts(text: string): { right: string; wrong: string }[] {
  const out: { right: string; wrong: string }[] = [];
  const before = NOT_BEFORE.exec(text);
  if (before?.[1] && before[2]) out.push({ wrong: before[1], right: before[2] });
  const after = NOT_AFTER.exec(text.replace(/ ,/g, ''));
  if (after?.[1] && after[2]) out.push({ right: after[1], wrong: after[2] });
  const change = CHANGE.exec(text);
  const wrong = change?.[1] ?? change?.[3];
  const right = change?.[2] ?? change?.[4];
  if (wrong !== undefined && right !== undefined) out.push({ wrong, right });
  if (/^not /.test(text)) {
    const words = text.slice(4).replace(/ ,/g, '').split(' ');
    for (let at = 1; at < words.length; at += 1)
      out.push({ wrong: words.slice(0, at).join(' '), right: words.slice(at).join(' ') });
  }
  return out;
}

function replaced(value: string, text: string, editing: Editing): string[] {
  return contrasts(text).flatMap(({ right, wrong }) => {
    const end = AT_END.exec(right) ?? AT_END.exec(wrong);
    const plainRight = AT_END.exec(right)?.[1] ?? right;
    const plainWrong = AT_END.exec(wrong)?.[1] ?? wrong;
    const put = characters(plainRight, editing);
    const out = characters(plainWrong, editing);
    if (put === null) return [];
    const found = out === null ? [] : replacements(value, out, put);
    if (found.length > 0) return end === null ? found : found.slice(0, 1);
    // What was to be replaced is not there as named: the right part may say where it goes.
    return placed(value, right, editing);
  });
}

/** A value that ends in these characters: in place of as many, unless it wants fewer or more. */
export function withEnd(value: string, put: string, editing: Pick<Editing, 'fits'>): string | null {
  const candidates = Array.from({ length: put.length + 1 }, (_, kept) =>
    value.slice(0, Math.max(0, value.length - put.length + kept)).concat(put),
  );
  return candidates.find((candidate) => editing.fits(candidate)) ?? splice(value, -1, put);
}

function placed(value: string, text: string, editing: Editing): string[] {
  const results: (string | null)[] = [];
  const set = (place: number, phrase: string | undefined): void => {
    const put = phrase === undefined ? null : characters(phrase, editing);
    if (put === null) return;
    if (place === -1) results.push(withEnd(value, put, editing));
    results.push(splice(value, place, put));
  };
  results.push(...placedByKind(value, text, editing));
  const match = AT_PLACE.exec(text);
  if (match?.[1] !== undefined) set(PLACES.get(match[1]) ?? 0, match[3]);
  if (match?.[4] !== undefined) set(0, match[5]);
  const turned = IS_PLACE.exec(text);
  if (turned?.[2] !== undefined) set(PLACES.get(turned[2]) ?? 0, turned[1]);
  if (match?.[2] !== undefined) {
    const put = characters(match[3] ?? '', editing);
    if (put !== null) results.push(splice(value, Math.floor((value.length - put.length) / 2), put));
  }
  const ending = AT_END.exec(text)?.[1] ?? ENDS.exec(text)?.[1];
  const end = ending === undefined ? null : characters(ending, editing);
  if (end !== null && editing.endIn !== undefined) results.push(editing.endIn(value, end));
  else set(-1, ending);
  set(0, (AT_START.exec(text) ?? STARTS.exec(text))?.[1]);
  return results.filter((result) => result !== null);
}

/** "The first number is a three", of letters and digits: the first of its kind. */
function placedByKind(value: string, text: string, editing: Editing): string[] {
  const match = KIND_AT_PLACE.exec(text);
  if (match === null || !/\d/.test(value) || !/\D/.test(value)) return [];
  const put = characters(match[3] ?? '', editing);
  const ofKind = match[2] === 'letter' ? /\p{L}/u : /\d/;
  const places = [...value].flatMap((character, at) => (ofKind.test(character) ? [at] : []));
  const at = places.at(PLACES.get(match[1] ?? '') ?? 0);
  if (put?.length !== 1 || at === undefined || !ofKind.test(put)) return [];
  return [value.slice(0, at) + put + value.slice(at + 1)];
}

/** "You swapped the last two", "the four and the five are the wrong way round". */
function swapped(value: string, text: string): string[] {
  if (!SWAPPED.test(text)) return [];
  const turn = (at: number): string =>
    value.slice(0, at) + (value[at + 1] ?? '') + (value[at] ?? '') + value.slice(at + 2);
  if (/\blast (?:two|2)\b(?! (?:groups|parts))/.test(text)) return [turn(value.length - 2)];
  if (/\bfirst (?:two|2)\b/.test(text)) return [turn(0)];
  return [];
}

/** "You switched the four and the five": the two stand side by side. */
function switched(value: string, text: string, editing: Editing): string[] {
  const pair = SWAPPED.test(text) ? TWO.exec(text) : null;
  const [left, right] = (pair ?? []).slice(1).map((part) => characters(part ?? '', editing));
  if (!left || !right) return [];
  return [
    ...replacements(value, left + right, right + left),
    ...replacements(value, right + left, left + right),
  ];
}

function inserted(value: string, text: string, editing: Editing): string[] {
  const results: string[] = [];
  const between = BETWEEN.exec(text);
  if (between !== null) {
    const [put, left, right] = between.slice(1).map((part) => characters(part ?? '', editing));
    if (put && left && right)
      results.push(...replacements(value, left + right, left + put + right));
  }
  const beside = BESIDE.exec(text);
  if (beside !== null) {
    const put = characters(beside[1] ?? '', editing);
    const next = characters(beside[3] ?? '', editing);
    if (put && next)
      results.push(...replacements(value, next, beside[2] === 'after' ? next + put : put + next));
  }
  const missed = IS_MISSING.exec(text) ?? MISSED.exec(text);
  const put = missed === null ? null : characters(missed[1] ?? '', editing);
  if (put !== null) results.push(value + put);
  return results;
}

function removed(value: string, text: string, editing: Editing): string[] {
  const match = TOO_MANY.exec(text) ?? REMOVED.exec(text);
  const gone = match === null ? null : characters(match[1] ?? match[2] ?? '', editing);
  if (gone === null) return [];
  return /\bend$/.test(text) && !value.endsWith(gone) ? [] : replacements(value, gone, '');
}

/** "No s at the end" takes a letter away where there is one; "no, s at the end" puts it there. */
function denied(value: string, said: string, editing: Editing): string[] {
  const match = DENIED.exec(said);
  const gone = match === null ? null : editing.read(match[1] ?? '');
  if (gone === null || gone.length !== 1 || /\d/.test(gone)) return [];
  return match?.[2] !== undefined && !value.endsWith(gone) ? [] : replacements(value, gone, '');
}

/** "Two ls", "double t", "only one n": how often a character stands in a row. */
export function recounted(value: string, text: string, editing: Editing): string[] {
  const match = COUNT.exec(text);
  if (match === null) return [];
  const character = characters((match[2] ?? '').replace(/(?<=^.)'?s$/, ''), editing);
  if (character === null || character.length !== 1) return [];
  const times = COUNTS[match[1] ?? ''] ?? 1;
  const escaped = character.replace(/[.+]/g, '\\$&');
  const runs = [...value.matchAll(new RegExp(`${escaped}+`, 'g'))];
  const isLetter = /\p{L}/u.test(character);
  // "Two ms" of a name that has them already, side by side or apart, changes nothing.
  const counted = runs.map((run) => run[0].length);
  const total = counted.reduce((sum, count) => sum + count, 0);
  if (isLetter && times > 1 && (counted.includes(times) || total === times)) return [];
  return runs
    .filter((run) => run[0].length !== times)
    .reverse()
    .map(
      (run) =>
        value.slice(0, run.index) +
        character.repeat(times) +
        value.slice(run.index + run[0].length),
    );
}

/** A row of characters after what a caller says is wrong with it; null when that names no change. */
export function correctCharacters(value: string, text: string, editing: Editing): string | null {
  const plain = plainCorrection(text).replace(EXPLANATION, '');
  if (spokenWords(plain).length === 0) return null;
  const ways = [swapped, switched, replaced, placed, inserted, recounted, removed];
  const gone = denied(value, text.toLowerCase().replace(/[.!?]+$/, ''), editing)[0];
  if (gone !== undefined && gone !== '') return gone;
  for (const way of ways) {
    const results = way(value, plain, editing).filter(
      (result) => result !== value && result !== '',
    );
    const result = results.find((candidate) => editing.fits(candidate)) ?? results[0];
    if (result !== undefined) return result;
  }
  return null;
}
