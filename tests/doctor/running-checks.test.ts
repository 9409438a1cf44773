import { afterEach, describe, expect, it } from 'vitest';
import { checkRunning } from '../../src/doctor/running-checks.ts';
import { checkFallback, checkOutboundTrunks } from '../../src/doctor/target-checks.ts';
import { transferTargetRow } from '../../src/store/rows.ts';
import { freePorts } from '../support/child-server.ts';
import { type StandIn, standIn } from '../support/stand-in.ts';

const opened: StandIn[] = [];

async function server(answer: Parameters<typeof standIn>[0]): Promise<string> {
  const one = await standIn(answer);
  opened.push(one);
  return one.url;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

const nobody = async () => `http://127.0.0.1:${(await freePorts(1))[0]}`;
const look = (urls: { workerUrl?: string; deskUrl?: string }) =>
  checkRunning({ ...urls, timeoutMs: 2000, fetch: globalThis.fetch });

describe('the worker of this machine', () => {
  it('is missed when none runs', async () => {
    const [check] = await look({ workerUrl: await nobody() });
    expect(check).toMatchObject({ id: 'worker', status: 'warn' });
    expect(check?.advice).toMatch(/bellhop worker start/);
  });

  it('that is not registered is told apart from one that is', async () => {
    const parts = [
      { name: 'livekit', ok: false, why: 'not connected to livekit' },
      { name: 'database', ok: true },
    ];
    const ill = await server(() => ({ status: 503, body: { status: 'not ready', parts } }));
    expect(await look({ workerUrl: ill })).toMatchObject([
      { status: 'warn', detail: expect.stringContaining('not connected to livekit') },
    ]);
    const well = await server(() => ({ status: 200, body: { status: 'ready', parts: [] } }));
    expect(await look({ workerUrl: well })).toMatchObject([{ status: 'ok' }]);
  });
});

describe('the desk', () => {
  it('is missed when none runs', async () => {
    const [check] = await look({ deskUrl: await nobody() });
    expect(check).toMatchObject({ id: 'desk', status: 'warn' });
    expect(check?.advice).toMatch(/bellhop desk/);
  });

  it('without its database is told', async () => {
    const ill = await server(() => ({ status: 503, body: {} }));
    expect(await look({ deskUrl: ill })).toMatchObject([{ id: 'desk', status: 'warn' }]);
    const well = await server(() => ({ status: 200, body: { status: 'ok' } }));
    expect(await look({ deskUrl: well })).toMatchObject([{ id: 'desk', status: 'ok' }]);
  });
});

describe('whom callers are sent to', () => {
  const business = (targets: Record<string, unknown>) => ({
    slug: 'maple-dental',
    name: 'Maple Dental',
    zone: 'America/New_York',
    numbers: ['+12125550100'],
    services: 1,
    resources: 1,
    slots_ahead: 10,
    transfer_targets: Object.fromEntries(
      Object.entries(targets).map(([name, target]) => [name, transferTargetRow.parse(target)]),
    ),
  });
  const dana = { to: 'tel:+12125550198', how: 'warm', trunk: 'ST_out' };
  const sip = (...ids: string[]) =>
    ({
      listSipOutboundTrunk: async () => ids.map((sipTrunkId) => ({ sipTrunkId })),
    }) as unknown as Parameters<typeof checkOutboundTrunks>[0]['sip'];

  it('is missed when a business has nobody', () => {
    expect(checkFallback([business({})])).toMatchObject([{ id: 'fallback', status: 'warn' }]);
    expect(checkFallback([business({ fallback: 'tel:+12125550199' })])).toMatchObject([
      { status: 'ok' },
    ]);
  });

  it('cannot be rung through a trunk that is not there', async () => {
    const businesses = [business({ Dana: dana })];
    expect(await checkOutboundTrunks({ businesses, sip: sip('ST_other') })).toMatchObject([
      { id: 'telephony.outbound', status: 'fail', detail: expect.stringContaining('ST_out') },
    ]);
    expect(await checkOutboundTrunks({ businesses, sip: sip('ST_out') })).toMatchObject([
      { status: 'ok' },
    ]);
    expect(await checkOutboundTrunks({ businesses: [business({})], sip: sip() })).toEqual([]);
  });
});
