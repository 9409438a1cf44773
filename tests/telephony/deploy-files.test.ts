import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { standIn } from '../support/stand-in.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

interface Instruction {
  name: string;
  args: string;
}

/** Instructions of a Dockerfile, continued lines joined, comments left out. */
function instructionsOf(dockerfile: string): Instruction[] {
  return dockerfile
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => {
      const [, name = '', args = ''] = /^\s*([A-Z]+)\s+(.*)$/.exec(line) ?? [];
      return { name, args };
    });
}

/** The instructions of each stage, first to last. */
function stagesOf(instructions: Instruction[]): Instruction[][] {
  const stages: Instruction[][] = [];
  for (const instruction of instructions) {
    if (instruction.name === 'FROM') stages.push([]);
    stages.at(-1)?.push(instruction);
  }
  return stages;
}

describe('the Dockerfile', () => {
  const instructions = instructionsOf(read('Dockerfile'));
  const stages = stagesOf(instructions);
  const last = stages.at(-1) ?? [];
  const argsOf = (name: string) => last.filter((one) => one.name === name).map((one) => one.args);

  it('consists of instructions only', () => {
    const known = 'FROM ENV WORKDIR COPY RUN USER EXPOSE HEALTHCHECK CMD'.split(' ');
    expect(instructions.filter((one) => !known.includes(one.name))).toEqual([]);
  });

  it('builds on Debian, in stages', () => {
    expect(stages.length).toBeGreaterThan(1);
    const names = instructions.flatMap(({ name, args }) =>
      name === 'FROM' ? [/ AS (\S+)$/i.exec(args)?.[1]] : [],
    );
    const images = instructions
      .filter((one) => one.name === 'FROM')
      .map((one) => one.args.split(' ')[0] ?? '')
      .filter((image) => !names.includes(image));
    expect(images).toEqual(['node:24-slim']);
  });

  it('runs as a user without rights, with the certificates it needs', () => {
    expect(argsOf('USER')).toEqual(['10001']);
    expect(last.findIndex((one) => one.name === 'USER')).toBeGreaterThan(
      last.findIndex((one) => one.name === 'RUN'),
    );
    expect(argsOf('RUN').join()).toMatch(/--uid 10001\b/);
    expect(argsOf('RUN').join()).toContain('ca-certificates');
  });

  it('is healthy while the worker says so', async () => {
    const [check = ''] = argsOf('HEALTHCHECK');
    const [, command = ''] = / CMD (.*)$/.exec(check) ?? [];
    const [program, ...args] = z.array(z.string()).parse(JSON.parse(command));
    expect(program).toBe('node');
    expect(args.join(' ')).toContain('8081');
    const exitCode = (port: string) =>
      new Promise((resolve) => {
        const env = { ...process.env, BELLHOP_WORKER_PORT: port };
        const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
        child.once('exit', resolve);
      });
    let status = 200;
    const worker = await standIn(() => ({ status }));
    const { port } = new URL(worker.url);
    expect(await exitCode(port)).toBe(0);
    status = 503;
    expect(await exitCode(port)).toBe(1);
    await worker.close();
    expect(await exitCode(port)).toBe(1);
    expect(worker.requests).toEqual(['GET /', 'GET /']);
  });

  it('starts a file that the build makes, with all that it reads', () => {
    const [command = ''] = argsOf('CMD');
    const [program, file = '', ...args] = z.array(z.string()).parse(JSON.parse(command));
    expect([program, ...args]).toEqual(['node', 'worker', 'start']);
    const build = z
      .object({ compilerOptions: z.object({ rootDir: z.string(), outDir: z.string() }) })
      .parse(JSON.parse(read('tsconfig.build.json'))).compilerOptions;
    const source = file.replace(`${build.outDir}/`, `${build.rootDir}/`).replace(/\.js$/, '.ts');
    expect(source).not.toBe(file);
    expect(existsSync(join(root, source))).toBe(true);
    const copied = argsOf('COPY').join();
    for (const needed of [build.outDir, 'node_modules', 'supabase', 'package.json']) {
      expect(copied).toContain(`/app/${needed}`);
    }
  });

  it('keeps secrets and machine-made files out of the image', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const pattern of ['.env*', 'node_modules', 'dist', '.git', '.bellhop']) {
      expect(ignored).toContain(pattern);
    }
    const used = ['src', 'scripts', 'supabase', 'package.json', 'package-lock.json', '.npmrc'];
    expect(ignored.filter((pattern) => used.includes(pattern))).toEqual([]);
    expect(instructions.filter((one) => /SECRET|API_KEY|PASSWORD/.test(one.args))).toEqual([]);
  });
});

