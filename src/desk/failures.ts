/** What a client of the desk is told; `code` is stable, `message` is for people. */
export interface DeskFailure {
  error: { code: string; message: string };
}

/** The desk could not listen at its address. */
export class DeskCannotListen extends Error {
  override readonly name = 'DeskCannotListen';
  readonly host: string;
  readonly port: number;
  constructor(options: { host: string; port: number; cause: Error }) {
    const taken = 'code' in options.cause && options.cause.code === 'EADDRINUSE';
    super(
      taken
        ? `Port ${options.port} of ${options.host} is taken: end the program that has it, or choose another with BELLHOP_DESK_PORT.`
        : `The desk cannot listen at ${options.host}:${options.port}: ${options.cause.message}`,
      { cause: options.cause },
    );
    this.host = options.host;
    this.port = options.port;
  }
}

export function failure(code: string, message: string): DeskFailure {
  return { error: { code, message } };
}
