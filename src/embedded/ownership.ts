import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.ts';

/**
 * Who owns a data directory. There are no file locks in Node, so ownership is a row of numbered
 * files of which the highest counts: its process owns the directory until it ends or says
 * `released`. The next owner makes the next number, which only one process can (`link` fails where
 * a file is), and the highest number is never deleted, so an old one cannot come back.
 */

const claimShape = z.object({
  instance: z.string(),
  pid: z.number().int(),
  started: z.string().nullable(),
  scope: z.string(),
  released: z.boolean(),
});
type Claim = z.infer<typeof claimShape>;

/** Whose heart has not beaten for so long is gone; only asked of other machines and containers. */
const SILENT_MS = 15_000;
const HEARTBEAT_MS = 3_000;

export interface Ownership {
  /**
   * Called when another process has taken the directory over although this one is alive, which
   * can happen to a process that was suspended in another container.
   */
  onLost(listener: () => void): void;
  /** Gives the directory up, for the next owner to take at once. */
  release(): void;
}

export type Acquired =
  | { owned: true; ownership: Ownership }
  | { owned: false; holder: { instance: string; pid: number } };

/** Takes the directory if nobody alive has it. */
export function acquireOwnership(args: { directory: string; instance: string }): Acquired {
  const folder = join(args.directory, 'owners');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const own: Claim = { instance: args.instance, ...ownIdentity(), released: false };
  for (;;) {
    const last = lastClaim(folder);
    if (last?.claim && !isOver(last.path, last.claim)) return { owned: false, holder: last.claim };
    const number = (last?.number ?? 0) + 1;
    const path = claimPath(folder, number);
    if (!createWhole(path, own)) continue;
    // A slow process may have made a number whose file had come and gone meanwhile.
    if (lastNumber(folder) !== number) {
      rmSync(path, { force: true });
      continue;
    }
    dropOlder(folder, number);
    return { owned: true, ownership: hold({ folder, number, path, own }) };
  }
}

function hold(args: { folder: string; number: number; path: string; own: Claim }): Ownership {
  const { folder, number, path, own } = args;
  let held = true;
  let lost = (): void => undefined;
  const beat = setInterval(() => {
    if (stillOurs({ folder, number, path })) return;
    held = false;
    clearInterval(beat);
    lost();
  }, HEARTBEAT_MS);
  beat.unref();
  return {
    onLost: (listener) => {
      lost = listener;
    },
    release: () => {
      clearInterval(beat);
      if (!held) return;
      held = false;
      try {
        replaceWhole(path, { ...own, released: true });
      } catch (error) {
        if (!isAbsence(error)) throw error;
      }
    },
  };
}

/** Shows that this process lives, unless the directory is someone else's now or has been deleted. */
function stillOurs(args: { folder: string; number: number; path: string }): boolean {
  try {
    if (lastNumber(args.folder) !== args.number) return false;
    const now = new Date();
    utimesSync(args.path, now, now);
    return true;
  } catch (error) {
    return !isAbsence(error);
  }
}

function isAbsence(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

interface NumberedClaim {
  number: number;
  path: string;
  /** Null when the file is no claim: files are made whole, so a power cut has emptied it. */
  claim: Claim | null;
}

function lastClaim(folder: string): NumberedClaim | null {
  for (;;) {
    const number = lastNumber(folder);
    if (number === 0) return null;
    const path = claimPath(folder, number);
    try {
      return { number, path, claim: parseClaim(readFileSync(path, 'utf8')) };
    } catch (error) {
      // Two owners have come since the folder was listed.
      if (!isAbsence(error)) throw error;
    }
  }
}

function parseClaim(text: string): Claim | null {
  try {
    return claimShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function isOver(path: string, claim: Claim): boolean {
  if (claim.released) return true;
  const identity: ProcessIdentity = claim;
  const alive = isAlive(identity);
  if (alive !== null) return !alive;
  return Date.now() - statSync(path).mtimeMs > SILENT_MS;
}

function lastNumber(folder: string): number {
  const numbers = readdirSync(folder).map((name) => Number(/^(\d+)\.json$/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers);
}

/** The two highest stay, so that no reader ever finds the folder without its highest number. */
function dropOlder(folder: string, number: number): void {
  for (const name of readdirSync(folder)) {
    const found = Number(/^(\d+)\.json$/.exec(name)?.[1] ?? number);
    if (found < number - 1) rmSync(join(folder, name), { force: true });
  }
}

function claimPath(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(6, '0')}.json`);
}

/** Makes the file with all its content at once, or not at all when it exists. */
function createWhole(path: string, claim: Claim): boolean {
  const draft = `${path}.${claim.instance}`;
  writeFileSync(draft, JSON.stringify(claim), { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function replaceWhole(path: string, claim: Claim): void {
  const draft = `${path}.${claim.instance}`;
  writeFileSync(draft, JSON.stringify(claim), { mode: 0o600 });
  renameSync(draft, path);
}
