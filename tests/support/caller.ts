import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RoomServiceClient } from 'livekit-server-sdk';
import { type SpeechSegment, speechSegments, wavFile } from './audio.ts';
import { CALLER_SAMPLE_RATE, type FromCaller, type ToCaller } from './caller-messages.ts';
import {
  CallerTimeout,
  type Recording,
  type RoomMessage,
  type Transcript,
  type Utterance,
} from './caller-records.ts';
import { callerToken, type DialOptions } from './caller-token.ts';
import { synthesise } from './speech.ts';
import { type Line, Telephones } from './telephones.ts';

const READY_TIMEOUT_MS = 20_000;
const LEAVE_TIMEOUT_MS = 3_000;
const DTMF = '0123456789*#';

export interface CallerOptions extends DialOptions {
  /** Where the telephone is; in a process of its own when left out. */
  telephones?: Telephones;
}

/** A telephone in the hand: its process is up, so that dialling (`connect`) costs this machine little. */
export const pickUp = (options: CallerOptions) => ready(options, (caller) => caller.isUp());

/** Calls. Resolves when the caller is in the room, with its microphone on; rejects when it cannot. */
export const dial = (options: DialOptions) => ready(options, (caller) => caller.connect());

async function ready(options: CallerOptions, start: (caller: Caller) => Promise<void>) {
  const caller = new Caller(options);
  try {
    await start(caller);
    return caller;
  } catch (error) {
    await caller.dispose();
    throw error;
  }
}

/** A phone call seen from the caller's end. Always `dispose()` it. */
export class Caller {
  readonly room: string;
  readonly callId: string;
  readonly identity: string;
  readonly utterances: Utterance[] = [];
  /** Everything other participants sent as data. */
  readonly messages: RoomMessage[] = [];
  readonly transcripts: Transcript[] = [];
  readonly agentStates: { atMs: number; state: string }[] = [];
  /** When the caller dialled, was in the room, heard a track, was cut off; epoch ms. */
  dialledMs: number | null = null;
  connectedMs: number | null = null;
  answeredMs: number | null = null;
  disconnected: { atMs: number; reason: string } | null = null;

  readonly #options: CallerOptions;
  readonly #telephones: Telephones;
  readonly #line: Line;
  readonly #watchers = new Set<() => void>();
  readonly #sounds: { startMs: number; endMs: number | null }[] = [];
  #isReady = false;
  #hasLeft = false;
  #failure: string | null = null;
  #recording: Recording | null = null;
  #lastSentence: Promise<unknown> = Promise.resolve();
  #nextId = 0;
  readonly #said = new Map<number, SpeechSegment>();

