import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readWav, resample, throughTelephone, wavFile } from './audio.ts';
import { printed, serverMissing } from './child-server.ts';

/** Voices of Debian's `flite`; `rms` is the one recognisers understand best. */
export type Voice = 'rms' | 'slt';

const run = promisify(execFile);
const cacheDir = join(tmpdir(), 'bellhop-test-speech');
const memory = new Map<string, Promise<Int16Array>>();

/** Whether tests may use {@link synthesise}; prints why not, and throws instead in CI. */
export function speechAvailable(): boolean {
  const isThere = printed('flite', ['-lv'])?.includes('rms') ?? false;
  return isThere || serverMissing({ name: 'flite', hint: 'apt-get install flite' });
}

/**
 * Speech for a sentence, 16-bit mono; with `telephone` as it sounds at the far end of a phone line.
 * Cached in memory and in the system's temporary folder. Throws when `flite` is not installed.
 */
export function synthesise({
  text,
  voice,
  sampleRate,
  telephone = false,
  stretch = 1,
}: {
  text: string;
  voice: Voice;
  sampleRate: number;
  telephone?: boolean;
  /** How long the sounds last beside their usual length. */
  stretch?: number;
}): Promise<Int16Array> {
  const key = createHash('sha256')
    .update(
      JSON.stringify({ text, voice, sampleRate, telephone, ...(stretch !== 1 && { stretch }) }),
    )
    .digest('hex');
  let samples = memory.get(key);
  if (!samples) {
    samples = loadOrMake({ key, text, voice, sampleRate, telephone, stretch });
    samples.catch(() => memory.delete(key));
    memory.set(key, samples);
  }
  return samples;
}

async function loadOrMake(request: {
  key: string;
  text: string;
  voice: Voice;
  sampleRate: number;
  telephone: boolean;
  stretch: number;
}): Promise<Int16Array> {
  const path = join(cacheDir, `${request.key}.wav`);
  try {
    return readWav(await readFile(path)).samples;
  } catch {
    // Not cached yet.
  }
  await mkdir(cacheDir, { recursive: true });
  const draft = join(cacheDir, `${request.key}.${process.pid}`);
  const stretch = ['--setf', `duration_stretch=${request.stretch}`];
  const words = ['-voice', request.voice, '-t', request.text];
  await run('flite', [...words, ...stretch, '-o', `${draft}.raw.wav`]);
  const spoken = readWav(await readFile(`${draft}.raw.wav`));
  const convert = request.telephone ? throughTelephone : resample;
  const samples = convert({ ...spoken, toRate: request.sampleRate });
  // Renamed into place so that another process never reads half a file.
  await writeFile(`${draft}.wav`, wavFile({ channels: [samples], sampleRate: request.sampleRate }));
  await rename(`${draft}.wav`, path);
  return samples;
}
