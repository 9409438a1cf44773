import type { stt, tts } from '@livekit/agents';

/** A voice in a chain. It is opened when it is first wanted. */
export interface VoiceLink {
  name: string;
  /** Everything that changes the sound, in words: what recordings are told apart by. */
  sound: string;
  /** How long its first sound may take, in milliseconds; the chain's own unless told. */
  firstSoundMs?: number;
  open(): Promise<tts.TTS>;
}

/** A recogniser in a chain. It is opened when it is first wanted. */
export interface EarsLink {
  name: string;
  /** How long after the end of speech its words may take, in milliseconds; as above. */
  wordsMs?: number;
  /** Length in which it sends sound on, in milliseconds: in shorter frames the same costs more. */
  pieceMs?: number;
  open(): Promise<stt.STT>;
}

/** The link with whatever it opens kept; what could not be opened is tried again. */
export function openedOnce<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | null = null;
  return () => {
    opened ??= open().catch((cause) => {
      opened = null;
      throw cause;
    });
    return opened;
  };
}