  constructor(options: CallerOptions) {
    this.#options = options;
    this.room = options.room ?? `call-${randomUUID()}`;
    this.callId = options.callId ?? `SCL_${randomUUID().replaceAll('-', '')}`;
    const own =
      options.kind === 'web' ? `web-${randomUUID()}` : `sip_${options.from ?? randomUUID()}`;
    this.identity = options.identity ?? own;
    this.#telephones = options.telephones ?? new Telephones();
    this.#line = this.#telephones.pickUp((message) => {
      this.#take(message);
      this.#wake();
    });
    void this.#telephones.ended.then((how) => {
      this.#failure ??= how;
      this.#wake();
    });
  }

  /** Resolves when it can be dialled with. */
  async isUp(): Promise<void> {
    await this.#until('ready', READY_TIMEOUT_MS, () => this.#isReady || null);
  }

  /** Joins the room; `dial` does it for you. */
  async connect(): Promise<void> {
    await this.isUp();
    this.#send({
      type: 'dial',
      url: this.#options.livekit.url,
      token: await callerToken(this, this.#options),
    });
    await this.#until('connected', 15_000, () => this.connectedMs);
    if (this.#options.kind !== 'web') void this.#becomeActive().catch(() => undefined);
  }

  /** As the bridge does: the call is answered once the caller's side hears the agent's track. */
  async #becomeActive(): Promise<void> {
    await this.#until('answer', 60_000, () => this.answeredMs);
    const { url, apiKey, apiSecret } = this.#options.livekit;
    const rooms = new RoomServiceClient(url.replace(/^ws/, 'http'), apiKey, apiSecret);
    const attributes = { 'sip.callStatus': 'active' };
    await rooms.updateParticipant(this.room, this.identity, { attributes });
  }

  /** Says a sentence; resolves when its last sound has gone out. Sentences queue up. */
  say(text: string): Promise<Utterance> {
    const spoken = this.#lastSentence.then(() => this.#say(text));
    this.#lastSentence = spoken.catch(() => undefined);
    return spoken;
  }

  /** Lets a noise be heard, 16-bit mono at `CALLER_SAMPLE_RATE`; queued with the sentences. */
  makeNoise(samples: Int16Array): Promise<SpeechSegment> {
    const heard = this.#lastSentence.then(() => this.#play('noise', samples));
    this.#lastSentence = heard.catch(() => undefined);
    return heard;
  }

  /** Presses keys of the keypad. */
  press(digits: string): void {
    for (const digit of digits) {
      const code = DTMF.indexOf(digit);
      if (code < 0) throw new Error(`no such key: ${digit}`);
      this.#send({ type: 'dtmf', code, digit });
    }
  }

  /** Waits for the agent to sound (after `afterMs`, epoch); its first sound in epoch ms. */
  waitForAgentSpeech({
    afterMs = 0,
    timeoutMs = 15_000,
  }: {
    afterMs?: number;
    timeoutMs?: number;
  } = {}): Promise<number> {
    return this.#until('agent speech', timeoutMs, () => {
      const sound = this.#sounds.find(({ startMs }) => startMs >= afterMs);
      return sound ? sound.startMs : null;
    });
  }

  /** Waits until the agent has been quiet for `quietMs`; when its last sound ended, in epoch ms. */
  async waitForAgentSilence({
    quietMs = 700,
    timeoutMs = 30_000,
  }: {
    quietMs?: number;
    timeoutMs?: number;
  } = {}): Promise<number> {
    return this.#until('agent silence', timeoutMs, () => {
      const last = this.#sounds.at(-1);
      if (last?.endMs === null) return null;
      const endMs = last?.endMs ?? this.connectedMs ?? 0;
      const leftMs = endMs + quietMs - Date.now();
      if (leftMs <= 0) return endMs;
      setTimeout(() => this.#wake(), leftMs + 1);
      return null;
    });
  }

  /** What the agent has said since then (epoch ms), as its transcript tells it: what was heard. */
  agentSaid({ sinceMs = 0 }: { sinceMs?: number } = {}): string {
    return this.transcripts
      .filter(({ from, atMs }) => from !== this.identity && atMs >= sinceMs)
      .map(({ text }) => text.trim())
      .join(' ');
  }

  /**
   * Waits for the agent's whole answer to what the caller said last (or for the greeting): speech
   * after it, then `quietMs` of quiet while the agent's state is `listening` again. Answers when
   * it began.
   */
  async waitForReply({
    quietMs = 300,
    timeoutMs = 30_000,
  }: {
    quietMs?: number;
    timeoutMs?: number;
  } = {}): Promise<SpeechSegment> {
    const deadlineMs = Date.now() + timeoutMs;
    const left = () => Math.max(1, deadlineMs - Date.now());
    const afterMs = this.utterances.at(-1)?.endMs ?? 0;
    const startMs = await this.waitForAgentSpeech({ afterMs, timeoutMs: left() });
    for (;;) {
      await this.#until('agent listening', left(), () => {
        const state = this.agentStates.at(-1);
        return this.disconnected || (state?.state === 'listening' && state.atMs > startMs) || null;
      });
      const endMs = await this.waitForAgentSilence({ quietMs, timeoutMs: left() });
      const isListening = this.agentStates.at(-1)?.state === 'listening';
      if (!isListening && !this.disconnected) continue;
      // The transcript of the last words may come after their sound; on a full machine not at all.
      const own = () => this.transcripts.filter(({ from }) => from !== this.identity);
      const isWhole = () => this.disconnected !== null || own().every(({ isEnd }) => isEnd) || null;
      await this.#until('transcript', 3_000, isWhole).catch(() => undefined);
      return { startMs, endMs };
    }
  }

  /** Waits for a data message that `accept` takes (also one that has come already). */
  waitForMessage(
    accept: (message: RoomMessage) => boolean,
    { timeoutMs = 15_000 }: { timeoutMs?: number } = {},
  ): Promise<RoomMessage> {
    return this.#until('message', timeoutMs, () => this.messages.find(accept) ?? null);
  }

  /** Waits until the transcript of what the agent says grows. */
  waitForTranscript({ timeoutMs = 30_000 }: { timeoutMs?: number } = {}): Promise<true> {
    const before = this.agentSaid();
    return this.#until('transcript', timeoutMs, () => this.agentSaid() !== before || null);
  }

  /** Waits until the line is cut, by either end. */
  waitForDisconnect({
    timeoutMs = 30_000,
  }: {
    timeoutMs?: number;
  } = {}): Promise<{ atMs: number; reason: string }> {
    return this.#until('disconnect', timeoutMs, () => this.disconnected);
  }

  /** Puts the phone down. */
  async hangUp(): Promise<void> {
    this.#send({ type: 'hang-up' });
    await this.waitForDisconnect({ timeoutMs: 10_000 });
  }

  /** The line is gone without a goodbye: the process is killed. */
  async vanish(): Promise<void> {
    await this.#telephones.kill();
  }

  /** Both sides so far, or as they were when the call ended. */
  async recording(): Promise<Recording> {
    this.#recording = null;
    this.#send({ type: 'record' });
    return this.#until('recording', 10_000, () => this.#recording);
  }

  /** Writes both sides as a stereo WAV file (left the caller, right the agent) for listening. */
  async saveRecording(name: string): Promise<Recording> {
    const recording = await this.recording();
    const path = fileURLToPath(new URL(`../.artifacts/${name}.wav`, import.meta.url));
    await mkdir(dirname(path), { recursive: true });
    const channels = [recording.caller, recording.agent];
    await writeFile(path, wavFile({ channels, sampleRate: recording.sampleRate }));
    return recording;
  }

  /** Leaves the room, and ends the process if it is its own. May be called more than once. */
  async dispose(): Promise<void> {
    this.#send({ type: 'leave' });
    const hasLeft = () => this.#hasLeft || null;
    await this.#until('leave', LEAVE_TIMEOUT_MS, hasLeft).catch(() => undefined);
    if (!this.#options.telephones) await this.#telephones.stop();
  }

  async #say(text: string): Promise<Utterance> {
    const samples = await synthesise({
      text,
      voice: this.#options.voice ?? 'rms',
      sampleRate: CALLER_SAMPLE_RATE,
      telephone: this.#options.kind !== 'web',
    });
    const utterance = { text, ...(await this.#play(text, samples)) };
    this.utterances.push(utterance);
    return utterance;
  }

  #play(what: string, samples: Int16Array): Promise<SpeechSegment> {
    const id = this.#nextId++;
    this.#send({ type: 'say', id, samples });
    const timeoutMs = (samples.length * 1000) / CALLER_SAMPLE_RATE + 10_000;
    return this.#until(`"${what}" played`, timeoutMs, () => this.#said.get(id));
  }

  #take(message: FromCaller): void {
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        return;
      case 'left':
        this.#hasLeft = true;
        return;
      case 'dialled':
        this.dialledMs = message.atMs;
        return;
      case 'connected':
        this.connectedMs = message.atMs;
        return;
      case 'answered':
        this.answeredMs ??= message.atMs;
        return;
      case 'failed':
        this.#failure = message.message;
        return;
      case 'sound':
        if (message.isOn) this.#sounds.push({ startMs: message.atMs, endMs: null });
        else Object.assign(this.#sounds.at(-1) ?? {}, { endMs: message.atMs });
        return;
      case 'said':
        this.#said.set(message.id, { startMs: message.startMs, endMs: message.endMs });
        return;
      case 'message':
        this.messages.push(message);
        return;
      case 'agent-state':
        this.agentStates.push({ atMs: message.atMs, state: message.state });
        return;
      case 'transcript': {
        const { type: _type, ...transcript } = message;
        const known = this.transcripts.find(({ stream }) => stream === message.stream);
        if (known) Object.assign(known, transcript);
        else this.transcripts.push(transcript);
        return;
      }
      case 'disconnected':
        this.disconnected ??= { atMs: message.atMs, reason: message.reason };
        return;
      case 'recording': {
        const { startedMs, agent, caller } = message;
        this.#recording = {
          startedMs,
          sampleRate: CALLER_SAMPLE_RATE,
          agent,
          caller,
          agentSegments: speechSegments({
            samples: agent,
            sampleRate: CALLER_SAMPLE_RATE,
            originMs: startedMs,
          }),
        };
      }
    }
  }

  #send(message: ToCaller): void {
    this.#line.send(message);
  }

  #wake(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  /** Resolves with the first answer of `look` that is not null, asked again at every event. */
  #until<T>(what: string, timeoutMs: number, look: () => T | null | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        this.#watchers.delete(watcher);
        act();
      };
      const watcher = () => {
        const answer = look();
        if (answer !== null && answer !== undefined) settle(() => resolve(answer));
        else if (this.#failure) {
          settle(() => reject(new CallerTimeout(`${what}: ${this.#failure}; ${this.story()}`)));
        }
      };
      const expire = () =>
        reject(new CallerTimeout(`no ${what} in ${timeoutMs} ms; ${this.story()}`));
      const timer = setTimeout(() => settle(expire), timeoutMs);
      this.#watchers.add(watcher);
      watcher();
    });
  }

  /** What happened so far, in ms since dialling: for the message of a failing test. */
  story(): string {
    const at = (ms: number | null) => (ms === null ? '-' : Math.round(ms - (this.dialledMs ?? ms)));
    const sounds = this.#sounds.map(({ startMs, endMs }) => `${at(startMs)}-${at(endMs)}`);
    return (
      `connected ${at(this.connectedMs)}, answered ${at(this.answeredMs)}, ` +
      `said ${JSON.stringify(this.utterances.map(({ text, endMs }) => [text, at(endMs)]))}, ` +
      `agent sounded ${sounds.join(' ') || 'never'}, ` +
      `states ${this.agentStates.map(({ state, atMs }) => `${state}@${at(atMs)}`).join(' ')}, ` +
      `${this.messages.length} messages, disconnected ${this.disconnected?.reason ?? 'no'}`
    );
  }
}
