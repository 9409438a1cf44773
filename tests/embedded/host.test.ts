import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signToken } from '../../src/embedded/access.ts';
import { type HostHandle, openHost } from '../../src/embedded/host.ts';
import { copyOfTemplate } from '../support/database.ts';
import { callFunction, fixtureSchema } from './fixture.ts';

let dataDir: string;
let host: HostHandle;

beforeAll(async () => {
  dataDir = await copyOfTemplate(fixtureSchema);
  host = await openHost({ dataDir, schemaDir: fixtureSchema, now: '2026-03-01T12:00:00Z' });
});

afterAll(async () => {
  await host?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const call = (
  name: string,
  body?: unknown,
  more: { key?: string; headers?: Record<string, string> } = {},
) => callFunction({ url: host.url, key: host.key, name, body, ...more });

describe('calling functions', () => {
  it('passes arguments of every kind by name', async () => {
    const id = '6f9619ff-8b86-4d01-b42d-00c04fc964ff';
    const text = `it's a \\ "test" $$ \n ☎ '; drop table notes; --`;
    const answer = await call('echo', {
      p_data: { nested: [1, null, { deep: "o'clock" }] },
      p_ids: [id],
      p_text: text,
      p_number: -3,
      p_at: '2026-01-01T10:00:00+02:00',
      p_yes: true,
    });
    expect(answer).toEqual({
      status: 200,
      body: {
        text,
        number: -3,
        ids: [id],
        at: '2026-01-01T08:00:00+00:00',
        data: { nested: [1, null, { deep: "o'clock" }] },
        yes: true,
      },
    });
  });

  it('leaves what is not given to its default, and passes null as null', async () => {
    const { body } = await call('echo', { p_text: null });
    expect(body).toMatchObject({ text: null, number: 7, ids: [], yes: false });
  });

  it.each([
    ['sets of scalars', 'read_notes', 200, []],
    [
      'sets of rows',
      'pairs',
      200,
      [
        { a: 1, b: 'one' },
        { a: 2, b: null },
      ],
    ],
    ['nothing', 'nothing', 204, undefined],
  ])('answers %s as PostgREST does', async (_, name, status, body) => {
    expect(await call(name)).toEqual({ status, body });
  });

  it('takes an empty body as no arguments', async () => {
    expect((await call('echo', '')).status).toBe(200);
  });

  it.each(['{', '[]', '"text"', '7', 'null'])('refuses the body %s', async (body) => {
    const answer = await call('echo', body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'PGRST102' } });
  });

  it('tries lost races again and gives up after a few', async () => {
    const first = (await call('lose_race', { p_times: 3 })).body;
    expect(first).toBe(3);
    const lost = await call('lose_race', { p_times: 1000 });
    expect(lost).toMatchObject({ status: 500, body: { code: '40001' } });
  });

  it('rolls the whole call back when it fails', async () => {
    await call('write_note', { p_key: 'once', p_text: 'first' });
    expect((await call('repeat_note', { p_key: 'once' })).status).toBe(409);
    expect((await call('write_note', { p_key: 'once', p_text: 'x' })).body).toEqual({
      replayed: true,
    });
  });

  it('answers the same in this process as through the socket', async () => {
    const args = { url: host.url, key: host.key, name: 'echo', body: { p_text: 'same' } };
    expect(await callFunction({ ...args, fetch: host.fetch })).toEqual(await callFunction(args));
  });

  it('gives up an answer in this process when the asker does', async () => {
    const signal = AbortSignal.abort(new Error('changed my mind'));
    const asked = host.fetch(`${host.url}/rest/v1/rpc/whoami`, { method: 'POST', signal });
    await expect(asked).rejects.toThrow('changed my mind');
  });
});

describe('errors', () => {
  it.each([
    ['PT404', 404],
    ['PT409', 409],
    ['PT422', 422],
    ['P0001', 400],
    ['22P02', 400],
    ['23505', 409],
    ['23503', 409],
    ['23514', 400],
    ['42501', 403],
    ['53300', 503],
    ['57014', 500],
    ['XX000', 500],
  ])('reports %s as status %i with its words', async (state, status) => {
    expect(await call('fail', { p_state: state, p_message: 'slot_gone' })).toEqual({
      status,
      body: { code: state, message: 'slot_gone', details: 'why', hint: 'what to do' },
    });
  });

  it.each([
    ['no such function', 'missing', {}],
    ['a wrong argument name', 'echo', { p_wrong: 1 }],
    ['a missing argument', 'fail', {}],
    ['a function of another schema', 'pg_sleep', { seconds: 9 }],
  ])('says PGRST202 for %s', async (_, name, body) => {
    expect(await call(name, body)).toMatchObject({ status: 404, body: { code: 'PGRST202' } });
  });

  it('says PGRST203 where two functions fit', async () => {
    const answer = await call('twice', { p_number: 1 });
    expect(answer).toMatchObject({ status: 300, body: { code: 'PGRST203' } });
  });

  it.each([
    [{ p_ids: ['not-an-id'] }, '22P02'],
    [{ p_at: 'yesterday-ish' }, '22007'],
    [{ p_text: 'nul \u0000 byte' }, '22P05'],
    [{ p_number: 99999999999 }, '22003'],
  ])('refuses the malformed argument %o', async (body, code) => {
    expect(await call('echo', body)).toMatchObject({ status: 400, body: { code } });
  });

  it('knows no other path', async () => {
    const response = await fetch(`${host.url}/rest/v1/notes`, { headers: { apikey: host.key } });
    expect(response.status).toBe(404);
  });
});