describe('livekit.toml', () => {
  it('holds a project and an agent, as `lk agent` reads it', () => {
    const lines = read('livekit.toml')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines).toEqual([
      '[project]',
      expect.stringMatching(/^subdomain = "[a-z0-9-]+"$/),
      '[agent]',
      expect.stringMatching(/^id = "CA_\w+"$/),
    ]);
  });
});

describe('livekit.yaml', () => {
  it('stays on this machine', () => {
    const config = z
      .object({
        bind_addresses: z.array(z.string()),
        rtc: z.object({ node_ip: z.string(), ips: z.object({ includes: z.array(z.string()) }) }),
        keys: z.record(z.string(), z.string().min(32)),
        redis: z.undefined().optional(),
      })
      .parse(parse(read('livekit.yaml')));
    expect(config.bind_addresses).toEqual(['127.0.0.1']);
    expect(config.rtc.node_ip).toBe('127.0.0.1');
  });
});

describe('deploy/docker-compose.yml', () => {
  const service = z.looseObject({
    image: z.string(),
    command: z.array(z.string()).optional(),
    environment: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    network_mode: z.string().optional(),
    ports: z.array(z.string()).optional(),
    stop_grace_period: z.string().optional(),
    volumes: z.array(z.string()).optional(),
    depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  });
  const compose = z
    .object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })
    .parse(parse(read('deploy/docker-compose.yml'), { merge: true }));
  const services = Object.entries(compose.services);

  it('has every part of a telephone receptionist', () => {
    expect(Object.keys(compose.services).sort()).toEqual([
      'desk',
      'livekit',
      'migrate',
      'postgres',
      'redis',
      'sip',
      'worker',
    ]);
  });

  it('pins images of others, and waits for services that exist', () => {
    for (const [, { image, depends_on = {} }] of services) {
      expect(image).toMatch(/^bellhop:latest$|:v?\d/);
      for (const other of Object.keys(depends_on)) {
        expect(Object.keys(compose.services)).toContain(other);
      }
    }
  });

  it('mounts files and volumes that exist', () => {
    const sources = services.flatMap(([, { volumes = [] }]) =>
      volumes.map((volume) => volume.split(':')[0] ?? ''),
    );
    for (const source of sources) {
      const exists = source.startsWith('./')
        ? existsSync(join(root, 'deploy', source))
        : source in compose.volumes;
      expect([source, exists]).toEqual([source, true]);
    }
  });

  it('shows nothing with data to the outside', () => {
    for (const [, { ports = [] }] of services) {
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
    expect(compose.services.redis?.command).toEqual(
      expect.arrayContaining(['--bind', '127.0.0.1']),
    );
  });

  it('holds no secret, and refuses to start without them', () => {
    for (const [, { environment = {} }] of services) {
      for (const [name, value] of Object.entries(environment)) {
        if (/SECRET|PASSWORD|KEYS?$/.test(name)) expect(String(value)).toMatch(/^\$\{\w+:\?/);
      }
    }
  });

  it('lets running calls end before the worker and the bridge do', () => {
    expect(compose.services.worker?.stop_grace_period).toBe('16m');
    expect(compose.services.sip?.stop_grace_period).toBe('16m');
  });

  it('gives server and bridge the same Redis', () => {
    const redis = z.looseObject({ redis: z.object({ address: z.string() }) });
    const [server, bridge] = ['deploy/livekit.yaml', 'deploy/sip.yaml'].map(
      (path) => redis.parse(parse(read(path))).redis.address,
    );
    expect(server).toBe('127.0.0.1:6379');
    expect(bridge).toBe(server);
  });
});
