import type { CallEvent } from './events.ts';

/** One thing to be counted or measured, without anything that tells who called. */
export interface Figure {
  name: FigureName;
  labels: Record<string, string>;
  /** What a counter goes up by, or what was measured, in seconds. */
  value: number;
}

export type FigureName =
  | 'calls_started'
  | 'calls_ended'
  | 'recoveries'
  | 'rescues'
  | 'gap_seconds'
  | 'turns'
  | 'tool_seconds'
  | 'writes'
  | 'refusals'
  | 'provider_failures'
  | 'provider_recoveries'
  | 'gate_drops'
  | 'transfers'
  | 'emergencies';

/** What an event adds to the figures of the worker; `before` holds the call's events up to it. */
export function figuresOf(event: CallEvent, before: readonly CallEvent[]): Figure[] {
  switch (event.type) {
    case 'call.started':
      return [count('calls_started', { channel: event.data.channel })];
    case 'call.resumed':
      return [count('recoveries')];
    case 'call.ended':
      return [count('calls_ended', { outcome: event.data.outcome })];
    case 'turn.timing':
      return [{ name: 'gap_seconds', labels: {}, value: event.data.gapMs / 1000 }];
    case 'turn.agent': {
      const { by = 'unknown', why } = event.data;
      const emergency = by === 'code' && why === 'emergency' ? [count('emergencies')] : [];
      return [count('turns', { by }), ...emergency];
    }
    case 'tool.succeeded': {
      const { written } = event.data.outcome;
      const isNew = written && !written.replayed;
      return [
        ...toolSeconds(event, before),
        ...(isNew ? [count('writes', { kind: written.kind })] : []),
      ];
    }
    case 'tool.failed': {
      const { tool, reason } = event.data;
      return [...toolSeconds(event, before), count('refusals', { tool, reason })];
    }
    case 'provider.failed': {
      const { kind, provider, reason } = event.data;
      return [count('provider_failures', { kind, provider, reason })];
    }
    case 'provider.recovered': {
      const { kind, provider } = event.data;
      return [count('provider_recoveries', { kind, provider })];
    }
    case 'gate.dropped':
      return [count('gate_drops', { reason: event.data.reason })];
    case 'transfer': {
      const { how, status, reason = 'none' } = event.data;
      return [count('transfers', { how, status, reason })];
    }
    default:
      return [];
  }
}

function count(name: FigureName, labels: Record<string, string> = {}): Figure {
  return { name, labels, value: 1 };
}

function toolSeconds(
  event: Extract<CallEvent, { type: 'tool.succeeded' | 'tool.failed' }>,
  before: readonly CallEvent[],
): Figure[] {
  const { tool, toolCallId } = event.data;
  const begun = before.findLast(
    (one) => one.type === 'tool.started' && one.data.toolCallId === toolCallId,
  );
  if (!begun) return [];
  const value = (Date.parse(event.time) - Date.parse(begun.time)) / 1000;
  return [{ name: 'tool_seconds', labels: { tool }, value: Math.max(0, value) }];
}
