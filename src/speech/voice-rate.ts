/** Sample rate of what the agent says, hertz; the line carries 8 kHz. */
export const VOICE_RATE_HZ = 24_000;
