import { describe, expect, it } from 'vitest';
import {
  bestMatch,
  decodeMuLaw,
  encodeMuLaw,
  envelope,
  readWav,
  replyGapsMs,
  resample,
  rms,
  speechMs,
  speechSegments,
  throughTelephone,
  trimmed,
  wavFile,
} from './audio.ts';

const sampleRate = 16_000;

function tone(ms: number, hz = 1000, amplitude = 8000): Int16Array {
  return Int16Array.from({ length: (ms * sampleRate) / 1000 }, (_, index) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * hz * index) / sampleRate)),
  );
}

function silence(ms: number): Int16Array {
  return new Int16Array((ms * sampleRate) / 1000);
}

function join(...parts: Int16Array[]): Int16Array {
  return Int16Array.from(parts.flatMap((part) => [...part]));
}

describe('speech segments', () => {
  it('merges pauses between words, keeps turns apart and drops clicks', () => {
    const samples = join(
      silence(500),
      tone(300),
      silence(200),
      tone(300),
      silence(1000),
      tone(20),
      silence(1000),
      tone(400),
    );
    const segments = speechSegments({ samples, sampleRate, originMs: 10_000 });
    expect(segments).toEqual([
      { startMs: 10_500, endMs: 11_300 },
      { startMs: 13_320, endMs: 13_720 },
    ]);
    expect(speechMs(segments)).toBe(1200);
  });

  it('finds none in the noise of a line', () => {
    expect(speechSegments({ samples: tone(1000, 300, 150), sampleRate })).toEqual([]);
  });

  it('measures from the end of the caller to the start of the answer', () => {
    const caller = [
      { startMs: 0, endMs: 1000 },
      { startMs: 5000, endMs: 6000 },
    ];
    const agent = [
      { startMs: 500, endMs: 900 },
      { startMs: 1600, endMs: 4000 },
    ];
    expect(replyGapsMs({ caller, agent })).toEqual([600, null]);
  });

  it('trims to what sounds', () => {
    const samples = join(silence(300), tone(200), silence(900), tone(200), silence(300));
    expect(trimmed({ samples, sampleRate }).length).toBe((1300 * sampleRate) / 1000);
    expect(trimmed({ samples: silence(100), sampleRate }).length).toBe(0);
  });
});

describe('likeness of loudness', () => {
  const melody = join(tone(80), silence(60), tone(200, 700, 3000), silence(40), tone(120));

  it('finds a sound again where it is, whatever its volume and line', () => {
    const quiet = melody.map((sample) => sample / 2);
    const samples = join(silence(700), quiet, silence(600));
    const line = throughTelephone({ samples, sampleRate, toRate: sampleRate });
    const of = envelope({ samples: melody, sampleRate });
    const { offset, likeness } = bestMatch({
      of,
      within: envelope({ samples: line, sampleRate }),
    });
    expect(Math.abs(offset - 70)).toBeLessThanOrEqual(2);
    expect(likeness).toBeGreaterThan(0.9);
  });

  it('does not find another one', () => {
    const other = join(tone(300), silence(200), tone(300));
    const within = envelope({ samples: join(silence(500), other, silence(500)), sampleRate });
    const of = envelope({ samples: melody, sampleRate });
    expect(bestMatch({ of, within }).likeness).toBeLessThan(0.8);
  });
});

describe('conversions', () => {
  it('keeps a tone through resampling', () => {
    const samples = tone(500);
    const up = resample({ samples, sampleRate, toRate: 24_000 });
    expect(up.length).toBe(12_000);
    expect(Math.abs(rms(up) / rms(samples) - 1)).toBeLessThan(0.02);
    const back = resample({ samples: up, sampleRate: 24_000, toRate: sampleRate });
    const error = back.map((sample, index) => sample - (samples[index] ?? 0));
    expect(rms(error.subarray(500, -500))).toBeLessThan(50);
  });

  it('does not fold what is over the new band back into it', () => {
    const down = resample({ samples: tone(500, 6000), sampleRate, toRate: 8000 });
    expect(rms(down)).toBeLessThan(rms(tone(500)) / 50);
  });

  it('lets the telephone pass its band only', () => {
    const level = (hz: number) =>
      rms(throughTelephone({ samples: tone(500, hz), sampleRate, toRate: sampleRate }));
    expect(level(1000) / rms(tone(500))).toBeGreaterThan(0.9);
    expect(level(100) / rms(tone(500))).toBeLessThan(0.2);
    expect(level(5000) / rms(tone(500))).toBeLessThan(0.1);
  });

  it('codes mu-law as G.711 does', () => {
    expect(encodeMuLaw(0)).toBe(0xff);
    expect(decodeMuLaw(0x80)).toBe(32_124);
    expect(decodeMuLaw(0x00)).toBe(-32_124);
    for (let code = 0; code < 256; code++) {
      // 0x7f is minus zero.
      if (code !== 0x7f) expect(encodeMuLaw(decodeMuLaw(code))).toBe(code);
    }
  });

  it('writes WAV files it can read', () => {
    const file = wavFile({ channels: [tone(100)], sampleRate });
    expect(readWav(file)).toEqual({ samples: tone(100), sampleRate });
    const stereo = wavFile({ channels: [tone(100), tone(50)], sampleRate });
    expect(() => readWav(stereo)).toThrow('not 16-bit mono PCM');
    expect(() => readWav(Buffer.from('RIFF'))).toThrow('not a WAV file');
  });
});
