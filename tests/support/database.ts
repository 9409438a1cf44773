import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connected, connectStore } from '../../src/embedded/connect.ts';
import { openHost } from '../../src/embedded/host.ts';
import { readSchemaFiles, schemaDirectory } from '../../src/embedded/schema.ts';
import type { Store } from '../../src/store/store.ts';

export interface TestDatabase {
  store: Store;
  url: string;
  /** The key with full rights. */
  key: string;
  anonKey: string;
  jwtSecret: string;
  /** The data directory, for other processes to name. */
  dataDir: string;
  /** Another client of the same database, with a clock of its own. */
  connect(options?: { now?: string; timeoutMs?: number }): Promise<Connected>;
  close(): Promise<void>;
}

/**
 * A migrated and seeded embedded database of one's own, in about half a second once the template
 * exists (the first caller on a machine makes it, in some five seconds). It takes half a gigabyte
 * of memory: share one per test file, and close it.
 *
 * @param now ISO instant at which the store's business time stands still
 */
export async function testDatabase(options: { now?: string } = {}): Promise<TestDatabase> {
  const dataDir = await copyOfTemplate();
  const clock = options.now === undefined ? {} : { now: options.now };
  const connected = await connectStore({ dataDir, timeoutMs: 15_000, ...clock });
  const { host } = connected;
  if (!host) throw new Error('the embedded database has a host');
  return {
    store: connected.store,
    url: host.url,
    key: host.key,
    anonKey: host.anonKey,
    jwtSecret: host.jwtSecret,
    dataDir,
    connect: (more = {}) => connectStore({ dataDir, ...more }),
    close: async () => {
      await connected.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** An empty folder for a data directory that a test wants to see made. */
export function emptyDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'bellhop-test-'));
}

/** A copy of a closed, seeded data directory: opening it is much faster than making it. */
export async function copyOfTemplate(schemaDir = schemaDirectory()): Promise<string> {
  const template = join(tmpdir(), `bellhop-template-${templateHash(schemaDir)}`);
  if (!existsSync(template)) await makeTemplate(template, schemaDir);
  const copy = emptyDataDir();
  cpSync(template, copy, { recursive: true });
  return copy;
}

async function makeTemplate(template: string, schemaDir: string): Promise<void> {
  const draft = `${template}.${randomUUID()}`;
  try {
    const host = await openHost({ dataDir: draft, schemaDir });
    await host.close();
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  rmSync(join(draft, 'owners'), { recursive: true, force: true });
  try {
    renameSync(draft, template);
  } catch (error) {
    // Another test process was quicker; its template is as good.
    if (!existsSync(template)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}

function templateHash(schemaDir: string): string {
  const { bootstrap, migrations, seed } = readSchemaFiles(schemaDir);
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const hash = createHash('sha256').update(pglite).update(readFileSync(pglite));
  for (const file of [bootstrap, ...migrations, seed]) {
    if (file) hash.update(file.path).update('\0').update(file.sql).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
