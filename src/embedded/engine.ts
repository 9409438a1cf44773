/** A row as the driver gives it; the host only ever reads text, booleans and numbers. */
export type SqlRow = Record<string, unknown>;

/** Runs one or more statements; the rows of the last one. */
export type RunSql = (sql: string) => Promise<SqlRow[]>;

/** What the host needs of a Postgres, be it compiled into this process or a server. */
export interface Engine {
  kind: 'pglite' | 'postgres';
  /**
   * Several statements in one round trip and one implicit transaction: all or nothing.
   *
   * @throws the driver's error, with the SQLSTATE in `code`
   */
  run: RunSql;
  /** An explicit transaction of several round trips. */
  transaction<T>(work: (run: RunSql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
