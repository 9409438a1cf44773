import type { DialledNumber } from '../telephony/dialled-numbers.ts';
import { type ChainChecks, checkChains } from './chain-checks.ts';
import { type Check, fail, ok, reasonOf, within } from './check.ts';
import { checkLivekit, type LivekitAccess } from './livekit-checks.ts';
import { checkRunning, type RunningChecks } from './running-checks.ts';
import { checkSpool, type SpoolChecks } from './spool-checks.ts';
import { checkStore, type DoctorStore, type StoreChecks } from './store-checks.ts';
import { checkVendors, type VendorChecks } from './vendor-checks.ts';

export interface DoctorOptions
  extends Omit<VendorChecks, 'timeoutMs' | 'fetch'>,
    Omit<StoreChecks, 'timeoutMs'>,
    Omit<RunningChecks, 'timeoutMs' | 'fetch'>,
    ChainChecks,
    SpoolChecks {
  /** Such as `20.19.0`, with or without a `v`. */
  nodeVersion: string;
  livekit: LivekitAccess;
  /** How long one question may take, in milliseconds; 5,000 unless told. */
  timeoutMs?: number | undefined;
  fetch?: typeof globalThis.fetch | undefined;
}

/** What was looked at, in order; `ok` when nothing failed. JSON-able; holds no secrets. */
export interface DoctorReport {
  ok: boolean;
  checks: Check[];
}

const oldestNode = [20, 19] as const;
const defaultTimeoutMs = 5_000;

/** Looks at everything a call needs, all at once. Never throws: what breaks is a failed check. */
export async function runDoctor(options: DoctorOptions): Promise<DoctorReport> {
  const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
  const fetch = options.fetch ?? globalThis.fetch;
  const numbers = numbersOf(options.store, timeoutMs);
  const businesses = async () =>
    options.store ? within(timeoutMs, options.store.listBusinesses()) : [];
  const groups = await Promise.all([
    guarded('node', async () => [checkNode(options.nodeVersion)]),
    guarded('database', () => checkStore({ ...options, timeoutMs })),
    guarded('livekit', () =>
      checkLivekit({ livekit: options.livekit, numbers, businesses, timeoutMs }),
    ),
    guarded('vendors', () => checkVendors({ ...options, timeoutMs, fetch })),
    guarded('providers', () => checkChains(options)),
    guarded('spool', () => checkSpool(options)),
    guarded('running', () => checkRunning({ ...options, timeoutMs, fetch })),
  ]);
  const checks = groups.flat();
  return { ok: checks.every((check) => check.status !== 'fail'), checks };
}

function numbersOf(
  store: DoctorStore | undefined,
  timeoutMs: number,
): Promise<readonly DialledNumber[]> {
  const numbers = within(
    timeoutMs,
    (async () => {
      if (store === undefined) throw new Error('no database');
      return store.listPhoneNumbers();
    })(),
  );
  // Whoever needs them meets the failure; where nobody does, it must not end the process.
  numbers.catch(() => {});
  return numbers;
}

async function guarded(id: string, work: () => Promise<Check[]>): Promise<Check[]> {
  try {
    return await work();
  } catch (error) {
    return [
      fail(id, {
        detail: `This could not be checked: ${reasonOf(error)}.`,
        advice: 'Check the addresses in your configuration: each is written like https://host.',
      }),
    ];
  }
}

function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const [oldestMajor, oldestMinor] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) {
    return ok('node', { detail: `Node ${version}.` });
  }
  return fail('node', {
    detail: `Node ${version} is too old.`,
    advice: `Install Node ${oldestMajor}.${oldestMinor} or newer (22 is a good choice).`,
  });
}
