import type { llm } from '@livekit/agents';
import { inWords } from './fact-references.ts';
import { type GateContext, type GateReason, gate } from './gate/gate.ts';
import { type GateWording, insteadOf } from './gate/instead.ts';
import { openingOf } from './gate/openings.ts';
import { textChunk } from './generated-stream.ts';
import type { ReplyBounds } from './reply-bounds.ts';
import { SentenceBuffer } from './sentences.ts';
import type { SpokenReply } from './spoken-reply.ts';

/** What the gate kept from the caller in one reply; travels with the chat message. */
export interface GateNote {
  sentence: string;
  reason: GateReason;
}

/** A piece of a reply; an opening alone ("Sure, ") answers nothing yet. */
export interface GatedChunk {
  chunk: llm.ChatChunk;
  isOpening: boolean;
}

/**
 * One model's words on their way to the caller: each sentence passes the gate before more of it is
 * spoken than a beginning that says nothing. After another model broke off, only whole sentences
 * that were not heard yet are spoken.
 */
export class GatedSpeech {
  readonly #id: string;
  readonly #context: GateContext;
  readonly #wording: GateWording;
  readonly #bounds: ReplyBounds;
  readonly #spoken: SpokenReply;
  readonly #goesOn: boolean;
  readonly #sentences = new SentenceBuffer();
  readonly #notes: GateNote[] = [];
  /** How much of the sentence being held was spoken already. */
  #opened = 0;

  constructor(options: {
    id: string;
    context: GateContext;
    wording: GateWording;
    bounds: ReplyBounds;
    spoken: SpokenReply;
  }) {
    this.#id = options.id;
    this.#context = options.context;
    this.#wording = options.wording;
    this.#bounds = options.bounds;
    this.#spoken = options.spoken;
    this.#goesOn = options.spoken.text !== '';
  }

  /** @throws ModelMisbehavedError */
  *push(piece: string): Iterable<GatedChunk> {
    for (const sentence of this.#sentences.push(piece)) yield* this.#speak(sentence);
    this.#bounds.unfinished(this.#sentences.held);
    yield* this.#open();
  }

  /**
   * What is left; after a failure only if it is whole, since half a sentence may say the opposite.
   *
   * @throws ModelMisbehavedError
   */
  *rest({ onlyWhole }: { onlyWhole: boolean }): Iterable<GatedChunk> {
    for (const sentence of this.#sentences.flush()) {
      if (!onlyWhole || isWhole(sentence)) yield* this.#speak(sentence);
    }
  }

  /** Whether what is held breaks off in the middle of a sentence. */
  get breaksOff(): boolean {
    const { held } = this.#sentences;
    return held.trim() !== '' && !isWhole(held);
  }

  *#open(): Iterable<GatedChunk> {
    // After an untruth nothing is spoken on trust.
    if (this.#goesOn || this.#notes.length > 0) return;
    const to = openingOf(this.#sentences.held, this.#context.events);
    if (to <= this.#opened) return;
    const text = this.#sentences.held.slice(this.#opened, to);
    this.#opened = to;
    yield { chunk: this.#chunk(text), isOpening: true };
  }

  *#speak(sentence: string): Iterable<GatedChunk> {
    const opened = this.#opened;
    this.#opened = 0;
    const worded = inWords(sentence, this.#context);
    this.#bounds.sentence(worded ?? '');
    if (this.#goesOn && this.#spoken.has(worded ?? sentence)) return;
    const reason = worded === null ? 'states_moment' : gate(worded, this.#context);
    if (!reason) {
      yield { chunk: this.#chunk((worded ?? '').slice(opened)), isOpening: false };
      return;
    }
    // Half a question is broken off, not finished by something else.
    const joint = /[\w']\s*$/.test(sentence.slice(0, opened)) ? '— ' : '';
    const first = this.#notes.every((note) => note.reason !== reason);
    this.#notes.push({ sentence: sentence.trim(), reason });
    const truth = first
      ? insteadOf({ sentence, reason, said: this.#spoken.text }, this.#context, this.#wording)
      : '';
    const chunk = this.#chunk(first ? `${joint}${truth} ` : '');
    const extra = { bellhop_gate: [...this.#notes] };
    yield {
      chunk: { ...chunk, delta: { role: 'assistant', ...chunk.delta, extra } },
      isOpening: false,
    };
  }

  #chunk(text: string): llm.ChatChunk {
    return textChunk(this.#id, this.#spoken.joined(text));
  }
}

function isWhole(sentence: string): boolean {
  return /[.!?…]["')\]]?\s*$/.test(sentence);
}
