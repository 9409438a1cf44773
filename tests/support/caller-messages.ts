/** What callers and their telephones say to each other. All times are epoch milliseconds. */

/** To the process of the telephones: one of them by its line, or its end. */
export interface ToTelephones {
  line: number;
  message: ToCaller | 'end';
}

export interface FromTelephones {
  line: number;
  message: FromCaller;
}

export type ToCaller =
  | { type: 'pick-up' }
  | { type: 'dial'; url: string; token: string }
  | { type: 'say'; id: number; samples: Int16Array }
  | { type: 'dtmf'; code: number; digit: string }
  | { type: 'hang-up' }
  | { type: 'record' }
  | { type: 'leave' };

export type FromCaller =
  | { type: 'ready' }
  | { type: 'dialled'; atMs: number }
  | { type: 'connected'; atMs: number }
  | { type: 'failed'; message: string }
  /** The agent's audio arrives. */
  | { type: 'answered'; atMs: number; identity: string }
  /** Sound began, or ended (told once it has been quiet for a moment). */
  | { type: 'sound'; isOn: boolean; atMs: number }
  /** A sentence has been spoken; from its first to its last sound. */
  | { type: 'said'; id: number; startMs: number; endMs: number }
  | { type: 'message'; atMs: number; topic: string; from: string; text: string }
  /** A transcript so far: of the agent, or of this caller as the agent understood it. */
  | { type: 'transcript'; atMs: number; stream: string; from: string; text: string; isEnd: boolean }
  | { type: 'agent-state'; atMs: number; state: string }
  | { type: 'disconnected'; atMs: number; reason: string }
  | { type: 'left' }
  | { type: 'recording'; startedMs: number; agent: Int16Array; caller: Int16Array };

/** Rate of everything the caller says and hears. */
export const CALLER_SAMPLE_RATE = 16_000;
