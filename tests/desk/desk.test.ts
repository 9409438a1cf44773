import { request as httpRequest } from 'node:http';
import { TokenVerifier } from 'livekit-server-sdk';
import { afterEach, describe, expect, it } from 'vitest';
import { type Desk, type DeskOptions, startDesk } from '../../src/desk/desk.ts';
import { DeskCannotListen } from '../../src/desk/failures.ts';
import { StoreRejectedError, StoreUnavailableError } from '../../src/store/errors.ts';
import type { OperatorCallRow, OperatorMessageRow } from '../../src/store/rows.ts';

const livekit = {
  url: 'http://127.0.0.1:7880',
  apiKey: 'devkey',
  apiSecret: '0123456789abcdef0123456789abcdef',
  agentName: 'bellhop',
};

const call: OperatorCallRow = {
  id: 'SCL_1',
  business: 'maple-dental',
  room: 'call_1',
  from: '+12125550123',
  to: '+12125550100',
  started_at: '2026-11-24T10:00:00-05:00',
  ended_at: null,
  outcome: null,
};

const message: OperatorMessageRow = {
  at: '2026-11-24T10:00:00-05:00',
  business: 'maple-dental',
  name: 'Ana',
  contact_number: '+12125550123',
  text: 'Please call back.',
};

function store(changes: Partial<DeskOptions['store']> = {}): DeskOptions['store'] {
  return {
    schemaVersion: async () => '20260101000002_functions',
    operatorAppointments: async () => [],
    operatorCalls: async (filter) => (filter?.business === 'studio-nine' ? [] : [call]),
    operatorMessages: async () => [message],
    ...changes,
  };
}

const opened: Desk[] = [];

async function open(changes: Partial<DeskOptions> = {}): Promise<Desk> {
  let next = 0;
  const desk = await startDesk({
    port: 0,
    livekit,
    store: store(),
    tokensOpen: false,
    operatorKey: 'operator-secret',
    ids: () => {
      next += 1;
      return `id${next}`;
    },
    log: { info: () => {}, error: () => {} },
    ...changes,
  });
  opened.push(desk);
  return desk;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((desk) => desk.close({ graceMs: 50 })));
});

function askToken(desk: Desk, body: unknown = {}, headers: Record<string, string> = {}) {
  return fetch(`${desk.url}/api/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function claimsOf(response: Response) {
  expect(response.status).toBe(201);
  const body = (await response.json()) as { server_url: string; participant_token: string };
  expect(body.server_url).toBe('ws://127.0.0.1:7880');
  expect(Object.keys(body).sort()).toEqual(['participant_token', 'server_url']);
  return new TokenVerifier(livekit.apiKey, livekit.apiSecret).verify(body.participant_token);
}

async function codeOf(response: Response): Promise<string> {
  const body = (await response.json()) as { error: { code: string; message: string } };
  expect(body.error.message).not.toBe('');
  return body.error.code;
}

/** `fetch` does not let a test choose the Host header. */
function statusWithHost(desk: Desk, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${desk.url}/api/token`, { method: 'POST', headers: { host } });
    request.once('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once('error', reject);
    request.end('{}');
  });
}

describe('health', () => {
  it('is good while the database answers, and bad when it does not', async () => {
    const good = await fetch(`${(await open()).url}/health`);
    expect(good.status).toBe(200);
    expect(await good.json()).toMatchObject({ status: 'ok' });
    const failing = store({ schemaVersion: () => Promise.reject(new Error('gone')) });
    const bad = await fetch(`${(await open({ store: failing })).url}/health`);
    expect(bad.status).toBe(503);
    expect(await bad.json()).toEqual({ status: 'unavailable', database: 'unavailable' });
  });
});

