import type { CallEvent } from '../dialogue/events.ts';
import type { Logger } from '../observe/logger.ts';
import { type Spool, spoolName } from '../spool/spool.ts';
import type { SpooledCall, SpooledMessage } from '../spool/spooled.ts';
import type { OpenCallRequest, TakeMessageRequest } from '../store/requests.ts';
import type { PendingWrite } from '../tools/tool-context.ts';

/** What of one call the database does not have yet, safe on the disk. */
export class Backlog {
  readonly #spool: Spool;
  readonly #open: OpenCallRequest;
  readonly #businessId: string;
  readonly #logger: Logger;
  readonly #name: string;
  #isKept = false;
  #last: Promise<void> = Promise.resolve();

  constructor(options: {
    spool: Spool;
    open: OpenCallRequest;
    businessId: string;
    logger: Logger;
  }) {
    const { epoch: _epoch, ...open } = options.open;
    this.#spool = options.spool;
    this.#open = open;
    this.#businessId = options.businessId;
    this.#logger = options.logger;
    this.#name = spoolName('call', open.callId);
  }

  /** @throws what the disk throws: then the message is not taken */
  async keepMessage(request: TakeMessageRequest): Promise<void> {
    const entry: SpooledMessage = { kind: 'message', request };
    await this.#spool.keep(spoolName('message', request.key), entry);
  }

  /** Keeps events, writes nobody knows the outcome of, and the end of the call, in place of before. */
  keep(call: {
    events: readonly CallEvent[];
    writes?: readonly PendingWrite[];
    close?: SpooledCall['close'];
    failed?: boolean;
  }): Promise<void> {
    const entry: SpooledCall = {
      kind: 'call',
      businessId: this.#businessId,
      open: this.#open,
      events: [...call.events],
      writes: (call.writes ?? []).map(({ tool, toolCallId, write }) => {
        const { conclude: _conclude, ...sent } = write;
        return { ...sent, tool, toolCallId };
      }),
      close: call.close ?? null,
      failed: call.failed ?? false,
      pid: process.pid,
    };
    return this.#after(async () => {
      await this.#spool.keep(this.#name, entry);
      this.#isKept = true;
    });
  }

  /** The database has it all again. */
  clear(): Promise<void> {
    return this.#after(async () => {
      if (!this.#isKept) return;
      await this.#spool.remove(this.#name);
      this.#isKept = false;
    });
  }

  /** One after the other: the file must end as what was asked last. */
  #after(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(work).catch((cause: unknown) => {
      this.#logger.error({ err: cause }, 'a call cannot be kept on the disk');
    });
    return this.#last;
  }
}
