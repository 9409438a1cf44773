import {
  RoomAgentDispatch,
  RoomConfiguration,
  SIPDispatchRuleInfo,
  SIPInboundTrunkInfo,
} from '@livekit/protocol';
import { SipClient } from 'livekit-server-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InvalidAllowedAddress } from '../../src/telephony/allowed-addresses.ts';
import { InvalidPhoneNumber, NoPhoneNumbers } from '../../src/telephony/dialled-numbers.ts';
import {
  LivekitKeyRefused,
  LivekitUnreachable,
  SipNotConnected,
} from '../../src/telephony/livekit-failures.ts';
import { setUpTelephony, type TelephonySetup } from '../../src/telephony/setup.ts';
import {
  IncompleteTrunkSignIn,
  NumberClaimedElsewhere,
  OpenTrunkRefused,
} from '../../src/telephony/trunk.ts';
import { freePorts } from '../support/child-server.ts';
import {
  type LivekitServer,
  livekitServer,
  livekitServerAvailable,
} from '../support/livekit-server.ts';
import { type Redis, redis, redisAvailable } from '../support/redis.ts';

const available = [livekitServerAvailable(), redisAvailable()].every(Boolean);

const dental = { number: '+12125550100', business: 'maple-dental' };
const golf = { number: '+13105550101', business: 'pine-valley-golf' };
const salon = { number: '+442079460102', business: 'studio-nine' };
const log = { info: () => {} };

