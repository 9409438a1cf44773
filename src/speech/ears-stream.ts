import { stt } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import type { Chain, ProviderFailure } from '../resilience/chain.ts';
import { HeardAudio } from './heard-audio.ts';
import type { EarsLink } from './links.ts';
import { Listener } from './listener.ts';

/** Speech this long without even a first guess at its words is looked at before it ends, in ms. */
const WORDLESS_MS = 3000;
/** A recogniser that guesses as it hears has made a guess at speech this long when it ends, in ms. */
const GUESSED_MS = 1000;
/** Without one its words are waited for no longer than this, in milliseconds. */
const GUESSLESS_MS = 450;
/** How long another recogniser may take over words that one did not bring, in milliseconds. */
const SECOND_MS = 1200;
/** Shorter sounds are not held against a recogniser, in milliseconds. */
const SHORTEST_MS = 500;
/** Things said in a row that nobody understood, after which it is no longer the caller's fault. */
const MOST_MUTE = 2;

interface EarsStreamOptions {
  ears: stt.STT;
  chain: Chain<EarsLink>;
  nowMs: () => number;
  wordsMs: number;
  onDeaf: (isDeaf: boolean) => void;
  closed: () => void;
}

/**
 * One line's stream through the chain. A recogniser that refuses or dies is replaced at once. One
 * that brings no words for speech is doubted: the next one is told the same, and takes over if it
 * understands something; if it does not, there were no words.
 */
export class EarsStream extends stt.SpeechStream {
  override label = 'bellhop.unfailing-ears';
  readonly #options: EarsStreamOptions;
  readonly #audio = new HeardAudio();
  #listener: Listener | null = null;
  /** Told the unsettled utterance too: because the one in use is doubted, or to see if it is back. */
  #second: Listener | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isSpeaking = false;
  #hasGuess = false;
  #isDeaf = false;
  #speechSinceMs = 0;
  #speechMs = 0;
  /** What is open is only what may have been said after words that were understood. */
  #isRest = false;
  /** Things said in a row that nobody understood. */
  #mute = 0;

  constructor(options: EarsStreamOptions) {
    super(options.ears);
    this.#options = options;
    this.#listen();
  }

  speech(isSpeaking: boolean): void {
    if (this.closed || isSpeaking === this.#isSpeaking) return;
    this.#isSpeaking = isSpeaking;
    if (isSpeaking) {
      if (!this.#audio.isOpen) this.#hasGuess = false;
      this.#speechSinceMs = this.#options.nowMs();
      this.#audio.begin();
      if (!this.#listener) this.#tryAgain();
      this.#arm(WORDLESS_MS, () => {
        if (!this.#hasGuess) this.#doubt();
      });
      return;
    }
    this.#speechMs += this.#options.nowMs() - this.#speechSinceMs;
    // Words often come before it is noticed that the caller has stopped: nothing was said since.
    if (this.#isRest && this.#speechMs < SHORTEST_MS) {
      this.#settle();
      this.#arm(null);
      return;
    }
    this.#arm(this.#patienceMs(), () => this.#doubt());
  }

  /** How long the words of what has just been said may take. */
  #patienceMs(): number {
    const { wordsMs } = this.#options;
    const own = this.#listener?.link.wordsMs;
    if (own !== undefined) return own;
    const isSuspect = !this.#hasGuess && this.#speechMs >= GUESSED_MS;
    return isSuspect ? Math.min(GUESSLESS_MS, wordsMs) : wordsMs;
  }

  override close(): void {
    super.close();
    this.#arm(null);
    this.#listener?.close();
    this.#second?.close();
    this.#options.closed();
  }

  /** The recognisers inside tell their own. */
  protected override async monitorMetrics(): Promise<void> {
    for await (const event of this.queue) if (!this.output.closed) this.output.put(event);
    if (!this.output.closed) this.output.close();
  }

  protected override async run(): Promise<void> {
    for await (const input of this.input) {
      const frame: AudioFrame | 'flush' = typeof input === 'symbol' ? 'flush' : input;
      if (frame !== 'flush') this.#audio.push(frame);
      this.#listener?.push(frame);
      this.#second?.push(frame);
    }
    this.#listener?.close();
    this.#second?.close();
  }

  #arm(afterMs: number | null, act: () => void = () => {}): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = afterMs === null ? null : setTimeout(act, afterMs);
  }

