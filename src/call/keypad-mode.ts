import type { voice } from '@livekit/agents';
import { keypadMenusFor } from '../language/index.ts';
import type { KeypadMenu, MenuStep } from '../language/keypad-menu.ts';
import type { Conversation } from './conversation.ts';

const STEPS: Record<Conversation['script']['asking'], MenuStep> = {
  anything: 'anything',
  'anything-else': 'anything',
  unclear: 'anything',
  service: 'service',
  party: 'party',
  date: 'date',
  time: 'new-time',
  'new-time': 'new-time',
  choice: 'choice',
  name: 'name',
  'code-name': 'name',
  phone: 'digits',
  code: 'digits',
  email: 'digits',
  'which-appointment': 'which-appointment',
  confirm: 'yes-no',
  'offer-message': 'yes-no',
  'try-again': 'yes-no',
  'what-change': 'what-change',
  message: 'message',
};

/**
 * While the caller cannot be heard: says after every question what the keys do, and turns a key into
 * what a caller would say. Everything behind it is the same as for a caller who speaks.
 */
export class KeypadMode {
  readonly #session: voice.AgentSession;
  readonly #conversation: Conversation;
  #isOn = false;
  #wasTold = false;

  constructor(options: { session: voice.AgentSession; conversation: Conversation }) {
    this.#session = options.session;
    this.#conversation = options.conversation;
    options.conversation.log.listen((event) => {
      if (event.type === 'turn.agent' && !event.data.interrupted) this.#explain();
    });
  }

  /** Whether nobody can hear the caller. */
  set isDeaf(isDeaf: boolean) {
    if (isDeaf === this.#isOn) return;
    this.#isOn = isDeaf;
    if (!isDeaf || this.#wasTold) return;
    this.#wasTold = true;
    this.#say(
      `${keypadMenusFor(this.#conversation.business.locale).cannotHear} ${this.#menu.hint}`,
    );
  }

  /** What a key says now; null where it stands for itself. */
  wordsOf(keys: string): string | null {
    return this.#isOn ? (this.#menu.words[keys] ?? null) : null;
  }

  get #menu(): KeypadMenu {
    const { business, script } = this.#conversation;
    const services = business.services.map(({ name }) => name);
    return keypadMenusFor(business.locale).menu(STEPS[script.asking], { services });
  }

  #explain(): void {
    if (this.#isOn && !this.#conversation.isOver) this.#say(this.#menu.hint);
  }

  /** What keys do is no part of the conversation: a yes after it still answers the question before. */
  #say(text: string): void {
    this.#session.say(text, { addToChatCtx: false });
  }
}