describe.skipIf(!available)('setting up the telephone, on a real server', () => {
  let store: Redis;
  let server: LivekitServer;
  let sip: SipClient;

  beforeAll(async () => {
    store = await redis();
    server = await livekitServer({ redisAddress: store.address });
    sip = new SipClient(server.url, server.apiKey, server.apiSecret);
  });

  afterAll(async () => {
    await server?.stop();
    await store?.stop();
  });

  beforeEach(async () => {
    for (const rule of await sip.listSipDispatchRule()) {
      await sip.deleteSipDispatchRule(rule.sipDispatchRuleId);
    }
    for (const trunk of await sip.listSipInboundTrunk()) {
      await sip.deleteSipTrunk(trunk.sipTrunkId);
    }
  });

  function setUp(changes: Partial<TelephonySetup> = {}) {
    return setUpTelephony({
      livekitUrl: server.url,
      apiKey: server.apiKey,
      apiSecret: server.apiSecret,
      agentName: 'bellhop',
      numbers: [dental, golf],
      allowedAddresses: ['54.172.60.0/30'],
      allowAnyAddress: false,
      log,
      ...changes,
    });
  }

  /** Everything on the server, to see that nothing else changed. */
  async function everything() {
    const trunks = await sip.listSipInboundTrunk();
    const rules = await sip.listSipDispatchRule();
    return [...trunks, ...rules].map((one) => one.toJsonString()).sort();
  }

  it('creates one trunk for all numbers and one rule that brings the agent', async () => {
    const report = await setUp();
    expect(report.trunk).toMatchObject({
      outcome: 'created',
      numbersAdded: [dental.number, golf.number],
      numbersRemoved: [],
      addresses: ['54.172.60.0/30'],
      open: false,
    });
    expect(report.rule.outcome).toBe('created');

    const trunks = await sip.listSipInboundTrunk();
    expect(trunks).toHaveLength(1);
    expect(trunks[0]).toMatchObject({
      sipTrunkId: report.trunk.id,
      numbers: [dental.number, golf.number],
      allowedAddresses: ['54.172.60.0/30'],
    });
    const rules = await sip.listSipDispatchRule();
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({
      sipDispatchRuleId: report.rule.id,
      trunkIds: [report.trunk.id],
      hidePhoneNumber: false,
    });
    expect(rules[0]?.rule?.rule).toMatchObject({
      case: 'dispatchRuleIndividual',
      value: { roomPrefix: 'call' },
    });
    expect(rules[0]?.roomConfig?.agents.map((agent) => agent.agentName)).toEqual(['bellhop']);
  });

  it('run again changes nothing, whichever way the address is written', async () => {
    await setUp();
    const before = await everything();
    const { port } = new URL(server.url);
    for (const livekitUrl of [
      server.url,
      `http://127.0.0.1:${port}`,
      `http://127.0.0.1:${port}/`,
    ]) {
      const report = await setUp({ livekitUrl, numbers: [golf, dental, golf] });
      expect(report.trunk.outcome).toBe('unchanged');
      expect(report.rule.outcome).toBe('unchanged');
      expect(report.removed).toEqual([]);
    }
    expect(await everything()).toEqual(before);
  });

  it('follows the numbers, and then rests again', async () => {
    const first = await setUp();
    const changed = await setUp({ numbers: [golf, salon] });
    expect(changed.trunk).toMatchObject({
      id: first.trunk.id,
      outcome: 'updated',
      numbersAdded: [salon.number],
      numbersRemoved: [dental.number],
    });
    expect(changed.rule).toMatchObject({ id: first.rule.id, outcome: 'unchanged' });
    expect((await sip.listSipInboundTrunk())[0]?.numbers).toEqual([golf.number, salon.number]);
    const again = await setUp({ numbers: [golf, salon] });
    expect([again.trunk.outcome, again.rule.outcome]).toEqual(['unchanged', 'unchanged']);
  });

  it('follows the agent, the rooms, and a rule that was changed by hand', async () => {
    const first = await setUp();
    const renamed = await setUp({ agentName: 'front-desk', roomPrefix: 'phone' });
    expect(renamed.trunk.outcome).toBe('unchanged');
    expect(renamed.rule).toMatchObject({ id: first.rule.id, outcome: 'updated' });
    const [rule] = await sip.listSipDispatchRule();
    expect(rule?.roomConfig?.agents.map((agent) => agent.agentName)).toEqual(['front-desk']);

    const spoilt = new SIPDispatchRuleInfo({ ...rule, hidePhoneNumber: true, roomPreset: 'mine' });
    await sip.updateSipDispatchRule(first.rule.id, spoilt);
    const mended = await setUp({ agentName: 'front-desk', roomPrefix: 'phone' });
    expect(mended.rule.outcome).toBe('updated');
    const [after] = await sip.listSipDispatchRule();
    expect(after).toMatchObject({ hidePhoneNumber: false, roomPreset: 'mine' });
  });

  it('keeps settings of the trunk that are not its own to decide', async () => {
    const { trunk } = await setUp();
    const [stored] = await sip.listSipInboundTrunk();
    await sip.updateSipInboundTrunk(
      trunk.id,
      new SIPInboundTrunkInfo({ ...stored, krispEnabled: true }),
    );
    await setUp({ numbers: [golf] });
    expect((await sip.listSipInboundTrunk())[0]).toMatchObject({
      krispEnabled: true,
      numbers: [golf.number],
    });
  });

  it('leaves the trunks and rules of others alone, even under its own name', async () => {
    const foreign = await sip.createSipInboundTrunk('bellhop', ['+16475550199'], {
      allowedAddresses: ['10.0.0.0/8'],
    });
    await sip.createSipDispatchRule(
      { type: 'individual', roomPrefix: 'theirs' },
      {
        name: 'bellhop',
        trunkIds: [foreign.sipTrunkId],
        roomConfig: new RoomConfiguration({
          agents: [new RoomAgentDispatch({ agentName: 'other' })],
        }),
      },
    );
    await sip.createSipDispatchRule({ type: 'direct', roomName: 'all' }, { name: 'wildcard' });
    const before = await everything();
    await setUp();
    await setUp({ numbers: [golf] });
    const after = await everything();
    expect(after.filter((one) => before.includes(one))).toEqual(before);
    expect(after).toHaveLength(before.length + 2);
  });

  it('removes surplus trunks and rules of its own', async () => {
    const { trunk } = await setUp({ numbers: [dental] });
    const [ours] = await sip.listSipInboundTrunk();
    const twin = await sip.createSipInboundTrunk('bellhop', [golf.number], {
      metadata: ours?.metadata ?? '',
      allowedAddresses: ['54.172.60.0/30'],
    });
    await sip.createSipDispatchRule(
      { type: 'individual', roomPrefix: 'call' },
      { name: 'bellhop', trunkIds: [twin.sipTrunkId] },
    );
    const report = await setUp();
    expect(report.removed.map((one) => one.kind).sort()).toEqual(['rule', 'trunk']);
    expect(await sip.listSipInboundTrunk()).toHaveLength(1);
    expect(await sip.listSipDispatchRule()).toHaveLength(1);
    expect([trunk.id, twin.sipTrunkId]).toContain(report.trunk.id);
  });

  it('takes up a rule whose trunk was deleted by hand', async () => {
    const first = await setUp();
    await sip.deleteSipTrunk(first.trunk.id);
    const report = await setUp();
    expect(report.trunk.outcome).toBe('created');
    expect(report.rule).toMatchObject({ id: first.rule.id, outcome: 'updated' });
    expect((await sip.listSipDispatchRule())[0]?.trunkIds).toEqual([report.trunk.id]);
  });

  it('names the trunk that already has a number, however that is written', async () => {
    const foreign = await sip.createSipInboundTrunk('old carrier', ['1 (310) 555-0101'], {
      allowedNumbers: ['+12125550177'],
      allowedAddresses: ['10.0.0.0/8'],
    });
    const before = await everything();
    const failed = setUp();
    await expect(failed).rejects.toThrow(NumberClaimedElsewhere);
    await expect(failed).rejects.toMatchObject({
      number: golf.number,
      trunkId: foreign.sipTrunkId,
      trunkName: 'old carrier',
    });
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['no address and no sign-in', {}],
    ['everything', { allowedAddresses: ['0.0.0.0/0'] }],
    ['everything in IPv6', { allowedAddresses: ['10.0.0.1', '::/0'] }],
    ['everything in two halves', { allowedAddresses: ['0.0.0.0/1', '128.0.0.0/1'] }],
  ])('refuses a trunk open to the world: %s', async (_, changes) => {
    await expect(setUp({ allowedAddresses: [], ...changes })).rejects.toThrow(OpenTrunkRefused);
    expect(await everything()).toEqual([]);
  });

  it.each([
    ['a host name', { allowedAddresses: ['sip.carrier.example'] }, InvalidAllowedAddress],
    ['two in one', { allowedAddresses: ['10.0.0.1, 10.0.0.2'] }, InvalidAllowedAddress],
    ['a local number', { numbers: [{ ...dental, number: '2125550100' }] }, InvalidPhoneNumber],
    ['no number', { numbers: [] }, NoPhoneNumbers],
    ['a user without a password', { authUsername: 'carrier' }, IncompleteTrunkSignIn],
  ])('refuses %s', async (_, changes, failure) => {
    await expect(setUp(changes)).rejects.toThrow(failure);
    expect(await everything()).toEqual([]);
  });

  it('opens the trunk only when told to, and says that it is open', async () => {
    const report = await setUp({ allowedAddresses: [], allowAnyAddress: true });
    expect(report.trunk).toMatchObject({ outcome: 'created', open: true, addresses: [] });
    const closed = await setUp();
    expect(closed.trunk).toMatchObject({ outcome: 'updated', open: false });
    const opened = await setUp({ allowedAddresses: [], allowAnyAddress: true });
    expect(opened.trunk).toMatchObject({ outcome: 'updated', open: true, addresses: [] });
  });

  it('is content with a sign-in, and does not ask again for what the trunk has', async () => {
    const report = await setUp({
      allowedAddresses: [],
      authUsername: 'carrier',
      authPassword: 'a long secret',
    });
    expect(report.trunk).toMatchObject({ open: false, username: 'carrier' });
    expect(JSON.stringify(report)).not.toContain('a long secret');
    const again = await setUp({ allowedAddresses: [], numbers: [golf] });
    expect(again.trunk).toMatchObject({ outcome: 'updated', username: 'carrier' });
    expect((await sip.listSipInboundTrunk())[0]?.authPassword).toBe('a long secret');
  });

  it('says whose fault it is when LiveKit cannot be used', async () => {
    const [port] = await freePorts(1);
    await expect(setUp({ livekitUrl: `ws://127.0.0.1:${port}` })).rejects.toThrow(
      LivekitUnreachable,
    );
    await expect(setUp({ apiSecret: 'f'.repeat(32) })).rejects.toThrow(LivekitKeyRefused);
    await expect(setUp({ apiKey: 'nobody' })).rejects.toThrow(LivekitKeyRefused);
  });
});

describe.skipIf(!available)('setting up the telephone, on a server without Redis', () => {
  it('says that Redis and the SIP bridge are missing', async () => {
    const server = await livekitServer();
    try {
      const failed = setUpTelephony({
        livekitUrl: server.url,
        apiKey: server.apiKey,
        apiSecret: server.apiSecret,
        agentName: 'bellhop',
        numbers: [dental],
        allowedAddresses: ['10.0.0.1'],
        allowAnyAddress: false,
        log,
      });
      await expect(failed).rejects.toThrow(SipNotConnected);
      await expect(failed).rejects.toThrow(/Redis.*livekit-sip/s);
    } finally {
      await server.stop();
    }
  });
});
