import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CachedVoice } from '../../src/speech/cached-voice.ts';
import { Recordings } from '../../src/speech/recordings.ts';
import { FakeVoice, speak } from './fake-voice.ts';

let folder: string;
let inner: FakeVoice;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhop-voice-'));
  inner = new FakeVoice();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function cached(voice = 'v1'): CachedVoice {
  const recordings = new Recordings({ folder, voice, sampleRate: 24_000 });
  const made = new CachedVoice({ inner, recordings });
  made.on('error', () => {});
  return made;
}

const length = (...sentences: string[]) =>
  sentences.reduce((sum, sentence) => sum + sentence.length * 1000, 0);

describe('a voice that remembers', () => {
  it('speaks a fixed sentence once, and plays it in later calls', async () => {
    const first = cached();
    first.keep(['How can I help you?']);
    expect((await speak(first, ['How can I help you?'])).sounding).toBe(
      length('How can I help you?'),
    );
    const second = cached();
    second.keep(['How can I help you?']);
    const played = await speak(second, ['How can I help you?']);
    expect(played.sounding).toBe(length('How can I help you?'));
    expect(inner.said).toEqual(['How can I help you?']);
  });

  it('plays without the silence that comes before the sound', async () => {
    const made = cached();
    made.keep(['All right.']);
    const live = await speak(made, ['All right.']);
    const played = await speak(made, ['All right.']);
    expect(live.samples - live.sounding).toBe(240);
    expect(played).toEqual(live);
  });

  it('keeps the order of what is cached and what is not', async () => {
    const made = cached();
    made.keep(['All right.', 'Which one would you like?']);
    await speak(made, ['All right.']);
    await speak(made, ['Which one would you like?']);
    inner.said.length = 0;
    const text = ['All right. I have ten', ' or eleven. Which one', ' would you like? Say so.'];
    const { sounding } = await speak(made, text);
    expect(inner.said).toEqual(['I have ten or eleven.', 'Say so.']);
    expect(sounding).toBe(
      length('All right.', 'I have ten or eleven.', 'Which one would you like?', 'Say so.'),
    );
  });

  it('keeps nothing that is said to one caller only', async () => {
    const made = cached();
    await speak(made, ["You're booked, Ana. Your code is K, X, 7."]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps the voices apart', async () => {
    const made = cached();
    made.keep(['Goodbye.']);
    await speak(made, ['Goodbye.']);
    const other = cached('v2');
    other.keep(['Goodbye.']);
    await speak(other, ['Goodbye.']);
    expect(inner.said).toEqual(['Goodbye.', 'Goodbye.']);
  });

  it('has ready what is likely to be said next', async () => {
    const made = cached();
    made.prepare(["That's ten o'clock."]);
    await expect.poll(() => inner.said).toEqual(["That's ten o'clock."]);
    expect((await speak(made, ["That's ten o'clock."])).sounding).toBe(
      length("That's ten o'clock."),
    );
    expect(inner.said).toEqual(["That's ten o'clock."]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('begins with a fixed sentence before what follows it is known', async () => {
    const made = cached();
    made.keep(['Let me see.']);
    const stream = made.stream();
    const first = stream[Symbol.asyncIterator]().next();
    stream.pushText('Let me ');
    stream.pushText('see. ');
    expect(await first).toMatchObject({ done: false });
    expect(inner.said).toEqual(['Let me see.']);
    stream.close();
  });

  it('speaks anew what broke off while it was made ready', async () => {
    const made = cached();
    inner.failing = true;
    made.prepare(["That's ten o'clock."]);
    await expect.poll(() => made.prepared("That's ten o'clock.")).toBeNull();
    inner.failing = false;
    expect((await speak(made, ["That's ten o'clock."])).sounding).toBe(
      length("That's ten o'clock."),
    );
  });

  it('does not keep half a sentence when the voice fails', async () => {
    const made = cached();
    made.keep(['How can I help you?']);
    inner.failing = true;
    await speak(made, ['How can I help you?']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('speaks anew what it finds damaged', async () => {
    const made = cached();
    made.keep(['Goodbye.']);
    await speak(made, ['Goodbye.']);
    const [file = ''] = readdirSync(folder);
    writeFileSync(join(folder, file), 'odd');
    await speak(made, ['Goodbye.']);
    expect(inner.said).toEqual(['Goodbye.', 'Goodbye.']);
  });
});
