import { initializeLogger, tts } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { beforeAll, describe, expect, it } from 'vitest';
import { LocalBreakers } from '../../src/resilience/breakers.ts';
import type { ProviderNews } from '../../src/resilience/chain.ts';
import { UnfailingVoice } from '../../src/speech/unfailing-voice.ts';

const RATE_HZ = 24_000;
const LETTER = (RATE_HZ * 65) / 1000;
beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));

type Fault = 'none' | 'refuses' | 'hangs' | 'dies' | 'mute';

/** Says each letter for as long as an unhurried voice; fails as it is told, after half a sentence. */
class Voice extends tts.TTS {
  override label = 'test.voice';
  readonly asked: string[] = [];
  fault: Fault = 'none';
  constructor() {
    super(RATE_HZ, 1, { streaming: true });
  }
  override synthesize(): tts.ChunkedStream {
    throw new Error('not used');
  }
  override stream(options?: Parameters<tts.TTS['stream']>[0]): tts.SynthesizeStream {
    return new Stream(this, options);
  }
}

class Stream extends tts.SynthesizeStream {
  override label = 'test.voice';
  constructor(
    readonly voice: Voice,
    options: Parameters<tts.TTS['stream']>[0],
  ) {
    super(voice, options?.connOptions);
  }
  protected override async run(): Promise<void> {
    if (this.voice.fault === 'refuses')
      throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    for await (const text of this.input) {
      if (typeof text !== 'string') continue;
      this.voice.asked.push(text.trim());
      if (this.voice.fault === 'hangs') await new Promise(() => {});
      if (this.voice.fault === 'mute') continue;
      const share = this.voice.fault === 'dies' ? 0.5 : 1;
      const samples = new Int16Array(Math.round(text.length * LETTER * share)).fill(9000);
      const frame = new AudioFrame(samples, RATE_HZ, 1, samples.length);
      this.queue.put({ requestId: 'r', segmentId: 's', frame, final: false });
      if (this.voice.fault === 'dies') throw new Error('socket hang up');
    }
    if (!this.queue.closed) this.queue.put(tts.SynthesizeStream.END_OF_STREAM);
  }
}

function chainOf(...names: string[]) {
  const voices = names.map(() => new Voice());
  const news: ProviderNews[] = [];
  const clock = { ms: 0 };
  const breakers = new LocalBreakers({ nowMs: () => clock.ms });
  const open = () =>
    new UnfailingVoice({
      links: voices.map((voice, index) => ({
        name: names[index] ?? '',
        sound: `sound of ${names[index]}`,
        open: async () => voice,
      })),
      breakers,
      report: (one) => news.push(one),
      nowMs: () => performance.now(),
      sampleRate: RATE_HZ,
      firstSoundMs: 150,
    });
  return { voices, news, breakers, clock, open, voice: open() };
}

async function say(voice: tts.TTS, ...sentences: string[]): Promise<number> {
  const stream = voice.stream();
  for (const sentence of sentences) {
    stream.pushText(sentence);
    stream.flush();
  }
  stream.endInput();
  let samples = 0;
  for await (const audio of stream) {
    if (audio !== tts.SynthesizeStream.END_OF_STREAM) samples += audio.frame.samplesPerChannel;
  }
  return Math.round(samples / LETTER);
}

const long = 'I have Tuesday, November 24 at 9 AM, 10 AM or 11 AM, which would you like?';

describe('a voice that does not fail', () => {
  it('is the first one while that speaks', async () => {
    const { voice, voices, news } = chainOf('one', 'two');
    expect(await say(voice, long)).toBe(long.length + 1);
    expect(voices[1]?.asked).toEqual([]);
    expect(news).toEqual([]);
  });

  it.each(['refuses', 'hangs', 'mute'] as const)(
    'goes on with the next when one %s',
    async (fault) => {
      const { voice, voices, news } = chainOf('one', 'two');
      if (voices[0]) voices[0].fault = fault;
      expect(await say(voice, long)).toBe(long.length + 1);
      expect(voices[1]?.asked).toEqual([long]);
      expect(news).toMatchObject([
        { type: 'provider.failed', data: { kind: 'tts', provider: 'one' } },
      ]);
      expect(voice.sound).toBe('sound of two');
    },
  );

  it('finishes what another began from where it stopped', async () => {
    const { voice, voices } = chainOf('one', 'two');
    if (voices[0]) voices[0].fault = 'dies';
    await say(voice, long);
    const [rest = ''] = voices[1]?.asked ?? [];
    expect(long.endsWith(rest)).toBe(true);
    expect(rest.length).toBeLessThan(long.length * 0.8);
    expect(rest.length).toBeGreaterThan(long.length * 0.5);
  });

  it('stays with the voice that works, in this call', async () => {
    const { voice, voices } = chainOf('one', 'two');
    if (voices[0]) voices[0].fault = 'refuses';
    await say(voice, long);
    if (voices[0]) voices[0].fault = 'none';
    await say(voice, 'And another one.');
    expect(voices[0]?.asked).toEqual([]);
    expect(voices[1]?.asked).toEqual([long, 'And another one.']);
  });

  it('does not make later calls wait, and lets the voice back in', async () => {
    const { voice, voices, clock, open, news } = chainOf('one', 'two');
    if (voices[0]) voices[0].fault = 'hangs';
    await say(voice, long);
    await say(open(), long);
    const third = open();
    const began = performance.now();
    await say(third, long);
    expect(performance.now() - began).toBeLessThan(100);
    expect(third.sound).toBe('sound of two');
    if (voices[0]) voices[0].fault = 'none';
    clock.ms += 10_000;
    const later = open();
    await say(later, 'Back again.');
    expect(voices[0]?.asked.at(-1)).toBe('Back again.');
    expect(news.at(-1)).toEqual({
      type: 'provider.recovered',
      data: { kind: 'tts', provider: 'one' },
    });
  });

  it('tries a single voice again', async () => {
    const { voice, voices } = chainOf('one');
    if (voices[0]) voices[0].fault = 'refuses';
    await say(voice, long);
    if (voices[0]) voices[0].fault = 'none';
    expect(await say(voice, 'Again.')).toBe('Again. '.length);
  });

  it('says what was recorded when no voice is left', async () => {
    const { voices, breakers } = chainOf('one');
    if (voices[0]) voices[0].fault = 'refuses';
    const samples = new Int16Array(4800).fill(9000);
    const voice = new UnfailingVoice({
      links: [{ name: 'one', sound: 's', open: async () => voices[0] ?? new Voice() }],
      breakers,
      report: () => {},
      nowMs: () => performance.now(),
      sampleRate: RATE_HZ,
      anyRecording: async (text) => (text === 'Hello.' ? { samples, sampleRate: RATE_HZ } : null),
    });
    expect(await say(voice, 'Hello.', 'Unknown.')).toBe(Math.round(4800 / LETTER));
  });

  it('does not blame a voice that was cut off by the caller', async () => {
    const { voice, voices, news } = chainOf('one', 'two');
    if (voices[0]) voices[0].fault = 'hangs';
    const stream = voice.stream();
    stream.pushText(long);
    stream.flush();
    await expect.poll(() => voices[0]?.asked.length).toBe(1);
    stream.close();
    for await (const _audio of stream);
    expect(voices[1]?.asked).toEqual([]);
    expect(news).toEqual([]);
  });
});
