import { type DestinationStream, pino } from 'pino';
import type { Logger } from './logger.ts';

/** What tells who a caller is, or what they said, is logged under this key alone. */
const PERSONAL = ['pii', '*.pii'];

/**
 * A JSON logger on standard error. With `redact` everything under a `pii` key stays out of it, and of
 * an error only its kind is told: messages quote what they could not read.
 */
export function createLogger(
  pii: 'keep' | 'redact',
  destination: DestinationStream = pino.destination(2),
): Logger {
  return pino(
    {
      base: { service: 'bellhop', pid: process.pid },
      ...(pii === 'redact' && {
        redact: { paths: PERSONAL, remove: true },
        serializers: { err: kindOf },
      }),
    },
    destination,
  );
}

function kindOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, reason, status } = error as { code?: unknown; reason?: unknown; status?: unknown };
  const told = Object.entries({ code, reason, status }).filter(
    ([, value]) =>
      typeof value === 'number' || (typeof value === 'string' && /^[\w.-]+$/.test(value)),
  );
  const cause = error.cause instanceof Error ? { cause: kindOf(error.cause) } : {};
  return { type: error.name, ...Object.fromEntries(told), ...cause };
}
