export type CheckStatus = 'ok' | 'warn' | 'fail';

/** One thing that was looked at. JSON-able; never holds a secret. */
export interface Check {
  /** Stable name, such as `deepgram` or `telephony.numbers`. */
  id: string;
  /** `warn`: works, but not everything it could; `fail`: calls would go wrong. */
  status: CheckStatus;
  /** What was found. */
  detail: string;
  /** What to do about it; with every `warn` and `fail`. */
  advice?: string;
}

type Finding = { detail: string };
type Trouble = { detail: string; advice: string };

export function ok(id: string, finding: Finding): Check {
  return { id, status: 'ok', ...finding };
}

export function warn(id: string, trouble: Trouble): Check {
  return { id, status: 'warn', ...trouble };
}

export function fail(id: string, trouble: Trouble): Check {
  return { id, status: 'fail', ...trouble };
}

/** Shown where a check could not be finished in time. */
export class CheckTimedOut extends Error {
  override readonly name = 'CheckTimedOut';
  constructor(options: { timeoutMs: number }) {
    super(`no answer within ${options.timeoutMs} ms`);
  }
}

/**
 * Waits for `work`, but no longer than `timeoutMs`; what it still does then is of no interest.
 * @throws CheckTimedOut
 */
export async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CheckTimedOut({ timeoutMs })), timeoutMs);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** An error in one line, with the cause where `fetch` hides it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const message =
    cause instanceof Error && cause.message !== '' && error.message === 'fetch failed'
      ? cause.message
      : error.message;
  return message.split('\n')[0] ?? error.name;
}
