import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openHost } from './host.ts';
import { acquireOwnership } from './ownership.ts';
import { deletePglite } from './pglite-engine.ts';
import { openPostgres } from './postgres-engine.ts';
import { dropSchema, type SchemaResult } from './schema.ts';

/** What was asked for is for another tool, or would destroy what may matter. */
export class MaintenanceRefusedError extends Error {
  override readonly name = 'MaintenanceRefusedError';
}

export interface MaintenanceOptions {
  dataDir: string;
  databaseUrl?: string;
  supabaseUrl?: string;
  /** Folder with bootstrap.sql, migrations/ and seed.sql; the package's own unless given. */
  schemaDir?: string;
  log?: (message: string) => void;
}

/**
 * Brings the configured database to this program's schema. Opening a database does the same; this
 * tells what was done.
 *
 * @throws MaintenanceRefusedError for a Supabase project, and what `openHost` throws
 */
export async function migrate(options: MaintenanceOptions): Promise<SchemaResult> {
  if (options.supabaseUrl) {
    throw new MaintenanceRefusedError(
      'a Supabase project is migrated by its own tool: npx supabase db push --linked --include-seed',
    );
  }
  const host = await openHost(options);
  await host.close();
  return host.schema;
}

/**
 * Deletes everything in the configured database and makes it anew, with the seed.
 *
 * @throws MaintenanceRefusedError for a Supabase project, for a Postgres server unless `force`, and
 *   while another process uses the data directory
 */
export async function reset(
  options: MaintenanceOptions & { force?: boolean },
): Promise<SchemaResult> {
  const { databaseUrl, dataDir } = options;
  if (options.supabaseUrl) {
    throw new MaintenanceRefusedError(
      'a Supabase project is reset by its own tool: npx supabase db reset --linked',
    );
  }
  if (databaseUrl) {
    if (!options.force) {
      throw new MaintenanceRefusedError(
        `this would delete every appointment in ${withoutPassword(databaseUrl)}; say --force if you mean it`,
      );
    }
    const engine = openPostgres({ databaseUrl, log: options.log ?? (() => undefined) });
    await dropSchema(engine).finally(() => engine.close());
  } else {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const acquired = acquireOwnership({ directory: dataDir, instance: randomUUID() });
    if (!acquired.owned) {
      throw new MaintenanceRefusedError(
        `process ${acquired.holder.pid} is using ${dataDir}; end it first`,
      );
    }
    deletePglite({ directory: join(dataDir, 'pglite') });
    acquired.ownership.release();
  }
  return migrate(options);
}

function withoutPassword(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl);
    url.password = '';
    return url.href;
  } catch {
    return 'the database of DATABASE_URL';
  }
}