describe('access', () => {
  const token = (claims: Record<string, unknown>, jwtSecret = host.jwtSecret) =>
    signToken({ jwtSecret, claims: { role: 'authenticated', exp: 4_000_000_000, ...claims } });

  it('runs as service_role with the host key', async () => {
    const { body } = await call('whoami');
    expect(body).toMatchObject({ role: 'service_role', claims: { role: 'service_role' } });
  });

  it('runs as the role of a token, with its claims', async () => {
    const app = { business_id: 'b1' };
    const headers = { authorization: `Bearer ${token({ app_metadata: app })}` };
    const { status, body } = await call('whoami', {}, { key: host.anonKey, headers });
    expect(status).toBe(200);
    expect(body).toMatchObject({ role: 'authenticated', claims: { app_metadata: app } });
  });

  it('forgets role, claims and clock after each call', async () => {
    await call('whoami', {}, { headers: { 'x-bellhop-now': '2030-01-01T00:00:00Z' } });
    await call('fail', { p_state: 'P0001' });
    const { body } = await call(
      'whoami',
      {},
      { headers: { authorization: `Bearer ${token({})}` } },
    );
    expect(body).toMatchObject({ role: 'authenticated', now: '2026-03-01T12:00:00Z' });
  });

  it('gives anon nothing: 401 where a role with rights gets 403', async () => {
    expect(await call('echo', {}, { key: host.anonKey })).toMatchObject({
      status: 401,
      body: { code: '42501' },
    });
    const headers = { authorization: `Bearer ${token({})}` };
    expect((await call('echo', {}, { headers })).status).toBe(403);
  });

  it.each([
    ['no key', () => ({ headers: {} })],
    ['a wrong key', () => ({ key: `${host.key}x` })],
    [
      'a right key beside a wrong token',
      () => ({ key: host.key, headers: { authorization: 'Bearer x.y.z' } }),
    ],
    [
      'a wrong key beside a right token',
      () => ({ key: 'wrong', headers: { authorization: `Bearer ${token({})}` } }),
    ],
    [
      'a token of another secret',
      () => ({ headers: { authorization: `Bearer ${token({}, 'other')}` } }),
    ],
    ['an expired token', () => ({ headers: { authorization: `Bearer ${token({ exp: 1 })}` } })],
    [
      'a token of an unknown role',
      () => ({ headers: { authorization: `Bearer ${token({ role: 'postgres' })}` } }),
    ],
    ['another scheme', () => ({ headers: { authorization: `Basic ${host.key}` } })],
  ])('refuses %s', async (_, credentials) => {
    const answer = await callFunction({ url: host.url, name: 'whoami', ...credentials() });
    expect(answer).toMatchObject({ status: 401, body: { code: 'PGRST301' } });
  });

  it('shows its health to its own key only', async () => {
    const health = (apikey: string) => fetch(`${host.url}/health`, { headers: { apikey } });
    expect((await health(host.key)).status).toBe(200);
    expect((await health(host.anonKey)).status).toBe(401);
  });

  it('keeps host.json to its owner', () => {
    expect(statSync(join(dataDir, 'host.json')).mode & 0o777).toBe(0o600);
  });
});

describe('the clock', () => {
  it('stands where the host was told, unless the client has its own', async () => {
    const now = (headers: Record<string, string>) => call('whoami', {}, { headers });
    expect((await now({})).body).toMatchObject({ now: '2026-03-01T12:00:00Z' });
    const own = '2026-11-24T10:00:00-05:00';
    expect((await now({ 'x-bellhop-now': own })).body).toMatchObject({ now: own });
  });

  it.each(['tomorrow', '2026-13-01T00:00:00Z', "2026-01-01T00:00:00Z'; --"])(
    'refuses the instant %s',
    async (now) => {
      const answer = await call('whoami', {}, { headers: { 'x-bellhop-now': now } });
      expect(answer).toMatchObject({ status: 400, body: { code: '22007' } });
    },
  );
});