describe('tokens', () => {
  it('give each visit a room of its own with the agent in it', async () => {
    const desk = await open();
    const first = await claimsOf(await askToken(desk));
    const second = await claimsOf(await askToken(desk, ''));
    expect(first.video?.room).not.toBe(second.video?.room);
    expect(first.roomConfig?.agents.map((agent) => agent.agentName)).toEqual(['bellhop']);
    expect(first.kind).toBeUndefined();
  });

  it.each([
    {
      participant_name: 'Ana',
      participant_identity: 'ana-1',
      participant_metadata: 'm',
      participant_attributes: { colour: 'red' },
    },
    {
      participantName: 'Ana',
      participantIdentity: 'ana-1',
      participantMetadata: 'm',
      participantAttributes: { colour: 'red' },
    },
  ])('understand both spellings', async (body) => {
    const claims = await claimsOf(await askToken(await open(), body));
    expect(claims).toMatchObject({ name: 'Ana', sub: 'ana-1', metadata: 'm' });
    expect(claims.attributes).toEqual({ colour: 'red' });
  });

  it('let nobody choose a room or an agent, or pose as a telephone', async () => {
    const claims = await claimsOf(
      await askToken(await open(), {
        room_name: 'call_+12125550123_x',
        roomName: 'call_+12125550123_x',
        room_config: { agents: [{ agent_name: 'expensive' }] },
        participant_attributes: { 'sip.phoneNumber': '+12125550123', 'LK.agent.state': 'x' },
        kind: 'sip',
      }),
    );
    expect(claims.video?.room).toMatch(/^call-id\d+$/);
    expect(claims.roomConfig?.agents.map((agent) => agent.agentName)).toEqual(['bellhop']);
    expect(claims.attributes ?? {}).toEqual({});
    expect(claims.kind).toBeUndefined();
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a number for a name', { participant_name: 7 }],
    ['an endless name', { participantName: 'x'.repeat(500) }],
    ['attributes of the wrong kind', { participant_attributes: { a: 1 } }],
  ])('are refused for %s', async (_, body) => {
    const response = await askToken(await open(), body);
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toBe('bad_request');
  });

  it('are refused for a body without end', async () => {
    const response = await askToken(await open(), { participant_metadata: 'x'.repeat(100_000) });
    expect(response.status).toBe(413);
    expect(await codeOf(response)).toBe('too_large');
  });

  it('stay on this machine unless opened', async () => {
    const closed = await open();
    const elsewhere = { 'x-forwarded-for': '203.0.113.9' };
    const refused = await askToken(closed, {}, elsewhere);
    expect(refused.status).toBe(403);
    expect(await codeOf(refused)).toBe('tokens_closed');
    expect(await statusWithHost(closed, 'rebound.example')).toBe(403);
    expect(await statusWithHost(closed, `localhost:${closed.port}`)).toBe(201);
    const openDesk = await open({ tokensOpen: true });
    expect((await askToken(openDesk, {}, elsewhere)).status).toBe(201);
    expect(await statusWithHost(openDesk, 'book.example')).toBe(201);
  });

  it('may be fetched by pages of this machine, and by others only when opened', async () => {
    const allowed = async (desk: Desk, origin: string) =>
      (await askToken(desk, {}, { origin })).headers.get('access-control-allow-origin');
    const closed = await open();
    expect(await allowed(closed, 'http://localhost:3000')).toBe('http://localhost:3000');
    expect(await allowed(closed, 'https://elsewhere.example')).toBeNull();
    const openDesk = await open({ tokensOpen: true });
    expect(await allowed(openDesk, 'https://book.example')).toBe('https://book.example');
  });

  it('need LiveKit', async () => {
    const response = await askToken(await open({ livekit: undefined }));
    expect(response.status).toBe(503);
    expect(await codeOf(response)).toBe('livekit_not_set_up');
  });
});

