import type { CallEvent } from '../dialogue/events.ts';
import { callerOf } from '../dialogue/facts.ts';

/** Topic of the data messages a front end listens to. */
export const FEED_TOPIC = 'bellhop';

/** The messages a front end gets for one event, oldest first. */
export function feedMessages(
  event: CallEvent,
  events: readonly CallEvent[],
): Record<string, unknown>[] {
  const timestamp = event.time;
  switch (event.type) {
    case 'tool.started':
      return [
        {
          type: 'tool_call',
          tool: event.data.tool,
          status: 'started',
          data: event.data.args,
          timestamp,
        },
      ];
    case 'tool.succeeded':
      return [
        {
          type: 'tool_call',
          tool: event.data.tool,
          status: 'success',
          data: event.data.result,
          timestamp,
        },
      ];
    case 'tool.failed':
      return [
        {
          type: 'tool_call',
          tool: event.data.tool,
          status: 'error',
          data: { reason: event.data.reason, message: event.data.message },
          timestamp,
        },
      ];
    case 'state.changed':
      return [{ type: 'state_update', ...event.data, timestamp }];
    case 'slot.filled':
      return [{ type: 'slot_update', ...event.data, timestamp }];
    case 'caller.identified':
      return [{ type: 'slot_update', name: 'caller', value: callerOf(events), timestamp }];
    default:
      return [];
  }
}

/** What a front end shows when the call is over. */
export function callSummary(options: {
  summary: string;
  events: readonly CallEvent[];
  usage: Record<string, unknown>[];
  timestamp: string;
}): Record<string, unknown> {
  const appointments = options.events.flatMap((event) =>
    event.type === 'tool.succeeded' && event.data.outcome.written?.appointment
      ? [event.data.outcome.written.appointment]
      : [],
  );
  return {
    type: 'call_summary',
    summary: options.summary,
    appointments,
    cost_breakdown: options.usage,
    timestamp: options.timestamp,
  };
}
