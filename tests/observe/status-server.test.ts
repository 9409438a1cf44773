import { afterEach, describe, expect, it } from 'vitest';
import { Metrics } from '../../src/observe/metrics.ts';
import {
  type Readiness,
  StatusCannotListen,
  startStatusServer,
} from '../../src/observe/status-server.ts';

describe('what is seen of a process from outside', () => {
  const open: { close(): Promise<void> }[] = [];
  const start = async (parts: Readiness[], metrics = new Metrics({}), port = 0) => {
    const ready = async () => parts;
    const server = await startStatusServer({ port, host: '127.0.0.1', metrics, ready });
    open.push(server);
    return server;
  };
  const get = ({ port }: { port: number }, path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`);

  afterEach(async () => {
    for (const server of open.splice(0)) await server.close();
  });

  it('is alive, whatever it lacks', async () => {
    const server = await start([{ name: 'database', ok: false, why: 'gone' }]);
    expect((await get(server, '/health')).status).toBe(200);
  });

  it('is ready when every part is, and tells which is not', async () => {
    const well = await start([{ name: 'database', ok: true }]);
    expect((await get(well, '/ready')).status).toBe(200);
    const answer = await get(await start([{ name: 'database', ok: false, why: 'gone' }]), '/ready');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ parts: [{ name: 'database', why: 'gone' }] });
  });

  it('tells its figures in the form of Prometheus', async () => {
    const metrics = new Metrics({
      activeCalls: () => 3,
      maxCalls: 4,
      breakers: () => [{ kind: 'tts', provider: 'cartesia', isOpen: true }],
    });
    metrics.record([
      { name: 'calls_ended', labels: { outcome: 'booked' }, value: 1 },
      { name: 'calls_ended', labels: { outcome: 'booked' }, value: 1 },
      { name: 'gap_seconds', labels: {}, value: 0.6 },
    ]);
    const answer = await get(await start([], metrics), '/metrics');
    expect(answer.headers.get('content-type')).toMatch(/text\/plain/);
    const text = await answer.text();
    expect(text).toContain('bellhop_calls_ended_total{outcome="booked"} 2');
    expect(text).toContain('bellhop_gap_seconds_bucket{le="0.75"} 1');
    expect(text).toContain('bellhop_gap_seconds_bucket{le="0.5"} 0');
    expect(text).toContain('bellhop_calls_active 3');
    expect(text).toContain('bellhop_breaker_open{kind="tts",provider="cartesia"} 1');
  });

  it('says which port it could not have', async () => {
    const { port } = await start([]);
    const second = start([], new Metrics({}), port);
    await expect(second).rejects.toThrow(StatusCannotListen);
    await expect(second).rejects.toThrow(/BELLHOP_METRICS_PORT/);
  });
});
