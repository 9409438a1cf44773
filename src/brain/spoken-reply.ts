/** What the caller has heard of one reply, whichever models it came from. */
export class SpokenReply {
  #text = '';
  #isBroken = false;
  /** Something was said that answers, or a tool was called. */
  answers = false;
  /** A tool was called: what it finds will be told in the next reply. */
  acts = false;

  get text(): string {
    return this.#text;
  }

  /** Whether the caller knows what to do next: a question, or a tool on its way. */
  get isComplete(): boolean {
    return this.acts || (this.answers && /\?["')\]]?\s*$/.test(this.#text));
  }

  /** A model broke off here: what comes next must sound like going on. */
  breakOff(): void {
    this.#isBroken = this.#text !== '';
  }

  /** What parts what broke off from what is said once a tool has answered. */
  pause(): string {
    const parted = this.#isBroken ? joint(this.#text) : '';
    this.#isBroken = false;
    this.#text += parted;
    return parted;
  }

  /** The text as it is spoken after what was said so far. */
  joined(text: string): string {
    if (text === '') return text;
    const parted = this.pause();
    this.#text += text;
    return `${parted}${text}`;
  }

  /** Whether this very sentence was said. */
  has(sentence: string): boolean {
    const plain = normal(sentence);
    return plain !== '' && normal(this.#text).includes(plain);
  }
}

function joint(before: string): string {
  if (/[\w']\s*$/.test(before)) return /\s$/.test(before) ? '— ' : ' — ';
  return /\s$/.test(before) ? '' : ' ';
}

function normal(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
