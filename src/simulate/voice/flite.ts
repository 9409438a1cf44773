import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const HEADER_BYTES = 44;

/** The program that speaks for simulated callers is not there. */
export class FliteMissingError extends Error {
  override readonly name = 'FliteMissingError';

  constructor() {
    super('voice mode needs flite: apt-get install flite');
  }
}

export interface Speech {
  /** 16-bit mono. */
  samples: Int16Array;
  sampleRate: number;
}

/**
 * Speech for a sentence, by Debian's `flite` and the voice recognisers understand best.
 *
 * @throws FliteMissingError
 */
export async function speechOf(text: string): Promise<Speech> {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-flite-'));
  const file = join(folder, 'speech.wav');
  try {
    await run('flite', ['-voice', 'rms', '-t', speakable(text), '-o', file]);
    const wav = await readFile(file);
    const bytes = wav.subarray(HEADER_BYTES);
    const samples = new Int16Array(bytes.length >> 1);
    for (let at = 0; at < samples.length; at += 1) samples[at] = bytes.readInt16LE(at * 2);
    return { samples, sampleRate: wav.readUInt32LE(24) };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw new FliteMissingError();
    throw cause;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Long rows of figures are said one by one. */
function speakable(text: string): string {
  return text.replace(/\+?\d{5,}/g, (figures) => figures.split('').join(' '));
}
