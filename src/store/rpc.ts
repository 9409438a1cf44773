import { createClient } from '@supabase/supabase-js';
import WebSocket from 'ws';
import type { z } from 'zod';
import { StoreAnswerError, StoreRejectedError, StoreUnavailableError } from './errors.ts';
import { type Patience, withPatience } from './patience.ts';

export interface StoreAccess {
  /** Base URL of a Supabase project or of the embedded host. */
  url: string;
  key: string;
  fetch?: typeof globalThis.fetch;
  /** Sent with every request. */
  headers?: Record<string, string>;
  /** How long one call of a function may take, in milliseconds; 5,000 unless told. */
  timeoutMs?: number;
  /** For callers who wait: tries again before giving up, in less time when the database is known to be away. */
  patience?: Patience;
}

export type Rpc = <T>(
  operation: string,
  args: Record<string, unknown>,
  shape: z.ZodType<T>,
) => Promise<T>;

const DEFAULT_TIMEOUT_MS = 5_000;
/** Answers of a server or a gateway in trouble, where the same request may succeed later. */
const PASSING_STATUSES = new Set([408, 425, 429]);

/** The connection was not made, so that nothing can have been asked over it. */
const NEVER_SENT = /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN/;

class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/**
 * Calls database functions by name and parses what they answer.
 *
 * @throws StoreUnavailableError, StoreRejectedError, StoreAnswerError (from the returned function)
 */
export function createRpc(access: StoreAccess): Rpc {
  const client = createClient(access.url, access.key, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    // The client refuses to be made on Node 20 without a WebSocket, even where none is opened.
    realtime: { transport: WebSocket as never },
    global: {
      ...(access.fetch ? { fetch: access.fetch } : {}),
      ...(access.headers ? { headers: access.headers } : {}),
    },
  });

  const ask = async <T>(
    timeoutMs: number,
    operation: string,
    args: Record<string, unknown>,
    shape: z.ZodType<T>,
  ): Promise<T> => {
    const answer = await withDeadline(timeoutMs, (signal) =>
      client.rpc(operation, args).abortSignal(signal),
    ).catch((error: unknown) => {
      const message =
        error instanceof DeadlineError ? `no answer within ${timeoutMs} ms` : String(error);
      const mayHaveHappened = !NEVER_SENT.test(message);
      throw new StoreUnavailableError({
        operation,
        status: 0,
        message,
        mayHaveHappened,
        cause: error,
      });
    });
    const { data, error, status } = answer;
    if (error) throw failure({ operation, status, error });
    const parsed = shape.safeParse(data);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    const where = issue?.path.join('.') || 'answer';
    throw new StoreAnswerError({
      operation,
      message: `${where}: ${issue?.message ?? 'not understood'}`,
      cause: parsed.error,
    });
  };
  const { patience, timeoutMs = DEFAULT_TIMEOUT_MS } = access;
  if (!patience) return (...request) => ask(timeoutMs, ...request);
  const patiently = withPatience(patience);
  return (...request) => patiently((attemptMs) => ask(attemptMs, ...request));
}

function failure(args: {
  operation: string;
  status: number;
  error: { message: string; code?: string; details?: string | null };
}): Error {
  const { operation, status, error } = args;
  if (status >= 200 && status < 300) {
    return new StoreAnswerError({ operation, message: 'the answer is not JSON' });
  }
  if (status === 0 || status >= 500 || PASSING_STATUSES.has(status)) {
    const mayHaveHappened = !NEVER_SENT.test(`${error.message} ${error.details ?? ''}`);
    return new StoreUnavailableError({
      operation,
      status,
      message: error.message,
      mayHaveHappened,
      cause: error,
    });
  }
  return new StoreRejectedError({
    operation,
    status,
    code: error.code ?? '',
    message: error.message,
    details: error.details ?? null,
  });
}

/** Settles by the deadline even where the transport ignores its abort signal. */
async function withDeadline<T>(
  timeoutMs: number,
  work: (signal: AbortSignal) => PromiseLike<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DeadlineError());
      controller.abort();
    }, timeoutMs);
  });
  try {
    return await Promise.race([work(controller.signal), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
