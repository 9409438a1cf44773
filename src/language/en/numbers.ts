const UNITS: Record<string, number> = {
  zero: 0,
  nought: 0,
  naught: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  niner: 9,
};
const TEENS: Record<string, number> = {
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const TENS: Record<string, number> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const ORDINALS: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  thirtieth: 30,
  fortieth: 40,
};

/** One word of a sentence; `spoken` tells digits that were written out as words. */
export interface NumberToken {
  text: string;
  value: number | null;
  spoken: boolean;
}

const REPEATS: Record<string, number> = { double: 2, triple: 3, treble: 3, quadruple: 4 };

/** Words beside which "one" is a number; elsewhere ("that one") it is a pronoun. */
const BEFORE_ONE = new Set(
  `at around about by after before until till past to between and or for just only option number
   plus is it's like from of say with double triple are be we're than approximately roughly make
   code area press choose pick us oh o zero`.split(/\s+/),
);
const AFTER_ONE = new Set(
  `o'clock am pm ish person people player hour week weeks day days month months hundred more
   adult guest half oh o thousand times golfer other friend plus`.split(/\s+/),
);
const NOT_ORDINAL_AFTER_FIRST = new Set(
  `thing name names available time visit appointment opening of initial last come off half
   availability class aid slot booking spot tee session table window sitting`.split(/\s+/),
);
const NOT_ORDINAL_BEFORE_SECOND = new Set(['a', 'one', '1', 'just', 'split', 'per', 'every']);
const NOT_ORDINAL_AFTER_SECOND = new Set(['thought', 'thoughts', 'please', 'hand']);

