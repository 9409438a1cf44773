import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newAccessKeys } from '../../embedded/access.ts';
import type { RunSql } from '../../embedded/engine.ts';
import { writeHostFile } from '../../embedded/host-file.ts';
import { acquireOwnership, type Ownership } from '../../embedded/ownership.ts';
import { openPglite } from '../../embedded/pglite-engine.ts';
import { applySchema, readSchemaFiles, schemaDirectory } from '../../embedded/schema.ts';
import { NOW_HEADER } from '../../embedded/server.ts';
import { type RunningService, serve } from '../../embedded/service.ts';
import { readTemplate } from '../../embedded/template.ts';
import { createStore, type Store } from '../../store/store.ts';

/** An embedded database of this process's own, thrown away afterwards. */
export interface SimulatedDatabase {
  /** The door that callers come through, with business time pinned. */
  storeAt(now: string): Store;
  /** Straight to the rows: for what comes before a call, and for judging what it left. */
  sql: RunSql;
  /** Several statements, all or nothing. */
  together(sql: string): Promise<void>;
  /** Where other processes find it, when it is shared. */
  dataDir: string;
  close(): Promise<void>;
}

export async function openSimulatedDatabase(
  options: { shared?: boolean } = {},
): Promise<SimulatedDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'bellhop-simulate-'));
  const instance = randomUUID();
  const engine = await openPglite({
    directory: join(directory, 'pglite'),
    template: () => readTemplate(schemaDirectory()),
  });
  // Nothing of it has to survive a power cut.
  await engine.run('set synchronous_commit = off');
  const { version } = await applySchema({ engine, files: readSchemaFiles(schemaDirectory()) });
  const service = await serve({
    engine,
    instance,
    schemaVersion: version,
    keys: newAccessKeys(),
    now: null,
    log: () => undefined,
  });
  const ownership = options.shared ? shareAs({ directory, instance, service }) : null;
  return {
    dataDir: directory,
    storeAt: (now) =>
      createStore({
        url: service.url,
        key: service.keys.serviceKey,
        fetch: service.fetch,
        headers: { [NOW_HEADER]: now },
      }),
    sql: engine.run,
    together: (sql) =>
      engine.transaction(async (run) => {
        await run(sql);
      }),
    close: async () => {
      await service.close();
      ownership?.release();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Lets other processes of this machine find it as they find any data directory's owner. */
function shareAs(options: {
  directory: string;
  instance: string;
  service: RunningService;
}): Ownership {
  const { directory, instance, service } = options;
  const acquired = acquireOwnership({ directory, instance });
  if (!acquired.owned) throw new Error('a new folder has an owner already');
  writeHostFile(directory, {
    url: service.url,
    key: service.keys.serviceKey,
    anon_key: service.keys.anonKey,
    jwt_secret: service.keys.jwtSecret,
    pid: process.pid,
    instance,
  });
  return acquired.ownership;
}

/** A text literal. */
export function quote(text: string): string {
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
