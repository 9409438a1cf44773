import { createHash } from 'node:crypto';

/**
 * The key that makes a write happen once: the same call asking for the same thing again gets the
 * first answer. `undoneWrites` (changes and cancellations already committed in the call) tells a
 * second booking after a cancellation from a retry of the first.
 */
export function idempotencyKey(options: {
  callId: string;
  operation: string;
  args: Record<string, string | number | readonly string[] | null>;
  undoneWrites: number;
}): string {
  const sorted = Object.entries(options.args).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([options.callId, options.operation, sorted, options.undoneWrites]))
    .digest('hex');
}
