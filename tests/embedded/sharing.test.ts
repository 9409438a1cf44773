import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HostHandle, HostUnresponsiveError, openHost } from '../../src/embedded/host.ts';
import { HostLink } from '../../src/embedded/host-link.ts';
import { MaintenanceRefusedError, reset } from '../../src/embedded/maintenance.ts';
import { ownIdentity } from '../../src/embedded/process-identity.ts';
import { copyOfTemplate } from '../support/database.ts';
import { callFunction, fixtureSchema } from './fixture.ts';

interface Sharer {
  process: ChildProcess;
  opened: { owner: boolean; url: string; instance: string };
  ask(name: string, args?: unknown): Promise<{ status: number; body: unknown; owner: boolean }>;
  close(): Promise<void>;
  kill(): Promise<void>;
}

let dataDir: string;
const started: ChildProcess[] = [];
const opened: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  dataDir = await copyOfTemplate(fixtureSchema);
});

afterEach(async () => {
  for (const link of opened.splice(0)) await link.close();
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  rmSync(dataDir, { recursive: true, force: true });
});

async function startSharer(): Promise<Sharer> {
  const program = fileURLToPath(new URL('./host-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const line = await lines.next();
    if (line.done) throw new Error('the process has ended');
    return JSON.parse(line.value);
  };
  const send = (line: string) => {
    child.stdin.write(`${line}\n`);
    return next();
  };
  return {
    process: child,
    opened: await next(),
    ask: (name, args = {}) => send(JSON.stringify([name, args])),
    close: async () => {
      await send('close');
    },
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

async function openHere(): Promise<{ host: HostHandle; link: HostLink }> {
  const options = { dataDir, schemaDir: fixtureSchema };
  const host = await openHost(options);
  const link = new HostLink(options, host);
  opened.push(link);
  return { host, link };
}

const writeNote = (link: HostLink, key: string) =>
  callFunction({
    url: link.host.url,
    name: 'write_note',
    body: { p_key: key, p_text: 'text' },
    fetch: link.fetch,
  });

describe('processes that share a data directory', () => {
  it('have one owner, and see each other’s rows', async () => {
    const [first, second] = await Promise.all([startSharer(), startSharer()]);
    expect([first.opened.owner, second.opened.owner].sort()).toEqual([false, true]);
    expect(first.opened.url).toBe(second.opened.url);
    await first.ask('write_note', { p_key: 'a', p_text: 'from the first' });
    await second.ask('write_note', { p_key: 'b', p_text: 'from the second' });
    expect((await first.ask('read_notes')).body).toEqual(['a', 'b']);
    expect((await second.ask('read_notes')).body).toEqual(['a', 'b']);
  });

  it('go on when the owner is killed, with every acknowledged row', async () => {
    const owner = await startSharer();
    const { host, link } = await openHere();
    expect([owner.opened.owner, host.owner]).toEqual([true, false]);

    const acknowledged: string[] = [];
    for (let note = 0; note < 60; note += 1) {
      if (note === 30) owner.process.kill('SIGKILL');
      const key = `note-${String(note).padStart(3, '0')}`;
      expect((await writeNote(link, key)).status).toBe(200);
      acknowledged.push(key);
    }
    expect(link.host.owner).toBe(true);
    const kept = await callFunction({ url: link.host.url, name: 'read_notes', fetch: link.fetch });
    expect(kept.body).toEqual(acknowledged);
  });

  it('go on when the owner closes cleanly, which removes host.json', async () => {
    const owner = await startSharer();
    const follower = await startSharer();
    await owner.ask('write_note', { p_key: 'kept', p_text: '' });
    await owner.close();
    expect(existsSync(join(dataDir, 'host.json'))).toBe(false);
    expect(await follower.ask('read_notes')).toEqual({ status: 200, body: ['kept'], owner: true });
    expect(await owner.ask('read_notes')).toMatchObject({ status: 0 });
  });

  it('send requests that were under way when the owner died to the next one', async () => {
    const owner = await startSharer();
    const { link } = await openHere();
    const asked = Array.from({ length: 20 }, (_, note) => writeNote(link, `burst-${note}`));
    owner.process.kill('SIGKILL');
    const answers = await Promise.all(asked);
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
  });

  it('end up with one owner when two followers lose theirs at once', async () => {
    const owner = await startSharer();
    const followers = await Promise.all([startSharer(), startSharer()]);
    await owner.kill();
    const answers = await Promise.all(
      followers.map((follower, index) =>
        follower.ask('write_note', { p_key: `k${index}`, p_text: '' }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect(answers.map((answer) => answer.owner).sort()).toEqual([false, true]);
    expect((await followers[0].ask('read_notes')).body).toEqual(['k0', 'k1']);
  });

  it('are told when the owner lives but does not answer', async () => {
    const owner = await startSharer();
    owner.process.kill('SIGSTOP');
    const second = openHost({ dataDir, schemaDir: fixtureSchema, waitForOwnerMs: 100 });
    await expect(second).rejects.toThrow(HostUnresponsiveError);
    await expect(second).rejects.toThrow(String(owner.process.pid));
    owner.process.kill('SIGCONT');
    expect((await openHere()).host.owner).toBe(false);
  });
});

describe('resetting a data directory', () => {
  it('is refused while it is in use, and empties it otherwise', async () => {
    const owner = await startSharer();
    await owner.ask('write_note', { p_key: 'old', p_text: '' });
    const options = { dataDir, schemaDir: fixtureSchema };
    await expect(reset(options)).rejects.toThrow(MaintenanceRefusedError);
    await expect(reset(options)).rejects.toThrow(String(owner.process.pid));
    expect((await owner.ask('read_notes')).body).toEqual(['old']);
    await owner.kill();
    expect(await reset(options)).toMatchObject({ applied: ['20260101000000'] });
    const { link } = await openHere();
    const kept = await callFunction({ url: link.host.url, name: 'read_notes', fetch: link.fetch });
    expect(kept.body).toEqual([]);
  });
});

describe('what a dead owner leaves', () => {
  const claim = (identity: object) => {
    mkdirSync(join(dataDir, 'owners'), { recursive: true });
    const text = JSON.stringify({ instance: 'old', released: false, ...identity });
    writeFileSync(join(dataDir, 'owners', '000007.json'), text);
  };
  const hostFile = (url: string) =>
    writeFileSync(
      join(dataDir, 'host.json'),
      JSON.stringify({
        url,
        key: 'k',
        anon_key: 'a',
        jwt_secret: 's',
        pid: process.pid,
        instance: 'old',
      }),
    );

  it('is replaced although its pid is another program’s now', async () => {
    claim({ ...ownIdentity(), started: 'long ago' });
    hostFile('http://127.0.0.1:1');
    const { host } = await openHere();
    expect(host.owner).toBe(true);
    const file = JSON.parse(readFileSync(join(dataDir, 'host.json'), 'utf8'));
    expect(file).toMatchObject({ url: host.url, instance: host.instance, pid: process.pid });
  });

  it('is replaced although another program answers on its port', async () => {
    const stranger = createServer((_, response) => response.end('{"instance":"old"}'));
    stranger.listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    try {
      claim({ pid: 2 ** 22 + 1, started: '1', scope: ownIdentity().scope });
      hostFile(`http://127.0.0.1:${(stranger.address() as AddressInfo).port}`);
      expect((await openHere()).host.owner).toBe(true);
    } finally {
      stranger.close();
    }
  });

  it.each(['', '{"url": 7}'])('is replaced when its files hold %j', async (text) => {
    claim({});
    writeFileSync(join(dataDir, 'owners', '000007.json'), text);
    writeFileSync(join(dataDir, 'host.json'), text);
    expect((await openHere()).host.owner).toBe(true);
  });

  it('is made anew when it was killed while making the directory', async () => {
    rmSync(join(dataDir, 'pglite'), { recursive: true });
    mkdirSync(join(dataDir, 'pglite', 'base'), { recursive: true });
    writeFileSync(join(dataDir, 'pglite', 'PG_VERSION'), '18\n');
    const { link } = await openHere();
    expect((await writeNote(link, 'new')).status).toBe(200);
  });
});
