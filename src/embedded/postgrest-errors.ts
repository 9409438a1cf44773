/** An error as PostgREST words it. */
export interface RestError {
  status: number;
  body: { code: string; message: string; details: string | null; hint: string | null };
}

export function restError(args: {
  status: number;
  code: string;
  message: string;
  details?: string | null;
  hint?: string | null;
}): RestError {
  const { status, code, message, details = null, hint = null } = args;
  return { status, body: { code, message, details, hint } };
}

/** SQLSTATE (whole, or its class) to HTTP status, as in PostgREST's documentation of errors. */
const STATUS_BY_STATE: Record<string, number> = {
  '08': 503,
  '09': 500,
  '0L': 403,
  '0P': 403,
  '21000': 400,
  '22023': 400,
  '23503': 409,
  '23505': 409,
  '25006': 405,
  '25': 500,
  '28': 403,
  '2D': 500,
  '38': 500,
  '39': 500,
  '3B': 500,
  '40': 500,
  '42883': 404,
  '42P01': 404,
  '42P17': 500,
  '53': 503,
  '53400': 500,
  '54': 500,
  '55': 500,
  '57': 500,
  // The server is going down or coming up: the next try may find it.
  '57P01': 503,
  '57P02': 503,
  '57P03': 503,
  '58': 500,
  F0: 500,
  HV: 500,
  P0001: 400,
  P0: 500,
  XX: 500,
};

/** Errors of Node's sockets and of the driver's pool, before the server had a say. */
const CONNECTION_FAILURE =
  /ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENOENT|connection timeout|timeout exceeded when trying to connect|Connection terminated|not queryable/i;

interface DriverError {
  code?: unknown;
  message?: unknown;
  detail?: unknown;
  hint?: unknown;
}

/** SQLSTATE of a driver's error, or null where the server had no say. */
export function sqlState(error: unknown): string | null {
  const code = (error as DriverError | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('E')
    ? code
    : null;
}

export function isConnectionFailure(error: unknown): boolean {
  if (sqlState(error)) return false;
  const { code, message } = (error ?? {}) as DriverError;
  return CONNECTION_FAILURE.test(`${String(code ?? '')} ${String(message ?? '')}`);
}

/** What the caller of a function is told of an error that its transaction ended in. */
export function restErrorOf(error: unknown, args: { anonymous: boolean }): RestError {
  const { message, detail, hint } = (error ?? {}) as DriverError;
  const text = typeof message === 'string' ? message : String(error);
  const state = sqlState(error);
  if (!state) {
    const lost = isConnectionFailure(error);
    return restError({
      status: lost ? 503 : 500,
      code: lost ? 'PGRST001' : 'PGRSTX00',
      message: lost ? 'Database client error. Retrying the connection.' : 'Internal server error',
      details: text,
    });
  }
  return restError({
    status: statusOf(state, args),
    code: state,
    message: text,
    details: typeof detail === 'string' ? detail : null,
    hint: typeof hint === 'string' ? hint : null,
  });
}

function statusOf(state: string, args: { anonymous: boolean }): number {
  const chosen = /^PT([1-5]\d\d)$/.exec(state)?.[1];
  if (chosen) return Number(chosen);
  if (state === '42501') return args.anonymous ? 401 : 403;
  return STATUS_BY_STATE[state] ?? STATUS_BY_STATE[state.slice(0, 2)] ?? 400;
}
