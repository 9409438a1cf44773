const END = /([.!?…]["')\]]?\s+)/;
const ABBREVIATION = /\b(a\.m|p\.m|mr|mrs|ms|dr|st|no|vs|etc|e\.g|i\.e)\.\s*$/i;

/** Cuts streamed text into sentences, holding back what is not finished. */
export class SentenceBuffer {
  #held = '';

  /** Sentences completed by this piece, each with its trailing space. */
  push(piece: string): string[] {
    this.#held += piece;
    const done: string[] = [];
    let from = 0;
    for (;;) {
      const match = END.exec(this.#held.slice(from));
      if (!match) break;
      const end = from + match.index + match[0].length;
      const sentence = this.#held.slice(0, end);
      if (ABBREVIATION.test(sentence)) {
        from = end;
        continue;
      }
      done.push(sentence);
      this.#held = this.#held.slice(end);
      from = 0;
    }
    return done;
  }

  /** The sentence that is not finished. */
  get held(): string {
    return this.#held;
  }

  /** What is left when the text is over. */
  flush(): string[] {
    const rest = this.#held;
    this.#held = '';
    return rest.trim() === '' ? [] : [rest];
  }
}
