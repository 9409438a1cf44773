import { createSocket } from 'node:dgram';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import {
  ChildServerFailed,
  freePorts,
  printed,
  serverMissing,
  startChildServer,
} from './child-server.ts';

export interface LivekitServer {
  /** `ws://127.0.0.1:PORT`. */
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly pid: number;
  /** The server's last output, for a failing test's message. */
  output(): string;
  stop(): Promise<void>;
}

const apiKey = 'devkey';
const apiSecret = '0123456789abcdef0123456789abcdef';
const udpPortsPerServer = 200;
/** Below the range the kernel hands out itself (from 32768 on Linux). */
const udpRange = { first: 20_000, last: 32_000 };

let found: { binary: string | undefined } | undefined;

/** Path of a livekit-server binary: `go install` names it `server`, packages `livekit-server`. */
export function livekitServerBinary(): string | undefined {
  found ??= { binary: candidates().find(isLivekitServer) };
  return found.binary;
}

function candidates(): string[] {
  const asked = process.env.LIVEKIT_SERVER_BIN;
  if (asked) return [asked];
  const folders = [printed('go', ['env', 'GOPATH']), join(homedir(), 'go')]
    .filter((folder) => folder !== undefined && folder !== '')
    .map((folder) => join(String(folder), 'bin'));
  return [
    'livekit-server',
    'server',
    ...folders.flatMap((folder) => [join(folder, 'livekit-server'), join(folder, 'server')]),
  ];
}

function isLivekitServer(binary: string): boolean {
  if (binary.includes('/') && !existsSync(binary)) return false;
  return printed(binary, ['--version'])?.startsWith('livekit-server version') ?? false;
}

/** Whether tests may use {@link livekitServer}; prints why not, and throws instead in CI. */
export function livekitServerAvailable(): boolean {
  if (livekitServerBinary() !== undefined) return true;
  return serverMissing({
    name: 'livekit-server',
    hint: 'set LIVEKIT_SERVER_BIN, or run: go install github.com/livekit/livekit-server/cmd/server@v1.13.5',
  });
}

/**
 * Starts a real livekit-server on loopback with ports of its own. Only with `redisAddress`
 * (`127.0.0.1:PORT`) does it have the SIP API.
 * @throws ChildServerFailed
 */
export async function livekitServer(
  options: { redisAddress?: string } = {},
): Promise<LivekitServer> {
  const binary = livekitServerBinary();
  if (binary === undefined) throw new ChildServerFailed('livekit-server was not found');
  const [port, tcpPort, stunPort] = await freePorts(3);
  const firstUdpPort = await freeUdpRange();
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-livekit-'));
  const configFile = join(folder, 'livekit.yaml');
  const config = {
    port,
    bind_addresses: ['127.0.0.1'],
    ...(options.redisAddress && { redis: { address: options.redisAddress } }),
    keys: { [apiKey]: apiSecret },
    rtc: {
      node_ip: '127.0.0.1',
      use_external_ip: false,
      tcp_port: tcpPort,
      port_range_start: firstUdpPort,
      port_range_end: firstUdpPort + udpPortsPerServer - 1,
      // The address given to clients is 127.0.0.1, so the sockets must really be on `lo`.
      enable_loopback_candidate: true,
      interfaces: { includes: ['lo'] },
      ips: { includes: ['127.0.0.1/32'] },
      // Nobody listens there; without it clients are sent to public STUN servers.
      stun_servers: [`127.0.0.1:${stunPort}`],
    },
    room: { empty_timeout: 30, departure_timeout: 5 },
  };
  await writeFile(configFile, stringify(config));
  const forget = () => rm(folder, { recursive: true, force: true });
  try {
    const child = await startChildServer({
      name: 'livekit-server',
      binary,
      args: ['--config', configFile],
      ready: async () => (await (await fetch(`http://127.0.0.1:${port}/`)).text()).trim() === 'OK',
    });
    return {
      url: `ws://127.0.0.1:${port}`,
      apiKey,
      apiSecret,
      pid: child.pid,
      output: child.output,
      async stop() {
        await child.stop();
        await forget();
      },
    };
  } catch (error) {
    await forget();
    throw error;
  }
}

/** A range whose ends and middle are free; which one is drawn, so that parallel servers differ. */
async function freeUdpRange(): Promise<number> {
  const blocks = Math.floor((udpRange.last - udpRange.first) / udpPortsPerServer);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const first = udpRange.first + Math.floor(Math.random() * blocks) * udpPortsPerServer;
    const probes = [first, first + udpPortsPerServer / 2, first + udpPortsPerServer - 1];
    if ((await Promise.all(probes.map(udpPortIsFree))).every(Boolean)) return first;
  }
  throw new ChildServerFailed('no free range of UDP ports');
}

function udpPortIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)));
  });
}
