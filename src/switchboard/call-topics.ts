import { z } from 'zod';
import { topic } from './wire.ts';

/** A job has a call; which one is known once it has been opened, or when it was sent to go on with one. */
export const callTakenTopic = topic(
  'call.taken',
  z.object({
    room: z.string().min(1),
    callId: z.string().min(1).optional(),
    epoch: z.number().int().positive().optional(),
  }),
);

/** The call is open, and this job holds its lease. */
export const callOpenedTopic = topic(
  'call.opened',
  z.object({ callId: z.string().min(1), epoch: z.number().int().positive() }),
);

/** The call is over: the job may end without being missed. */
export const callOverTopic = topic('call.over', z.object({}));

/** To a job: another process has taken its call over. */
export const leaseLostTopic = topic('lease.lost', z.object({ callId: z.string() }));

/** What a job that goes on with a call is told by whoever sends it, as the metadata of its dispatch. */
export const dispatchMetadata = z.object({
  callId: z.string().min(1),
  epoch: z.number().int().positive().optional(),
});
export type DispatchMetadata = z.infer<typeof dispatchMetadata>;

/** Null for a call that nobody had before. */
export function readDispatchMetadata(metadata: string): DispatchMetadata | null {
  try {
    return dispatchMetadata.parse(JSON.parse(metadata));
  } catch {
    return null;
  }
}
