import { initializeLogger, stt } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { LocalBreakers } from '../../src/resilience/breakers.ts';
import type { ProviderNews } from '../../src/resilience/chain.ts';
import { UnfailingEars } from '../../src/speech/unfailing-ears.ts';

const RATE_HZ = 16_000;
const FRAME_MS = 100;
/** How long after speech its words may take here. */
const WORDS_MS = 60;
const { FINAL_TRANSCRIPT } = stt.SpeechEventType;
beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));

type Fault = 'none' | 'refuses' | 'hangs';

/** Understands loud frames as one word each once it is flushed or 300 ms of silence have come. */
class Recogniser extends stt.STT {
  override label = 'test.ears';
  fault: Fault = 'none';
  readonly streams = new Set<Stream>();
  /** How many loud frames it was given in all. */
  loud = 0;
  constructor() {
    super({ streaming: true, interimResults: true });
  }
  protected override _recognize(): Promise<stt.SpeechEvent> {
    throw new Error('not used');
  }
  override stream(options?: Parameters<stt.STT['stream']>[0]): stt.SpeechStream {
    const stream = new Stream(this, options?.connOptions);
    this.streams.add(stream);
    return stream;
  }
  die(): void {
    for (const stream of this.streams) stream.die();
  }
}

class Stream extends stt.SpeechStream {
  override label = 'test.ears';
  die: () => void = () => {};
  get isClosed(): boolean {
    return this.closed;
  }
  constructor(
    readonly recogniser: Recogniser,
    connOptions: ConstructorParameters<typeof stt.SpeechStream>[2],
  ) {
    super(recogniser, RATE_HZ, connOptions);
  }
  protected override async run(): Promise<void> {
    const { recogniser } = this;
    if (recogniser.fault === 'refuses') throw new Error('Unexpected server response: 401');
    const dead = new Promise<never>((_, reject) => {
      this.die = () => reject(new Error('socket hang up'));
    });
    let words = 0;
    let quiet = 0;
    const listen = async () => {
      for await (const input of this.input) {
        const isFlush = typeof input === 'symbol';
        if (!isFlush && Math.abs(input.data[0] ?? 0) > 1000) {
          words += 1;
          recogniser.loud += 1;
          quiet = 0;
          continue;
        }
        quiet += 1;
        if (recogniser.fault === 'hangs' || words === 0 || (!isFlush && quiet < 3)) continue;
        const text = Array.from({ length: words }, () => 'word').join(' ');
        words = 0;
        this.queue.put(said(text));
      }
    };
    await Promise.race([listen(), dead]);
  }
}

const said = (text: string): stt.SpeechEvent => ({
  type: FINAL_TRANSCRIPT,
  alternatives: [
    { text, language: 'en' as never, startTime: 0, endTime: 0, confidence: 1 },
  ] as unknown as NonNullable<stt.SpeechEvent['alternatives']>,
});

function listening(count: number, { wordsMs = WORDS_MS, nowMs = () => performance.now() } = {}) {
  const recognisers = Array.from({ length: count }, () => new Recogniser());
  const [one = new Recogniser(), two = new Recogniser()] = recognisers;
  const news: ProviderNews[] = [];
  const deaf: boolean[] = [];
  const clock = { ms: 0 };
  const ears = new UnfailingEars({
    links: recognisers.map((recogniser, index) => ({
      name: ['one', 'two'][index] ?? '',
      open: async () => recogniser,
    })),
    breakers: new LocalBreakers({ nowMs: () => clock.ms }),
    report: (one) => news.push(one),
    nowMs,
    wordsMs,
    onDeaf: (isDeaf) => deaf.push(isDeaf),
  });
  const errors: unknown[] = [];
  ears.on('error', (error) => errors.push(error));
  const heard: string[] = [];
  const begin = () => {
    const stream = ears.stream();
    const state = { isOver: false };
    void (async () => {
      for await (const event of stream) {
        if (event.type === FINAL_TRANSCRIPT) heard.push(event.alternatives?.[0]?.text ?? '');
      }
      state.isOver = true;
    })();
    const push = (level: number) =>
      stream.pushFrame(
        new AudioFrame(
          new Int16Array((RATE_HZ * FRAME_MS) / 1000).fill(level),
          RATE_HZ,
          1,
          (RATE_HZ * FRAME_MS) / 1000,
        ),
      );
    /** So many words, then silence. */
    const sound = (words: number, silence = 4) => {
      for (let index = 0; index < words; index += 1) push(9000);
      for (let index = 0; index < silence; index += 1) push(0);
    };
    const say = async (words: number, { silence = 4 } = {}) => {
      ears.speech(true);
      sound(words, silence);
      ears.speech(false);
    };
    return { state, say, sound };
  };
  return { one, two, ears, news, deaf, heard, errors, clock, begin };
}

