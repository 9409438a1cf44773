import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  ChildServerFailed,
  freePorts,
  printed,
  serverMissing,
  startChildServer,
} from './child-server.ts';

export interface PostgresServer {
  /** Of a superuser, to the database `postgres`. */
  readonly url: string;
  readonly pid: number;
  /** An empty database of its own. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** Folder of the server's programs, newest version first. */
function binaryFolder(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const folders = [
    process.env.POSTGRES_BIN_DIR,
    ...versions.sort((a, b) => Number(b) - Number(a)).map((version) => `${debian}/${version}/bin`),
    printed('pg_config', ['--bindir']),
  ];
  return folders.find((folder) => folder && existsSync(join(folder, 'initdb')));
}

/** Whether tests may use {@link postgres}; prints why not, and throws instead in CI. */
export function postgresAvailable(): boolean {
  if (binaryFolder() !== undefined) return true;
  return serverMissing({
    name: 'PostgreSQL',
    hint: 'set POSTGRES_BIN_DIR, or run: apt-get install postgresql',
  });
}

/**
 * Starts an empty server on loopback, in a folder that is gone after `stop`.
 *
 * @param durable whether commits wait for the disk, as a real server's do
 * @throws ChildServerFailed
 */
export async function postgres(options: { durable?: boolean } = {}): Promise<PostgresServer> {
  const folder = binaryFolder();
  const [port] = await freePorts(1);
  if (folder === undefined || port === undefined) throw new ChildServerFailed('no PostgreSQL');
  const data = mkdtempSync(join(tmpdir(), 'bellhop-postgres-'));
  const asUser = userForServer(data);
  const run = (program: string, args: string[]) => [...asUser, join(folder, program), ...args];
  const [initdb = '', ...initdbArgs] = run('initdb', [
    ...['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--encoding=UTF8'],
    '--no-locale',
  ]);
  execFileSync(initdb, initdbArgs, { stdio: 'ignore', cwd: tmpdir() });
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=120',
    ...(options.durable ? [] : ['fsync=off', 'synchronous_commit=off']),
  ];
  const [binary = '', ...args] = run('postgres', [
    '-D',
    data,
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const child = await startChildServer({
    name: 'postgres',
    binary,
    args,
    ready: () => query(url, 'select 1'),
  });
  return {
    url,
    pid: child.pid,
    createDatabase: async (name) => {
      await query(url, `create database ${pg.escapeIdentifier(name)}`);
      return `postgres://postgres@127.0.0.1:${port}/${name}`;
    },
    stop: async () => {
      await child.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The server refuses to run as root; then it runs as the user its package has made. */
function userForServer(data: string): string[] {
  if (process.getuid?.() !== 0) return [];
  const id = (flag: string) => Number(printed('id', [flag, 'postgres']) ?? Number.NaN);
  const [uid, gid] = [id('-u'), id('-g')];
  if (Number.isNaN(uid)) throw new ChildServerFailed('there is no user postgres to run it as');
  chownSync(data, uid, gid);
  return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
}

async function query(url: string, sql: string): Promise<true> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
    return true;
  } finally {
    await client.end();
  }
}
