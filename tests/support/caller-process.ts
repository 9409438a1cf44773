/**
 * Child process of `dial`: one telephone. It has a process of its own because the native side of
 * rtc-node keeps a process alive, leaks on repeated connects, and must not stutter while a test
 * works; and because it can be killed like a phone that loses its line.
 */
import {
  AudioFrame,
  AudioSource,
  AudioStream,
  DisconnectReason,
  dispose,
  LocalAudioTrack,
  type RemoteTrack,
  Room,
  RoomEvent,
  type TextStreamReader,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';
import { rms, SPEECH_RMS } from './audio.ts';
import { CALLER_SAMPLE_RATE, type FromCaller, type ToCaller } from './caller-messages.ts';

/** Frames cost by their number, not by their length: the more callers, the more it matters. */
const MICROPHONE_FRAME_MS = 50;
const MICROPHONE_FRAME_SAMPLES = (CALLER_SAMPLE_RATE * MICROPHONE_FRAME_MS) / 1000;
const HEARD_FRAME_MS = 20;
/** Speech is told from silence in pieces of this length, in milliseconds. */
const PIECE_MS = 10;
const PIECE_SAMPLES = (CALLER_SAMPLE_RATE * PIECE_MS) / 1000;
/** Handed over this much ahead of time, so that a late timer does not tear the audio. */
const LEAD_MS = 150;
/** Quiet for this long means that a sound has ended. */
const SOUND_END_MS = 100;
/** A hole in the incoming audio longer than this is silence, a shorter one a late delivery. */
const HOLE_MS = 500;

const nowMs = () => performance.timeOrigin + performance.now();
const tell = (message: FromCaller) => process.send?.(message);

/** Audio on the call's timeline, which begins when the caller dials. */
class Timeline {
  readonly startedMs = nowMs();
  #samples = new Int16Array(CALLER_SAMPLE_RATE * 60);
  #length = 0;

  indexAt(atMs: number): number {
    return Math.max(0, Math.round(((atMs - this.startedMs) * CALLER_SAMPLE_RATE) / 1000));
  }

  timeAt(index: number): number {
    return this.startedMs + (index * 1000) / CALLER_SAMPLE_RATE;
  }

  /** Adds to what is there already: several tracks sound together. */
  mix(index: number, frame: Int16Array): void {
    const end = index + frame.length;
    if (end > this.#samples.length) {
      const longer = new Int16Array(end * 2);
      longer.set(this.#samples);
      this.#samples = longer;
    }
    for (let offset = 0; offset < frame.length; offset += 1) {
      const sum = (this.#samples[index + offset] ?? 0) + (frame[offset] ?? 0);
      this.#samples[index + offset] = Math.max(-32768, Math.min(32767, sum));
    }
    this.#length = Math.max(this.#length, end);
  }

  all(): Int16Array {
    return this.#samples.slice(0, this.#length);
  }
}

const room = new Room();
const source = new AudioSource(CALLER_SAMPLE_RATE, 1);
const sentences: { id: number; samples: Int16Array; at: number; startMs: number; endMs: number }[] =
  [];
let spoken = new Timeline();
let heard = new Timeline();
let soundEndsMs: number | null = null;
let microphone: NodeJS.Timeout | undefined;

async function dial({ url, token }: { url: string; token: string }): Promise<void> {
  spoken = new Timeline();
  heard = new Timeline();
  tell({ type: 'dialled', atMs: heard.startedMs });
  room.on(RoomEvent.TrackSubscribed, (track, _publication, participant) => {
    if (track.kind !== TrackKind.KIND_AUDIO) return;
    tell({ type: 'answered', atMs: nowMs(), identity: participant.identity });
    void listen(track);
  });
  room.on(RoomEvent.DataReceived, (payload, participant, _kind, topic) => {
    tell({
      type: 'message',
      atMs: nowMs(),
      topic: topic ?? '',
      from: participant?.identity ?? '',
      text: new TextDecoder().decode(payload),
    });
  });
  room.on(RoomEvent.ParticipantDisconnected, ({ identity }) => breakOff(identity));
  room.on(RoomEvent.ParticipantAttributesChanged, (changed) => {
    const state = changed['lk.agent.state'];
    if (state !== undefined) tell({ type: 'agent-state', atMs: nowMs(), state });
  });
  room.on(RoomEvent.Disconnected, (reason) => {
    clearInterval(microphone);
    tell({ type: 'disconnected', atMs: nowMs(), reason: DisconnectReason[reason] ?? `${reason}` });
    // What was being said is cut off with the line.
    for (const { id, startMs, endMs } of sentences.splice(0)) {
      tell({ type: 'said', id, startMs: startMs || nowMs(), endMs: endMs || nowMs() });
    }
  });
  room.registerTextStreamHandler('lk.transcription', (reader, { identity }) => {
    void follow(reader, identity).catch(() => undefined);
  });
  await room.connect(url, token, { autoSubscribe: true, dynacast: false });
  // First thing: others are told of a participant late as long as it publishes nothing.
  const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
  startMicrophone();
  await room.localParticipant?.publishTrack(
    LocalAudioTrack.createAudioTrack('microphone', source),
    options,
  );
  tell({ type: 'connected', atMs: nowMs() });
}

function startMicrophone(): void {
  let nextMs = nowMs();
  // The native side takes no more once it has fallen far behind: a hole is better than silence.
  const restart = () => {
    if (room.isConnected) source.clearQueue();
  };
  const pump = () => {
    // After a stall the line has been silent; catching up would only lengthen the delay.
    if (nowMs() - nextMs > 500) nextMs = nowMs();
    while (nextMs < nowMs() + LEAD_MS) {
      void source
        .captureFrame(
          new AudioFrame(nextFrame(nextMs), CALLER_SAMPLE_RATE, 1, MICROPHONE_FRAME_SAMPLES),
        )
        .catch(restart);
      nextMs += MICROPHONE_FRAME_MS;
    }
  };
  pump();
  microphone = setInterval(pump, MICROPHONE_FRAME_MS / 2);
}

function nextFrame(atMs: number): Int16Array {
  const frame = new Int16Array(MICROPHONE_FRAME_SAMPLES);
  const sentence = sentences[0];
  if (!sentence) return frame;
  const left = sentence.samples.subarray(sentence.at);
  frame.set(left.subarray(0, MICROPHONE_FRAME_SAMPLES));
  sentence.at += MICROPHONE_FRAME_SAMPLES;
  spoken.mix(spoken.indexAt(atMs), frame);
  for (const { startMs, isSound } of piecesOf(frame, atMs)) {
    if (!isSound) continue;
    if (sentence.startMs === 0) sentence.startMs = startMs;
    sentence.endMs = startMs + PIECE_MS;
  }
  if (sentence.at >= sentence.samples.length) {
    sentences.shift();
    const { id, startMs, endMs } = sentence;
    const overMs = atMs + (left.length * 1000) / CALLER_SAMPLE_RATE;
    setTimeout(() => tell({ type: 'said', id, startMs, endMs }), overMs - nowMs());
  }
  return frame;
}

async function listen(track: RemoteTrack): Promise<void> {
  let next: number | null = null;
  const stream = new AudioStream(track, {
    sampleRate: CALLER_SAMPLE_RATE,
    numChannels: 1,
    frameSizeMs: HEARD_FRAME_MS,
  });
  for await (const frame of stream) {
    const arrivedMs = nowMs();
    const due = heard.indexAt(arrivedMs - HEARD_FRAME_MS);
    if (next === null || due - next > (HOLE_MS * CALLER_SAMPLE_RATE) / 1000) next = due;
    heard.mix(next, frame.data);
    measure(frame.data, heard.timeAt(next));
    next += frame.data.length;
  }
}

/** The pieces of a frame that begins at `atMs`, and whether something sounds in them. */
function piecesOf(frame: Int16Array, atMs: number): { startMs: number; isSound: boolean }[] {
  return Array.from({ length: Math.ceil(frame.length / PIECE_SAMPLES) }, (_, index) => ({
    startMs: atMs + index * PIECE_MS,
    isSound: rms(frame.subarray(index * PIECE_SAMPLES, (index + 1) * PIECE_SAMPLES)) >= SPEECH_RMS,
  }));
}

/** Transcripts that go on, by who is speaking. */
const speaking = new Map<string, { stream: string; from: string; text: string }>();

async function follow(reader: TextStreamReader, from: string): Promise<void> {
  const stream = reader.info.streamId;
  let text = '';
  for await (const part of reader) {
    text += part;
    speaking.set(stream, { stream, from, text });
    tell({ type: 'transcript', atMs: nowMs(), stream, from, text, isEnd: false });
  }
  speaking.delete(stream);
  tell({ type: 'transcript', atMs: nowMs(), stream, from, text, isEnd: true });
}

/** Whoever has left finishes no sentence. */
function breakOff(identity: string): void {
  for (const broken of speaking.values()) {
    if (broken.from !== identity) continue;
    speaking.delete(broken.stream);
    tell({ type: 'transcript', atMs: nowMs(), ...broken, isEnd: true });
  }
}

/** Tells when sound begins and ends. */
function measure(frame: Int16Array, atMs: number): void {
  for (const { startMs, isSound } of piecesOf(frame, atMs)) {
    const endMs = startMs + PIECE_MS;
    if (isSound) {
      if (soundEndsMs === null) tell({ type: 'sound', isOn: true, atMs: startMs });
      soundEndsMs = endMs;
    } else if (soundEndsMs !== null && endMs - soundEndsMs >= SOUND_END_MS) {
      tell({ type: 'sound', isOn: false, atMs: soundEndsMs });
      soundEndsMs = null;
    }
  }
}

async function leave(): Promise<void> {
  clearInterval(microphone);
  await room.disconnect();
  await source.close();
  await dispose();
  process.exit(0);
}

async function obey(message: ToCaller): Promise<void> {
  switch (message.type) {
    case 'dial':
      return dial(message);
    case 'say':
      if (room.isConnected) {
        sentences.push({ id: message.id, samples: message.samples, at: 0, startMs: 0, endMs: 0 });
      } else {
        tell({ type: 'said', id: message.id, startMs: nowMs(), endMs: nowMs() });
      }
      return;
    case 'dtmf':
      return room.localParticipant?.publishDtmf(message.code, message.digit);
    case 'hang-up':
      return room.disconnect();
    case 'record':
      tell({
        type: 'recording',
        startedMs: heard.startedMs,
        agent: heard.all(),
        caller: spoken.all(),
      });
      return;
    case 'leave':
      return leave();
  }
}

process.on('message', (message: ToCaller) => {
  obey(message).catch((error: unknown) => tell({ type: 'failed', message: String(error) }));
});
process.on('disconnect', () => process.exit(1));
tell({ type: 'ready' });
