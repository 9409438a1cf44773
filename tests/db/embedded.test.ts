import { readFileSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seedSql } from '../../scripts/seed.ts';
import { readSchemaFiles, schemaDirectory } from '../../src/embedded/schema.ts';
import { embeddedDatabase } from './embedded-database.ts';
import { slotLaws } from './slot-laws.ts';
import { readTap, tapFiles } from './tap.ts';
import { wrongArguments } from './wrong-arguments.ts';

// One file for all that needs the embedded Postgres by itself: each instance takes half a gigabyte.
let database: PGlite;

beforeAll(async () => {
  database = await embeddedDatabase();
});
// What breaks off leaves its transaction open.
afterEach(async () => {
  await database.exec('rollback');
});
afterAll(() => database.close());

describe('the schema on the embedded Postgres', () => {
  it.each(tapFiles())('passes $name', async ({ sql }) => {
    const report = readTap(await database.exec(sql));
    expect(report.failed).toEqual([]);
    expect(report.ran).toBeGreaterThan(5);
  });

  slotLaws(() => database);
  wrongArguments(() => database);

  it('knows the name of its last migration', async () => {
    const last = readSchemaFiles(schemaDirectory()).migrations.at(-1);
    const { rows } = await database.query<{ version: string }>(
      'select schema_version() as version',
    );
    expect(rows[0]?.version).toBe(`${last?.version}_${last?.name}`);
  });

  it('is seeded from the business files as they are', () => {
    const seed = readFileSync(new URL('../../supabase/seed.sql', import.meta.url), 'utf8');
    expect(seed).toBe(seedSql());
  });
});
