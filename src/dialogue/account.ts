import type { CallEvent, EventOf } from './events.ts';
import { outcomesOf } from './facts.ts';
import { wasHandedOver } from './hand-over.ts';

export interface TranscriptLine {
  speaker: 'caller' | 'agent';
  text: string;
  /** ISO instant. */
  time: string;
}

/** What was said, in order; the agent's lines are what was heard. */
export function transcriptOf(events: readonly CallEvent[]): TranscriptLine[] {
  return events.flatMap((event): TranscriptLine[] => {
    if (event.type === 'turn.caller') {
      return [{ speaker: 'caller', text: event.data.text, time: event.time }];
    }
    if (event.type === 'turn.agent') {
      return [{ speaker: 'agent', text: event.data.text, time: event.time }];
    }
    return [];
  });
}

export type Outcome =
  | 'booked'
  | 'changed'
  | 'cancelled'
  | 'answered'
  | 'message'
  | 'transferred'
  | 'abandoned'
  | 'failed';

const BY_KIND = {
  book: 'booked',
  modify: 'changed',
  cancel: 'cancelled',
  message: 'message',
} as const;

/** The most consequential thing the call achieved; the last write wins among writes. */
export function outcomeOf(events: readonly CallEvent[], failed: boolean): Outcome {
  const succeeded = events.filter(
    (event): event is EventOf<'tool.succeeded'> => event.type === 'tool.succeeded',
  );
  const written = succeeded.findLast((event) => event.data.outcome.written)?.data.outcome.written;
  if (written) return BY_KIND[written.kind];
  if (wasHandedOver(events)) return 'transferred';
  if (failed) return 'failed';
  const ended = succeeded.some((event) => event.data.outcome.ended);
  const helped = succeeded.some((event) => event.data.tool !== 'end_conversation');
  const spoke = events.some((event) => event.type === 'turn.caller');
  return spoke && (ended || helped) ? 'answered' : 'abandoned';
}

/** One plain sentence an operator can read in a list of calls. */
export function summaryOf(events: readonly CallEvent[], failed: boolean): string {
  const outcome = outcomeOf(events, failed);
  const turns = events.filter((event) => event.type === 'turn.caller').length;
  const written = outcomesOf(events).flatMap(({ written: write }) => {
    if (!write) return [];
    const about = write.appointment;
    return [
      about
        ? `${BY_KIND[write.kind]} ${about.serviceName} ${about.startsAt} (${about.code})`
        : BY_KIND[write.kind],
    ];
  });
  const did = written.length > 0 ? written.join('; ') : outcome;
  return `${did}; ${turns} caller ${turns === 1 ? 'turn' : 'turns'}.`;
}
