import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine, RunSql } from './engine.ts';

/** The database was made by a newer Bellhop than this one. */
export class SchemaTooNewError extends Error {
  override readonly name = 'SchemaTooNewError';
  readonly found: string;
  readonly known: string;

  constructor(args: { found: string; known: string }) {
    super(
      `the database schema is at version ${args.found}, newer than this program, which knows ` +
        `versions up to ${args.known}: upgrade Bellhop, or use another database`,
    );
    this.found = args.found;
    this.known = args.known;
  }
}

/** A file under supabase/ could not be applied. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly file: string;
  /** Counted from 1; null when the database did not say. */
  readonly line: number | null;

  constructor(args: { file: string; line: number | null; reason: string }) {
    super(`${args.file}${args.line === null ? '' : `:${args.line}`}: ${args.reason}`);
    this.file = args.file;
    this.line = args.line;
  }
}

interface SqlFile {
  /** Path to show, such as `supabase/migrations/20260101000000_tables.sql`. */
  path: string;
  sql: string;
}

interface Migration extends SqlFile {
  version: string;
  name: string;
}

export interface SchemaFiles {
  bootstrap: SqlFile | null;
  migrations: Migration[];
  seed: SqlFile | null;
}

export interface SchemaResult {
  /** Versions applied now, in order. */
  applied: string[];
  seeded: boolean;
  /** The last version, empty when there is no migration. */
  version: string;
}

/** Where `supabase/` lies in the package: beside both `src/` and `dist/`. */
export function schemaDirectory(): string {
  return fileURLToPath(new URL('../../supabase', import.meta.url));
}

export function readSchemaFiles(directory: string): SchemaFiles {
  const folder = join(directory, 'migrations');
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const migrations = names.flatMap((file): Migration[] => {
    const [, version, name] = /^(\d+)_(.+)\.sql$/.exec(file) ?? [];
    if (!version || !name) return [];
    return [{ ...readSql(join(folder, file), `supabase/migrations/${file}`), version, name }];
  });
  return {
    bootstrap: readOptional(directory, 'bootstrap.sql'),
    migrations,
    seed: readOptional(directory, 'seed.sql'),
  };
}

function readOptional(directory: string, file: string): SqlFile | null {
  const path = join(directory, file);
  return existsSync(path) ? readSql(path, `supabase/${basename(path)}`) : null;
}

function readSql(path: string, shown: string): SqlFile {
  return { path: shown, sql: readFileSync(path, 'utf8') };
}

/** Any number, the same for every Bellhop: migrators of one database wait for each other. */
const MIGRATION_LOCK = 4_117_020_331;

const PREPARE_RECORD = `
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (
  version text primary key, statements text[], name text);
create table if not exists supabase_migrations.seed_files (path text primary key, hash text not null);`;

/**
 * Brings the database to this program's schema, in one transaction: what stands Supabase already
 * has, the migrations not yet applied (recorded as the Supabase CLI records them), and, on a
 * database that had none, the seed.
 *
 * @throws SchemaTooNewError, MigrationError
 */
export async function applySchema(args: {
  engine: Engine;
  files: SchemaFiles;
}): Promise<SchemaResult> {
  const { engine, files } = args;
  const version = files.migrations.at(-1)?.version ?? '';
  const before = await appliedVersions(engine.run);
  refuseNewer(before, files);
  if (pending(before, files).length === 0 && before.length > 0) {
    return { applied: [], seeded: false, version };
  }
  return engine.transaction(async (run) => {
    await run(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const present = await appliedVersions(run);
    refuseNewer(present, files);
    const due = pending(present, files);
    if (files.bootstrap && !(await isSupabase(run))) await apply(run, files.bootstrap);
    await run(PREPARE_RECORD);
    for (const migration of due) {
      await apply(run, migration);
      await run(
        `insert into supabase_migrations.schema_migrations (version, name, statements) values ` +
          `(${quote(migration.version)}, ${quote(migration.name)}, array[${quote(migration.sql)}])`,
      );
    }
    const seeded = present.length === 0 && files.seed !== null;
    if (seeded && files.seed) {
      await apply(run, files.seed);
      await run(
        `insert into supabase_migrations.seed_files (path, hash) values ` +
          `(${quote(files.seed.path)}, ${quote(sha256(files.seed.sql))}) on conflict do nothing`,
      );
    }
    return { applied: due.map((migration) => migration.version), seeded, version };
  });
}

/** Removes everything Bellhop has made; `applySchema` makes it anew. */
export async function dropSchema(engine: Engine): Promise<void> {
  await engine.transaction((run) =>
    run(`
select pg_advisory_xact_lock(${MIGRATION_LOCK});
drop schema if exists public, bellhop cascade;
drop schema if exists supabase_migrations cascade;
create schema public;
grant usage on schema public to public;`),
  );
}

function pending(applied: readonly string[], files: SchemaFiles): Migration[] {
  const present = new Set(applied);
  return files.migrations.filter((migration) => !present.has(migration.version));
}

function refuseNewer(applied: readonly string[], files: SchemaFiles): void {
  const known = files.migrations.at(-1)?.version ?? '';
  const found = applied.findLast((version) => version > known);
  if (found !== undefined && known !== '') throw new SchemaTooNewError({ found, known });
}

/** A connection straight to a Supabase project: what the bootstrap makes is Supabase's own there. */
async function isSupabase(run: RunSql): Promise<boolean> {
  const rows = await run(
    `select 1 as one from pg_catalog.pg_roles where rolname = 'supabase_admin'`,
  );
  return rows.length > 0;
}

async function appliedVersions(run: RunSql): Promise<string[]> {
  // Not to_regclass: it may still remember that there was none before another migrator's commit.
  const there = await run(
    `select 1 as one from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace ` +
      `where n.nspname = 'supabase_migrations' and c.relname = 'schema_migrations'`,
  );
  if (there.length === 0) return [];
  const rows = await run(
    'select version from supabase_migrations.schema_migrations order by version',
  );
  return rows.map((row) => String(row.version));
}

async function apply(run: RunSql, file: SqlFile): Promise<void> {
  try {
    await run(file.sql);
  } catch (cause) {
    // Not as its cause: the embedded driver's error carries the whole file.
    const { message, position } = cause as { message?: string; position?: string };
    const line = position ? file.sql.slice(0, Number(position)).split('\n').length : null;
    throw new MigrationError({ file: file.path, line, reason: message ?? String(cause) });
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function quote(text: string): string {
  return ` E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
