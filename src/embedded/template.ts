import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readSchemaFiles, schemaDirectory } from './schema.ts';

/**
 * A seeded database made at build time: opening a copy takes about a second, making one takes five.
 * Only used while it is of the very schema at hand; without one, the database is made on the spot.
 */
const FILE = fileURLToPath(new URL('../../dist/embedded-template.gz', import.meta.url));
const HASH_BYTES = 32;

/** A tar of the data directory for this schema, when the build has made one. */
export function readTemplate(schemaDir: string): Blob | null {
  if (!existsSync(FILE)) return null;
  const file = readFileSync(FILE);
  const wanted = schemaHash(schemaDir);
  if (!file.subarray(0, HASH_BYTES).equals(wanted)) return null;
  return new Blob([new Uint8Array(gunzipSync(file.subarray(HASH_BYTES)))]);
}

/** Keeps a tar of a closed data directory with the schema of this package. */
export function writeTemplate(tar: Uint8Array): void {
  writeFileSync(FILE, Buffer.concat([schemaHash(schemaDirectory()), gzipSync(tar, { level: 6 })]));
}

function schemaHash(schemaDir: string): Buffer {
  const { bootstrap, migrations, seed } = readSchemaFiles(schemaDir);
  const hash = createHash('sha256');
  for (const file of [bootstrap, ...migrations, seed]) hash.update(file?.sql ?? '').update('\0');
  return hash.digest();
}
