import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { newAccessKeys } from './access.ts';
import type { Engine } from './engine.ts';
import { probeHost, readHostFile, removeHostFile, writeHostFile } from './host-file.ts';
import { acquireOwnership, type Ownership } from './ownership.ts';
import { applySchema, readSchemaFiles, type SchemaResult, schemaDirectory } from './schema.ts';
import { type RunningService, serve } from './service.ts';
import { readTemplate } from './template.ts';

/** The process that owns the data directory lives but does not answer. */
export class HostUnresponsiveError extends Error {
  override readonly name = 'HostUnresponsiveError';
  readonly pid: number;
  readonly directory: string;

  constructor(args: { pid: number; directory: string }) {
    super(
      `process ${args.pid} owns ${args.directory} but does not answer ` +
        `(is it suspended? continue or end it, or use another data directory)`,
    );
    this.pid = args.pid;
    this.directory = args.directory;
  }
}

/** The process that owns the data directory runs an older Bellhop than this one. */
export class HostTooOldError extends Error {
  override readonly name = 'HostTooOldError';
  readonly pid: number;

  constructor(args: { pid: number; directory: string }) {
    super(
      `process ${args.pid} serves ${args.directory} with the schema of another version of ` +
        `Bellhop: end it, so that this version can take the data over`,
    );
    this.pid = args.pid;
  }
}

export interface HostOptions {
  /** Folder of the embedded database and of `host.json`. */
  dataDir: string;
  /** A Postgres server to use instead of the embedded one. */
  databaseUrl?: string;
  /** ISO instant: the clock of requests that bring none of their own. */
  now?: string;
  /** Most connections to the Postgres server. */
  maxConnections?: number;
  /** Folder with bootstrap.sql, migrations/ and seed.sql; the package's own unless given. */
  schemaDir?: string;
  log?: (message: string) => void;
  /** How long to wait for an owner that does not answer, in milliseconds. */
  waitForOwnerMs?: number;
}

export interface HostHandle {
  url: string;
  /** The key with full rights. */
  key: string;
  anonKey: string;
  jwtSecret: string;
  /** Name of the instance that serves. */
  instance: string;
  /** Whether this process serves; otherwise another one does. */
  owner: boolean;
  kind: Engine['kind'];
  /** What opening did to the database; nothing, when another process serves it. */
  schema: SchemaResult;
  /** Like the global fetch, but without a socket where this process serves. */
  fetch: typeof globalThis.fetch;
  /** Ends the service when this process owns it. */
  close(): Promise<void>;
}

const WAIT_FOR_OWNER_MS = 20_000;
const POLL_MS = 40;

/**
 * Serves the database of a data directory, or finds the process that does: the first to come owns
 * it. A Postgres server needs no owner, so every process has a host of its own for it.
 *
 * @throws HostUnresponsiveError, HostTooOldError, SchemaTooNewError, MigrationError
 */
export async function openHost(options: HostOptions): Promise<HostHandle> {
  if (options.databaseUrl) return hostPostgres(options, options.databaseUrl);
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const giveUpAt = performance.now() + (options.waitForOwnerMs ?? WAIT_FOR_OWNER_MS);
  for (;;) {
    const instance = randomUUID();
    const acquired = acquireOwnership({ directory: options.dataDir, instance });
    if (acquired.owned) {
      return hostPglite({ options, instance, ownership: acquired.ownership });
    }
    const { holder } = acquired;
    const file = readHostFile(options.dataDir);
    if (file?.instance === holder.instance) {
      const health = await probeHost(file);
      if (health) return joinHost({ options, file, schema: health.schema });
    }
    if (performance.now() > giveUpAt) {
      throw new HostUnresponsiveError({ pid: holder.pid, directory: options.dataDir });
    }
    await delay(POLL_MS);
  }
}

function joinHost(args: {
  options: HostOptions;
  file: NonNullable<ReturnType<typeof readHostFile>>;
  schema: string;
}): HostHandle {
  const { options, file } = args;
  const known = readSchemaFiles(options.schemaDir ?? schemaDirectory()).migrations.at(-1)?.version;
  if (args.schema !== (known ?? '')) {
    throw new HostTooOldError({ pid: file.pid, directory: options.dataDir });
  }
  return {
    url: file.url,
    key: file.key,
    anonKey: file.anon_key,
    jwtSecret: file.jwt_secret,
    instance: file.instance,
    owner: false,
    kind: 'pglite',
    schema: { applied: [], seeded: false, version: args.schema },
    fetch: globalThis.fetch,
    close: async () => undefined,
  };
}

async function hostPglite(args: {
  options: HostOptions;
  instance: string;
  ownership: Ownership;
}): Promise<HostHandle> {
  const { options, instance, ownership } = args;
  const { dataDir } = options;
  let started: Started | null = null;
  try {
    const { openPglite } = await import('./pglite-engine.ts');
    const engine = await openPglite({
      directory: join(dataDir, 'pglite'),
      template: () => readTemplate(options.schemaDir ?? schemaDirectory()),
    });
    started = await start({ options, engine, instance });
    engine.markComplete();
    const { url, keys, abandon } = started.service;
    writeHostFile(dataDir, {
      url,
      key: keys.serviceKey,
      anon_key: keys.anonKey,
      jwt_secret: keys.jwtSecret,
      pid: process.pid,
      instance,
    });
    ownership.onLost(abandon);
    const afterClose = (): void => {
      removeHostFile(dataDir, instance);
      ownership.release();
    };
    return handleOf({ ...started, kind: 'pglite', afterClose });
  } catch (error) {
    await started?.service.close();
    ownership.release();
    throw error;
  }
}

async function hostPostgres(options: HostOptions, databaseUrl: string): Promise<HostHandle> {
  const { openPostgres } = await import('./postgres-engine.ts');
  const engine = openPostgres({
    databaseUrl,
    log: options.log ?? (() => undefined),
    ...(options.maxConnections ? { maxConnections: options.maxConnections } : {}),
  });
  const started = await start({ options, engine, instance: randomUUID() });
  return handleOf({ ...started, kind: 'postgres', afterClose: () => undefined });
}

interface Started {
  service: RunningService;
  schema: SchemaResult;
}

async function start(args: {
  options: HostOptions;
  engine: Engine;
  instance: string;
}): Promise<Started> {
  const { options, engine, instance } = args;
  try {
    const files = readSchemaFiles(options.schemaDir ?? schemaDirectory());
    const schema = await applySchema({ engine, files });
    const { version, applied } = schema;
    if (applied.length > 0) options.log?.(`database schema is now at ${version}`);
    const service = await serve({
      engine,
      instance,
      schemaVersion: version,
      keys: newAccessKeys(),
      now: options.now ?? null,
      log: options.log ?? (() => undefined),
    });
    return { service, schema };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function handleOf(args: {
  service: RunningService;
  schema: SchemaResult;
  kind: Engine['kind'];
  afterClose: () => void;
}): HostHandle {
  const { service, kind, schema } = args;
  let closing: Promise<void> | null = null;
  return {
    url: service.url,
    key: service.keys.serviceKey,
    anonKey: service.keys.anonKey,
    jwtSecret: service.keys.jwtSecret,
    instance: service.instance,
    owner: true,
    kind,
    schema,
    fetch: service.fetch,
    close: () => {
      closing ??= service.close().finally(args.afterClose);
      return closing;
    },
  };
}
