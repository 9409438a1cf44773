import type { FailureReason } from '../dialogue/events.ts';

const NOT_CONNECTED = /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|EPROTO|CERT_/;
const DIED = /ECONNRESET|EPIPE|socket hang up|terminated|closed|aborted/i;
const TIMED_OUT = /ETIMEDOUT|timed? ?out|UND_ERR_\w*TIMEOUT/i;
const MOST_CAUSES = 5;

/** Why a provider failed, from what it threw: its HTTP status, else what became of the connection. */
export function failureReasonOf(error: unknown): FailureReason {
  for (const cause of causesOf(error)) {
    const reason = reasonOfStatus(statusOf(cause));
    if (reason) return reason;
  }
  const text = causesOf(error).map(describe).join(' ');
  if (NOT_CONNECTED.test(text)) return 'refused';
  if (TIMED_OUT.test(text)) return 'hung';
  if (DIED.test(text)) return 'died';
  return 'error';
}

/** An error in one line, for a call's log. */
export function failureMessageOf(error: unknown): string {
  return causesOf(error)
    .map((cause) => (cause instanceof Error ? cause.message : String(cause)))
    .filter(Boolean)
    .join(': ')
    .slice(0, 300);
}

function reasonOfStatus(status: number | null): FailureReason | null {
  if (status === null) return null;
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 429) return 'rate-limited';
  if (status === 408 || status === 504) return 'hung';
  if (status >= 500) return 'server-error';
  return status >= 400 ? 'error' : null;
}

function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null;
  const { statusCode, status } = error as { statusCode?: unknown; status?: unknown };
  for (const value of [statusCode, status]) {
    if (typeof value === 'number' && value >= 100) return value;
  }
  // The websocket client tells a refused upgrade only in words.
  const [, told] = /Unexpected server response: (\d{3})/.exec(describe(error)) ?? [];
  return told ? Number(told) : null;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as { code?: unknown };
  return `${error.name} ${typeof code === 'string' ? code : ''} ${error.message}`;
}

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let at = error; at != null && causes.length < MOST_CAUSES; ) {
    causes.push(at);
    at = at instanceof Error ? at.cause : null;
  }
  return causes;
}
