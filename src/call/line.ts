import { setTimeout } from 'node:timers/promises';
import { type JobContext, voice } from '@livekit/agents';
import { DisconnectReason, type RemoteParticipant, RoomEvent } from '@livekit/rtc-node';
import type { Clock } from '../config/clock.ts';
import { summaryOf } from '../dialogue/account.ts';
import { linePhrasesFor } from '../language/index.ts';
import type { Logger } from '../observe/logger.ts';
import { callOverTopic, leaseLostTopic } from '../switchboard/call-topics.ts';
import type { Link } from '../switchboard/link.ts';
import { AnswerWatch } from './answer-watch.ts';
import type { Conversation } from './conversation.ts';
import { FillerWatch } from './filler-watch.ts';
import { HandOverDesk, type HandOverParts } from './hand-over.ts';
import { Keypad } from './keypad.ts';
import { KeypadMode } from './keypad-mode.ts';
import type { Listening } from './listening.ts';
import { callSummary, FEED_TOPIC, feedMessages } from './room-feed.ts';
import { SilenceWatch } from './silence-watch.ts';

/** Longest wait for the SDK to let go of a session, in milliseconds. */
const CLOSE_MS = 5000;

/**
 * The room is closed to this process only, not to the caller: another process will go on, or the
 * record will be closed by whoever finds the caller gone.
 */
const PUT_OUT = new Set([
  DisconnectReason.PARTICIPANT_REMOVED,
  DisconnectReason.DUPLICATE_IDENTITY,
  DisconnectReason.SIGNAL_CLOSE,
  DisconnectReason.CONNECTION_TIMEOUT,
  DisconnectReason.MEDIA_FAILURE,
  DisconnectReason.STATE_MISMATCH,
]);

/** What a call needs of the job it is. */
export type CallContext = Pick<
  JobContext,
  | 'connect'
  | 'waitForParticipant'
  | 'room'
  | 'job'
  | 'deleteRoom'
  | 'shutdown'
  | 'addShutdownCallback'
>;

interface LineParts {
  ctx: CallContext;
  clock: Clock;
  logger: Logger;
  link: Link;
  conversation: Conversation;
  session: voice.AgentSession;
  participant: RemoteParticipant;
  listening: Listening;
  /** Where the line can be transferred. */
  handOver?: HandOverParts;
}

/** Watches one line for every way a call may end, and ends it once. */
export class Line {
  readonly #parts: LineParts;
  readonly #silence: SilenceWatch;
  readonly #answers: AnswerWatch;
  readonly #filler: FillerWatch;
  readonly #keypad: Keypad;
  readonly #handOver: HandOverDesk | null;
  readonly keypadMode: KeypadMode;
  #ended: Promise<void> | null = null;
  #failed = false;

  constructor(parts: LineParts) {
    this.#parts = parts;
    const { session, clock, conversation } = parts;
    const { log } = conversation;
    const phrases = linePhrasesFor(conversation.business.locale);
    this.#filler = new FillerWatch({ log, session, fillers: phrases.fillers });
    this.keypadMode = new KeypadMode({ session, conversation });
    this.#keypad = new Keypad({
      log,
      session,
      paceOf: (text) => conversation.script.paceOf(text),
      wordsOf: (keys) => this.keypadMode.wordsOf(keys),
    });
    this.#silence = new SilenceWatch({
      session,
      clock,
      phrases,
      log,
      giveUp: (reason) => void this.#end(reason),
    });
    this.#answers = new AnswerWatch(parts);
    this.#handOver = parts.handOver
      ? new HandOverDesk({
          ...parts,
          ...parts.handOver,
          hold: (isHeld) => this.#silence.hold(isHeld),
          end: (reason) => void this.#end(reason),
        })
      : null;
  }

  watch(): void {
    const { ctx, logger, link, conversation, session, participant, listening } = this.#parts;
    const { log } = conversation;
    log.listen((event) => {
      for (const message of feedMessages(event, log.events)) this.#publish(message);
      if (event.type === 'turn.agent' && conversation.isOver) void this.#end('goodbye');
    });
    ctx.room.on(RoomEvent.ParticipantDisconnected, (left) => {
      if (left.identity === participant.identity) void this.#end('caller hung up');
    });
    ctx.room.on(RoomEvent.Disconnected, (reason) => {
      if (PUT_OUT.has(reason)) this.leave();
      else void this.#end('room closed');
    });
    link.on(leaseLostTopic, ({ callId }) => {
      if (callId === conversation.callId) this.leave();
    });
    session.on(voice.AgentSessionEventTypes.Error, ({ error }) => {
      logger.error({ err: error }, 'a provider failed');
    });
    session.on(voice.AgentSessionEventTypes.Close, ({ reason }) => {
      this.#failed ||= reason === 'error';
      void this.#end(String(reason));
    });
    ctx.addShutdownCallback(() => this.#end('job ended'));
    listening.start(session);
    this.#silence.start();
    this.#answers.start();
    this.#filler.start();
    this.#keypad.start(ctx.room, participant);
    this.#handOver?.start();
    // Killed after the goodbye: there is nothing to go on with.
    if (conversation.isResumed && conversation.isOver) void this.#end('goodbye');
  }

  /**
   * Falls silent and goes, leaving the call as it is: another process has it. No goodbye is sent, so
   * that somebody looks after the caller if none has.
   */
  leave(): void {
    if (this.#ended) return;
    const { ctx, logger, conversation } = this.#parts;
    this.#ended = ctx.room.disconnect().catch(() => undefined);
    this.#stopWatching();
    this.#handOver?.abandon();
    conversation.abandon();
    logger.warn({ callId: conversation.callId }, 'leaving a call that is no longer ours');
    ctx.shutdown('the call is no longer ours');
  }

  #end(reason: string): Promise<void> {
    this.#ended ??= this.#endOnce(reason);
    return this.#ended;
  }

  async #endOnce(reason: string): Promise<void> {
    const { ctx, logger, link, clock, session, conversation } = this.#parts;
    this.#stopWatching();
    const letGo = this.#handOver?.stop();
    logger.info({ reason }, 'call ending');
    // Closing commits what was heard of a sentence that was cut off; it belongs before the end.
    await Promise.race([session.close(), setTimeout(CLOSE_MS, null, { ref: false })]);
    const usage = session.usage.modelUsage as unknown as Record<string, unknown>[];
    const { events } = conversation.log;
    this.#publish(
      callSummary({
        summary: summaryOf(events, this.#failed),
        events,
        usage,
        timestamp: clock.realNow().toISOString(),
      }),
    );
    const closing = conversation.close({ reason, failed: this.#failed, usage });
    // The caller must not wait on a silent line for the records.
    await ctx.deleteRoom();
    await Promise.all([closing, letGo]);
    link.send(callOverTopic, {});
    ctx.shutdown(reason);
  }

  #stopWatching(): void {
    this.#silence.stop();
    this.#answers.stop();
    this.#filler.stop();
    this.#keypad.stop();
  }

  #publish(message: Record<string, unknown>): void {
    const { ctx, logger } = this.#parts;
    const bytes = new TextEncoder().encode(JSON.stringify(message));
    ctx.room.localParticipant
      ?.publishData(bytes, { reliable: true, topic: FEED_TOPIC })
      .catch((cause) => logger.debug({ err: cause }, 'not published'));
  }
}
