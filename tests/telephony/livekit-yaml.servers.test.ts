import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RoomServiceClient, SipClient } from 'livekit-server-sdk';
import { afterEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { type ChildServer, freePorts, startChildServer } from '../support/child-server.ts';
import { livekitServerAvailable, livekitServerBinary } from '../support/livekit-server.ts';
import { type Redis, redis, redisAvailable } from '../support/redis.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const available = [livekitServerAvailable(), redisAvailable()].every(Boolean);
const secret = '0123456789abcdef0123456789abcdef';

const shape = z.looseObject({
  keys: z.record(z.string(), z.string()).optional(),
  redis: z.object({ address: z.string() }).optional(),
  rtc: z.looseObject({ port_range_start: z.number() }),
});

const stops: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** Starts the server with the file as shipped, but for the ports and what `change` needs. */
async function startWith(
  path: string,
  change: (config: z.infer<typeof shape>) => void,
): Promise<{ server: ChildServer; url: string }> {
  const config = shape.parse(parse(await readFile(join(root, path), 'utf8')));
  const [port, tcpPort, first] = await freePorts(3);
  Object.assign(config, { port });
  Object.assign(config.rtc, {
    tcp_port: tcpPort,
    port_range_start: first,
    port_range_end: (first ?? 0) + 10,
  });
  change(config);
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-livekit-yaml-'));
  stops.push(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'livekit.yaml');
  await writeFile(file, stringify(config));
  const url = `http://127.0.0.1:${port}`;
  const server = await startChildServer({
    name: `livekit-server with ${path}`,
    binary: livekitServerBinary() ?? '',
    args: ['--config', file],
    ready: async () => (await (await fetch(url)).text()).trim() === 'OK',
  });
  stops.push(() => server.stop());
  return { server, url };
}

describe.skipIf(!available)('the shipped server configurations', () => {
  it('livekit.yaml runs a server with the key of the documentation', async () => {
    const { url } = await startWith('livekit.yaml', () => {});
    expect(await new RoomServiceClient(url, 'devkey', secret).listRooms()).toEqual([]);
  });

  it('deploy/livekit.yaml runs a server with telephony', async () => {
    const store: Redis = await redis();
    stops.push(() => store.stop());
    const { url } = await startWith('deploy/livekit.yaml', (config) => {
      config.redis = { address: store.address };
      config.keys = { devkey: secret };
      // Here there is no STUN server to ask.
      Object.assign(config.rtc, { use_external_ip: false, node_ip: '127.0.0.1' });
    });
    expect(await new SipClient(url, 'devkey', secret).listSipInboundTrunk()).toEqual([]);
  });
});