  /** Begins with the next recogniser, and tells it what is not settled. */
  #listen(tried: ReadonlySet<EarsLink> = new Set()): void {
    const link = this.#options.chain.pick(tried);
    if (link) this.#use(link, tried);
    else this.#deaf();
  }

  #use(link: EarsLink, tried: ReadonlySet<EarsLink> = new Set()): void {
    this.#options.chain.use(link);
    this.#listener = this.#open(link, (failure) => this.#failed(link, tried, failure));
    this.#tell(this.#listener);
  }

  /** With no recogniser left: looks whether one is back, where it is time to. */
  #tryAgain(): void {
    const { chain } = this.#options;
    const link = chain.links.find((one) => chain.mayUse(one));
    if (link) this.#use(link);
  }

  #deaf(): void {
    if (this.#isDeaf) return;
    this.#isDeaf = true;
    this.#options.onDeaf(true);
  }

  #failed(link: EarsLink, tried: ReadonlySet<EarsLink>, failure: ProviderFailure): void {
    if (this.closed) return;
    this.#options.chain.failed(link, failure);
    this.#listener = null;
    this.#second?.close();
    this.#second = null;
    this.#listen(new Set([...tried, link]));
    if (this.#audio.isOpen && !this.#isSpeaking) this.#arm(SECOND_MS, () => this.#doubt());
  }

  #open(link: EarsLink, failed: (failure: ProviderFailure) => void): Listener {
    const listener = new Listener({ link, hear: (event) => this.#hear(listener, event), failed });
    return listener;
  }

  #tell(listener: Listener | null): void {
    if (!listener || !this.#audio.isOpen) return;
    for (const frame of this.#audio.utterance()) listener.push(frame);
    // The sound goes on only if the caller does.
    if (!this.#isSpeaking) listener.push('flush');
  }

  #hear(listener: Listener, event: stt.SpeechEvent): void {
    const text = event.alternatives?.[0]?.text ?? '';
    const isFinal = event.type === stt.SpeechEventType.FINAL_TRANSCRIPT;
    if (listener === this.#second) {
      if (!isFinal || text === '') return;
      this.#takeOver(listener);
    }
    if (listener !== this.#listener) return;
    if (text !== '') this.#hasGuess = true;
    if (!this.queue.closed) this.queue.put(event);
    if (!isFinal) return;
    if (text !== '') this.#understood(listener);
    // Silence told as the end of an utterance settles nothing while the caller goes on.
    else if (!this.#isSpeaking && !this.#second)
      this.#arm(this.#options.wordsMs, () => this.#doubt());
  }

  #understood(listener: Listener): void {
    const { chain, onDeaf } = this.#options;
    chain.succeeded(listener.link);
    if (this.#isDeaf) onDeaf(false);
    this.#isDeaf = false;
    this.#second?.close();
    this.#second = null;
    this.#mute = 0;
    this.#lookBack();
    this.#settle();
    this.#arm(null);
    if (!this.#isSpeaking) return;
    this.#isRest = true;
    this.#speechSinceMs = this.#options.nowMs();
    this.#audio.begin({ beforeMs: 0 });
  }

  /** The one in use brought no words: the next one, or a fresh start, is told the same sound. */
  #doubt(): void {
    const doubted = this.#listener;
    if (this.closed || !this.#audio.isOpen || this.#second) return;
    const { chain } = this.#options;
    const next = chain.links.find((link) => link !== doubted?.link && chain.mayUse(link));
    const other = next ?? doubted?.link;
    if (!other) {
      this.#settle();
      return;
    }
    this.#second = this.#open(other, (failure) => {
      chain.stillDown(other, failure);
      this.#notUnderstood();
    });
    this.#tell(this.#second);
    this.#arm(SECOND_MS, () => this.#notUnderstood());
  }

  /** Nobody understood it: perhaps no words were said. */
  #notUnderstood(): void {
    this.#second?.close();
    this.#second = null;
    if (this.#isSpeaking) return;
    if (this.#speechMs >= SHORTEST_MS) this.#mute += 1;
    this.#settle();
    if (this.#mute < MOST_MUTE || !this.#listener) return;
    // Noise, or every one of them hangs: nobody can tell, so nobody is blamed.
    const { link } = this.#listener;
    this.#listener.close();
    this.#use(link);
    this.#deaf();
  }

  #settle(): void {
    this.#audio.settle();
    this.#hasGuess = false;
    this.#isRest = false;
    this.#speechMs = 0;
  }

  #takeOver(listener: Listener): void {
    const { chain } = this.#options;
    const doubted = this.#listener;
    this.#second = null;
    this.#listener = listener;
    doubted?.close();
    if (doubted && doubted.link !== listener.link) {
      const message = 'it brought no words for what another one understood';
      chain.failed(doubted.link, { reason: 'hung', message });
    }
    chain.use(listener.link);
  }

  /** Lets a recogniser that is wanted more hear what was just understood, to see if it is back. */
  #lookBack(): void {
    const { chain } = this.#options;
    const better = this.#isSpeaking ? null : chain.better();
    if (!better) return;
    const frames = this.#audio.utterance();
    if (frames.length === 0) return;
    let timer: NodeJS.Timeout | null = null;
    const probe = new Listener({
      link: better,
      hear: (event) => {
        if (event.type !== stt.SpeechEventType.FINAL_TRANSCRIPT) return;
        if (!event.alternatives?.[0]?.text) return;
        done();
        chain.succeeded(better);
        this.#return(better);
      },
      failed: (failure) => {
        done();
        chain.stillDown(better, failure);
      },
    });
    const done = () => {
      if (timer) clearTimeout(timer);
      probe.close();
    };
    for (const frame of frames) probe.push(frame);
    probe.push('flush');
    timer = setTimeout(() => {
      done();
      chain.stillDown(better, { reason: 'hung', message: 'still no words' });
    }, SECOND_MS * 2);
  }

  /** Goes back to a recogniser that works again, unless something is being said. */
  #return(link: EarsLink): void {
    if (this.closed || this.#audio.isOpen) return;
    this.#listener?.close();
    this.#use(link);
  }
}
