import type { voice } from '@livekit/agents';
import type { Conversation } from './conversation.ts';

/** How long an outcome may stay untold on a quiet line, in milliseconds. */
const UNTOLD_MS = 1200;

/**
 * Sees to it that what was done is told: a reply that was cut off by a cough, with nothing said
 * after it, would otherwise leave the caller not knowing.
 */
export class OutcomeWatch {
  readonly #conversation: Conversation;
  readonly #session: voice.AgentSession;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: { conversation: Conversation; session: voice.AgentSession }) {
    this.#conversation = options.conversation;
    this.#session = options.session;
  }

  start(): void {
    this.#conversation.log.listen((event) => {
      if (event.type === 'tool.succeeded' && event.data.outcome.say) this.#arm();
    });
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #arm(): void {
    this.stop();
    this.#timer = setTimeout(() => this.#check(), UNTOLD_MS);
  }

  #check(): void {
    if (!this.#conversation.hasUnspokenOutcome) return;
    const { agentState, userState } = this.#session;
    if (agentState === 'listening' && userState !== 'speaking') this.#session.generateReply();
    this.#arm();
  }
}
