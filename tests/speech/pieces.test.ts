import { AudioFrame } from '@livekit/rtc-node';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pieces } from '../../src/speech/pieces.ts';

const frame = (samples: number[], rateHz = 16_000) =>
  new AudioFrame(Int16Array.from(samples), rateHz, 1, samples.length);
const samplesOf = (frames: AudioFrame[]) => frames.flatMap(({ data }) => [...data]);

describe('sound in pieces', () => {
  it('is all there, in order, however long the frames were', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 12 }), (lengths) => {
        const pieces = new Pieces(10);
        let next = 0;
        const whole = lengths.flatMap((length) =>
          pieces.push(frame(Array.from({ length }, () => next++ % 30_000))),
        );
        const all = samplesOf([...whole, ...pieces.rest()]);
        expect(whole.every(({ samplesPerChannel }) => samplesPerChannel === 160)).toBe(true);
        expect(all).toEqual(Array.from({ length: next }, (_, index) => index % 30_000));
        expect(pieces.rest()).toEqual([]);
      }),
    );
  });

  it('leaves nothing of one piece in the memory of another', () => {
    const pieces = new Pieces(1);
    const [first] = pieces.push(frame(Array(16).fill(1)));
    pieces.push(frame(Array(16).fill(2)));
    expect([...(first?.data ?? [])]).toEqual(Array(16).fill(1));
    expect(first?.data.buffer.byteLength).toBe(32);
  });
});
