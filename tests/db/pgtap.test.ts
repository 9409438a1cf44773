import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { PGlite } from '@electric-sql/pglite';
import { pgtap } from '@electric-sql/pglite-pgtap';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { applySchema, readSchemaFiles, schemaDirectory } from '../../src/embedded/schema.ts';
import { readTap, tapFiles } from './tap.ts';

let database: PGlite;

beforeAll(async () => {
  database = await PGlite.create({ extensions: { btree_gist, pgcrypto, pgtap } });
  const run = async (sql: string) => (await database.exec(sql)).at(-1)?.rows ?? [];
  await applySchema({
    engine: {
      kind: 'pglite',
      run,
      transaction: (work) =>
        database.transaction((tx) => work(async (sql) => (await tx.exec(sql)).at(-1)?.rows ?? [])),
      close: () => database.close(),
    },
    files: readSchemaFiles(schemaDirectory()),
  });
});
// A file that breaks off leaves its transaction open.
afterEach(async () => {
  await database.exec('rollback');
});
afterAll(() => database.close());

describe('pgTAP on the embedded Postgres', () => {
  it.each(tapFiles())('$name', async ({ sql }) => {
    const report = readTap(await database.exec(sql));
    expect(report.failed).toEqual([]);
    expect(report.ran).toBeGreaterThan(5);
  });
});
