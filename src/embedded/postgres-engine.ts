import pg from 'pg';
import type { Engine, SqlRow } from './engine.ts';

const DEFAULT_CONNECTIONS = 16;
const CONNECT_TIMEOUT_MS = 3_000;
const STATEMENT_TIMEOUT_MS = 30_000;

/** A pool over a Postgres server; connections are made when first needed and given up when idle. */
export function openPostgres(args: {
  databaseUrl: string;
  maxConnections?: number;
  log: (message: string) => void;
}): Engine {
  const pool = new pg.Pool({
    connectionString: args.databaseUrl,
    max: args.maxConnections ?? DEFAULT_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'bellhop',
    keepAlive: true,
    allowExitOnIdle: true,
  });
  // Without a listener an idle connection that breaks (a server restart) would end the process.
  pool.on('error', (error) => args.log(`lost an idle database connection: ${error.message}`));
  return {
    kind: 'postgres',
    run: async (sql) => lastRows(await pool.query(sql)),
    transaction: async (work) => {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('begin');
        const value = await work(async (sql) => lastRows(await client.query(sql)));
        await client.query('commit');
        return value;
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => {
          broken = failure;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

/** With several statements the driver gives an array of results, against its types. */
function lastRows(result: pg.QueryResult<SqlRow> | pg.QueryResult<SqlRow>[]): SqlRow[] {
  const last = Array.isArray(result) ? result.at(-1) : result;
  return last?.rows ?? [];
}
