import { type stt, voice } from '@livekit/agents';
import type { Pace } from '../dialogue/pace.ts';
import type { LinePhrases } from '../language/line-phrases.ts';
import { AttentiveEars, type Hearing } from '../speech/attentive-ears.ts';
import { endpointingFor } from '../speech/turn-taking.ts';
import type { EventLog } from './event-log.ts';

/** How long before the end of a question an "okay" may have come to be its answer, in milliseconds. */
const ANSWER_MS = 1500;
/** Sound this long that brings no words is speech that was not understood, in milliseconds. */
const SPOKEN_MS = 700;
/** How long a sign of listening explains sound without words, in milliseconds. */
const SIGN_MS = 4000;

/**
 * What is made of the caller's words as they come: signs of listening do not stop the agent, and
 * how long to wait for more follows from what was said and asked.
 */
export class Listening {
  readonly ears: AttentiveEars;
  readonly #phrases: LinePhrases;
  readonly #log: EventLog;
  readonly #paceOf: (text: string) => Pace;
  readonly #expect: (turn: string) => void;
  readonly #nowMs: () => number;
  readonly #speeches = new Set<voice.SpeechHandle>();
  readonly #begun = new WeakSet<voice.SpeechHandle>();
  #heldAtMs = 0;
  #signAtMs = 0;
  /** How often the caller was asked to say it again since they were last understood. */
  #askedAgain = 0;
  /** What the recogniser is done with, of a turn that goes on. */
  #turn = '';

  constructor(options: {
    ears: stt.STT;
    phrases: LinePhrases;
    log: EventLog;
    paceOf: (text: string) => Pace;
    /** Told what the caller has said so far whenever it can be all: a reply can be made ready. */
    expect: (turn: string) => void;
    nowMs: () => number;
  }) {
    this.#phrases = options.phrases;
    this.#log = options.log;
    this.#paceOf = options.paceOf;
    this.#expect = options.expect;
    this.#nowMs = options.nowMs;
    this.ears = new AttentiveEars({
      inner: options.ears,
      attention: (text, isFinal) => this.#attend(text, isFinal),
    });
  }

  start(session: voice.AgentSession): void {
    const {
      SpeechCreated,
      AgentStateChanged,
      UserInputTranscribed,
      UserTranscriptionTimeout,
      ConversationItemAdded,
    } = voice.AgentSessionEventTypes;
    session.on(SpeechCreated, ({ speechHandle }) => {
      this.#speeches.add(speechHandle);
      speechHandle.addDoneCallback(() => this.#speeches.delete(speechHandle));
    });
    session.on(AgentStateChanged, ({ newState }) => {
      if (newState === 'speaking') for (const speech of this.#speeches) this.#begun.add(speech);
    });
    session.on(UserInputTranscribed, ({ transcript, isFinal }) => {
      const turn = `${this.#turn} ${transcript}`.trim();
      const pace = this.#paceOf(turn);
      if (pace === 'done' || pace === 'likely') this.#expect(turn);
      if (!isFinal) return;
      this.#turn = turn;
      session.updateOptions({ turnHandling: { endpointing: endpointingFor(pace) } });
    });
    session.on(ConversationItemAdded, ({ item }) => {
      if (item.type !== 'message' || item.role !== 'user') return;
      this.#turn = '';
      this.#askedAgain = 0;
    });
    session.on(UserTranscriptionTimeout, ({ speechDuration }) => {
      const isExplained = this.#nowMs() - this.#signAtMs < SIGN_MS;
      const isFree = session.agentState === 'listening' && !this.#isTelling;
      const words = this.#phrases.notHeard[this.#askedAgain];
      if (speechDuration < SPOKEN_MS || isExplained || !isFree || !words) return;
      this.#askedAgain += 1;
      session.say(words);
    });
    this.#log.listen((event) => {
      if (event.type !== 'turn.agent') return;
      const asked = /\?\s*$/.test(event.data.text) && !event.data.interrupted;
      const recent = this.#nowMs() - this.#heldAtMs <= ANSWER_MS;
      this.ears.settle(asked && recent ? 'pass' : 'drop');
    });
  }

  /** Whether something the agent has begun to say is not over; it may be paused. */
  get #isTelling(): boolean {
    return [...this.#speeches].some(
      (speech) => this.#begun.has(speech) && !speech.interrupted && !speech.done(),
    );
  }

  #attend(text: string, isFinal: boolean): Hearing {
    if (!this.#isTelling) return 'pass';
    const sign = this.#phrases.listeningSign(text);
    if (sign) this.#signAtMs = this.#nowMs();
    switch (sign) {
      case 'sign':
        if (isFinal) this.#log.append({ type: 'overlap', data: { effect: 'ignored', text } });
        return 'drop';
      case 'assent':
        if (isFinal) this.#heldAtMs = this.#nowMs();
        return 'hold';
      default:
        return 'pass';
    }
  }
}
