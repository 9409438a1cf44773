import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectStore } from '../../src/embedded/connect.ts';
import { type HostHandle, openHost } from '../../src/embedded/host.ts';
import { MaintenanceRefusedError, migrate, reset } from '../../src/embedded/maintenance.ts';
import { MigrationError, SchemaTooNewError } from '../../src/embedded/schema.ts';
import { emptyDataDir } from '../support/database.ts';
import { type PostgresServer, postgres, postgresAvailable } from '../support/postgres.ts';
import { callFunction, fixtureSchema } from './fixture.ts';

describe.runIf(postgresAvailable())('the host over a Postgres server', () => {
  let server: PostgresServer;
  let databases = 0;
  let databaseUrl: string;
  let dataDir: string;

  beforeAll(async () => {
    server = await postgres();
    dataDir = emptyDataDir();
  });

  afterAll(async () => {
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  beforeEach(async () => {
    databases += 1;
    databaseUrl = await server.createDatabase(`bellhop_${databases}`);
  });

  const options = () => ({ dataDir, databaseUrl, schemaDir: fixtureSchema });

  async function withHost<T>(work: (host: HostHandle) => Promise<T>): Promise<T> {
    const host = await openHost(options());
    try {
      return await work(host);
    } finally {
      await host.close();
    }
  }

  async function query(sql: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  const call = (host: HostHandle, name: string, body: object = {}) =>
    callFunction({ url: host.url, key: host.key, name, body });

  it('answers as over the embedded database', async () => {
    await withHost(async (host) => {
      const now = '2026-03-01T12:00:00Z';
      const asked = { url: host.url, key: host.key, name: 'whoami' };
      const who = await callFunction({ ...asked, headers: { 'x-bellhop-now': now } });
      expect(who.body).toMatchObject({ role: 'service_role', now });
      expect((await call(host, 'whoami')).body).toMatchObject({ now: null });
      const failed = await call(host, 'fail', { p_state: 'PT409', p_message: 'gone' });
      expect(failed).toEqual({
        status: 409,
        body: { code: 'PT409', message: 'gone', details: 'why', hint: 'what to do' },
      });
    });
  });

  it('keeps roles, claims and clocks of many askers apart', async () => {
    await withHost(async (host) => {
      const answers = await Promise.all(
        Array.from({ length: 200 }, async (_, asker) => {
          const now = `2026-01-01T00:${String(asker % 60).padStart(2, '0')}:00Z`;
          const key = asker % 3 === 0 ? host.anonKey : host.key;
          const asked = { url: host.url, key, name: 'whoami', headers: { 'x-bellhop-now': now } };
          return { asker, now, answer: await callFunction(asked) };
        }),
      );
      for (const { asker, now, answer } of answers) {
        if (asker % 3 === 0) expect(answer.status).toBe(401);
        else expect(answer.body).toMatchObject({ role: 'service_role', now });
      }
    });
  });

  it('outlives broken connections', async () => {
    await withHost(async (host) => {
      await Promise.all(Array.from({ length: 8 }, () => call(host, 'whoami')));
      await query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'bellhop' and datname = current_database()`,
      );
      const after = await Promise.all(Array.from({ length: 8 }, () => call(host, 'whoami')));
      expect(after.map((answer) => answer.status)).toEqual(Array(8).fill(200));
    });
  });

  it('sees functions that others have changed', async () => {
    await withHost(async (host) => {
      await call(host, 'nothing');
      await query(
        `drop function public.nothing();
         create function public.nothing() returns text language sql as $$ select 'new' $$;
         create function public.added(p_x int) returns int language sql as $$ select p_x + 1 $$`,
      );
      expect((await call(host, 'added', { p_x: 1 })).body).toBe(2);
      expect((await call(host, 'nothing')).body).toBe('new');
    });
  });

  it('is migrated once by many processes at once, and recorded as the Supabase CLI does', async () => {
    const hosts = await Promise.all(Array.from({ length: 4 }, () => openHost(options())));
    await Promise.all(hosts.map((host) => host.close()));
    expect(hosts.map((host) => host.schema.applied.length).sort()).toEqual([0, 0, 0, 1]);
    expect(await query('select version, name from supabase_migrations.schema_migrations')).toEqual([
      { version: '20260101000000', name: 'echo' },
    ]);
    expect(await migrate(options())).toEqual({
      applied: [],
      seeded: false,
      version: '20260101000000',
    });
  });

  it('refuses a schema newer than the program', async () => {
    await migrate(options());
    await query(
      `insert into supabase_migrations.schema_migrations (version) values ('20990101000000')`,
    );
    await expect(openHost(options())).rejects.toThrow(SchemaTooNewError);
    await expect(openHost(options())).rejects.toThrow('20990101000000');
  });

  it('leaves nothing of a migration that fails, and says where', async () => {
    const schemaDir = join(emptyDataDir(), 'schema');
    cpSync(fixtureSchema, schemaDir, { recursive: true, dereference: true });
    const bad = 'create table public.half (a int);\n\nselect 1 from nowhere;\n';
    writeFileSync(join(schemaDir, 'migrations', '20260102000000_bad.sql'), bad);
    const opened = openHost({ ...options(), schemaDir });
    await expect(opened).rejects.toThrow(MigrationError);
    await expect(opened).rejects.toThrow('supabase/migrations/20260102000000_bad.sql:3');
    expect(await query(`select to_regclass('public.half') as half`)).toEqual([{ half: null }]);
    rmSync(schemaDir, { recursive: true, force: true });
  });

  it('resets a server only when forced', async () => {
    await withHost((host) => call(host, 'write_note', { p_key: 'gone', p_text: '' }));
    await expect(reset(options())).rejects.toThrow(MaintenanceRefusedError);
    await expect(
      reset({ ...options(), supabaseUrl: 'https://x.example', force: true }),
    ).rejects.toThrow(MaintenanceRefusedError);
    await withHost(async (host) => {
      expect((await call(host, 'read_notes')).body).toEqual(['gone']);
    });
    expect(await reset({ ...options(), force: true })).toMatchObject({
      applied: ['20260101000000'],
    });
    await withHost(async (host) => {
      expect((await call(host, 'read_notes')).body).toEqual([]);
    });
  });

  it('carries the whole schema and its seed', async () => {
    const { store, close, kind } = await connectStore({
      dataDir,
      databaseUrl,
      now: '2026-11-23T12:00:00Z',
    });
    try {
      expect(kind).toBe('postgres');
      expect(await store.listBusinesses()).toHaveLength(3);
      const opened = await store.openCall({
        callId: 'c1',
        room: 'r1',
        channel: 'phone',
        dialled: '+442079460102',
      });
      expect(opened).toMatchObject({ business: { slug: 'studio-nine' } });
      expect(Date.parse(opened.now)).toBe(Date.parse('2026-11-23T12:00:00Z'));
    } finally {
      await close();
    }
  });

  it('says so while the server is away', async () => {
    const away = await postgres();
    const url = await away.createDatabase('away');
    const { store, close } = await connectStore({ dataDir, databaseUrl: url });
    try {
      await store.listPhoneNumbers();
      await away.stop();
      await expect(store.listPhoneNumbers()).rejects.toMatchObject({
        name: 'StoreUnavailableError',
        status: 503,
      });
    } finally {
      await close();
    }
  });
});
