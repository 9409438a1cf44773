import { databaseOf } from '../config/database.ts';
import type { Environment } from '../config/environment.ts';
import { connectStore } from '../embedded/connect.ts';
import type { Store } from '../store/store.ts';

/** What every command gets from the entrance. */
export interface CommandContext {
  /** Reads and checks the environment; throws ConfigurationError. */
  environment(): Environment;
  /** Parses a phone number given on the command line. */
  phoneNumber(value: string): string;
  /** Sets the exit code. */
  exit(code: number): void;
}

/** Runs something against the configured database and leaves it closed. */
export async function withStore<T>(
  environment: Environment,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const connected = await connectStore(databaseOf(environment));
  try {
    return await work(connected.store);
  } finally {
    await connected.close();
  }
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Progress and remarks go to standard error, so that standard output can be piped. */
export function remark(line: string): void {
  process.stderr.write(`${line}\n`);
}
