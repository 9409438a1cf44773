import { voice } from '@livekit/agents';
import type { Conversation } from './conversation.ts';

/** How long the caller may be owed an answer on a quiet line, in milliseconds. */
const OWED_MS = 1200;
/** So often an answer to the same thing is begun anew. */
const MOST_TRIES = 3;

/**
 * Sees to it that what the caller said is answered and what was done is told: a reply that was cut off
 * by a cough, or dropped because other words came meanwhile, would otherwise leave a silent line.
 */
export class AnswerWatch {
  readonly #conversation: Conversation;
  readonly #session: voice.AgentSession;
  /** Replies that are being made, spoken, or paused. */
  readonly #open = new Set<voice.SpeechHandle>();
  #stopListening: () => void = () => {};
  #timer: NodeJS.Timeout | null = null;
  #tries = 0;

  constructor(options: { conversation: Conversation; session: voice.AgentSession }) {
    this.#conversation = options.conversation;
    this.#session = options.session;
  }

  start(): void {
    this.#stopListening = this.#conversation.log.listen(({ type }) => {
      if (type !== 'turn.caller' && type !== 'tool.succeeded' && type !== 'tool.failed') return;
      this.#tries = 0;
      this.#arm();
    });
    this.#session.on(voice.AgentSessionEventTypes.SpeechCreated, ({ speechHandle }) => {
      this.#open.add(speechHandle);
      speechHandle.addDoneCallback(() => this.#open.delete(speechHandle));
    });
  }

  stop(): void {
    this.#stopListening();
    if (this.#timer) clearTimeout(this.#timer);
  }

  #arm(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), OWED_MS);
  }

  #check(): void {
    if (!this.#conversation.owesAnswer || this.#tries >= MOST_TRIES) return;
    const { agentState, userState } = this.#session;
    const isAnswering = [...this.#open].some((speech) => !speech.interrupted);
    if (agentState === 'listening' && userState !== 'speaking' && !isAnswering) {
      this.#tries += 1;
      this.#session.generateReply();
    }
    this.#arm();
  }
}
