import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromCaller, FromTelephones, ToCaller, ToTelephones } from './caller-messages.ts';
import { runTypeScript } from './typescript-child.ts';

/** One telephone in the hand. */
export interface Line {
  send(message: ToCaller): void;
}

/** Telephones in one process, cheaper together than each in its own. Always `stop()` it. */
export class Telephones {
  readonly #child: ChildProcess;
  readonly #lines: ((message: FromCaller) => void)[] = [];
  /** Resolves when the process has ended, with how. */
  readonly ended: Promise<string>;

  constructor() {
    this.#child = fork(fileURLToPath(new URL('./caller-process.ts', import.meta.url)), [], {
      execArgv: runTypeScript,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let stderr = '';
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString()).slice(-4_000);
    });
    this.ended = new Promise((resolve) => {
      this.#child.once('exit', (code, signal) => {
        resolve(`the caller process ended with ${code ?? signal}\n${stderr}`);
      });
    });
    this.#child.on('message', ({ line, message }: FromTelephones) => this.#lines[line]?.(message));
  }

  /** One more telephone; `take` gets what it tells, `ready` first. */
  pickUp(take: (message: FromCaller) => void): Line {
    const line = this.#lines.push(take) - 1;
    const send = (message: ToCaller) => this.#send({ line, message });
    send({ type: 'pick-up' });
    return { send };
  }

  /** All lines are gone without a goodbye. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  /** Ends the process. May be called more than once. */
  async stop(): Promise<void> {
    this.#send({ line: 0, message: 'end' });
    const impatience = setTimeout(() => this.#child.kill('SIGKILL'), 3_000);
    await this.ended;
    clearTimeout(impatience);
  }

  #send(order: ToTelephones): void {
    if (this.#child.connected) this.#child.send(order);
  }
}
