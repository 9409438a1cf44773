import type { Logger } from '../observe/logger.ts';
import { Metrics } from '../observe/metrics.ts';
import { type Readiness, StatusCannotListen, startStatusServer } from '../observe/status-server.ts';
import type { BreakerState } from '../resilience/breakers.ts';
import { figuresTopic } from './figures-topic.ts';
import type { Hub } from './hub.ts';

/** Longest wait for a part to say how it is, in milliseconds. */
const PATIENCE_MS = 2000;

/** What a call cannot do without; a language model it can. */
const NEEDED = ['stt', 'tts'] as const;

/**
 * Serves the worker's health, readiness and figures, gathered from its jobs. A port that is taken
 * costs the figures, not the calls.
 */
export async function serveWorkerStatus(options: {
  hub: Hub;
  port: number;
  /** Where the SDK tells whether the worker is registered. */
  workerPort: number;
  maxCalls: number;
  activeCalls: () => number;
  breakers: () => readonly BreakerState[];
  /** Rejects while the database cannot be reached. */
  askDatabase: () => Promise<unknown>;
  logger: Logger;
}): Promise<void> {
  const { hub, port, workerPort, maxCalls, activeCalls, breakers, askDatabase, logger } = options;
  const metrics = new Metrics({
    activeCalls,
    maxCalls,
    breakers: () =>
      breakers().map(({ kind, provider, openedMs }) => ({
        kind,
        provider,
        isOpen: openedMs !== null,
      })),
  });
  hub.on(figuresTopic, (figures) => metrics.record(figures));
  const ready = () =>
    Promise.all([
      part('livekit', async () => {
        const answer = await fetch(`http://127.0.0.1:${workerPort}/`);
        if (!answer.ok) throw new Error((await answer.text()).trim());
      }),
      part('database', askDatabase),
      ...NEEDED.map((kind) => part(kind, async () => checkProviders(kind, breakers()))),
    ]);
  try {
    const status = await startStatusServer({ port, metrics, ready });
    logger.info({ port: status.port }, 'health, readiness and metrics are served');
  } catch (cause) {
    if (!(cause instanceof StatusCannotListen)) throw cause;
    logger.error({ err: cause }, 'no metrics');
  }
}

function checkProviders(kind: string, states: readonly BreakerState[]): void {
  const known = states.filter((one) => one.kind === kind);
  const down = known.filter(({ openedMs }) => openedMs !== null);
  if (down.length === 0 || down.length < known.length) return;
  throw new Error(`down: ${down.map((one) => `${one.provider} (${one.lastReason})`).join(', ')}`);
}

async function part(name: string, check: () => Promise<unknown>): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    await Promise.race([check(), late]);
    return { name, ok: true };
  } catch (cause) {
    return { name, ok: false, why: cause instanceof Error ? cause.message : String(cause) };
  } finally {
    clearTimeout(timer);
  }
}
