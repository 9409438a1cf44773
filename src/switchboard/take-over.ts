import { outcomeOf, summaryOf, transcriptOf } from '../dialogue/account.ts';
import type { CallEvent } from '../dialogue/events.ts';
import type { Logger } from '../observe/logger.ts';
import type { Store } from '../store/store.ts';
import type { Rooms } from '../telephony/rooms.ts';
import type { DispatchMetadata } from './call-topics.ts';

/** How long the process that is sent has to take the call up before another one is sent. */
const COMING_MS = 5_000;

/** A call that has outlived so many processes kills them: it is left to the desk. */
const MOST_PROCESSES = 8;
const FORGOTTEN_MS = 10 * 60_000;

/** A call whose process is dead, or taken to be. */
export interface LostCall {
  room: string;
  /** Absent when it died before the call was open. */
  callId?: string | undefined;
  epoch?: number | undefined;
  /** Whether its death is known. */
  isDead: boolean;
}

interface Lease {
  epoch: number;
  businessId: string;
}

export type TakeOverStore = Pick<Store, 'takeOverCall' | 'operatorCall' | 'closeCall'>;

/**
 * Sends another agent to a call whose process has died: if the caller is still there, and if nobody
 * else was quicker. Safe to do twice at once: the lease decides who speaks.
 */
export class TakeOver {
  readonly #store: TakeOverStore;
  readonly #rooms: Rooms;
  readonly #logger: Logger;
  /** How often an agent was sent to a room whose call was not open yet. */
  readonly #sentUnopened = new Map<string, number>();

  constructor(options: { store: TakeOverStore; rooms: Rooms; logger: Logger }) {
    this.#store = options.store;
    this.#rooms = options.rooms;
    this.#logger = options.logger;
  }

  /**
   * What became of it. `mayRaise` is asked right before the call is taken from whoever has it: from then
   * on nobody else looks for it for a while, and somebody must be sent.
   *
   * @throws what the server's API and the store throw
   */
  async run(
    lost: LostCall,
    mayRaise: () => boolean = () => true,
  ): Promise<'sent' | 'over' | 'not ours' | 'given up' | 'too late'> {
    const { room, callId } = lost;
    const present = await this.#rooms.present(room);
    if (!mayRaise()) return 'too late';
    const lease = await this.#raise(lost);
    if (lease === null) return 'not ours';
    if (!present.some(({ kind }) => kind !== 'agent')) {
      if (callId && lease) await this.#close({ callId, ...lease });
      return 'over';
    }
    // A dead agent would be listed for some twenty seconds, and one that only seemed dead must go.
    const agents = present.filter(({ kind }) => kind === 'agent');
    const removed = agents.map(({ identity }) => this.#rooms.remove(room, identity));
    if (this.#processesOf(lost, lease) > MOST_PROCESSES) {
      await Promise.allSettled(removed);
      this.#logger.error({ room, callId }, 'gave up a call that kills its processes');
      return 'given up';
    }
    const metadata: DispatchMetadata | null = callId
      ? { callId, ...(lease && { epoch: lease.epoch }) }
      : null;
    await this.#rooms.sendAgent(room, metadata ? JSON.stringify(metadata) : '');
    await Promise.allSettled(removed);
    this.#logger.warn(
      { room, callId, ...lease },
      'sent another agent to a call whose process died',
    );
    return 'sent';
  }

  #processesOf({ room, callId }: LostCall, lease: Lease | undefined): number {
    if (lease) return lease.epoch;
    if (callId) return 0;
    const sent = (this.#sentUnopened.get(room) ?? 0) + 1;
    this.#sentUnopened.set(room, sent);
    setTimeout(() => this.#sentUnopened.delete(room), FORGOTTEN_MS).unref();
    return sent;
  }

  /** The new lease; undefined where there is none to be had, null where somebody else has it. */
  async #raise({ callId, epoch, isDead }: LostCall): Promise<Lease | null | undefined> {
    if (!callId || !epoch) return undefined;
    try {
      return await this.#store.takeOverCall({ callId, epoch, lastingMs: COMING_MS, isDead });
    } catch (cause) {
      // Without the database nobody else can take it either: whoever knows of the death acts.
      if (!isDead) throw cause;
      this.#logger.warn({ err: cause, callId }, 'no lease for the agent that is sent');
      return undefined;
    }
  }

  /** The caller has gone too: what is known becomes the record. */
  async #close({ callId, epoch, businessId }: Lease & { callId: string }): Promise<void> {
    const log = await this.#store.operatorCall(callId);
    const events = log.events as unknown as CallEvent[];
    await this.#store.closeCall({
      businessId,
      callId,
      epoch,
      outcome: outcomeOf(events, true),
      summary: summaryOf(events, true),
      transcript: transcriptOf(events),
    });
    this.#logger.warn({ callId }, 'closed a call whose process and caller are gone');
  }
}
