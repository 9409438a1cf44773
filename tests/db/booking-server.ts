import pg from 'pg';
import { openPostgres } from '../../src/embedded/postgres-engine.ts';
import { applySchema, readSchemaFiles, schemaDirectory } from '../../src/embedded/schema.ts';
import { postgres } from '../support/postgres.ts';

/** A choice as `find_slots` hands it out. */
export interface Choice {
  slot_ids: string[];
  resource: string;
  starts_at: string;
  ends_at: string;
}

export interface Appointment {
  id: string;
  code: string;
  version: number;
  starts_at: string;
}

export type Answer =
  | { ok: true; replayed?: boolean; appointment?: Appointment; hold_id?: string }
  | { ok: false; reason: string };

export interface BookingServer {
  readonly url: string;
  readonly pool: pg.Pool;
  /** Calls one function with named arguments over a prepared statement. */
  call<T = Answer>(name: string, args: Record<string, unknown>): Promise<T>;
  rows<T>(sql: string, values?: unknown[]): Promise<T[]>;
  businessId(slug: string): Promise<string>;
  stop(): Promise<void>;
}

/** A throwaway Postgres server with the whole schema and the three seeded businesses. */
export async function bookingServer(options: {
  connections: number;
  /** Whether commits wait for the disk, as a real server's do. */
  durable?: boolean;
}): Promise<BookingServer> {
  const server = await postgres({ durable: options.durable ?? false });
  const engine = openPostgres({ databaseUrl: server.url, maxConnections: 1, log: () => {} });
  await applySchema({ engine, files: readSchemaFiles(schemaDirectory()) });
  await engine.close();
  const pool = new pg.Pool({ connectionString: server.url, max: options.connections });
  // Tests break connections on purpose; without a listener an idle one would end the process.
  pool.on('error', () => {});
  await connectAll(pool, options.connections);

  const statements = new Map<string, string>();
  const rows = async <T>(sql: string, values: unknown[] = []) =>
    (await pool.query(sql, values)).rows as T[];
  return {
    url: server.url,
    pool,
    rows,
    call: async <T>(name: string, args: Record<string, unknown>) => {
      const passed = Object.keys(args).map((argument, index) => `${argument} => $${index + 1}`);
      const text = `select public.${name}(${passed.join(', ')}) as answer`;
      const statement = statements.get(text) ?? `statement_${statements.size}`;
      statements.set(text, statement);
      const { rows: answers } = await pool.query({
        name: statement,
        text,
        values: Object.values(args),
      });
      return (answers as { answer: T }[])[0]?.answer as T;
    },
    businessId: async (slug) => {
      const [row] = await rows<{ id: string }>('select id from businesses where slug = $1', [slug]);
      if (!row) throw new Error(`there is no business ${slug}`);
      return row.id;
    },
    stop: async () => {
      await pool.end();
      await server.stop();
    },
  };
}

/** Opens every connection beforehand, so that a measurement holds no connecting. */
async function connectAll(pool: pg.Pool, count: number): Promise<void> {
  const clients = await Promise.all(Array.from({ length: count }, () => pool.connect()));
  for (const client of clients) client.release();
}
