import { minuteOf } from '../booking/clock-time.ts';
import type { CallLog } from '../dialogue/call-log.ts';
import type { Language, ReadContext } from '../language/language.ts';
import type { Phrases } from '../language/phrases.ts';
import type { TakeMessageRequest } from '../store/requests.ts';
import type { BusinessRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { Write } from './perform-write.ts';

/** A write whose outcome nobody knows yet. */
export interface PendingWrite {
  tool: string;
  toolCallId: string;
  write: Write;
}

/** Everything a tool may touch. One per call. */
export interface ToolContext {
  callId: string;
  business: BusinessRow;
  log: CallLog;
  store: Store;
  language: Language;
  phrases: Phrases;
  /** The business's present instant. */
  now(): Date;
  /** Keeps a message safe outside the database; absent where there is nowhere to keep it. */
  keepMessage?: (request: TakeMessageRequest) => Promise<void>;
  /** Told of a write that was sent and never answered: somebody must ask what became of it. */
  unconfirmed?: (pending: PendingWrite) => void;
  /** Whether the line can be transferred. */
  canTransfer: boolean;
}

/** How sentences and phrases are read for this business. */
export function readContextOf(
  context: Pick<ToolContext, 'business' | 'now'>,
  expecting: ReadContext['expecting'] = 'anything',
): ReadContext {
  const { business } = context;
  return {
    now: context.now(),
    zone: business.zone,
    country: business.country,
    services: business.services,
    resources: business.resources.filter((resource) => resource.selectable),
    expecting,
    maxParty: Math.max(...business.services.map((service) => service.max_party)),
    opensMinute: Math.min(...business.hours.map((span) => minuteOf(span.opens)), 24 * 60),
    closesMinute: Math.max(...business.hours.map((span) => minuteOf(span.closes)), 0),
  };
}
