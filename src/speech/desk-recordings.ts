import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Recording } from './recordings.ts';
import { readWav, wavOf } from './wav.ts';

/** What the desk can say when no agent answers. */
export type DeskSentence = 'unanswered-transfer' | 'unanswered-goodbye';

/** Shipped with Bellhop, for a desk that has seen no call yet. */
const SHIPPED = fileURLToPath(new URL('../../assets/voice/en/', import.meta.url));

/**
 * The desk's sentences in the voice that answers calls: spoken once by whoever has that voice, kept
 * under names that the desk can find without it.
 */
export class DeskRecordings {
  readonly #folder: string;

  /** `folder` is that of all recordings. */
  constructor(folder: string) {
    this.#folder = join(folder, 'desk');
  }

  /** Has the sentences that are missing spoken, and keeps them. */
  async make(
    texts: Record<DeskSentence, string>,
    speak: (text: string) => Promise<Recording | null>,
  ): Promise<void> {
    for (const [sentence, text] of Object.entries(texts)) {
      const path = this.#path(sentence as DeskSentence);
      if (await exists(path)) continue;
      const recording = await speak(text);
      if (!recording) continue;
      await mkdir(dirname(path), { recursive: true });
      const part = `${path}.${process.pid}.part`;
      await writeFile(part, wavOf(recording));
      await rename(part, path);
    }
  }

  /** The sentence as the business's voice says it, else as it was shipped. */
  async find(sentence: DeskSentence): Promise<Recording | null> {
    for (const path of [this.#path(sentence), join(SHIPPED, `${sentence}.wav`)]) {
      const recording = await readFile(path).then(readWav, () => null);
      if (recording && recording.samples.length > 0) return recording;
    }
    return null;
  }

  #path(sentence: DeskSentence): string {
    return join(this.#folder, `${sentence}.wav`);
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
