/**
 * The database could not be asked or did not answer: network, time-out, or a server in trouble.
 * The system's failure; the same request may be sent again, since every write carries its key.
 */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
  readonly operation: string;
  /** HTTP status, or 0 when there was no answer at all. */
  readonly status: number;
  /** False when the request never reached the database; else a write may have been done. */
  readonly mayHaveHappened: boolean;

  constructor(args: {
    operation: string;
    status: number;
    message: string;
    mayHaveHappened?: boolean;
    cause?: unknown;
  }) {
    super(`${args.operation}: ${args.message}`, { cause: args.cause });
    this.operation = args.operation;
    this.status = args.status;
    this.mayHaveHappened = args.mayHaveHappened ?? true;
  }
}

/** The database refused a malformed or unauthorised request. Sending it again changes nothing. */
export class StoreRejectedError extends Error {
  override readonly name = 'StoreRejectedError';
  readonly operation: string;
  readonly status: number;
  /** SQLSTATE or PostgREST code: `PT404`, `23505`, `PGRST202`. */
  readonly code: string;
  /** What the function called the failure, such as `business_not_found`. */
  readonly reason: string;
  readonly details: string | null;

  constructor(args: {
    operation: string;
    status: number;
    code: string;
    message: string;
    details: string | null;
  }) {
    super(
      `${args.operation}: ${args.message} (${args.code || args.status})${args.details ? `: ${args.details}` : ''}`,
    );
    this.operation = args.operation;
    this.status = args.status;
    this.code = args.code;
    this.reason = args.message;
    this.details = args.details;
  }
}

/** The database answered with something other than what its function promises. */
export class StoreAnswerError extends Error {
  override readonly name = 'StoreAnswerError';
  readonly operation: string;

  constructor(args: { operation: string; message: string; cause?: unknown }) {
    super(`${args.operation}: unexpected answer: ${args.message}`, { cause: args.cause });
    this.operation = args.operation;
  }
}
