import { describe, expect, it } from 'vitest';
import { differenceOf, voicePrint } from './voice-print.ts';

const sampleRate = 16_000;

/** Tones one after the other, 100 ms each: as different from another order as words are. */
function tones(...hertz: number[]): Int16Array {
  const each = sampleRate / 10;
  return Int16Array.from({ length: hertz.length * each }, (_, index) => {
    const pitch = hertz[Math.floor(index / each)] ?? 0;
    return 8_000 * Math.sin((2 * Math.PI * pitch * index) / sampleRate);
  });
}

const printOf = (samples: Int16Array) => voicePrint({ samples, sampleRate });
const one = tones(400, 900, 1700, 2800, 400, 1700);
const other = tones(2800, 400, 900, 400, 1700, 900);

function difference(heard: Int16Array, known: Int16Array, begins = false): number {
  return differenceOf({ heard: printOf(heard), known: printOf(known), begins }).difference;
}

/** 60 ms are missing at one place, and as much silence is put in at another. */
function torn(samples: Int16Array): Int16Array {
  const hole = (sampleRate * 60) / 1000;
  const [from, at] = [samples.length * 0.2, samples.length * 0.7];
  return Int16Array.from([
    ...samples.subarray(0, from),
    ...samples.subarray(from + hole, at),
    ...new Int16Array(hole),
    ...samples.subarray(at),
  ]);
}

describe('a voice print', () => {
  it('is that of the same words, also when the line has torn them', () => {
    expect(difference(one, one)).toBeLessThan(0.01);
    expect(difference(torn(one), one)).toBeLessThan(0.4);
    expect(difference(one, other)).toBeGreaterThan(0.5);
    expect(difference(torn(one), other)).toBeGreaterThan(0.5);
  });

  it('of a beginning tells how far it has come', () => {
    const begun = one.subarray(0, one.length / 2);
    const { difference: small, steps } = differenceOf({
      heard: printOf(begun),
      known: printOf(one),
      begins: true,
    });
    expect(small).toBeLessThan(0.05);
    expect(steps / printOf(one).length).toBeCloseTo(0.5, 1);
    expect(difference(begun, one)).toBeGreaterThan(0.3);
  });

  it('of silence has nothing in it', () => {
    expect(printOf(new Int16Array(sampleRate))).toEqual([]);
    expect(difference(new Int16Array(sampleRate), one)).toBeGreaterThan(1);
  });
});
