import type { HandOverFailure } from '../dialogue/events.ts';

/** Somebody was not reached. */
export class HandOverFailed extends Error {
  override readonly name = 'HandOverFailed';
  readonly reason: HandOverFailure;
  /** What the other side answered, where it did. */
  readonly sipStatus: number | undefined;
  constructor(options: { reason: HandOverFailure; sipStatus?: number; cause?: unknown }) {
    super(
      `not reached: ${options.reason}${options.sipStatus ? ` (SIP ${options.sipStatus})` : ''}`,
      { cause: options.cause },
    );
    this.reason = options.reason;
    this.sipStatus = options.sipStatus;
  }
}

/** SIP response codes (RFC 3261, 8197, 8688) that are an answer of the person rung, or their telephone. */
const BY_STATUS: Readonly<Record<number, HandOverFailure>> = {
  408: 'no-answer',
  410: 'no-answer',
  480: 'no-answer',
  486: 'busy',
  487: 'no-answer',
  600: 'busy',
  603: 'declined',
  607: 'declined',
  608: 'declined',
};

/**
 * Why a REFER or an outgoing call came to nothing. LiveKit tells the SIP response in the metadata of
 * its Twirp error (`sip_status_code`, `sip_status`); a REFER that the carrier took and that failed
 * later comes with the code in the message alone.
 */
export function handOverFailed(cause: unknown): HandOverFailed {
  if (cause instanceof HandOverFailed) return cause;
  const { code, metadata, message, name } = partsOf(cause);
  const told = Number(metadata?.sip_status_code) || Number(STATUS_IN_TEXT.exec(message)?.[1]);
  if (told >= 300) {
    return new HandOverFailed({ reason: BY_STATUS[told] ?? 'trunk', sipStatus: told, cause });
  }
  // The time to answer is over at the server, or here.
  const isLate = code === 'deadline_exceeded' || name === 'TimeoutError' || name === 'AbortError';
  return new HandOverFailed({ reason: isLate ? 'no-answer' : 'trunk', cause });
}

const STATUS_IN_TEXT = /\b(?:status|code)\b\D{0,3}([3-6]\d\d)\b/i;

function partsOf(cause: unknown): {
  code?: string;
  metadata?: Record<string, string>;
  message: string;
  name: string;
} {
  if (!(cause instanceof Error)) return { message: String(cause), name: '' };
  const { code, metadata } = cause as { code?: string; metadata?: Record<string, string> };
  const { message, name } = cause;
  return { message, name, ...(code && { code }), ...(metadata && { metadata }) };
}
