import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { pgtap } from '@electric-sql/pglite-pgtap';
import { applySchema, readSchemaFiles, schemaDirectory } from '../../src/embedded/schema.ts';

/** An embedded Postgres in memory with the schema, the seed and pgTAP; half a gigabyte of memory. */
export async function embeddedDatabase(): Promise<PGlite> {
  const database = await PGlite.create({ extensions: { btree_gist, pgcrypto, pgtap } });
  const lastRows = (results: { rows: Record<string, unknown>[] }[]) => results.at(-1)?.rows ?? [];
  await applySchema({
    engine: {
      kind: 'pglite',
      run: async (sql) => lastRows(await database.exec(sql)),
      transaction: (work) =>
        database.transaction((tx) => work(async (sql) => lastRows(await tx.exec(sql)))),
      close: () => database.close(),
    },
    files: readSchemaFiles(schemaDirectory()),
  });
  return database;
}
