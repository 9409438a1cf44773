import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalSpeech } from '../../src/speech/local/local-speech.ts';
import { HEARING_RATE_HZ } from '../../src/speech/local/models.ts';
import { type SpeechService, startSpeechService } from '../../src/speech/local/start-service.ts';
import { resample } from '../support/audio.ts';
import { localSpeechFolder, speechModelsAvailable } from '../support/moonshine.ts';
import { synthesise } from '../support/speech.ts';
import { runTypeScript } from '../support/typescript-child.ts';

describe.skipIf(!speechModelsAvailable())('speech on this machine', () => {
  const problems: string[] = [];
  let service: SpeechService;
  let local: LocalSpeech;

  beforeAll(async () => {
    service = await startSpeechService({
      folder: localSpeechFolder,
      execArgv: runTypeScript,
      onProblem: (problem) => problems.push(problem),
    });
    local = new LocalSpeech(service.path);
  });
  afterAll(() => service.stop());

  const speak = async (text: string) => {
    const parts: Int16Array[] = [];
    for await (const part of local.speak(text, new AbortController().signal)) parts.push(part);
    return { parts: parts.length, samples: Int16Array.from(parts.flatMap((part) => [...part])) };
  };

  it('hears what another voice says', async () => {
    const said = await synthesise({
      text: 'I want to book an appointment.',
      voice: 'rms',
      sampleRate: HEARING_RATE_HZ,
    });
    expect(await local.hear(said)).toMatch(/book an appointment/i);
  });

  it('understands its own voice', async () => {
    const sampleRate = await local.voiceRateHz();
    const { samples } = await speak('Thanks for calling. How can I help you today?');
    const heard = await local.hear(resample({ samples, sampleRate, toRate: HEARING_RATE_HZ }));
    expect(heard).toMatch(/thanks for calling.*help you/i);
  });

  it('begins a long sentence before all of it is ready', async () => {
    const long =
      'I have Tuesday, November 24 at 9 AM, 10 AM or 11 AM, so which one of them would you like?';
    expect((await speak(long)).parts).toBeGreaterThan(1);
  });

  it('stops where it is told to', async () => {
    const stop = new AbortController();
    let parts = 0;
    for await (const _part of local.speak(
      'One thing, and another thing after it, and then a third thing, and one more.',
      stop.signal,
    )) {
      parts += 1;
      stop.abort();
    }
    expect(parts).toBe(1);
  });

  it('hears more than the model can take at once', async () => {
    const text = 'My name is Anna. I want to book a cleaning. ';
    const said = await synthesise({
      text: text.repeat(5),
      voice: 'rms',
      sampleRate: HEARING_RATE_HZ,
    });
    expect(said.length / HEARING_RATE_HZ).toBeGreaterThan(10);
    expect((await local.hear(said)).match(/cleaning/gi)?.length).toBeGreaterThan(2);
  });

  it('is back after it was killed', async () => {
    process.kill(service.pid ?? 0, 'SIGKILL');
    await expect.poll(() => problems.length).toBe(1);
    await expect
      .poll(() => local.voiceRateHz().catch(() => 0), { timeout: 20_000 })
      .toBeGreaterThan(0);
  });
});

it('is refused where it does not run', async () => {
  await expect(new LocalSpeech(undefined).hear(new Int16Array(10))).rejects.toThrow('ECONNREFUSED');
});
