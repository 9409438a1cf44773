import { voice } from '@livekit/agents';
import type { Clock } from '../config/clock.ts';
import type { DialogueState } from '../dialogue/events.ts';
import { dialogueState } from '../dialogue/state.ts';
import type { LinePhrases, QuietAfter } from '../language/line-phrases.ts';
import type { EventLog } from './event-log.ts';

/** How long the line may be quiet before each step, in milliseconds. */
const QUIET_MS = 6000;
/** How long sound without any words counts as the caller speaking, in milliseconds. */
const WORDLESS_MS = 4000;
/** Longest call, and when its end is announced, in milliseconds. */
const LONGEST_CALL_MS = 20 * 60_000;
const ANNOUNCED_MS = LONGEST_CALL_MS - 60_000;

const AFTER: Partial<Record<DialogueState, QuietAfter>> = {
  greeting: 'nothing',
  listening: 'nothing',
  confirming: 'yes-no',
  'choosing-time': 'times',
  'choosing-date': 'day',
};

/**
 * Helps a caller who has gone quiet, each time differently, then says goodbye; and ends a call that
 * has lasted too long. Only words end a silence: noise on the line puts a step off, but not for ever.
 */
export class SilenceWatch {
  readonly #session: voice.AgentSession;
  readonly #phrases: LinePhrases;
  readonly #log: EventLog;
  readonly #clock: Clock;
  readonly #giveUp: (reason: string) => void;
  #quiet: NodeJS.Timeout | null = null;
  readonly #limits: NodeJS.Timeout[] = [];
  /** Steps taken in this silence. */
  #steps = 0;
  #soundSinceMs = 0;
  #stopped = false;
  #held = false;

  constructor(options: {
    session: voice.AgentSession;
    phrases: LinePhrases;
    log: EventLog;
    clock: Clock;
    giveUp: (reason: string) => void;
  }) {
    this.#session = options.session;
    this.#phrases = options.phrases;
    this.#log = options.log;
    this.#clock = options.clock;
    this.#giveUp = options.giveUp;
  }

  start(): void {
    const { AgentStateChanged, UserStateChanged, UserInputTranscribed } =
      voice.AgentSessionEventTypes;
    this.#session.on(AgentStateChanged, ({ newState }) => this.#arm(newState === 'listening'));
    this.#session.on(UserStateChanged, ({ newState }) => {
      if (newState === 'speaking') this.#soundSinceMs = this.#now();
    });
    this.#session.on(UserInputTranscribed, ({ transcript }) => {
      if (transcript.trim() === '') return;
      this.#soundSinceMs = this.#now();
      this.#arm(this.#session.agentState === 'listening');
    });
    // Spoken or typed: a sign of listening alone is no turn.
    this.#log.listen(({ type }) => {
      if (type === 'turn.caller') this.#steps = 0;
    });
    this.#limits.push(
      setTimeout(() => this.#announce(), ANNOUNCED_MS),
      setTimeout(() => this.#leave(this.#phrases.over, 'call too long'), LONGEST_CALL_MS),
    );
  }

  stop(): void {
    this.#stopped = true;
    this.#arm(false);
    for (const limit of this.#limits) clearTimeout(limit);
  }

  /** While held, quiet is as it should be. */
  hold(isHeld: boolean): void {
    this.#held = isHeld;
    this.#arm(!isHeld && this.#session.agentState === 'listening');
  }

  #now(): number {
    return this.#clock.realNow().getTime();
  }

  #arm(quiet: boolean, afterMs = QUIET_MS): void {
    if (this.#quiet) clearTimeout(this.#quiet);
    this.#quiet = null;
    if (quiet && !this.#stopped && !this.#held)
      this.#quiet = setTimeout(() => this.#step(), afterMs);
  }

  #step(): void {
    const wordlessMs = this.#now() - this.#soundSinceMs;
    if (this.#session.userState === 'speaking' && wordlessMs < WORDLESS_MS) {
      this.#arm(true, WORDLESS_MS - wordlessMs);
      return;
    }
    this.#steps += 1;
    if (this.#steps === 1) {
      this.#session.say(
        this.#phrases.stillThere(AFTER[dialogueState(this.#log.events)] ?? 'question'),
      );
    } else if (this.#steps === 2) {
      this.#session.say(this.#phrases.otherWay);
    } else {
      this.#leave(this.#phrases.leaving, 'silence');
    }
  }

  #announce(): void {
    this.#session.say(this.#phrases.soonOver);
  }

  #leave(words: string, reason: string): void {
    this.#stopped = true;
    const goodbye = this.#session.say(words, { allowInterruptions: false });
    goodbye.addDoneCallback(() => this.#giveUp(reason));
  }
}
