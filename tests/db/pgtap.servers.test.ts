import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { postgresAvailable } from '../support/postgres.ts';
import { type BookingServer, bookingServer } from './booking-server.ts';
import { readTap, tapFiles } from './tap.ts';

const available = postgresAvailable();
let server: BookingServer;
let client: pg.Client;

beforeAll(async () => {
  if (!available) return;
  server = await bookingServer({ connections: 1 });
  client = new pg.Client({ connectionString: server.url });
  await client.connect();
});
// A file that breaks off leaves its transaction open.
afterEach(async () => {
  await client?.query('rollback');
});
afterAll(async () => {
  await client?.end();
  await server?.stop();
});

describe.skipIf(!available)('pgTAP on a real Postgres', () => {
  it.each(tapFiles())('$name', async ({ sql }) => {
    // With several statements the driver gives an array of results, against its types.
    const results = (await client.query(sql)) as unknown as pg.QueryResult[];
    const report = readTap(results);
    expect(report.failed).toEqual([]);
    expect(report.ran).toBeGreaterThan(5);
  });
});