describe('ears that do not fail', () => {
  it('pass on what the first recogniser hears', async () => {
    const { begin, heard, two, news } = listening(2);
    await begin().say(3);
    await expect.poll(() => heard).toEqual(['word word word']);
    expect(two.streams.size).toBe(0);
    expect(news).toEqual([]);
  });

  it('ask nobody again when the words came before the caller was noticed to have stopped', async () => {
    const { begin, heard, one, two, ears, news } = listening(2);
    const { sound } = begin();
    ears.speech(true);
    sound(3);
    await expect.poll(() => heard).toEqual(['word word word']);
    ears.speech(false);
    const stoppedMs = performance.now();
    // By then a recogniser that owed words would be doubted.
    await expect.poll(() => performance.now() - stoppedMs).toBeGreaterThan(3 * WORDS_MS);
    expect(one.streams.size).toBe(1);
    expect(two.streams.size).toBe(0);
    expect(news).toEqual([]);
  });

  it('go on with the next when one refuses, with nothing lost', async () => {
    const { one, begin, heard, news, errors } = listening(2);
    one.fault = 'refuses';
    await begin().say(3);
    await expect.poll(() => heard).toEqual(['word word word']);
    expect(news).toMatchObject([
      { type: 'provider.failed', data: { kind: 'stt', provider: 'one', reason: 'unauthorized' } },
    ]);
    expect(errors).toEqual([]);
  });

  it('tell the next one what was said when one dies in the middle', async () => {
    const { one, two, begin, heard, news, ears } = listening(2);
    const { say } = begin();
    await say(4, { silence: 0 });
    ears.speech(true);
    await expect.poll(() => one.loud).toBe(4);
    one.die();
    await expect.poll(() => two.loud).toBe(4);
    await say(2);
    await expect.poll(() => heard).toEqual(['word word word word word word']);
    expect(news).toMatchObject([{ data: { provider: 'one', reason: 'died' } }]);
  });

  it('find out that one hangs, and have the next one understand it', async () => {
    const { one, begin, heard, news } = listening(2);
    one.fault = 'hangs';
    const { say } = begin();
    await say(3);
    await expect.poll(() => heard).toEqual(['word word word']);
    expect(news).toMatchObject([{ data: { provider: 'one', reason: 'hung' } }]);
    await say(2);
    await expect.poll(() => heard).toEqual(['word word word', 'word word']);
  });

  it('doubt one sooner that has not even guessed at a long sentence', async () => {
    const clock = { ms: 0 };
    const { one, ears, begin, heard } = listening(2, { wordsMs: 60_000, nowMs: () => clock.ms });
    one.fault = 'hangs';
    const { sound } = begin();
    ears.speech(true);
    sound(12);
    clock.ms += 1_200;
    ears.speech(false);
    await expect
      .poll(() => heard)
      .toEqual(['word word word word word word word word word word word word']);
  });

  it('do not blame a recogniser for a noise without words', async () => {
    const { begin, heard, news, two, ears } = listening(2);
    const { say } = begin();
    await say(0);
    await expect.poll(() => two.streams.size).toBe(1);
    await expect.poll(() => [...two.streams][0]?.isClosed, { timeout: 3000 }).toBe(true);
    await say(2);
    await expect.poll(() => heard).toEqual(['word word']);
    expect(news).toEqual([]);
    expect(ears.provider).toBe('one');
  });

  it('come back to a recogniser that works again, between two sentences', async () => {
    const { one, begin, heard, news, clock, ears } = listening(2);
    one.fault = 'refuses';
    const { say } = begin();
    await say(1);
    await expect.poll(() => heard).toEqual(['word']);
    one.fault = 'none';
    clock.ms += 10_000;
    await say(2);
    await expect
      .poll(() => news.at(-1))
      .toMatchObject({
        type: 'provider.recovered',
        data: { provider: 'one' },
      });
    expect(ears.provider).toBe('one');
    await say(3);
    await expect.poll(() => heard).toEqual(['word', 'word word', 'word word word']);
  });

  it('stay open when no recogniser is left, say so once, and hear again when one is back', async () => {
    const { one, begin, heard, deaf, errors, clock } = listening(1);
    one.fault = 'refuses';
    const { say, state } = begin();
    await expect.poll(() => deaf).toEqual([true]);
    await say(1);
    await say(1);
    expect(state.isOver).toBe(false);
    expect(deaf).toEqual([true]);
    one.fault = 'none';
    clock.ms += 60_000;
    await say(2);
    await expect.poll(() => heard.at(-1)).toBe('word word');
    expect(deaf).toEqual([true, false]);
    expect(errors).toEqual([]);
  });

  it('are deaf when nobody understands anything that is said', async () => {
    const { one, begin, deaf, ears, news } = listening(1);
    one.fault = 'hangs';
    const { say, state } = begin();
    for (let times = 0; times < 2; times += 1) {
      ears.speech(true);
      const loudSince = performance.now();
      await vi.waitUntil(() => performance.now() - loudSince > 550);
      await say(2);
      await vi.waitUntil(() => performance.now() - loudSince > 2200, { timeout: 3000 });
    }
    await expect.poll(() => deaf).toEqual([true]);
    // It may have been noise: other calls go on with this recogniser.
    expect(news).toEqual([]);
    expect(state.isOver).toBe(false);
  });
});
