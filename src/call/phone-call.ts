import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type inference, type JobContext, voice } from '@livekit/agents';
import { type RemoteParticipant, RoomEvent } from '@livekit/rtc-node';
import type { Clock } from '../config/clock.ts';
import { summaryOf } from '../dialogue/account.ts';
import { phrasesFor } from '../language/phrases.ts';
import type { Logger } from '../observe/logger.ts';
import { createEars, createVoice, type SpeechSettings } from '../speech/providers.ts';
import { turnHandling } from '../speech/turn-taking.ts';
import { StoreRejectedError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import { type LineParties, partiesOf } from './caller.ts';
import { Conversation } from './conversation.ts';
import type { BrainOptions } from './create-brain.ts';
import { OutcomeWatch } from './outcome-watch.ts';
import { callSummary, FEED_TOPIC, feedMessages } from './room-feed.ts';
import { SilenceWatch } from './silence-watch.ts';

/** Longest wait for the SDK to let go of a session, in milliseconds. */
const CLOSE_MS = 5000;

/** Every language there is so far is an English; the voice is made before the business is known. */
const DEFAULT_LOCALE = 'en-US';

export interface PhoneCallOptions {
  ctx: Pick<
    JobContext,
    | 'connect'
    | 'waitForParticipant'
    | 'room'
    | 'job'
    | 'deleteRoom'
    | 'shutdown'
    | 'addShutdownCallback'
  >;
  store: Store;
  clock: Clock;
  logger: Logger;
  brain: BrainOptions;
  speech: SpeechSettings;
  vad: inference.VAD;
  /** Slug of the business for callers who dialled no number. */
  business?: string;
  /** Moves the caller elsewhere; given where the line can be transferred. */
  transferTo?: (participant: RemoteParticipant, address: string) => Promise<void>;
}

/** One call from ring to hang-up. Resolves once it is being answered; the job ends with the call. */
export async function takeCall(options: PhoneCallOptions): Promise<void> {
  const { ctx, logger, clock } = options;
  const took = stopwatch(clock);
  const voiceReady = createVoice(options.speech, { locale: DEFAULT_LOCALE });
  // Its connection opens while the room's does.
  voiceReady.prewarm();
  await ctx.connect();
  took.mark('connectMs');
  const participant = await ctx.waitForParticipant();
  took.mark('participantMs');
  const parties = partiesOf(participant);
  let conversation: Conversation;
  try {
    conversation = await openConversation(options, participant, parties);
  } catch (cause) {
    await apologise(options, cause);
    return;
  }
  took.mark('openMs');
  const session = new voice.AgentSession({
    stt: createEars(options.speech, {
      locale: conversation.business.locale,
      terms: termsOf(conversation),
    }),
    llm: conversation.llm,
    tts: voiceReady,
    vad: options.vad,
    turnHandling: turnHandling(),
    maxToolSteps: 6,
    aecWarmupDuration: null,
    userAwayTimeout: null,
  });
  conversation.record(session);
  const line = new Line({ options, conversation, session, participant });
  line.watch();
  await session.start({
    agent: conversation.agent,
    room: ctx.room,
    inputOptions: { participantIdentity: participant.identity },
    record: false,
  });
  took.mark('startMs');
  const { callId } = conversation;
  logger.info({ callId, channel: parties.channel, ...took.marks }, 'call answered');
}

/** How long each step of answering took, in milliseconds. */
function stopwatch(clock: Clock) {
  const marks: Record<string, number> = {};
  let last = clock.realNow().getTime();
  return {
    marks,
    mark(step: string): void {
      const now = clock.realNow().getTime();
      marks[step] = now - last;
      last = now;
    },
  };
}

async function openConversation(
  options: PhoneCallOptions,
  participant: RemoteParticipant,
  parties: LineParties,
): Promise<Conversation> {
  const { ctx, store, clock, logger, brain, business, transferTo } = options;
  const room = ctx.room.name ?? ctx.job.room?.name ?? 'room';
  return Conversation.open({
    store,
    clock,
    logger,
    newId: randomUUID,
    callId: parties.sipCallId ?? room,
    room,
    channel: parties.channel,
    ...(parties.dialled && { dialled: parties.dialled }),
    ...(business && { business }),
    ...(parties.from && { from: parties.from }),
    brain,
    ...(transferTo &&
      parties.channel === 'phone' && {
        transfer: (address: string) => transferTo(participant, address),
      }),
  });
}

/** A caller who cannot be helped at all still hears why, and is not left on a silent line. */
async function apologise(options: PhoneCallOptions, cause: unknown): Promise<void> {
  const { ctx, logger, speech } = options;
  const unknown = cause instanceof StoreRejectedError && cause.reason === 'business_not_found';
  logger.error({ err: cause }, unknown ? 'no business has this number' : 'call not opened');
  const phrases = phrasesFor(DEFAULT_LOCALE);
  const session = new voice.AgentSession({
    tts: createVoice(speech, { locale: DEFAULT_LOCALE }),
    vad: null,
    turnHandling: { turnDetection: null },
  });
  await session.start({
    agent: new voice.Agent({ instructions: '' }),
    room: ctx.room,
    record: false,
  });
  const text = unknown ? phrases.unknownNumber() : `${phrases.unavailable()} ${phrases.goodbye()}`;
  await session.say(text, { allowInterruptions: false }).waitForPlayout();
  await session.close();
  await ctx.deleteRoom();
  ctx.shutdown('call not opened');
}

/** The words callers of this business use: what a recogniser should expect. */
function termsOf({ business }: Conversation): string[] {
  const { name, services, resources } = business;
  const people = resources.filter(({ selectable }) => selectable);
  return [...new Set([name, ...[...services, ...people].map((term) => term.name)])];
}

/** Watches one line for every way a call may end, and ends it once. */
class Line {
  readonly #options: PhoneCallOptions;
  readonly #conversation: Conversation;
  readonly #session: voice.AgentSession;
  readonly #participant: RemoteParticipant;
  readonly #silence: SilenceWatch;
  readonly #outcomes: OutcomeWatch;
  #ended: Promise<void> | null = null;
  #failed = false;

  constructor(parts: {
    options: PhoneCallOptions;
    conversation: Conversation;
    session: voice.AgentSession;
    participant: RemoteParticipant;
  }) {
    this.#options = parts.options;
    this.#conversation = parts.conversation;
    this.#session = parts.session;
    this.#participant = parts.participant;
    this.#silence = new SilenceWatch({
      session: parts.session,
      phrases: parts.conversation.silencePhrases(),
      giveUp: () => void this.#end('silence'),
    });
    this.#outcomes = new OutcomeWatch(parts);
  }

  watch(): void {
    const { ctx, logger } = this.#options;
    const { log } = this.#conversation;
    log.listen((event) => {
      for (const message of feedMessages(event, log.events)) this.#publish(message);
      if (event.type === 'turn.agent' && this.#conversation.isOver) void this.#end('goodbye');
    });
    ctx.room.on(RoomEvent.ParticipantDisconnected, (left) => {
      if (left.identity === this.#participant.identity) void this.#end('caller hung up');
    });
    ctx.room.on(RoomEvent.Disconnected, () => void this.#end('room closed'));
    this.#session.on(voice.AgentSessionEventTypes.Error, ({ error }) => {
      logger.error({ err: error }, 'a provider failed');
    });
    this.#session.on(voice.AgentSessionEventTypes.Close, ({ reason }) => {
      this.#failed ||= reason === 'error';
      void this.#end(String(reason));
    });
    ctx.addShutdownCallback(() => this.#end('job ended'));
    this.#silence.start();
    this.#outcomes.start();
  }

  #end(reason: string): Promise<void> {
    this.#ended ??= this.#endOnce(reason);
    return this.#ended;
  }

  async #endOnce(reason: string): Promise<void> {
    const { ctx, logger, clock } = this.#options;
    this.#silence.stop();
    this.#outcomes.stop();
    logger.info({ reason }, 'call ending');
    // Closing commits what was heard of a sentence that was cut off; it belongs before the end.
    await Promise.race([this.#session.close(), setTimeout(CLOSE_MS, null, { ref: false })]);
    const usage = this.#session.usage.modelUsage as unknown as Record<string, unknown>[];
    const { events } = this.#conversation.log;
    this.#publish(
      callSummary({
        summary: summaryOf(events, this.#failed),
        events,
        usage,
        timestamp: clock.realNow().toISOString(),
      }),
    );
    const closing = this.#conversation.close({ reason, failed: this.#failed, usage });
    // The caller must not wait on a silent line for the records.
    await ctx.deleteRoom();
    await closing;
    ctx.shutdown(reason);
  }

  #publish(message: Record<string, unknown>): void {
    const { ctx, logger } = this.#options;
    const bytes = new TextEncoder().encode(JSON.stringify(message));
    ctx.room.localParticipant
      ?.publishData(bytes, { reliable: true, topic: FEED_TOPIC })
      .catch((cause) => logger.debug({ err: cause }, 'not published'));
  }
}