function ordinalSuffix(value: number): string {
  const tens = value % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

function isNumberWord(word: string | undefined): boolean {
  if (word === undefined) return false;
  return word in UNITS || word in TEENS || word in TENS || /^\d+$/.test(word);
}

function oneIsNumber(words: readonly string[], at: number): boolean {
  if (words.length === 1) return true;
  const before = words[at - 1];
  const after = words[at + 1];
  if (isNumberWord(after) || (after !== undefined && AFTER_ONE.has(after))) return true;
  if (/^(?:to|till|til|until|or)$/.test(after ?? '') && isNumberWord(words[at + 2])) return true;
  if (before === undefined) return after === undefined || after === ',' || after === 'please';
  return before === ',' ? after === undefined : isNumberWord(before) || BEFORE_ONE.has(before);
}

function isOrdinalHere(words: readonly string[], at: number): boolean {
  const word = words[at];
  const before = words[at - 1] ?? '';
  const after = words[at + 1] ?? '';
  if (word === 'first') return !NOT_ORDINAL_AFTER_FIRST.has(after) || /^(of)$/.test(after);
  if (word === 'second') {
    return !NOT_ORDINAL_BEFORE_SECOND.has(before) && !NOT_ORDINAL_AFTER_SECOND.has(after);
  }
  return true;
}

function digits(text: string, value: number, spoken: boolean): NumberToken {
  return { text, value, spoken };
}

/** "one hundred and five", "two thousand twenty six", "fourteen hundred": from the unit onwards. */
function readHundreds(
  words: readonly string[],
  at: number,
  head: number,
): { value: number; next: number } {
  let value = head;
  let next = at;
  while (words[next] === 'hundred' || words[next] === 'thousand') {
    value *= words[next] === 'hundred' ? 100 : 1000;
    next += 1;
    const skip = words[next] === 'and' && isNumberWord(words[next + 1]) ? 1 : 0;
    // "eight hundred five five five" is a telephone number, not 805.
    const following = words[next + skip];
    if (following === undefined || (skip === 0 && following in UNITS)) continue;
    const tail = readTens(words, next + skip);
    if (tail !== null && tail.value < 100) {
      value += tail.value;
      next = tail.next;
      break;
    }
  }
  return { value, next };
}

function readTens(words: readonly string[], at: number): { value: number; next: number } | null {
  const word = words[at];
  if (word === undefined) return null;
  const unit = UNITS[word] ?? TEENS[word];
  if (unit !== undefined) return { value: unit, next: at + 1 };
  const tens = TENS[word];
  if (tens === undefined) return null;
  const after = words[at + 1];
  const extra = after === undefined ? undefined : UNITS[after];
  return extra !== undefined && extra > 0
    ? { value: tens + extra, next: at + 2 }
    : { value: tens, next: at + 1 };
}

function readOrdinal(words: readonly string[], at: number): NumberToken & { next: number } {
  const word = words[at] ?? '';
  const tens = TENS[word];
  const after = words[at + 1];
  const unit = after === undefined ? undefined : ORDINALS[after];
  if (tens !== undefined && unit !== undefined && unit < 10) {
    const value = tens + unit;
    return { text: `${value}${ordinalSuffix(value)}`, value: null, spoken: true, next: at + 2 };
  }
  const own = ORDINALS[word];
  if (own !== undefined && isOrdinalHere(words, at)) {
    return { text: `${own}${ordinalSuffix(own)}`, value: null, spoken: true, next: at + 1 };
  }
  return { text: word, value: null, spoken: false, next: at };
}

/** "a dozen", "half a dozen", "two dozen". */
function readDozen(words: readonly string[], at: number): { value: number; next: number } | null {
  const head = words[at] ?? '';
  const lead = /^(?:an?|half|one|1|two|2)$/.test(head) ? 1 : 0;
  const halved = head === 'half' && /^an?$/.test(words[at + 1] ?? '') ? 1 : 0;
  const end = at + lead + halved;
  if (words[end] !== 'dozen' || words[end + 1] === 'times') return null;
  const many = head === 'half' ? 6 : /^(?:two|2)$/.test(head) ? 24 : 12;
  return { value: many, next: end + 1 };
}

/** Folds number words into digits. "double five" becomes two tokens; "oh" counts beside digits. */
export function foldNumbers(words: readonly string[]): NumberToken[] {
  const out: NumberToken[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    const dozen = readDozen(words, at);
    if (dozen !== null) {
      out.push(digits(String(dozen.value), dozen.value, true));
      at = dozen.next;
      continue;
    }
    const ordinal = readOrdinal(words, at);
    if (ordinal.next > at) {
      out.push({ text: ordinal.text, value: null, spoken: true });
      at = ordinal.next;
      continue;
    }
    const repeat = REPEATS[word];
    const repeated = words[at + 1];
    if (repeat !== undefined && repeated !== undefined) {
      const value =
        UNITS[repeated] ??
        (/^\d$/.test(repeated) ? Number(repeated) : /^(oh|o)$/.test(repeated) ? 0 : undefined);
      if (value !== undefined) {
        for (let i = 0; i < repeat; i += 1) out.push(digits(String(value), value, true));
        at += 2;
        continue;
      }
    }
    if ((word === 'oh' || word === 'o') && isDigitNeighbour(out.at(-1), words[at + 1])) {
      out.push(digits('0', 0, true));
      at += 1;
      continue;
    }
    const head = word === 'one' && !oneIsNumber(words, at) ? null : readTens(words, at);
    if (head !== null) {
      const whole = readHundreds(words, head.next, head.value);
      out.push(digits(String(whole.value), whole.value, true));
      at = whole.next;
      continue;
    }
    if (/^\d{1,2}$/.test(word) && words[at + 1] === 'hundred') {
      const whole = readHundreds(words, at + 1, Number(word));
      out.push(digits(String(whole.value), whole.value, true));
      at = whole.next;
      continue;
    }
    out.push({ text: word, value: /^\d+$/.test(word) ? Number(word) : null, spoken: false });
    at += 1;
  }
  return out;
}

/** "oh" is a zero after a digit that stands beside another digit or the end, or before one. */
function isDigitNeighbour(before: NumberToken | undefined, after: string | undefined): boolean {
  const follows = before?.value !== null && before?.value !== undefined;
  const leads =
    isNumberWord(after) ||
    (after !== undefined && (after === 'oh' || after === 'o' || after in REPEATS));
  return follows ? after === undefined || leads : leads && before === undefined;
}
