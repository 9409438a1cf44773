import { inference, type voice } from '@livekit/agents';

/** When the caller is taken to have finished, and what stops the agent; milliseconds. */
export function turnHandling(): NonNullable<voice.AgentSessionOptions['turnHandling']> {
  return {
    // Named, because the unnamed default first tries a cloud gateway whenever keys are set.
    turnDetection: new inference.TurnDetector({ version: 'v1-mini' }),
    endpointing: { mode: 'fixed', minDelay: 300, maxDelay: 2500 },
    interruption: { mode: 'vad', minDuration: 300, resumeFalseInterruption: true },
    preemptiveGeneration: { enabled: true },
  };
}
