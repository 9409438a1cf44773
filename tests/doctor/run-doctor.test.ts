import { afterEach, describe, expect, it } from 'vitest';
import { type DoctorOptions, runDoctor } from '../../src/doctor/run-doctor.ts';
import type { DoctorStore } from '../../src/doctor/store-checks.ts';
import { type StandIn, standIn } from '../support/stand-in.ts';

const business = {
  slug: 'maple-dental',
  name: 'Maple Dental',
  zone: 'America/New_York',
  numbers: ['+12125550100'],
  services: 2,
  resources: 1,
  slots_ahead: 240,
};

function store(changes: Partial<DoctorStore> = {}): DoctorStore {
  return {
    schemaVersion: async () => '20260101000002_functions',
    listBusinesses: async () => [business],
    listPhoneNumbers: async () => [{ number: '+12125550100', business: 'maple-dental' }],
    ...changes,
  };
}

const opened: StandIn[] = [];

async function vendors(answer: Parameters<typeof standIn>[0]): Promise<StandIn> {
  const server = await standIn(answer);
  opened.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

/** Nothing is set but the database. */
function doctor(changes: Partial<DoctorOptions> = {}) {
  return runDoctor({
    nodeVersion: 'v22.1.0',
    livekit: { agentName: 'bellhop' },
    store: store(),
    expectedSchemaVersion: '20260101000002_functions',
    ...changes,
  });
}

async function find(id: string, changes: Partial<DoctorOptions>) {
  const { checks } = await doctor(changes);
  return checks.find((check) => check.id === id);
}

describe('with no key at all', () => {
  it('says that the terminal works, and what each missing key means', async () => {
    const report = await doctor();
    expect(report.ok).toBe(true);
    const statuses = Object.fromEntries(report.checks.map((check) => [check.id, check.status]));
    expect(statuses).toEqual({
      node: 'ok',
      database: 'ok',
      businesses: 'ok',
      slots: 'ok',
      livekit: 'warn',
      deepgram: 'warn',
      openai: 'ok',
      cartesia: 'warn',
    });
    for (const check of report.checks.filter((one) => one.status !== 'ok')) {
      expect(check.advice).toBeTruthy();
    }
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('refuses an old Node', async () => {
    expect(await find('node', { nodeVersion: '20.18.1' })).toMatchObject({ status: 'fail' });
    expect(await find('node', { nodeVersion: 'v20.19.0' })).toMatchObject({ status: 'ok' });
    expect(await find('node', { nodeVersion: 'v18.20.0' })).toMatchObject({ status: 'fail' });
  });
});

describe('keys', () => {
  const keys = (url: string): Partial<DoctorOptions> => ({
    deepgram: { apiKey: 'dg-secret', baseUrl: url.replace('http', 'ws') },
    openai: { apiKey: 'oa-secret', baseUrl: `${url}/v1` },
    azure: { endpoint: url, apiKey: 'az-secret', deployment: 'chat' },
    cartesia: { apiKey: 'ca-secret', baseUrl: url },
  });

  it('are shown to each vendor the way it wants, at the address that is set', async () => {
    const server = await vendors(({ url, headers }) => {
      const right =
        (url === '/v1/projects' && headers.authorization === 'Token dg-secret') ||
        (url === '/v1/models' && headers.authorization === 'Bearer oa-secret') ||
        (url?.startsWith('/openai/models?api-version=') && headers['api-key'] === 'az-secret') ||
        (url === '/voices?limit=1' && headers['x-api-key'] === 'ca-secret');
      return { status: right ? 200 : 401 };
    });
    const report = await doctor(keys(server.url));
    expect(report.ok).toBe(true);
    const accepted = report.checks.filter((check) => check.detail.includes('accepts the key'));
    expect(accepted.map((check) => check.id)).toEqual([
      'deepgram',
      'openai',
      'azure-openai',
      'cartesia',
    ]);
    expect(server.requests).toHaveLength(4);
  });

  it.each([
    [401, 'fail', 'Replace'],
    [403, 'warn', 'limited on purpose'],
    [429, 'warn', 'quota'],
    [404, 'warn', 'base URL'],
    [503, 'fail', 'status page'],
  ])('answered with %i are a %s', async (status, expected, advice) => {
    const server = await vendors(() => ({ status }));
    const report = await doctor(keys(server.url));
    for (const id of ['deepgram', 'openai', 'azure-openai', 'cartesia']) {
      const check = report.checks.find((one) => one.id === id);
      expect(check).toMatchObject({ id, status: expected });
      expect(check?.advice).toContain(advice);
    }
    expect(JSON.stringify(report)).not.toContain('secret');
  });

  it('without an answer fail in time, and together', async () => {
    const server = await vendors(() => undefined);
    const report = await doctor({ ...keys(server.url), timeoutMs: 100 });
    const failed = report.checks.filter((check) => check.status === 'fail');
    expect(failed.map((check) => check.id)).toEqual([
      'deepgram',
      'openai',
      'azure-openai',
      'cartesia',
    ]);
  });

  it('without a server fail with the address', async () => {
    const server = await vendors(() => ({ status: 200 }));
    await server.close();
    const check = await find('deepgram', keys(server.url));
    expect(check?.status).toBe('fail');
    expect(check?.detail).toContain(new URL(server.url).host);
  });

  it('may not know the model or the voice', async () => {
    const server = await vendors(({ url }) =>
      url === '/voices/gone' ? { status: 404 } : { status: 200, body: { data: [{ id: 'small' }] } },
    );
    const openai = { apiKey: 'k', baseUrl: `${server.url}/v1` };
    expect(await find('openai', { openai: { ...openai, model: 'small' } })).toMatchObject({
      status: 'ok',
    });
    const unknown = await find('openai', { openai: { ...openai, model: 'large' } });
    expect(unknown).toMatchObject({ status: 'warn' });
    expect(unknown?.advice).toContain('small');
    const cartesia = { apiKey: 'k', baseUrl: server.url };
    expect(await find('cartesia', { cartesia: { ...cartesia, voiceId: 'here' } })).toMatchObject({
      status: 'ok',
    });
    expect(await find('cartesia', { cartesia: { ...cartesia, voiceId: 'gone' } })).toMatchObject({
      status: 'warn',
    });
  });

  it('set by halves name what is missing', async () => {
    const azure = await find('azure-openai', { azure: { endpoint: 'https://x.example' } });
    expect(azure).toMatchObject({ status: 'fail' });
    expect(azure?.detail).toContain('AZURE_OPENAI_API_KEY and AZURE_OPENAI_DEPLOYMENT_NAME');
    const livekit = await find('livekit', { livekit: { url: 'ws://127.0.0.1:1', agentName: 'b' } });
    expect(livekit).toMatchObject({ status: 'fail' });
    expect(livekit?.detail).toContain('LIVEKIT_API_KEY and LIVEKIT_API_SECRET');
  });

  it('with an address that is none are a failed check, not a crash', async () => {
    const report = await doctor({
      deepgram: { apiKey: 'k', baseUrl: 'not an address' },
      livekit: { url: 'nor this', apiKey: 'k', apiSecret: 's', agentName: 'bellhop' },
    });
    const failed = report.checks.filter((check) => check.status === 'fail');
    expect(failed.map((check) => check.id)).toEqual(['livekit', 'deepgram']);
  });
});

describe('the database', () => {
  it('that does not answer fails once, with what to do', async () => {
    const broken = store({ schemaVersion: () => Promise.reject(new Error('no answer in time')) });
    const { checks } = await doctor({ store: broken });
    const database = checks.filter((check) =>
      ['database', 'businesses', 'slots'].includes(check.id),
    );
    expect(database).toHaveLength(1);
    expect(database[0]).toMatchObject({ id: 'database', status: 'fail' });
    expect(database[0]?.detail).toContain('no answer in time');
  });

  it('that hangs fails in time', async () => {
    const hanging = store({
      schemaVersion: () => new Promise(() => {}),
      listPhoneNumbers: () => new Promise(() => {}),
    });
    expect(await find('database', { store: hanging, timeoutMs: 50 })).toMatchObject({
      status: 'fail',
    });
  });

  it('that could not be opened says why', async () => {
    const check = await find('database', {
      store: undefined,
      storeFailure: new Error('another process has it'),
    });
    expect(check).toMatchObject({ status: 'fail' });
    expect(check?.detail).toContain('another process has it');
  });

  it.each([
    ['20250101000001_old', 'bellhop db migrate'],
    ['20990101000001_new', 'update this one'],
  ])('with schema %s advises: %s', async (version, advice) => {
    const check = await find('database', {
      store: store({ schemaVersion: async () => version }),
    });
    expect(check).toMatchObject({ status: 'fail' });
    expect(check?.advice).toContain(advice);
  });

  it.each([
    ['businesses', 'fail', []],
    ['businesses', 'fail', [{ ...business, services: 0 }]],
    ['slots', 'warn', [business, { ...business, slug: 'empty', slots_ahead: 0 }]],
  ] as const)('with nothing to offer shows in %s as a %s', async (id, status, businesses) => {
    const listBusinesses = async () => businesses.map((one) => ({ ...one, numbers: [] }));
    const check = await find(id, { store: store({ listBusinesses }) });
    expect(check).toMatchObject({ id, status });
  });
});