describe('the operator API', () => {
  const key = { authorization: 'Bearer operator-secret' };

  it('shows calls and messages to whoever has the key', async () => {
    const desk = await open();
    const read = async (path: string) =>
      (await fetch(`${desk.url}/api/${path}`, { headers: key })).json();
    expect(await read('calls')).toEqual({ calls: [call] });
    expect(await read('calls?business=studio-nine')).toEqual({ calls: [] });
    expect(await read('messages')).toEqual({ messages: [message] });
    expect(await read('appointments')).toEqual({ appointments: [] });
  });

  it.each([undefined, 'Bearer wrong', 'operator-secret', 'Basic operator-secret'])(
    'shows nothing to %s',
    async (authorization) => {
      const desk = await open();
      for (const path of ['appointments', 'calls', 'messages']) {
        const response = await fetch(`${desk.url}/api/${path}`, {
          headers: authorization === undefined ? {} : { authorization },
        });
        expect(response.status).toBe(401);
        expect(await codeOf(response)).toBe('unauthorized');
      }
    },
  );

  it.each([undefined, ''])('is off without a key (%j)', async (operatorKey) => {
    const desk = await open({ operatorKey });
    const response = await fetch(`${desk.url}/api/calls`, {
      headers: { authorization: 'Bearer ' },
    });
    expect(response.status).toBe(403);
    expect(await codeOf(response)).toBe('operator_key_not_set');
  });

  it('only reads', async () => {
    const response = await fetch(`${(await open()).url}/api/calls`, {
      method: 'POST',
      headers: key,
    });
    expect(response.status).toBe(404);
  });

  it('says what is wrong', async () => {
    const rejected = new StoreRejectedError({
      operation: 'operator_calls',
      status: 404,
      code: 'PT404',
      message: 'business_not_found',
      details: null,
    });
    const unavailable = new StoreUnavailableError({
      operation: 'operator_calls',
      status: 0,
      message: 'connect ECONNREFUSED',
    });
    const failing = (error: Error) =>
      open({ store: store({ operatorCalls: () => Promise.reject(error) }) });
    const get = async (desk: Desk, query = '') =>
      fetch(`${desk.url}/api/calls${query}`, { headers: key });

    const bad = await get(await open(), '?business=No%20such!');
    expect([bad.status, await codeOf(bad)]).toEqual([400, 'bad_request']);
    const unknown = await get(await failing(rejected), '?business=nobody');
    expect([unknown.status, await codeOf(unknown)]).toEqual([404, 'business_not_found']);
    const down = await get(await failing(unavailable));
    expect([down.status, await codeOf(down)]).toEqual([503, 'database_unavailable']);
    const bug = await get(await failing(new Error('secret detail')));
    expect(bug.status).toBe(500);
    expect(await bug.text()).not.toContain('secret detail');
  });
});

describe('opening and closing', () => {
  it('names the port that is taken', async () => {
    const { port } = await open();
    const second = open({ port });
    await expect(second).rejects.toThrow(DeskCannotListen);
    await expect(second).rejects.toThrow(String(port));
  });

  it('finishes what it has begun, and takes nothing new', async () => {
    let answer: (value: string) => void = () => {};
    let asked: () => void = () => {};
    const begun = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const desk = await open({
      store: store({
        schemaVersion: () => {
          asked();
          return new Promise((resolve) => {
            answer = resolve;
          });
        },
      }),
    });
    const health = fetch(`${desk.url}/health`);
    await begun;
    const closed = desk.close();
    await expect(fetch(`${desk.url}/health`)).rejects.toThrow();
    answer('20260101000002_functions');
    expect((await health).status).toBe(200);
    await closed;
  });

  it('does not wait for ever', async () => {
    let asked: () => void = () => {};
    const begun = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const desk = await open({
      store: store({
        schemaVersion: () => {
          asked();
          return new Promise(() => {});
        },
      }),
    });
    const health = fetch(`${desk.url}/health`).catch(() => 'cut');
    await begun;
    await desk.close({ graceMs: 50 });
    expect(await health).toBe('cut');
  });
});
