import type { Recording } from './recordings.ts';

const HEADER_BYTES = 44;

/** A recording as a WAV file that any player knows. */
export function wavOf({ samples, sampleRate }: Recording): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(HEADER_BYTES - 8 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([
    header,
    Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength),
  ]);
}

/** The recording in a WAV file of mono 16-bit samples; null when it is none. */
export function readWav(bytes: Uint8Array): Recording | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < HEADER_BYTES || file.toString('latin1', 0, 4) !== 'RIFF') return null;
  let sampleRate = 0;
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const body = at + 8;
    if (name === 'fmt ') {
      if (file.readUInt16LE(body + 2) !== 1 || file.readUInt16LE(body + 14) !== 16) return null;
      sampleRate = file.readUInt32LE(body + 4);
    }
    if (name === 'data' && sampleRate > 0) {
      const data = file.subarray(body, body + size - (size % 2));
      return { samples: new Int16Array(Uint8Array.from(data).buffer), sampleRate };
    }
    at = body + size + (size % 2);
  }
  return null;
}
