import { type inference, type stt, type tts, voice } from '@livekit/agents';
import type { RemoteParticipant } from '@livekit/rtc-node';
import { DateTime } from 'luxon';
import type { Clock } from '../config/clock.ts';
import { briefingOf } from '../dialogue/briefing.ts';
import type { CallEvent, EventOf, KnownAppointment } from '../dialogue/events.ts';
import { handedOverTo, pendingHandOver } from '../dialogue/hand-over.ts';
import type { HandOverLanguage } from '../language/hand-over.ts';
import { handOverFor, languageFor, linePhrasesFor, phrasesFor } from '../language/index.ts';
import type { Intent } from '../language/language.ts';
import type { Logger } from '../observe/logger.ts';
import type { CallLines } from '../telephony/call-lines.ts';
import { type HandOverFailed, handOverFailed } from '../telephony/hand-over-failure.ts';
import { readContextOf } from '../tools/tool-context.ts';
import { findTarget, type TransferTarget } from '../tools/transfer-targets.ts';
import { Consultation, consultRoomOf } from './consultation.ts';
import type { Conversation } from './conversation.ts';
import type { CallContext } from './line.ts';

/** After a sentence that was cut off by no words it is gone on, in milliseconds. */
const CUT_OFF_MS = 2500;
/** How often a caller who waits hears that they are not forgotten, in milliseconds. */
const STILL_RINGING_MS = 9000;
/** How long the caller's line may outlive a transfer, in milliseconds. */
const GONE_MS = 10_000;

/** What a caller says who does not want to be put through after all. */
const CALLS_OFF: readonly Intent[] = [
  'stop',
  'wait',
  'cancel',
  'book',
  'move',
  'list',
  'message',
  'goodbye',
];

/** What a hand-over needs besides the line. */
export interface HandOverParts {
  lines: CallLines;
  /** Ears, voice and voice detection for the talk with whoever is rung. */
  consulting: () => { ears: stt.STT; voice: tts.TTS; vad: inference.VAD };
}

/**
 * Puts the caller through once they have been told: the call is sent on, or somebody is rung, told
 * who calls, and asked. What comes of it is in the log; a failure is told, with a message offered
 * instead. One at a time.
 */
