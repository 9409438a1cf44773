import type { Store } from '../store/store.ts';
import { type Check, fail, ok, reasonOf, warn, within } from './check.ts';
import { checkFallback } from './target-checks.ts';

export type DoctorStore = Pick<Store, 'schemaVersion' | 'listBusinesses' | 'listPhoneNumbers'>;

export interface StoreChecks {
  /** Absent when the database could not even be opened; `storeFailure` then says why. */
  store?: DoctorStore | undefined;
  storeFailure?: unknown;
  /** Name of the last migration of this version; unchecked when absent. */
  expectedSchemaVersion?: string | undefined;
  timeoutMs: number;
}

/** An answer that takes longer is heard as a pause, in milliseconds. */
const SLOW_MS = 1000;

/** Whether the database answers, is up to date, and has something to offer callers. */
export async function checkStore(options: StoreChecks): Promise<Check[]> {
  const { store, timeoutMs } = options;
  if (store === undefined) return [unreachable(options.storeFailure)];
  const schema = await checkSchema({ ...options, store });
  if (schema.status === 'fail') return [schema];
  try {
    const businesses = await within(timeoutMs, store.listBusinesses());
    return [
      schema,
      checkBusinesses(businesses),
      ...checkFallback(businesses),
      ...checkSlots(businesses),
    ];
  } catch (error) {
    return [schema, unreachable(error)];
  }
}

async function checkSchema(options: StoreChecks & { store: DoctorStore }): Promise<Check> {
  const { store, expectedSchemaVersion: expected, timeoutMs } = options;
  try {
    const askedMs = performance.now();
    const version = await within(timeoutMs, store.schemaVersion());
    const tookMs = Math.round(performance.now() - askedMs);
    if (expected !== undefined && version !== expected) {
      return fail('database', {
        detail: `The database answers, but its schema is ${version}; this version needs ${expected}.`,
        advice:
          version > expected
            ? 'A newer version of bellhop has used this database: update this one.'
            : 'Run: bellhop db migrate',
      });
    }
    if (tookMs > SLOW_MS) {
      return warn('database', {
        detail: `The database answers, but took ${tookMs} ms: callers would wait for it at every turn.`,
        advice:
          'Put the worker near the database, look at its load, or use a pool of connections (the session pooler of Supabase).',
      });
    }
    return ok('database', { detail: `The database answers; its schema is ${version}.` });
  } catch (error) {
    return unreachable(error);
  }
}

function unreachable(error: unknown): Check {
  return fail('database', {
    detail: `The database does not answer as it should: ${error === undefined ? 'it was not opened' : reasonOf(error)}.`,
    advice:
      'Check SUPABASE_URL and SUPABASE_SERVICE_ROLE_KEY, or DATABASE_URL, and run: bellhop db migrate',
  });
}

type Businesses = Awaited<ReturnType<DoctorStore['listBusinesses']>>;

function checkBusinesses(businesses: Businesses): Check {
  if (businesses.length === 0) {
    return fail('businesses', {
      detail: 'There is no business to answer for.',
      advice: 'Run: bellhop business import FILE.yaml',
    });
  }
  const bare = businesses.filter((one) => one.services === 0 || one.resources === 0);
  if (bare.length > 0) {
    return fail('businesses', {
      detail: `Nothing can be booked at ${slugs(bare)}: no services or no resources.`,
      advice: 'Add them to the file and run: bellhop business import FILE.yaml',
    });
  }
  return ok('businesses', { detail: `${businesses.length} businesses: ${slugs(businesses)}.` });
}

function checkSlots(businesses: Businesses): Check[] {
  if (businesses.length === 0) return [];
  const empty = businesses.filter((one) => one.slots_ahead === 0);
  if (empty.length > 0) {
    return [
      warn('slots', {
        detail: `No free slot ahead at ${slugs(empty)}: callers will only hear that nothing is free.`,
        advice:
          'Look at the opening hours and closures in the file, and run: bellhop business import FILE.yaml',
      }),
    ];
  }
  const ahead = businesses.map((one) => `${one.slug} ${one.slots_ahead}`);
  return [ok('slots', { detail: `Free slots ahead: ${ahead.join(', ')}.` })];
}

function slugs(businesses: Businesses): string {
  return businesses.map((one) => one.slug).join(', ');
}
