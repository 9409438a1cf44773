import {
  AudioFrame,
  AudioSource,
  AudioStream,
  DisconnectReason,
  LocalAudioTrack,
  type RemoteTrack,
  Room,
  RoomEvent,
  type TextStreamReader,
  TrackKind,
} from '@livekit/rtc-node';
import { voiceTrack } from '../../src/telephony/voice-track.ts';
import { rms, SPEECH_RMS } from './audio.ts';
import { CALLER_SAMPLE_RATE, type FromCaller, type ToCaller } from './caller-messages.ts';

/** Frames cost by their number, not by their length: the more callers, the more it matters. */
const MICROPHONE_FRAME_MS = 50;
const MICROPHONE_FRAME_SAMPLES = (CALLER_SAMPLE_RATE * MICROPHONE_FRAME_MS) / 1000;
const HEARD_FRAME_MS = 40;
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

/** One line: what is said into it and what is heard, told as it happens. */
export class Telephone {
  readonly #tell: (message: FromCaller) => void;
  readonly #room = new Room();
  readonly #source = new AudioSource(CALLER_SAMPLE_RATE, 1);
  readonly #sentences: {
    id: number;
    samples: Int16Array;
    at: number;
    startMs: number;
    endMs: number;
  }[] = [];
  /** Transcripts that go on, by who is speaking. */
  readonly #speaking = new Map<string, { stream: string; from: string; text: string }>();
  #spoken = new Timeline();
  #heard = new Timeline();
  #soundEndsMs: number | null = null;
  #microphone: NodeJS.Timeout | undefined;

  constructor(tell: (message: FromCaller) => void) {
    this.#tell = tell;
  }

  async #dial({ url, token }: { url: string; token: string }): Promise<void> {
    this.#spoken = new Timeline();
    this.#heard = new Timeline();
    this.#tell({ type: 'dialled', atMs: this.#heard.startedMs });
    this.#room.on(RoomEvent.TrackSubscribed, (track, _publication, participant) => {
      if (track.kind !== TrackKind.KIND_AUDIO) return;
      this.#tell({ type: 'answered', atMs: nowMs(), identity: participant.identity });
      void this.#listen(track);
    });
    this.#room.on(RoomEvent.DataReceived, (payload, participant, _kind, topic) => {
      this.#tell({
        type: 'message',
        atMs: nowMs(),
        topic: topic ?? '',
        from: participant?.identity ?? '',
        text: new TextDecoder().decode(payload),
      });
    });
    this.#room.on(RoomEvent.ParticipantDisconnected, ({ identity }) => this.#breakOff(identity));
    this.#room.on(RoomEvent.ParticipantAttributesChanged, (changed) => {
      const state = changed['lk.agent.state'];
      if (state !== undefined) this.#tell({ type: 'agent-state', atMs: nowMs(), state });
    });
    this.#room.on(RoomEvent.Disconnected, (reason) => {
      clearInterval(this.#microphone);
      this.#tell({
        type: 'disconnected',
        atMs: nowMs(),
        reason: DisconnectReason[reason] ?? `${reason}`,
      });
      // What was being said is cut off with the line.
      for (const { id, startMs, endMs } of this.#sentences.splice(0)) {
        this.#tell({ type: 'said', id, startMs: startMs || nowMs(), endMs: endMs || nowMs() });
      }
    });
    this.#room.registerTextStreamHandler('lk.transcription', (reader, { identity }) => {
      void this.#follow(reader, identity).catch(() => undefined);
    });
    await this.#room.connect(url, token, { autoSubscribe: true, dynacast: false });
    // First thing: others are told of a participant late as long as it publishes nothing.
    this.#startMicrophone();
    await this.#room.localParticipant?.publishTrack(
      LocalAudioTrack.createAudioTrack('microphone', this.#source),
      voiceTrack(),
    );
    this.#tell({ type: 'connected', atMs: nowMs() });
  }

  #startMicrophone(): void {
    let nextMs = nowMs();
    // The native side takes no more once it has fallen far behind: a hole is better than silence.
    const restart = () => {
      if (this.#room.isConnected) this.#source.clearQueue();
    };
    const pump = () => {
      // After a stall the line has been silent; catching up would only lengthen the delay.
      if (nowMs() - nextMs > 500) nextMs = nowMs();
      while (nextMs < nowMs() + LEAD_MS) {
        void this.#source
          .captureFrame(
            new AudioFrame(
              this.#nextFrame(nextMs),
              CALLER_SAMPLE_RATE,
              1,
              MICROPHONE_FRAME_SAMPLES,
            ),
          )
          .catch(restart);
        nextMs += MICROPHONE_FRAME_MS;
      }
    };
    pump();
    this.#microphone = setInterval(pump, MICROPHONE_FRAME_MS / 2);
  }

  #nextFrame(atMs: number): Int16Array {
    const frame = new Int16Array(MICROPHONE_FRAME_SAMPLES);
    const sentence = this.#sentences[0];
    if (!sentence) return frame;
    const left = sentence.samples.subarray(sentence.at);
    frame.set(left.subarray(0, MICROPHONE_FRAME_SAMPLES));
    sentence.at += MICROPHONE_FRAME_SAMPLES;
    this.#spoken.mix(this.#spoken.indexAt(atMs), frame);
    for (const { startMs, isSound } of piecesOf(frame, atMs)) {
      if (!isSound) continue;
      if (sentence.startMs === 0) sentence.startMs = startMs;
      sentence.endMs = startMs + PIECE_MS;
    }
    if (sentence.at >= sentence.samples.length) {
      this.#sentences.shift();
      const { id, startMs, endMs } = sentence;
      const overMs = atMs + (left.length * 1000) / CALLER_SAMPLE_RATE;
      setTimeout(() => this.#tell({ type: 'said', id, startMs, endMs }), overMs - nowMs());
    }
    return frame;
  }

  async #listen(track: RemoteTrack): Promise<void> {
    let next: number | null = null;
    const stream = new AudioStream(track, {
      sampleRate: CALLER_SAMPLE_RATE,
      numChannels: 1,
      frameSizeMs: HEARD_FRAME_MS,
    });
    for await (const frame of stream) {
      const arrivedMs = nowMs();
      const due = this.#heard.indexAt(arrivedMs - HEARD_FRAME_MS);
      if (next === null || due - next > (HOLE_MS * CALLER_SAMPLE_RATE) / 1000) next = due;
      this.#heard.mix(next, frame.data);
      this.#measure(frame.data, this.#heard.timeAt(next));
      next += frame.data.length;
    }
  }

  async #follow(reader: TextStreamReader, from: string): Promise<void> {
    const stream = reader.info.streamId;
    let text = '';
    for await (const part of reader) {
      text += part;
      this.#speaking.set(stream, { stream, from, text });
      this.#tell({ type: 'transcript', atMs: nowMs(), stream, from, text, isEnd: false });
    }
    this.#speaking.delete(stream);
    this.#tell({ type: 'transcript', atMs: nowMs(), stream, from, text, isEnd: true });
  }

  /** Whoever has left finishes no sentence. */
  #breakOff(identity: string): void {
    for (const broken of this.#speaking.values()) {
      if (broken.from !== identity) continue;
      this.#speaking.delete(broken.stream);
      this.#tell({ type: 'transcript', atMs: nowMs(), ...broken, isEnd: true });
    }
  }

  /** Tells when sound begins and ends. */
  #measure(frame: Int16Array, atMs: number): void {
    for (const { startMs, isSound } of piecesOf(frame, atMs)) {
      const endMs = startMs + PIECE_MS;
      if (isSound) {
        if (this.#soundEndsMs === null) this.#tell({ type: 'sound', isOn: true, atMs: startMs });
        this.#soundEndsMs = endMs;
      } else if (this.#soundEndsMs !== null && endMs - this.#soundEndsMs >= SOUND_END_MS) {
        this.#tell({ type: 'sound', isOn: false, atMs: this.#soundEndsMs });
        this.#soundEndsMs = null;
      }
    }
  }

  async #leave(): Promise<void> {
    clearInterval(this.#microphone);
    await this.#room.disconnect();
    await this.#source.close();
    this.#tell({ type: 'left' });
  }

  async obey(message: ToCaller): Promise<void> {
    switch (message.type) {
      case 'pick-up':
        this.#tell({ type: 'ready' });
        return;
      case 'dial':
        return this.#dial(message);
      case 'say':
        if (this.#room.isConnected) {
          this.#sentences.push({
            id: message.id,
            samples: message.samples,
            at: 0,
            startMs: 0,
            endMs: 0,
          });
        } else {
          this.#tell({ type: 'said', id: message.id, startMs: nowMs(), endMs: nowMs() });
        }
        return;
      case 'dtmf':
        return this.#room.localParticipant?.publishDtmf(message.code, message.digit);
      case 'hang-up':
        return this.#room.disconnect();
      case 'record':
        this.#tell({
          type: 'recording',
          startedMs: this.#heard.startedMs,
          agent: this.#heard.all(),
          caller: this.#spoken.all(),
        });
        return;
      case 'leave':
        return this.#leave();
    }
  }
}

/** The pieces of a frame that begins at `atMs`, and whether something sounds in them. */
function piecesOf(frame: Int16Array, atMs: number): { startMs: number; isSound: boolean }[] {
  return Array.from({ length: Math.ceil(frame.length / PIECE_SAMPLES) }, (_, index) => ({
    startMs: atMs + index * PIECE_MS,
    isSound: rms(frame.subarray(index * PIECE_SAMPLES, (index + 1) * PIECE_SAMPLES)) >= SPEECH_RMS,
  }));
}
