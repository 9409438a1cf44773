import type { SpeechSegment } from './audio.ts';

/** A sentence the caller spoke; from its first to its last sound, in epoch ms. */
export interface Utterance extends SpeechSegment {
  text: string;
}

/** What one stream of transcript says so far; `from` is the agent's or the caller's identity. */
export interface Transcript {
  stream: string;
  from: string;
  text: string;
  isEnd: boolean;
  atMs: number;
}

export interface RoomMessage {
  atMs: number;
  topic: string;
  from: string;
  text: string;
}

/** Both sides of a call on one timeline, which begins at `startedMs` (epoch), when it was dialled. */
export interface Recording {
  startedMs: number;
  sampleRate: number;
  agent: Int16Array;
  caller: Int16Array;
  /** In epoch ms. */
  agentSegments: SpeechSegment[];
}

/** Something a caller waited for did not happen; the message tells what did. */
export class CallerTimeout extends Error {
  override readonly name = 'CallerTimeout';
}
