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
    ['fallback', 'ok'],
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

it('finds a database that answers, but too slowly for a conversation', async () => {
  const { store } = database;
  const slow: Pick<typeof store, 'schemaVersion' | 'listBusinesses' | 'listPhoneNumbers'> = {
    listBusinesses: store.listBusinesses,
    listPhoneNumbers: store.listPhoneNumbers,
    schemaVersion: async () => {
      await new Promise((resolve) => setTimeout(resolve, 1100));
      return store.schemaVersion();
    },
  };
  const [check] = await checkStore({ store: slow, timeoutMs: 5000 });
  expect(check).toMatchObject({ id: 'database', status: 'warn' });
  expect(check?.detail).toMatch(/took \d{4} ms/);
});
