import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type Results } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import type { Engine, SqlRow } from './engine.ts';

/** Written once the directory holds a whole schema; Postgres ignores files it does not know. */
const COMPLETE_MARK = 'bellhop-complete';

export interface PgliteEngine extends Engine {
  kind: 'pglite';
  /** Declares the directory worth keeping: before that, the next opening starts afresh. */
  markComplete(): void;
  /** A tar of the data directory; takes the mark of completeness away. */
  dump(): Promise<Uint8Array>;
}

/**
 * Opens the embedded Postgres. Only the owner of the data directory may call this: a second
 * opening of the same directory is not refused by PGlite and destroys it.
 */
export async function openPglite(args: {
  directory: string;
  /** A tar to begin a new directory with; null or absent: made from nothing. */
  template?: () => Blob | null;
}): Promise<PgliteEngine> {
  const mark = join(args.directory, COMPLETE_MARK);
  // A process killed while the directory was first made leaves a torso that cannot be opened.
  const isNew = !existsSync(mark);
  if (isNew) rmSync(args.directory, { recursive: true, force: true });
  mkdirSync(args.directory, { recursive: true, mode: 0o700 });
  const loadDataDir = isNew ? args.template?.() : null;
  const database = await PGlite.create(args.directory, {
    extensions: { btree_gist, pgcrypto },
    ...(loadDataDir && { loadDataDir }),
  });
  return {
    kind: 'pglite',
    run: async (sql) => lastRows(await database.exec(sql)),
    transaction: (work) =>
      database.transaction((tx) => work(async (sql) => lastRows(await tx.exec(sql)))),
    markComplete: () => {
      if (!existsSync(mark)) writeFileSync(mark, '');
    },
    dump: async () => {
      // A copy cut short must not pass for a whole one.
      rmSync(mark, { force: true });
      return new Uint8Array(await (await database.dumpDataDir('none')).arrayBuffer());
    },
    close: async () => {
      if (!database.closed) await database.close();
    },
  };
}

/** Deletes the database; as with opening it, only the owner may. */
export function deletePglite(args: { directory: string }): void {
  // First, so that a deletion cut short leaves nothing that could be taken for a database.
  rmSync(join(args.directory, COMPLETE_MARK), { force: true });
  rmSync(args.directory, { recursive: true, force: true });
}

function lastRows(results: Results[]): SqlRow[] {
  return results.at(-1)?.rows ?? [];
}
