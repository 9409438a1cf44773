import { voice } from '@livekit/agents';

/** How long the line may be quiet before the caller is asked, then before goodbye, in milliseconds. */
const QUIET_MS = 15_000;

export interface SilencePhrases {
  stillThere: string;
  leaving: string;
}

/** Asks once whether the caller is still there, then says goodbye. */
export class SilenceWatch {
  readonly #session: voice.AgentSession;
  readonly #phrases: SilencePhrases;
  readonly #giveUp: () => void;
  #timer: NodeJS.Timeout | null = null;
  #asked = false;
  #stopped = false;

  constructor(options: {
    session: voice.AgentSession;
    phrases: SilencePhrases;
    giveUp: () => void;
  }) {
    this.#session = options.session;
    this.#phrases = options.phrases;
    this.#giveUp = options.giveUp;
  }

  start(): void {
    const { AgentStateChanged, UserStateChanged, UserInputTranscribed } =
      voice.AgentSessionEventTypes;
    this.#session.on(AgentStateChanged, ({ newState }) => this.#arm(newState === 'listening'));
    this.#session.on(UserStateChanged, ({ newState }) => {
      if (newState === 'speaking') this.#arm(false);
      else this.#arm(this.#session.agentState === 'listening');
    });
    this.#session.on(UserInputTranscribed, () => {
      this.#asked = false;
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#arm(false);
  }

  #arm(quiet: boolean): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (quiet && !this.#stopped) this.#timer = setTimeout(() => this.#quiet(), QUIET_MS);
  }

  #quiet(): void {
    if (!this.#asked) {
      this.#asked = true;
      this.#session.say(this.#phrases.stillThere);
      return;
    }
    const goodbye = this.#session.say(this.#phrases.leaving, { allowInterruptions: false });
    goodbye.addDoneCallback(() => this.#giveUp());
  }
}
