import { outcomeOf } from '../dialogue/account.ts';
import type { CallEvent, NewCallEvent } from '../dialogue/events.ts';
import type { Figure } from '../dialogue/figures.ts';
import { linePhrasesFor } from '../language/index.ts';
import type { Logger } from '../observe/logger.ts';
import type { DeskRecordings, DeskSentence } from '../speech/desk-recordings.ts';
import type { CallOutcome, OpenedCallRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { Rooms } from '../telephony/rooms.ts';
import { sipNumber } from '../telephony/sip-number.ts';
import type { DeskLine, JoinLine } from './desk-line.ts';
import type { Unanswered } from './unanswered-watch.ts';

const RENEW_MS = 700;
const LEASE_MS = 2_500;
/** The transfer target for callers whom nobody answers; without one, the first there is. */
const FALLBACK = 'fallback';
const DEFAULT_LOCALE = 'en-US';

export interface RescueParts {
  store: Pick<Store, 'openCall' | 'renewLeases' | 'appendEvents' | 'closeCall'>;
  rooms: Rooms;
  recordings: Pick<DeskRecordings, 'find'>;
  join: JoinLine;
  /** Puts the caller through to a `tel:` or `sip:` address. */
  transfer: (room: string, identity: string, address: string) => Promise<void>;
  /** Slug of the business for callers who dialled no number. */
  business?: string | undefined;
  ids: () => string;
  now: () => Date;
  logger: Logger;
  record?: (figures: readonly Figure[]) => void;
}

/**
 * Answers a caller whom no agent answers: a sentence, then the business's own fallback, else a
 * goodbye. Never endless ringing. An agent that comes after all takes the call by its lease, and
 * the desk leaves.
 */
export async function rescue(parts: RescueParts, { room, caller }: Unanswered): Promise<void> {
  const { rooms, join, ids, logger } = parts;
  logger.warn({ pii: { room } }, 'no agent answers a caller: the desk does');
  const joining = join({ room, identity: `desk-${ids()}` });
  const opened = await openCall(parts, { room, caller });
  const line = await joining;
  const lease = opened && new DeskLease(parts, room, opened, () => void line.leave());
  lease?.start();
  try {
    const target = targetOf(opened);
    let outcome: CallOutcome = 'failed';
    if (target && (await putThrough(parts, { room, caller, line, lease, target }))) {
      outcome = 'transferred';
    }
    if (lease?.isLost) return;
    if (outcome === 'failed') await say(parts, line, lease, 'unanswered-goodbye');
    if (lease?.isLost) return;
    await lease?.close(outcome);
    parts.record?.([{ name: 'rescues', labels: { outcome }, value: 1 }]);
    await line.leave();
    if (outcome === 'failed') await rooms.close(room);
  } finally {
    lease?.stop();
    await line.leave().catch(() => undefined);
  }
}

/** The call's record; null where there is no database, or no business with that number. */
async function openCall(
  { store, business, logger }: RescueParts,
  { room, caller }: Unanswered,
): Promise<OpenedCallRow | null> {
  const { attributes } = caller;
  const dialled = sipNumber(attributes['sip.trunkPhoneNumber']);
  const from = sipNumber(attributes['sip.phoneNumber']);
  try {
    return await store.openCall({
      callId: attributes['sip.callID'] || room,
      room,
      channel: 'phone',
      ...(dialled && { dialled }),
      ...(business && { business }),
      ...(from && { caller: from }),
    });
  } catch (cause) {
    logger.error({ err: cause, pii: { room } }, 'a caller is answered without a record');
    return null;
  }
}

function targetOf(opened: OpenedCallRow | null): { name: string; address: string } | null {
  const targets = Object.entries(opened?.business.transfer_targets ?? {}).sort(
    ([, a], [, b]) => a.position - b.position,
  );
  const [name, target] = targets.find(([key]) => key === FALLBACK) ?? targets[0] ?? [];
  return name && target ? { name, address: target.to } : null;
}

async function putThrough(
  parts: RescueParts,
  call: Unanswered & {
    line: DeskLine;
    lease: DeskLease | null;
    target: { name: string; address: string };
  },
): Promise<boolean> {
  const { room, caller, line, lease, target } = call;
  await say(parts, line, lease, 'unanswered-transfer');
  if (lease?.isLost) return false;
  const log = (status: 'started' | 'success' | 'error') =>
    lease?.append({ type: 'transfer', data: { target: target.name, how: 'cold', status } });
  log('started');
  try {
    await parts.transfer(room, caller.identity, target.address);
    log('success');
    return true;
  } catch (cause) {
    parts.logger.error(
      { err: cause, pii: { room }, target: target.name },
      'the fallback did not answer',
    );
    log('error');
    return false;
  }
}

async function say(
  { recordings }: RescueParts,
  line: DeskLine,
  lease: DeskLease | null,
  sentence: DeskSentence,
): Promise<void> {
  const recording = await recordings.find(sentence);
  if (!recording) return;
  await line.play(recording);
  const phrases = linePhrasesFor(lease?.locale ?? DEFAULT_LOCALE);
  const text =
    sentence === 'unanswered-transfer' ? phrases.unansweredTransfer : phrases.unansweredGoodbye;
  lease?.append({
    type: 'turn.agent',
    data: { text, itemId: sentence, interrupted: lease.isLost, readBacks: [], by: 'code' },
  });
}

/** The desk's hold on a call, and what it leaves in its log. */
class DeskLease {
  readonly locale: string;
  readonly #parts: RescueParts;
  readonly #call: { businessId: string; callId: string; epoch: number };
  readonly #events: CallEvent[];
  readonly #stored: number;
  readonly #onLost: () => void;
  #timer: NodeJS.Timeout | null = null;
  isLost = false;

  constructor(parts: RescueParts, room: string, opened: OpenedCallRow, onLost: () => void) {
    this.#parts = parts;
    this.#onLost = onLost;
    this.#events = [...(opened.events as unknown as CallEvent[])];
    this.#stored = this.#events.length;
    const { business, call_id: callId, epoch } = opened;
    this.locale = business.locale;
    this.#call = { businessId: business.id, callId, epoch };
    if (this.#events.length > 0) return;
    const started = { callId, room, channel: 'phone', business: business.slug } as const;
    this.append({ type: 'call.started', data: started });
  }

  start(): void {
    this.#timer = setInterval(() => void this.#renew(), RENEW_MS);
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  append(event: NewCallEvent): void {
    const time = this.#parts.now().toISOString();
    this.#events.push({ ...event, seq: this.#events.length, time } as CallEvent);
  }

  /** Stores what happened; a database that is away costs the record, not the caller. */
  async close(outcome: CallOutcome): Promise<void> {
    const { store, logger } = this.#parts;
    // What the call had achieved before its agent died stays what it achieved.
    const before = outcomeOf(this.#events, true);
    const achieved = outcome === 'failed' ? before : outcome;
    this.append({ type: 'call.ended', data: { outcome: achieved, reason: 'no agent answered' } });
    try {
      await store.appendEvents({ ...this.#call, events: this.#events.slice(this.#stored) });
      await store.closeCall({ ...this.#call, outcome: achieved });
    } catch (cause) {
      logger.error({ err: cause, callId: this.#call.callId }, 'the record could not be closed');
    }
  }

  async #renew(): Promise<void> {
    const lost = await this.#parts.store
      .renewLeases({ calls: [this.#call], lastingMs: LEASE_MS })
      .catch(() => []);
    if (lost.length === 0 || this.isLost) return;
    this.isLost = true;
    this.stop();
    this.#onLost();
  }
}
