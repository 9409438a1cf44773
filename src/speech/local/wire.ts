import type { Socket } from 'node:net';

/** One message between a call and the process that hears and speaks: a header and samples. */
export interface SpeechMessage {
  header: SpeechHeader;
  samples: Int16Array;
}

export type SpeechHeader =
  | { type: 'hear'; id: number }
  | { type: 'heard'; id: number; text: string }
  | { type: 'speak'; id: number; text: string }
  | { type: 'stop'; id: number }
  | { type: 'sound'; id: number; isLast: boolean }
  | { type: 'failed'; id: number; message: string }
  | { type: 'ready'; id: number; voiceRateHz: number };

const LENGTHS = 8;
/** Longest message taken, in bytes: a minute of sound at 48 kHz. */
const MOST = 6_000_000;

export function sendSpeech(
  socket: Socket,
  header: SpeechHeader,
  samples: Int16Array = new Int16Array(),
): void {
  if (!socket.writable) return;
  const head = Buffer.from(JSON.stringify(header));
  const body = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  const lengths = Buffer.alloc(LENGTHS);
  lengths.writeUInt32LE(head.length, 0);
  lengths.writeUInt32LE(body.length, 4);
  socket.write(Buffer.concat([lengths, head, body]));
}

/** Hears each message as it comes; a socket that sends anything else is closed. */
export function receiveSpeech(socket: Socket, hear: (message: SpeechMessage) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', (piece: Buffer) => {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    while (rest.length >= LENGTHS) {
      const head = rest.readUInt32LE(0);
      const body = rest.readUInt32LE(4);
      if (head + body > MOST) {
        socket.destroy();
        return;
      }
      const end = LENGTHS + head + body;
      if (rest.length < end) return;
      const bytes = new Uint8Array(rest.subarray(LENGTHS + head, end));
      const header = JSON.parse(rest.toString('utf8', LENGTHS, LENGTHS + head)) as SpeechHeader;
      rest = rest.subarray(end);
      hear({ header, samples: new Int16Array(bytes.buffer, 0, Math.floor(body / 2)) });
    }
  });
}
