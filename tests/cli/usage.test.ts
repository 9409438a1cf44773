import { describe, expect, it, vi } from 'vitest';
import { run } from './bellhop.ts';

vi.setConfig({ testTimeout: 60_000 });

/** What needs no database: usage and configuration. */
describe('the bellhop command', () => {
  it.each([
    ['help', ['--help'], 0, /chat[\s\S]*worker[\s\S]*appointments/],
    ['no command', [], 2, /Usage: bellhop/],
    ['an unknown command', ['bok'], 2, /unknown command/],
    ['an unknown option', ['chat', '--loud'], 2, /unknown option.*--loud/],
    ['a missing argument', ['business', 'import'], 2, /missing required argument/],
    ['a wrong number', ['chat', '--from', '555-0123'], 2, /--from.*E\.164, for example \+1/s],
    ['a file that is not there', ['business', 'import', 'no-such.yaml'], 1, /no-such\.yaml/],
  ] as [string, string[], number, RegExp][])('%s', async (_what, args, code, says) => {
    const ran = await run(args);
    expect(ran.code).toBe(code);
    expect(`${ran.out}${ran.err}`).toMatch(says);
    if (code !== 0) expect(ran.out).toBe('');
  });

  it('names every variable that is wrong, before it does anything', async () => {
    const wrong = { BELLHOP_NOW: 'noon', LIVEKIT_URL: 'livekit', BELLHOP_DATA_DIR: '/dev/null/x' };
    const { code, out, err } = await run(['appointments'], wrong);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/BELLHOP_NOW: must be .*for example/);
    expect(err).toMatch(/LIVEKIT_URL: must be .*for example/);
  });

  it('starts no worker without keys, and names each that is missing', async () => {
    const { code, err } = await run(['worker', 'start'], { BELLHOP_STT: 'deepgram' });
    expect(code).toBe(2);
    for (const name of [
      'LIVEKIT_URL',
      'LIVEKIT_API_KEY',
      'LIVEKIT_API_SECRET',
      'DEEPGRAM_API_KEY',
      'CARTESIA_API_KEY',
    ]) {
      expect(err).toMatch(new RegExp(`${name}: is missing`));
    }
  });

  it('asks for no voice where the key for the ears has one too', async () => {
    const { code, err } = await run(['worker', 'start'], { DEEPGRAM_API_KEY: 'd' });
    expect(code).toBe(2);
    expect(err).toMatch(/LIVEKIT_URL: is missing/);
    expect(err).not.toMatch(/DEEPGRAM_API_KEY|CARTESIA_API_KEY/);
  });

  it('makes no token without a LiveKit server', async () => {
    const { code, err } = await run(['token']);
    expect(code).toBe(2);
    expect(err).toMatch(/LIVEKIT_URL: is missing/);
  });

  it('cannot use a data directory that is none', async () => {
    const { code, err } = await run(['calls'], { BELLHOP_DATA_DIR: '/dev/null/x' });
    expect(code).toBe(1);
    expect(err).toMatch(/^bellhop: .+/);
    expect(err).not.toMatch(/^\s+at /m);
  });
});
