import { initializeLogger, tts } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';

const RATE_HZ = 24_000;
/** Silence before every sentence, in samples. */
const LEAD_IN = 2400;

/** A voice that says each text as one frame whose samples count its characters. */
export class FakeVoice extends tts.TTS {
  override label = 'fake.voice';
  /** What it was asked to say, in order. */
  readonly said: string[] = [];
  /** Set to make it fail in the middle of what it says. */
  failing = false;

  constructor() {
    super(RATE_HZ, 1, { streaming: true });
    initializeLogger({ pretty: false, level: 'silent' });
  }

  override synthesize(): tts.ChunkedStream {
    throw new Error('not used');
  }

  override stream(): tts.SynthesizeStream {
    return new FakeStream(this);
  }
}

class FakeStream extends tts.SynthesizeStream {
  override label = 'fake.voice';
  readonly #voice: FakeVoice;

  constructor(voice: FakeVoice) {
    super(voice);
    this.#voice = voice;
  }

  protected override async run(): Promise<void> {
    for await (const text of this.input) {
      if (typeof text !== 'string' || text.trim() === '') continue;
      this.#voice.said.push(text.trim());
      const samples = new Int16Array(LEAD_IN + text.trim().length * 1000).fill(9000, LEAD_IN);
      const frame = new AudioFrame(samples, RATE_HZ, 1, samples.length);
      this.queue.put({ requestId: 'r', segmentId: 's', frame, final: false });
      if (this.#voice.failing) {
        this.#voice.emit('error', {
          type: 'tts_error',
          timestamp: 0,
          label: 'fake.voice',
          error: new Error('gone'),
          recoverable: false,
        });
        return;
      }
    }
    this.queue.put(tts.SynthesizeStream.END_OF_STREAM);
  }
}

/** Everything a voice makes of pieces of text, in seconds of audio and in samples that sound. */
export async function speak(voice: tts.TTS, pieces: readonly string[]) {
  const stream = voice.stream();
  for (const piece of pieces) stream.pushText(piece);
  stream.endInput();
  let samples = 0;
  let sounding = 0;
  for await (const audio of stream) {
    if (audio === tts.SynthesizeStream.END_OF_STREAM) break;
    samples += audio.frame.data.length;
    sounding += audio.frame.data.filter((sample) => sample !== 0).length;
  }
  stream.close();
  return { samples, sounding };
}
