import { AudioFrame } from '@livekit/rtc-node';
import { describe, expect, it } from 'vitest';
import { Take } from '../../src/speech/take.ts';

const frame = (value: number) => new AudioFrame(new Int16Array(10).fill(value), 24_000, 1, 10);
const heard = async (take: Take) => {
  const values: number[] = [];
  for await (const { data } of take.frames()) values.push(data[0] ?? 0);
  return values;
};

describe('a sentence that is being spoken', () => {
  it('can be played before it is finished, and again after', async () => {
    let hear: (frame: AudioFrame) => void = () => {};
    let end: (whole: boolean) => void = () => {};
    const take = new Take((listener) => {
      hear = listener;
      return new Promise((resolve) => {
        end = resolve;
      });
    });
    hear(frame(1));
    const first = take.frames()[Symbol.asyncIterator]();
    expect((await first.next()).value?.data[0]).toBe(1);
    const second = first.next();
    hear(frame(2));
    expect((await second).value?.data[0]).toBe(2);
    end(true);
    expect((await first.next()).done).toBe(true);
    expect(await take.whole).toBe(true);
    expect(await heard(take)).toEqual([1, 2]);
  });

  it('never begins where the voice failed before its first sound', async () => {
    const take = new Take(async () => {
      throw new Error('gone');
    });
    expect(await take.begins()).toBe(false);
    expect(await take.whole).toBe(false);
    expect(await heard(take)).toEqual([]);
  });

  it('ends where the voice died, and says so', async () => {
    const take = new Take(async (hear) => {
      hear(frame(1));
      throw new Error('died');
    });
    expect(await take.begins()).toBe(true);
    expect(await heard(take)).toEqual([1]);
    expect(await take.whole).toBe(false);
  });
});
