import { z } from 'zod';
import type { Figure } from '../dialogue/figures.ts';
import { topic } from './wire.ts';

const figure: z.ZodType<Figure> = z.object({
  name: z.enum([
    'calls_started',
    'calls_ended',
    'recoveries',
    'rescues',
    'gap_seconds',
    'turns',
    'tool_seconds',
    'writes',
    'refusals',
    'provider_failures',
    'provider_recoveries',
    'gate_drops',
    'transfers',
    'emergencies',
  ]),
  labels: z.record(z.string(), z.string()),
  value: z.number().nonnegative(),
});

/** From a job to its worker: what happened in its call, as figures. */
export const figuresTopic = topic('figures', z.array(figure));
