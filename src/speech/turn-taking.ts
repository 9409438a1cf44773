import { inference, type voice } from '@livekit/agents';

/**
 * Wait after words that sound unfinished. The detector often takes finished sentences for such, and
 * pauses inside a sentence rarely last a second, so the SDK's 2.5 s mostly add silence.
 */
const MAX_DELAY_MS = 1500;

/** When the caller is taken to have finished, and what stops the agent; milliseconds. */
export function turnHandling(): NonNullable<voice.AgentSessionOptions['turnHandling']> {
  return {
    // Named, because the unnamed default first tries a cloud gateway whenever keys are set.
    turnDetection: new inference.TurnDetector({ version: 'v1-mini' }),
    endpointing: { mode: 'fixed', minDelay: 300, maxDelay: MAX_DELAY_MS },
    interruption: { mode: 'vad', minDuration: 300, resumeFalseInterruption: true },
    preemptiveGeneration: { enabled: true },
  };
}
