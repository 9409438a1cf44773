import { initializeLogger, stt } from '@livekit/agents';
import { describe, expect, it } from 'vitest';
import { AttentiveEars, type Hearing } from '../../src/speech/attentive-ears.ts';

const { INTERIM_TRANSCRIPT, FINAL_TRANSCRIPT, START_OF_SPEECH } = stt.SpeechEventType;

/** A recogniser that hears what it is told. */
class FakeEars extends stt.STT {
  override label = 'fake.ears';
  hear: (event: stt.SpeechEvent) => void = () => {};

  constructor() {
    super({ streaming: true, interimResults: true });
    initializeLogger({ pretty: false, level: 'silent' });
  }

  protected override async _recognize(): Promise<stt.SpeechEvent> {
    throw new Error('not used');
  }

  override stream(): stt.SpeechStream {
    return new FakeStream(this);
  }
}

class FakeStream extends stt.SpeechStream {
  override label = 'fake.ears';

  constructor(ears: FakeEars) {
    super(ears);
    ears.hear = (event) => this.queue.put(event);
  }

  protected override async run(): Promise<void> {
    for await (const _frame of this.input);
  }
}

const said = (text: string, type = FINAL_TRANSCRIPT): stt.SpeechEvent => ({
  type,
  alternatives: [
    { text, language: 'en' as never, startTime: 0, endTime: 0, confidence: 1 },
  ] as unknown as NonNullable<stt.SpeechEvent['alternatives']>,
});

/** What reaches the session, while `decide` says what becomes of words. */
function listen(decide: (text: string, isFinal: boolean) => Hearing) {
  const inner = new FakeEars();
  const ears = new AttentiveEars({ inner, attention: decide });
  const stream = ears.stream();
  const heard: string[] = [];
  const ended = (async () => {
    for await (const event of stream)
      heard.push(event.alternatives?.[0]?.text ?? String(event.type));
  })();
  return { inner, ears, heard, stream, ended };
}

describe('ears that know what matters', () => {
  it('pass everything on by itself', async () => {
    const { inner, heard } = listen(() => 'pass');
    inner.hear({ type: START_OF_SPEECH });
    inner.hear(said('ten', INTERIM_TRANSCRIPT));
    inner.hear(said('ten please'));
    await expect.poll(() => heard).toEqual([String(START_OF_SPEECH), 'ten', 'ten please']);
  });

  it('drop what is no turn', async () => {
    const { inner, heard } = listen((text) => (text === 'mhm' ? 'drop' : 'pass'));
    inner.hear(said('mhm', INTERIM_TRANSCRIPT));
    inner.hear(said('mhm'));
    inner.hear(said('wait'));
    await expect.poll(() => heard).toEqual(['wait']);
  });

  it('hold an okay until it is known whether it answers something', async () => {
    const held: string[] = [];
    const { inner, ears, heard } = listen((text) => {
      held.push(text);
      return 'hold';
    });
    inner.hear(said('okay'));
    await expect.poll(() => held).toEqual(['okay']);
    expect(heard).toEqual([]);
    ears.settle('pass');
    await expect.poll(() => heard).toEqual(['okay']);
    inner.hear(said('yeah'));
    await expect.poll(() => held).toEqual(['okay', 'yeah']);
    ears.settle('drop');
    inner.hear(said('right'));
    await expect.poll(() => held).toEqual(['okay', 'yeah', 'right']);
    ears.settle('pass');
    await expect.poll(() => heard).toEqual(['okay', 'right']);
  });

  it('give back what was held when the sentence goes on', async () => {
    const { inner, heard } = listen((text) => (text === 'yeah' ? 'hold' : 'pass'));
    inner.hear(said('yeah'));
    inner.hear(said('but not on Monday'));
    await expect.poll(() => heard).toEqual(['yeah', 'but not on Monday']);
  });

  it('end when they are closed', async () => {
    const { stream, ended } = listen(() => 'pass');
    stream.close();
    await ended;
  });
});
