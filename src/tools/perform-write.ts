import { StoreUnavailableError } from '../store/errors.ts';
import type { BookRequest, CancelRequest, ModifyRequest } from '../store/requests.ts';
import type { WriteResultRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { ToolAnswer } from './tool.ts';

/** A write to the book, with what its answer comes to. */
export type Write = (
  | { operation: 'book'; request: BookRequest }
  | { operation: 'modify'; request: ModifyRequest }
  | { operation: 'cancel'; request: CancelRequest }
) & {
  /** What it is about, as its outcome is logged. */
  subject: string;
  /** @throws ToolRefusedError when the database refused it */
  conclude(row: WriteResultRow): ToolAnswer;
};

/** A write was sent and never answered: it may have been done, and asking again with its key tells. */
export class UnconfirmedWriteError extends Error {
  override readonly name = 'UnconfirmedWriteError';
  readonly write: Write;

  constructor(write: Write, cause: StoreUnavailableError) {
    super(cause.message, { cause });
    this.write = write;
  }
}

/**
 * Sends a write and says what it came to.
 *
 * @throws ToolRefusedError, StoreRejectedError
 * @throws StoreUnavailableError when it was certainly not done
 * @throws UnconfirmedWriteError when nobody knows
 */
export async function performWrite(store: Store, write: Write): Promise<ToolAnswer> {
  try {
    return write.conclude(await sendWrite(store, write));
  } catch (cause) {
    if (cause instanceof StoreUnavailableError && cause.mayHaveHappened) {
      throw new UnconfirmedWriteError(write, cause);
    }
    throw cause;
  }
}

/** Sends it, and sent again asks what became of it. */
export function sendWrite(store: Store, write: Write): Promise<WriteResultRow> {
  switch (write.operation) {
    case 'book':
      return store.book(write.request);
    case 'modify':
      return store.modify(write.request);
    case 'cancel':
      return store.cancel(write.request);
  }
}
