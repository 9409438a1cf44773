import { initializeLogger, llm, voice } from '@livekit/agents';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type CaptureTask,
  captureCode,
  captureName,
  capturePartySize,
  capturePhone,
  NotCapturedError,
} from '../../src/agents/capture-task.ts';

initializeLogger({ pretty: false, level: 'silent' });

/** An agent that does nothing but capture one value. */
class Asker<T> extends voice.Agent {
  readonly #run: () => Promise<void>;
  readonly outcome: Promise<T>;

  constructor(task: CaptureTask<T>) {
    super({ instructions: '' });
    let settle: (run: Promise<T>) => void = () => undefined;
    this.outcome = new Promise((resolve) => {
      settle = resolve;
    });
    this.outcome.catch(() => undefined);
    this.#run = async () => {
      const run = task.run();
      settle(run);
      await run.catch(() => undefined);
    };
  }

  override async onEnter(): Promise<void> {
    await this.#run();
  }
}

let open: voice.AgentSession | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});

/** Begins a capture in a session of text alone. */
async function begin<T>(task: CaptureTask<T>) {
  const session = new voice.AgentSession({ vad: null, userAwayTimeout: null });
  open = session;
  const said: string[] = [];
  session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
    if (item instanceof llm.ChatMessage && item.role === 'assistant')
      said.push(item.textContent ?? '');
  });
  const asker = new Asker(task);
  await session.start({ agent: asker });
  await expect.poll(() => said.length).toBe(1);
  /** A turn as the session hands it over once a caller has spoken. */
  const speak = async (content: string): Promise<void> => {
    const message = llm.ChatMessage.create({ role: 'user', content });
    await expect(task.onUserTurnCompleted(task.chatCtx.copy(), message)).rejects.toBeInstanceOf(
      voice.StopResponse,
    );
  };
  return { asker, said, speak };
}

describe('a capture task', () => {
  it('captures a phone number, one digit of it corrected', async () => {
    const { asker, said, speak } = await begin(capturePhone());
    await speak('two one two, triple five, oh one two eight');
    await expect.poll(() => said.at(-1)).toContain('212, 555, 0128');
    await speak('no, the last digit is a nine');
    await expect.poll(() => said.at(-1)).toContain('0 1 2 9');
    await speak("yes, that's right");
    expect(await asker.outcome).toBe('+12125550129');
  });

  it('captures a name, and leaves what was said to the agent after it', async () => {
    const { asker, said, speak } = await begin(captureName());
    expect(said).toEqual(['What is your name?']);
    await speak('Shane Carter');
    await speak('no, Shayne with a y');
    await speak('yes');
    expect(await asker.outcome).toBe('Shayne Carter');
    await expect
      .poll(() => asker.chatCtx.items.flatMap((item) => ('content' in item ? item.content : [])))
      .toContain('no, Shayne with a y');
  });

  it('takes keys, and typed words', async () => {
    const { asker, said } = await begin(capturePhone());
    const task = open?.currentAgent as CaptureTask<string>;
    for (const key of '2125550128*9#') task.press(key);
    await expect.poll(() => said.at(-1)).toContain('0 1 2 9');
    task.hear('no');
    await expect.poll(() => said.at(-1)).toContain('What should be different');
    for (const key of '2125550199##') task.press(key);
    expect(await asker.outcome).toBe('+12125550199');
  });

  it('gives up in words, with an error that says of what', async () => {
    const { asker, speak } = await begin(captureCode());
    await speak("I don't have one");
    await expect(asker.outcome).rejects.toEqual(new NotCapturedError('code'));
  });

  it('captures numbers as numbers', async () => {
    const { asker, speak } = await begin(capturePartySize({ max: 8 }));
    await speak('me and three friends');
    await speak('yep');
    expect(await asker.outcome).toBe(4);
  });
});
