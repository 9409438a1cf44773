import { z } from 'zod';
import { type BreakerState, LocalBreakers } from '../resilience/breakers.ts';
import type { Hub } from './hub.ts';
import type { Link } from './link.ts';
import { topic } from './wire.ts';

const state: z.ZodType<BreakerState> = z.object({
  kind: z.enum(['stt', 'llm', 'tts']),
  provider: z.string(),
  failuresInARow: z.number().int(),
  lastReason: z.enum([
    'refused',
    'unauthorized',
    'rate-limited',
    'server-error',
    'hung',
    'died',
    'missing',
    'garbage',
    'error',
  ]),
  lastFailureMs: z.number(),
  openedMs: z.number().nullable(),
  restMs: z.number(),
  triedMs: z.number().nullable(),
});

/** Both ways: what one job has learnt of a provider, and what the worker knows. */
export const breakersTopic = topic('breakers', z.array(state));

/**
 * Keeps what any job learns of a provider, and tells the others: what one call has found to be down,
 * no later call waits for. Answers what is known.
 */
export function shareBreakers(hub: Hub): () => BreakerState[] {
  const known = new Map<string, BreakerState>();
  hub.on(breakersTopic, (states, from) => {
    for (const one of states) known.set(`${one.kind} ${one.provider}`, one);
    for (const job of hub.jobs) if (job !== from) job.send(breakersTopic, states);
  });
  hub.onJob((job) => {
    if (known.size > 0) job.send(breakersTopic, [...known.values()]);
  });
  return () => [...known.values()];
}

/** A job's breakers: its own memory, so that asking costs nothing, kept in step with the worker's. */
export function linkedBreakers(link: Link, nowMs: () => number): LocalBreakers {
  const breakers = new LocalBreakers({
    nowMs,
    onChange: (changed) => link.send(breakersTopic, [changed]),
  });
  link.on(breakersTopic, (states) => breakers.restore(states));
  return breakers;
}
