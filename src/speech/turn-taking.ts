import { inference, type voice } from '@livekit/agents';
import type { Pace } from '../dialogue/pace.ts';

interface Endpointing {
  /** Wait after the last sound, when the turn detector takes the turn to be over; milliseconds. */
  minDelay: number;
  /** The same when it does not. */
  maxDelay: number;
}

/**
 * The detector takes a third of finished sentences for unfinished ones, so its doubt weighs only as
 * much as the words leave room for it. Pauses inside a sentence rarely last a second.
 */
const ENDPOINTING: Record<Pace, Endpointing> = {
  done: { minDelay: 250, maxDelay: 250 },
  likely: { minDelay: 250, maxDelay: 550 },
  open: { minDelay: 350, maxDelay: 1500 },
  unfinished: { minDelay: 1500, maxDelay: 2500 },
};

/** The waits for a turn of this pace. */
export function endpointingFor(pace: Pace): Endpointing {
  return ENDPOINTING[pace];
}

/** How long after the caller's last sound its words may come, in milliseconds. */
export const WORDS_COME_MS = 2000;

/** After a sound that brought no words the agent goes on with its sentence, in milliseconds. */
const RESUME_MS = 50;

/** When the caller is taken to have finished, and what stops the agent; milliseconds. */
export function turnHandling(): NonNullable<voice.AgentSessionOptions['turnHandling']> {
  return {
    // Named, because the unnamed default first tries a cloud gateway whenever keys are set.
    turnDetection: new inference.TurnDetector({ version: 'v1-mini' }),
    endpointing: { mode: 'fixed', ...ENDPOINTING.open },
    interruption: {
      mode: 'vad',
      minDuration: 150,
      resumeFalseInterruption: true,
      falseInterruptionTimeout: RESUME_MS,
    },
    preemptiveGeneration: { enabled: true, preemptiveTts: true },
  };
}
