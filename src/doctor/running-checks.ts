import { type Check, ok, reasonOf, warn } from './check.ts';

export interface RunningChecks {
  /** Where this machine's worker tells whether it is ready, and the desk whether it lives; `http`. */
  workerUrl?: string | undefined;
  deskUrl?: string | undefined;
  timeoutMs: number;
  fetch: typeof globalThis.fetch;
}

/** Whether a worker and a desk run on this machine: others may, which only they would know. */
export async function checkRunning(options: RunningChecks): Promise<Check[]> {
  const { workerUrl, deskUrl } = options;
  const checks = await Promise.all([
    workerUrl === undefined ? [] : checkWorker({ ...options, workerUrl }),
    deskUrl === undefined ? [] : checkDesk({ ...options, deskUrl }),
  ]);
  return checks.flat();
}

async function checkWorker(options: RunningChecks & { workerUrl: string }): Promise<Check[]> {
  const id = 'worker';
  const { workerUrl, fetch, timeoutMs } = options;
  const unknown = (why: string) =>
    warn(id, {
      detail: `No worker is registered from this machine: ${why}.`,
      advice:
        'Run: bellhop worker start (unless workers run on other machines). Its /ready is served on BELLHOP_METRICS_PORT.',
    });
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(`${workerUrl}/ready`, { signal });
    const body: unknown = await response.json().catch(() => null);
    const missing = partsOf(body).filter(({ ok: isWell }) => !isWell);
    if (response.ok)
      return [ok(id, { detail: `A worker is registered and ready (${workerUrl}).` })];
    if (missing.length === 0) return [unknown(`${workerUrl} is something else`)];
    const why = missing.map(({ name, why: reason }) => `${name}: ${reason ?? 'not well'}`);
    return [
      warn(id, {
        detail: `The worker runs, but is not ready: ${why.join('; ')}.`,
        advice: 'Look at the parts it names; calls go to other workers, or to the desk, meanwhile.',
      }),
    ];
  } catch (error) {
    return [unknown(`${workerUrl} does not answer (${reasonOf(error)})`)];
  }
}

async function checkDesk(options: RunningChecks & { deskUrl: string }): Promise<Check[]> {
  const id = 'desk';
  const { deskUrl, fetch, timeoutMs } = options;
  try {
    const response = await fetch(`${deskUrl}/health`, { signal: AbortSignal.timeout(timeoutMs) });
    if (response.ok) return [ok(id, { detail: `The desk is open (${deskUrl}).` })];
    return [
      warn(id, {
        detail: `The desk runs, but answers with status ${response.status}.`,
        advice: 'Look at its log: most likely it cannot reach the database.',
      }),
    ];
  } catch (error) {
    return [
      warn(id, {
        detail: `No desk runs at ${deskUrl} (${reasonOf(error)}): callers whom no agent answers would ring until their carrier gives up.`,
        advice: 'Run: bellhop desk (one anywhere is enough).',
      }),
    ];
  }
}

function partsOf(body: unknown): { name: string; ok: boolean; why?: string }[] {
  const parts = (body as { parts?: unknown } | null)?.parts;
  return Array.isArray(parts) ? parts : [];
}
