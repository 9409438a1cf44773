import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/language/en/normalize.ts';
import { english, languageFor } from '../../src/language/index.ts';
import type { Expectation } from '../../src/language/language.ts';
import { DENTAL, GOLF, NOW, read, SALON } from './reading-case.ts';

const ZONES = [
  'America/New_York',
  'America/Los_Angeles',
  'Europe/London',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Asia/Kathmandu',
];
const EXPECTATIONS: Expectation[] = [
  'anything',
  'service',
  'date',
  'time',
  'choice',
  'party',
  'name',
  'phone',
  'code',
  'yes-no',
  'appointment',
  'message',
];
const languages = [english, languageFor('en-GB')];
const BRITISH = languageFor('en-GB');

describe('what is said can be understood', () => {
  it('every date of a year, in many zones', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 364 }),
        fc.constantFrom(...ZONES),
        fc.constantFrom(...languages),
        (days, zone, language) => {
          const day = DateTime.fromJSDate(NOW, { zone }).startOf('day').plus({ days, hours: 12 });
          const said = language.say.date(day.toJSDate(), zone, NOW);
          const heard = language.readDate(said, { ...DENTAL, zone });
          // A date far ahead in this year's wording of last week is past, so only real ones are said.
          expect(heard).toMatchObject({ from: day.toISODate(), to: day.toISODate() });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('every minute of a day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom(...ZONES),
        fc.constantFrom(...languages),
        (minute, zone, language) => {
          const at = DateTime.fromObject({ year: 2026, month: 11, day: 24 }, { zone }).plus({
            minutes: minute,
          });
          const said = language.say.time(at.toJSDate(), zone);
          expect(language.readTime(said, { ...GOLF, zone })).toMatchObject({
            kind: 'at',
            from: minute,
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a date and time in a sentence of the agent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 95 }),
        fc.constantFrom(...languages),
        (days, quarter, language) => {
          const zone = DENTAL.zone;
          const at = DateTime.fromJSDate(NOW, { zone })
            .startOf('day')
            .plus({ days })
            .set({ hour: Math.floor(quarter / 4), minute: (quarter % 4) * 15 });
          const said = `So that is a cleaning on ${language.say.dateTime(at.toJSDate(), zone, NOW)}, is that right?`;
          expect(language.statedMoments(said, DENTAL)).toEqual({
            dates: [at.toISODate()],
            minutes: [at.hour * 60 + at.minute],
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('a code, spelled by the agent', () => {
    fc.assert(
      fc.property(codes(), (code) => {
        expect(read(english.say.code(code), DENTAL, 'code').code).toBe(code);
      }),
    );
  });

  it('a telephone number, said by the agent', () => {
    fc.assert(
      fc.property(lineNumbers(), (line) => {
        const phone = `+1212555${line}`;
        expect(english.readPhone(english.say.phone(phone), 'US')).toBe(phone);
      }),
    );
  });
});

function codes(): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...'AFHKLMQRWXY234679'), { minLength: 5, maxLength: 5 })
    .map((characters) => characters.join(''));
}

function lineNumbers(): fc.Arbitrary<string> {
  return fc.integer({ min: 100, max: 199 }).map((number) => String(number).padStart(4, '0'));
}

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** One of the ways to say these digits; `choices` decides which. */
function sayDigits(digits: string, choices: readonly number[]): string {
  const words: string[] = [];
  for (let at = 0, turn = 0; at < digits.length; turn += 1) {
    // "eight hundred fifty five" is 855 to anybody: a plain digit follows a hundred.
    const choice = words.at(-1) === 'hundred' ? 0 : (choices[turn % choices.length] ?? 0) % 6;
    const rest = digits.slice(at);
    const first = Number(rest[0]);
    const second = Number(rest[1]);
    if (choice === 1 && rest.length > 1 && rest[0] === rest[1]) {
      words.push('double', DIGITS[first] ?? '');
      at += 2;
    } else if (choice === 2 && rest.length > 2 && /^(\d)\1\1/.test(rest)) {
      words.push('triple', DIGITS[first] ?? '');
      at += 3;
    } else if (choice === 3 && /^1\d/.test(rest)) {
      words.push(TEENS[second] ?? '');
      at += 2;
    } else if (choice === 4 && /^[2-9][1-9]/.test(rest)) {
      words.push(TENS[first] ?? '', DIGITS[second] ?? '');
      at += 2;
    } else if (choice === 5 && /^[2-9]00(?!0)/.test(rest)) {
      words.push(DIGITS[first] ?? '', 'hundred');
      at += 3;
    } else {
      words.push(first === 0 && choice % 2 === 1 ? 'oh' : (DIGITS[first] ?? ''));
      at += 1;
    }
    if (choice === 0 && at % 3 === 0) words.push('uh');
  }
  return words.join(' ');
}

describe('what callers say in many ways', () => {
  it('the digits of a number in any groups', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('212', '310', '415', '646', '800'),
        lineNumbers(),
        fc.array(fc.nat(), { minLength: 3, maxLength: 9 }),
        (area, line, choices) => {
          const digits = `${area}555${line}`;
          expect(english.readPhone(sayDigits(digits, choices), 'US')).toBe(`+1${digits}`);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('British numbers too', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        fc.array(fc.nat(), { minLength: 3, maxLength: 9 }),
        (line, choices) => {
          const digits = `0207946${String(line).padStart(4, '0')}`;
          expect(BRITISH.readPhone(sayDigits(digits, choices), 'GB')).toBe(`+44${digits.slice(1)}`);
        },
      ),
      { numRuns: 300 },
    );
  });

  const NATO: Record<string, string[]> = {
    A: ['alpha', 'a', 'a as in apple'],
    F: ['foxtrot', 'f', 'f for freddie'],
    H: ['hotel', 'h', 'h as in house'],
    K: ['kilo', 'k', 'k for king'],
    L: ['lima', 'l', 'l as in lemon'],
    M: ['mike', 'm', 'm as in mother'],
    Q: ['quebec', 'q', 'q for queen'],
    R: ['romeo', 'r', 'r as in river'],
    W: ['whiskey', 'double u', 'w for water'],
    X: ['x-ray', 'x', 'x for xylophone'],
    Y: ['yankee', 'y', 'y as in yellow'],
  };

  it('a code in letters and alphabets', () => {
    fc.assert(
      fc.property(
        codes(),
        fc.array(fc.nat({ max: 2 }), { minLength: 5, maxLength: 5 }),
        (code, choices) => {
          const said = [...code].map(
            (character, at) =>
              NATO[character]?.[choices[at] ?? 0] ?? DIGITS[Number(character)] ?? '',
          );
          expect(read(`it's ${said.join(' ')}`, DENTAL, 'code').code).toBe(code);
        },
      ),
      { numRuns: 500 },
    );
  });
});

const VOCABULARY =
  `um uh like at around half quarter past to ten two thirty o'clock am pm a m tuesday next the first second one for of us
   four no yes actually , not tomorrow november 24th 11/24 10:30 oh double five hundred - + week in my name is ana cancel it`.split(
    /\s+/,
  );

describe('any text at all', () => {
  const sentences = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom(...VOCABULARY), { maxLength: 14 }).map((words) => words.join(' ')),
  );

  it('normalises to something that normalises to itself', () => {
    fc.assert(
      fc.property(sentences, (text) => {
        const once = normalize(text);
        expect(normalize(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('is read without an error, whatever was asked', () => {
    fc.assert(
      fc.property(
        sentences,
        fc.constantFrom(...EXPECTATIONS),
        fc.constantFrom(DENTAL, GOLF, SALON),
        (text, expecting, context) => {
          const reading = read(text, context, expecting);
          if (reading.date !== null) {
            expect(reading.date.from <= reading.date.to).toBe(true);
            expect(reading.date.to >= '2026-11-18').toBe(true);
          }
          if (reading.time !== null) {
            expect(reading.time.from).toBeGreaterThanOrEqual(0);
            expect(reading.time.to).toBeLessThanOrEqual(1441);
          }
          if (reading.partySize !== null) expect(reading.partySize).toBeGreaterThan(0);
          english.statedMoments(text, context);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is never consent when it also changes something', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('yes', 'sure', 'ok', 'perfect'),
        fc.constantFrom(
          'tuesday',
          'at eleven',
          'the 24th',
          'for four people',
          'but later',
          'actually no',
          'with a different day',
        ),
        (yes, change) => {
          expect(read(`${yes} ${change}`, GOLF, 'yes-no').answer).not.toBe('yes');
        },
      ),
    );
  });

  it('is read in a few milliseconds, however long', () => {
    const long = Array.from({ length: 4000 }, (_, at) => VOCABULARY[at % VOCABULARY.length]).join(
      ' ',
    );
    for (const text of [
      long,
      'a '.repeat(5000),
      'my my my '.repeat(2000),
      'a'.repeat(4000),
      '1 '.repeat(5000),
      '9'.repeat(5000),
    ]) {
      const before = performance.now();
      read(text, SALON);
      expect(performance.now() - before).toBeLessThan(1500);
    }
  });
});
