import { outcomeOf } from '../dialogue/account.ts';
import type { CallEvent } from '../dialogue/events.ts';
import type { Logger } from '../observe/logger.ts';
import { StoreRejectedError } from '../store/errors.ts';
import type { WriteResultRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { Spool } from './spool.ts';
import { type SpooledCall, type SpooledMessage, type SpooledWrite, spooled } from './spooled.ts';

/** A file this young may be another machine's, whose processes cannot be seen; in milliseconds. */
const LEFT_ALONE_MS = 30_000;

export interface DeliverOptions {
  store: Store;
  spool: Spool;
  logger: Logger;
  now: () => Date;
}

/**
 * Hands what was kept to the database: messages, the events of calls, and the question what became of
 * a write that was never answered. Safe to run in several processes at once and after a crash, since
 * everything has its key; resolves to how many files were delivered.
 *
 * @throws StoreUnavailableError while the database is away; what is kept stays
 */
export async function deliverSpool(options: DeliverOptions): Promise<number> {
  const { store, spool, logger } = options;
  let delivered = 0;
  for (const name of await spool.names()) {
    const value = await spool.read(name);
    const parsed = spooled.safeParse(value);
    if (value === undefined || !parsed.success) {
      logger.error({ name }, 'a kept file is damaged');
      await spool.setAside(name);
      continue;
    }
    const entry = parsed.data as unknown as SpooledMessage | SpooledCall;
    if (entry.kind === 'call' && isGoingOn(entry, options.now())) continue;
    try {
      if (entry.kind === 'message') await store.takeMessage(entry.request);
      else await deliverCall(entry, store);
    } catch (cause) {
      if (!(cause instanceof StoreRejectedError)) throw cause;
      logger.error({ name, err: cause }, 'the database refuses what was kept');
      await spool.setAside(name);
      continue;
    }
    await spool.remove(name);
    delivered += 1;
  }
  return delivered;
}

/** Whether the call has a process still, which will write it all by itself. */
function isGoingOn({ close, events, pid }: SpooledCall, now: Date): boolean {
  if (close) return false;
  const last = Date.parse(events.at(-1)?.time ?? '');
  return isAlive(pid) || now.getTime() - last < LEFT_ALONE_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function deliverCall(call: SpooledCall, store: Store): Promise<void> {
  const { businessId, open, failed } = call;
  const place = { businessId, callId: open.callId };
  await openUnlessKnown(call, store);
  if (call.events.length > 0) await store.appendEvents({ ...place, events: call.events });
  const events = (await store.operatorCall(open.callId)).events as unknown as CallEvent[];
  const news: CallEvent[] = [];
  for (const write of call.writes) {
    const event = settled(write, await ask(store, write), [...events, ...news]);
    news.push(event);
    if (event.type === 'tool.failed') await tellStaff(store, write);
  }
  if (news.length > 0) await store.appendEvents({ ...place, events: news });
  const all = [...events, ...news];
  const endedAt = all.at(-1)?.time;
  // Without an end its process died with it.
  const end = call.close ?? (endedAt ? { endedAt } : {});
  const outcome = outcomeOf(all, failed || call.close === null);
  await store.closeCall({ ...end, ...place, outcome });
}

/** Opening a call anew would take its end back, so it is looked for first. */
async function openUnlessKnown({ businessId, open }: SpooledCall, store: Store): Promise<void> {
  try {
    await store.appendEvents({ businessId, callId: open.callId, events: [] });
  } catch (cause) {
    if (!(cause instanceof StoreRejectedError) || cause.reason !== 'call_not_found') throw cause;
    await store.openCall(open);
  }
}

function ask(store: Store, write: SpooledWrite): Promise<WriteResultRow> {
  switch (write.operation) {
    case 'book':
      return store.book(write.request);
    case 'modify':
      return store.modify(write.request);
    case 'cancel':
      return store.cancel(write.request);
  }
}

/** What the log says of a write once it is known; nobody was there any more to be told. */
function settled(
  { operation, tool, toolCallId, subject }: SpooledWrite,
  row: WriteResultRow,
  events: readonly CallEvent[],
): CallEvent {
  const place = { seq: (events.at(-1)?.seq ?? -1) + 1, time: events.at(-1)?.time ?? '' };
  if (!row.ok) {
    const message = 'Known only after the call.';
    return {
      ...place,
      type: 'tool.failed',
      data: { tool, toolCallId, reason: row.reason, message },
    };
  }
  const { code } = row.appointment;
  const written = { kind: operation, subject, replayed: row.replayed };
  const result = { ok: true, confirmation_code: code, known: 'after the call' };
  return {
    ...place,
    type: 'tool.succeeded',
    data: { tool, toolCallId, result, outcome: { written } },
  };
}

/** The caller was promised that it would be confirmed, and it was not done: somebody must call. */
async function tellStaff(store: Store, { operation, request }: SpooledWrite): Promise<void> {
  const { businessId, callId, key } = request;
  const who = 'callerName' in request ? request : null;
  const phone = who?.callerPhone ?? ('phone' in request ? request.phone : undefined);
  await store.takeMessage({
    businessId,
    callId,
    key: `${key.slice(0, 180)}:unconfirmed`,
    text: `Please call back: this caller asked us to ${operation} an appointment, the appointment book did not answer in time, and it could not be done afterwards.`,
    ...(who && { name: who.callerName }),
    ...(phone && { contactNumber: phone }),
  });
}
