import { SipClient } from 'livekit-server-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLivekit, type LivekitChecks } from '../../src/doctor/livekit-checks.ts';
import { setUpTelephony } from '../../src/telephony/setup.ts';
import {
  type LivekitServer,
  livekitServer,
  livekitServerAvailable,
} from '../support/livekit-server.ts';
import { type Redis, redis, redisAvailable } from '../support/redis.ts';

const available = [livekitServerAvailable(), redisAvailable()].every(Boolean);

const dental = { number: '+12125550100', business: 'maple-dental' };
const golf = { number: '+13105550101', business: 'pine-valley-golf' };

describe.skipIf(!available)('the doctor at a real LiveKit server', () => {
  let store: Redis;
  let server: LivekitServer;

  beforeAll(async () => {
    store = await redis();
    server = await livekitServer({ redisAddress: store.address });
  });

  afterAll(async () => {
    await server?.stop();
    await store?.stop();
  });

  async function look(changes: Partial<LivekitChecks['livekit']> = {}, numbers = [dental, golf]) {
    const checks = await checkLivekit({
      livekit: { ...access(), ...changes },
      numbers: Promise.resolve(numbers),
      timeoutMs: 5_000,
    });
    return Object.fromEntries(checks.map((check) => [check.id, check]));
  }

  function access() {
    const { url, apiKey, apiSecret } = server;
    return { url, apiKey, apiSecret, agentName: 'bellhop' };
  }

  function setUp(numbers = [dental, golf], allowAnyAddress = false) {
    return setUpTelephony({
      ...access(),
      livekitUrl: server.url,
      numbers,
      allowedAddresses: allowAnyAddress ? [] : ['10.0.0.0/8'],
      allowAnyAddress,
      log: { info: () => {} },
    });
  }

  it('follows the numbers from nothing to all, and finds what is wrong on the way', async () => {
    const bare = await look();
    expect(bare).toMatchObject({
      livekit: { status: 'ok' },
      telephony: { status: 'ok' },
      'telephony.numbers': { status: 'warn' },
    });

    await setUp([dental]);
    const half = (await look())['telephony.numbers'];
    expect(half).toMatchObject({ status: 'fail', advice: 'Run: bellhop telephony setup' });
    expect(half?.detail).toContain(golf.number);
    expect(half?.detail).not.toContain(dental.number);

    await setUp();
    expect((await look())['telephony.numbers']).toMatchObject({ status: 'ok' });
    expect((await look({ agentName: 'other' }))['telephony.numbers']).toMatchObject({
      status: 'fail',
    });
    const { port } = new URL(server.url);
    expect((await look({ url: `http://127.0.0.1:${port}/` }))['telephony.numbers']).toMatchObject({
      status: 'ok',
    });

    await setUp([dental, golf], true);
    expect((await look())['telephony.numbers']).toMatchObject({ status: 'warn' });

    const sip = new SipClient(server.url, server.apiKey, server.apiSecret);
    for (const rule of await sip.listSipDispatchRule()) {
      await sip.deleteSipDispatchRule(rule.sipDispatchRuleId);
    }
    expect((await look())['telephony.numbers']).toMatchObject({ status: 'fail' });
  });

  it('tells a wrong key from a server that is not there', async () => {
    const refused = (await look({ apiSecret: 'f'.repeat(32) })).livekit;
    expect(refused).toMatchObject({ status: 'fail' });
    expect(refused?.detail).toContain('refuses the API key');
    const gone = (await look({ url: 'ws://127.0.0.1:9' })).livekit;
    expect(gone).toMatchObject({ status: 'fail' });
    expect(gone?.detail).toContain('No LiveKit server answers');
  });

  it('finds a server without telephony usable for browsers', async () => {
    const plain = await livekitServer();
    try {
      const found = await look({ url: plain.url });
      expect(found).toMatchObject({ livekit: { status: 'ok' }, telephony: { status: 'warn' } });
      expect(found.telephony?.advice).toContain('Redis');
    } finally {
      await plain.stop();
    }
  });
});
