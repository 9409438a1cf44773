import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Only whoever runs Bellhop may read what callers said. */
const MODE = 0o600;
const FOLDER_MODE = 0o700;

/**
 * A folder of JSON files that outlive the process and the power: each is written whole, flushed to
 * the disk and then given its name, so that a name always stands for a whole file.
 */
export class Spool {
  readonly #folder: string;
  #written = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps a value under a name, in place of what that name stood for. */
  async keep(name: string, value: unknown): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: FOLDER_MODE });
    this.#written += 1;
    const draft = join(this.#folder, `.${name}.${process.pid}-${this.#written}`);
    const file = await open(draft, 'w', MODE);
    try {
      await file.writeFile(JSON.stringify(value));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, join(this.#folder, name));
    await syncFolder(this.#folder);
  }

  /** Names of what is kept, in order; none where the folder does not exist yet. */
  async names(): Promise<string[]> {
    return (await this.#all())
      .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
      .toSorted();
  }

  async #all(): Promise<string[]> {
    return readdir(this.#folder).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return [];
      throw cause;
    });
  }

  /** Names of what was put out of the way. */
  async setAsideNames(): Promise<string[]> {
    return (await this.#all()).filter((name) => name.endsWith('.rejected')).toSorted();
  }

  /** The value of a name; undefined where it is gone, and where the file is no JSON. */
  async read(name: string): Promise<unknown> {
    try {
      return JSON.parse(await readFile(join(this.#folder, name), 'utf8'));
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code === 'ENOENT' || cause instanceof SyntaxError) return undefined;
      throw cause;
    }
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.#folder, name), { force: true });
  }

  /** Puts a file that cannot be delivered out of the way, where a person can look at it. */
  async setAside(name: string): Promise<void> {
    await rename(join(this.#folder, name), join(this.#folder, `${name}.rejected`)).catch(() => {});
  }
}

/** A file name for a key of any characters and length. */
export function spoolName(kind: string, key: string): string {
  return `${kind}-${createHash('sha256').update(key).digest('hex').slice(0, 40)}.json`;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
