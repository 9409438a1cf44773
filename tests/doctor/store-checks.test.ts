import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkStore } from '../../src/doctor/store-checks.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  await database?.close();
});

it('finds the seeded database in order', async () => {
  const { store } = database;
  const expectedSchemaVersion = await store.schemaVersion();
  const checks = await checkStore({ store, expectedSchemaVersion, timeoutMs: 10_000 });
  expect(checks.map(({ id, status }) => [id, status])).toEqual([
    ['database', 'ok'],
    ['businesses', 'ok'],
    ['slots', 'ok'],
  ]);
  for (const slug of ['maple-dental', 'pine-valley-golf', 'studio-nine']) {
    expect(checks.at(-1)?.detail).toMatch(new RegExp(`${slug} [1-9]\\d*`));
  }
});

it('finds a business whose calendar has run out', async () => {
  const later = await database.connect({ now: '2099-01-01T00:00:00Z' });
  try {
    const checks = await checkStore({ store: later.store, timeoutMs: 10_000 });
    expect(checks.at(-1)).toMatchObject({ id: 'slots', status: 'warn' });
    expect(checks.at(-1)?.detail).toContain('studio-nine');
  } finally {
    await later.close();
  }
});