export class HandOverDesk {
  readonly #ctx: CallContext;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #conversation: Conversation;
  readonly #session: voice.AgentSession;
  readonly #caller: RemoteParticipant;
  readonly #parts: HandOverParts;
  readonly #hold: (isHeld: boolean) => void;
  readonly #end: (reason: string) => void;
  #consultation: Consultation | null = null;
  #isBusy = false;
  #isOver = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    options: HandOverParts & {
      ctx: CallContext;
      clock: Clock;
      logger: Logger;
      conversation: Conversation;
      session: voice.AgentSession;
      participant: RemoteParticipant;
      /** Nobody is to be asked whether they are still there, or is again. */
      hold: (isHeld: boolean) => void;
      end: (reason: string) => void;
    },
  ) {
    this.#parts = options;
    this.#ctx = options.ctx;
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#conversation = options.conversation;
    this.#session = options.session;
    this.#caller = options.participant;
    this.#hold = options.hold;
    this.#end = options.end;
  }

  start(): void {
    const { log } = this.#conversation;
    log.listen((event) => this.#consider(event));
    this.#session.on(voice.AgentSessionEventTypes.SpeechCreated, ({ source, speechHandle }) => {
      if (this.#isBusy && source !== 'say') speechHandle.interrupt(true);
    });
    const pending = pendingHandOver(log.events);
    if (pending?.stage === 'begun') void this.#lost(pending.target);
    const done = handedOverTo(log.events);
    if (done) void this.#goOn(done);
  }

  /** A process before this one had put the caller through, and is gone. */
  async #goOn({ target: name, how }: { target: string; how: 'cold' | 'warm' }): Promise<void> {
    this.#isBusy = true;
    this.#hold(true);
    this.#session.input.setAudioEnabled(false);
    const target = findTarget(this.#conversation.business, name);
    if (how === 'cold' || !target) {
      this.#timer = setTimeout(() => this.#end('transferred'), GONE_MS);
      return;
    }
    try {
      this.#consultation = this.#consultationWith(target);
      await this.#consultation.rejoin(this.#caller);
      this.#session.output.setAudioEnabled(false);
    } catch (cause) {
      await this.#fail(name, handOverFailed(cause));
    }
  }

  /** The call is ending: nothing is left ringing, and nobody left alone on a line. */
  async stop(): Promise<void> {
    this.#isOver = true;
    if (this.#timer) clearTimeout(this.#timer);
    const { log } = this.#conversation;
    const pending = pendingHandOver(log.events);
    if (pending?.stage === 'begun') this.#note(pending.target, 'cancelled');
    await this.#consultation?.close({ callerLeft: true });
  }

  /** Another process has the call, and sees to whoever is being rung. */
  abandon(): void {
    this.#isOver = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  #consider(event: CallEvent): void {
    if (this.#isBusy || this.#isOver) return;
    if (event.type !== 'turn.agent' && event.type !== 'turn.caller') return;
    const pending = pendingHandOver(this.#conversation.log.events);
    if (this.#timer) clearTimeout(this.#timer);
    switch (pending?.stage) {
      case 'told':
        void this.#begin(pending.target);
        return;
      case 'spoken over':
        if (event.type !== 'turn.caller') return;
        if (this.#callsOff(event)) this.#note(pending.target, 'cancelled');
        else void this.#begin(pending.target);
        return;
      case 'asked':
        if (event.type !== 'turn.agent') return;
        this.#timer = setTimeout(() => void this.#begin(pending.target), CUT_OFF_MS);
    }
  }

  #callsOff({ data }: EventOf<'turn.caller'>): boolean {
    const { business, toolContext } = this.#conversation;
    const reading = languageFor(business.locale).read(data.text, readContextOf(toolContext));
    return reading.answer === 'no' || reading.intents.some((intent) => CALLS_OFF.includes(intent));
  }

  async #begin(name: string): Promise<void> {
    const { business } = this.#conversation;
    const target = findTarget(business, name);
    if (!target || this.#isBusy || this.#isOver) return;
    this.#isBusy = true;
    this.#note(name, 'started');
    this.#hold(true);
    this.#session.interrupt();
    this.#session.input.setAudioEnabled(false);
    const waiting = this.#keepCompany(linePhrasesFor(business.locale).stillRinging);
    try {
      if (target.how === 'warm') await this.#consult(target, () => clearInterval(waiting));
      else await this.#send(target);
      clearInterval(waiting);
    } catch (cause) {
      clearInterval(waiting);
      await this.#fail(name, handOverFailed(cause));
    }
  }

  #keepCompany(phrases: readonly string[]): NodeJS.Timeout {
    let said = 0;
    return setInterval(() => {
      const phrase = phrases[said % phrases.length] ?? '';
      said += 1;
      this.#session.say(phrase, { addToChatCtx: false });
    }, STILL_RINGING_MS);
  }

  async #send(target: TransferTarget): Promise<void> {
    const room = this.#ctx.room.name ?? '';
    const { identity } = this.#caller;
    await this.#parts.lines.refer({ room, identity, address: target.to });
    this.#note(target.name, 'success');
    this.#timer = setTimeout(() => this.#end('transferred'), GONE_MS);
  }

  #consultationWith(target: TransferTarget): Consultation {
    const { business, log, toolContext } = this.#conversation;
    const words = handOverFor(business.locale);
    const facts = briefingOf(log.events);
    return new Consultation({
      ...this.#parts.consulting(),
      lines: this.#parts.lines,
      callRoom: this.#ctx.room,
      target: {
        name: target.name,
        number: target.to.replace(/^tel:/, ''),
        trunk: target.trunk ?? '',
      },
      words,
      hello: words.hello(business.name),
      briefing: words.briefing({
        name: facts.name ?? null,
        phone: facts.phone ? toolContext.language.say.phone(facts.phone) : null,
        said: facts.said,
        done: facts.done.map((one) => this.#did(one, words)),
      }),
      onGone: () => this.#end('transferred'),
    });
  }

  async #consult(target: TransferTarget, answered: () => void): Promise<void> {
    const { business } = this.#conversation;
    const consultation = this.#consultationWith(target);
    this.#consultation = consultation;
    await consultation.ask();
    answered();
    const phrases = phrasesFor(business.locale);
    const told = this.#session.say(phrases.handedOver(target.name), { allowInterruptions: false });
    await Promise.all([told.waitForPlayout(), consultation.join(this.#caller)]);
    if (this.#isOver) return;
    this.#note(target.name, 'success');
    this.#session.output.setAudioEnabled(false);
  }

  #did(
    { kind, appointment }: { kind: string; appointment?: KnownAppointment },
    words: HandOverLanguage,
  ): string {
    if (!appointment || kind === 'message') return words.messageTaken;
    const { language, phrases, business } = this.#conversation.toolContext;
    const now = this.#clock.businessNow();
    const when = language.say.dateTime(
      DateTime.fromISO(appointment.startsAt).toJSDate(),
      business.zone,
      now,
    );
    const item = `${phrases.one(appointment.serviceName)} on ${when}`;
    if (kind === 'modify') return words.moved(item);
    return kind === 'cancel' ? words.cancelled(item) : words.booked(item);
  }

  async #fail(name: string, failure: HandOverFailed): Promise<void> {
    this.#logger.warn({ err: failure, target: name, reason: failure.reason }, 'not put through');
    const consultation = this.#consultation;
    this.#consultation = null;
    await Promise.all([consultation?.close(), this.#tellFailure(name, failure)]);
  }

  async #tellFailure(name: string, { reason, sipStatus }: HandOverFailed): Promise<void> {
    if (this.#isOver) return;
    const { business, log } = this.#conversation;
    log.append({
      type: 'transfer',
      data: {
        target: name,
        how: findTarget(business, name)?.how ?? 'cold',
        status: 'error',
        reason,
        ...(sipStatus && { sipStatus }),
      },
    });
    this.#isBusy = false;
    this.#session.input.setAudioEnabled(true);
    this.#hold(false);
    this.#session.say(phrasesFor(business.locale).notReached(name, reason));
  }

  /** A process before this one was putting the caller through, and is gone. */
  async #lost(name: string): Promise<void> {
    await this.#parts.lines.closeRoom(consultRoomOf(this.#ctx.room.name ?? ''));
    await this.#tellFailure(name, handOverFailed(new Error('the process that rang is gone')));
  }

  #note(name: string, status: EventOf<'transfer'>['data']['status']): void {
    const { business, log } = this.#conversation;
    const how = findTarget(business, name)?.how ?? 'cold';
    log.append({ type: 'transfer', data: { target: name, how, status } });
  }
}
