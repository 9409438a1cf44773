import { readdirSync, readFileSync } from 'node:fs';

const TESTS = new URL('../../supabase/tests/', import.meta.url);

/** The files of pgTAP tests, in order. */
export function tapFiles(): { name: string; sql: string }[] {
  return readdirSync(TESTS)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(new URL(name, TESTS), 'utf8') }));
}

export interface TapReport {
  /** How many tests ran. */
  ran: number;
  /** What failed, with pgTAP's explanation. */
  failed: string[];
}

/** Reads the TAP lines out of the rows of all statements of a file. */
export function readTap(results: { rows: Record<string, unknown>[] }[]): TapReport {
  const lines = results
    .flatMap(({ rows }) => rows.flatMap((row) => Object.values(row)))
    .filter((value): value is string => typeof value === 'string')
    .filter((value) => /^(ok|not ok|#|1\.\.)/.test(value));
  return {
    ran: lines.filter((line) => /^(ok|not ok) \d/.test(line)).length,
    failed: lines.filter((line) => line.startsWith('not ok')),
  };
}
