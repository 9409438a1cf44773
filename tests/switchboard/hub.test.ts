import { fork } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type Hub, type Job, startHub } from '../../src/switchboard/hub.ts';
import { connectLink, type Link } from '../../src/switchboard/link.ts';
import { topic } from '../../src/switchboard/wire.ts';
import { runTypeScript } from '../support/typescript-child.ts';

const count = topic('count', z.object({ count: z.number() }));

describe('the line between a worker and its jobs', () => {
  let hub: Hub;
  const links: Link[] = [];
  const link = (address = hub.address) => {
    const made = connectLink(address);
    links.push(made);
    return made;
  };

  beforeEach(async () => {
    hub = await startHub();
  });

  afterEach(async () => {
    for (const made of links.splice(0)) made.close();
    await hub.close();
  });

  it('carries messages up, in order, however many at once', async () => {
    const heard: number[] = [];
    hub.on(count, (data, job) => {
      expect(job.pid).toBe(process.pid);
      heard.push(data.count);
    });
    const job = link();
    const sent = Array.from({ length: 500 }, (_, index) => index);
    for (const index of sent) job.send(count, { count: index });
    await vi.waitFor(() => expect(heard).toEqual(sent));
  });

  it('carries messages down, to all and to one', async () => {
    const heard: string[] = [];
    for (const name of ['a', 'b']) link().on(count, (data) => heard.push(`${name}${data.count}`));
    await vi.waitFor(() => expect(hub.jobs).toHaveLength(2));
    hub.broadcast(count, { count: 1 });
    await vi.waitFor(() => expect(heard.toSorted()).toEqual(['a1', 'b1']));
    hub.jobs[0]?.send(count, { count: 2 });
    await vi.waitFor(() => expect(heard.filter((one) => one.endsWith('2'))).toHaveLength(1));
  });

  it('drops what does not fit its topic, and goes on', async () => {
    const heard: number[] = [];
    hub.on(count, (data) => heard.push(data.count));
    const job = link();
    job.send(topic('count', z.object({ count: z.string() })), { count: 'many' });
    job.send(count, { count: 7 });
    await vi.waitFor(() => expect(heard).toEqual([7]));
  });

  it('has no ear for strangers', async () => {
    const heard: unknown[] = [];
    hub.on(count, (data) => heard.push(data));
    const stranger = link(hub.address.replace(/\/.*/, '/guessed'));
    stranger.send(count, { count: 1 });
    const [host, port] = hub.address.split('/')[0]?.split(':') ?? [];
    for (const words of ['GET / HTTP/1.1\r\n\r\n', `${'x'.repeat(400_000)}`, '{}\n']) {
      const socket = connect({ host: host ?? '', port: Number(port) });
      socket.on('error', () => {});
      socket.write(words);
      await new Promise((resolve) => socket.once('close', resolve));
    }
    expect(heard).toEqual([]);
    expect(hub.jobs).toEqual([]);
  });

  it('tells at once that a job has been killed', async () => {
    const gone = new Promise<Job>((resolve) => hub.onGone(resolve));
    const child = fork(fileURLToPath(new URL('./job-process.ts', import.meta.url)), [hub.address], {
      execArgv: runTypeScript,
    });
    await vi.waitFor(() => expect(hub.jobs).toHaveLength(1), { timeout: 15_000 });
    const killedMs = Date.now();
    child.kill('SIGKILL');
    expect((await gone).pid).toBe(child.pid);
    expect(Date.now() - killedMs).toBeLessThan(1000);
    expect(hub.jobs).toEqual([]);
  });

  it('leads nowhere, without harm, where there is no hub', () => {
    const alone = connectLink(undefined);
    alone.send(count, { count: 1 });
    alone.close();
    link('127.0.0.1:1/secret').send(count, { count: 1 });
  });
});
