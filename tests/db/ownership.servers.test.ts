import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/embedded/postgres-engine.ts';
import { applySchema, readSchemaFiles, schemaDirectory } from '../../src/embedded/schema.ts';
import { type PostgresServer, postgres, postgresAvailable } from '../support/postgres.ts';

const available = postgresAvailable();
let server: PostgresServer;

beforeAll(async () => {
  if (available) server = await postgres();
});
afterAll(() => server?.stop());

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // With several statements the driver gives an array of results, against its types.
    const results = (await client.query(sql)) as pg.QueryResult | pg.QueryResult[];
    return (Array.isArray(results) ? results.at(-1) : results)?.rows ?? [];
  } finally {
    await client.end();
  }
}

async function install(databaseUrl: string): Promise<void> {
  const engine = openPostgres({ databaseUrl, maxConnections: 1, log: () => {} });
  try {
    await applySchema({ engine, files: readSchemaFiles(schemaDirectory()) });
  } finally {
    await engine.close();
  }
}

describe.skipIf(!available)('a database on a server of many', () => {
  it('belongs to an owner who is no superuser, and shares its roles with its neighbours', async () => {
    await query(server.url, 'create role landlord login createrole');
    await query(server.url, 'create database first owner landlord');
    await query(server.url, 'create database second owner landlord');
    for (const name of ['first', 'second']) {
      const url = server.url.replace('postgres@', 'landlord@').replace(/postgres$/, name);
      await install(url);
      const asApplication =
        'begin; set local role service_role; select jsonb_array_length(list_businesses()) as n';
      expect(await query(url, asApplication)).toEqual([{ n: 3 }]);
    }
  });
});
