import { randomUUID } from 'node:crypto';
import { type inference, voice } from '@livekit/agents';
import type { RemoteParticipant } from '@livekit/rtc-node';
import type { Clock } from '../config/clock.ts';
import { fixedTexts } from '../language/fixed-texts.ts';
import { linePhrasesFor, phrasesFor } from '../language/index.ts';
import type { Logger } from '../observe/logger.ts';
import type { CachedVoice } from '../speech/cached-voice.ts';
import { createEars, createVoice, type SpeechSettings } from '../speech/providers.ts';
import { turnHandling, WORDS_COME_MS } from '../speech/turn-taking.ts';
import { StoreRejectedError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import { type LineParties, partiesOf } from './caller.ts';
import { Conversation } from './conversation.ts';
import type { BrainOptions } from './create-brain.ts';
import { type CallContext, Line } from './line.ts';
import { Listening } from './listening.ts';
import { recordTiming } from './turn-timing.ts';

/** Every language there is so far is an English; the voice is made before the business is known. */
const DEFAULT_LOCALE = 'en-US';

export interface PhoneCallOptions {
  ctx: CallContext;
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
  // Its connection opens while the room's does.
  const spoken = createVoice(options.speech, { locale: DEFAULT_LOCALE });
  await ctx.connect();
  took.mark('connectMs');
  const participant = await ctx.waitForParticipant();
  took.mark('participantMs');
  const parties = partiesOf(participant);
  let conversation: Conversation;
  try {
    conversation = await openConversation(options, participant, parties);
  } catch (cause) {
    await apologise(options, spoken, cause);
    return;
  }
  took.mark('openMs');
  const { locale } = conversation.business;
  const listening = new Listening({
    ears: createEars(options.speech, { locale, terms: termsOf(conversation) }),
    phrases: linePhrasesFor(locale),
    log: conversation.log,
    paceOf: (text) => conversation.paceOf(text),
    nowMs: () => clock.realNow().getTime(),
  });
  spoken.keep(
    fixedTexts(locale, {
      name: conversation.business.name,
      greeting: conversation.business.greeting,
      country: conversation.business.country,
      services: conversation.business.services.map(({ name, max_party }) => ({
        name,
        maxParty: max_party,
      })),
    }),
  );
  const session = new voice.AgentSession({
    stt: listening.ears,
    llm: conversation.llm,
    tts: spoken,
    vad: options.vad,
    turnHandling: turnHandling(),
    maxToolSteps: 6,
    aecWarmupDuration: null,
    userAwayTimeout: null,
    transcriptionTimeout: WORDS_COME_MS,
  });
  recordTiming(session, conversation.log);
  conversation.record(session);
  conversation.log.listen((event) => {
    if (event.type === 'turn.agent') spoken.prepare(conversation.likelyReplies());
  });
  new Line({ ctx, clock, logger, conversation, session, participant, listening }).watch();
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
async function apologise(
  options: PhoneCallOptions,
  spoken: CachedVoice,
  cause: unknown,
): Promise<void> {
  const { ctx, logger } = options;
  const unknown = cause instanceof StoreRejectedError && cause.reason === 'business_not_found';
  logger.error({ err: cause }, unknown ? 'no business has this number' : 'call not opened');
  const phrases = phrasesFor(DEFAULT_LOCALE);
  const session = new voice.AgentSession({
    tts: spoken,
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
