import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type inference, voice } from '@livekit/agents';
import type { RemoteParticipant } from '@livekit/rtc-node';
import { MOST_TOOL_STEPS } from '../brain/reply-bounds.ts';
import type { Clock } from '../config/clock.ts';
import { fixedTexts } from '../language/fixed-texts.ts';
import { DEFAULT_LOCALE, linePhrasesFor, phrasesFor } from '../language/index.ts';
import type { CallTrace } from '../observe/call-trace.ts';
import { boundLogger, type Logger } from '../observe/logger.ts';
import type { CachedVoice } from '../speech/cached-voice.ts';
import { CallerAudio } from '../speech/caller-audio.ts';
import { DeskRecordings } from '../speech/desk-recordings.ts';
import { ProviderReports } from '../speech/provider-reports.ts';
import { createEars, createVoice, type SpeechSettings } from '../speech/providers.ts';
import { turnHandling, WORDS_COME_MS } from '../speech/turn-taking.ts';
import { StoreRejectedError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import {
  callOpenedTopic,
  callOverTopic,
  type DispatchMetadata,
  readDispatchMetadata,
} from '../switchboard/call-topics.ts';
import type { Link } from '../switchboard/link.ts';
import type { CallLines } from '../telephony/call-lines.ts';
import { voiceTrack } from '../telephony/voice-track.ts';
import { type LineParties, partiesOf } from './caller.ts';
import { Conversation } from './conversation.ts';
import type { BrainOptions } from './create-brain.ts';
import { isLeaseLost } from './leased-store.ts';
import { type CallContext, Line } from './line.ts';
import { Listening } from './listening.ts';
import type { Offline } from './offline.ts';
import { followCall, reportFigures } from './report-figures.ts';
import { recordTiming } from './turn-timing.ts';

/** How long the caller of a call to be gone on with is waited for, in milliseconds. */
const CALLER_MS = 5_000;

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
  /** For when the database is away. */
  offline?: Offline;
  /** To the worker's parent, which keeps the call's lease and sends another process if this one dies. */
  link: Link;
  /** Told of what happens in the call. */
  trace?: CallTrace;
  /** What the legs of a telephone call are moved with. */
  lines?: CallLines;
}

/** One call from ring to hang-up. Resolves once it is being answered; the job ends with the call. */
export async function takeCall(options: PhoneCallOptions): Promise<void> {
  const { ctx, logger, clock, link } = options;
  const took = stopwatch(clock);
  // Its connection opens while the room's does.
  const nowMs = () => clock.realNow().getTime();
  const reports = new ProviderReports();
  const { report } = reports;
  const spoken = createVoice(options.speech, { locale: DEFAULT_LOCALE, report, nowMs });
  await ctx.connect();
  took.mark('connectMs');
  const sent = readDispatchMetadata(ctx.job.metadata);
  const participant = await callerOf(options, sent);
  if (!participant) return;
  took.mark('participantMs');
  const parties = partiesOf(participant);
  let line: Line | null = null;
  let conversation: Conversation;
  try {
    conversation = await openConversation(options, {
      parties,
      sent,
      onLeaseLost: () => line?.leave(),
    });
  } catch (cause) {
    if (isLeaseLost(cause)) {
      // Not to be missed: whoever has the call would be taken for dead.
      link.send(callOverTopic, {});
      ctx.shutdown('another process has the call');
    } else await apologise(options, spoken, cause);
    return;
  }
  const open = conversation;
  open.onOpen(() => link.send(callOpenedTopic, { callId: open.callId, epoch: open.epoch }));
  took.mark('openMs');
  const { locale } = conversation.business;
  reports.writeTo((news) => conversation.log.append(news));
  const { vad } = options;
  const hearing = { locale, vad, report, nowMs };
  const ears = createEars(options.speech, {
    ...hearing,
    terms: termsOf(conversation),
    onDeaf: (isDeaf) => {
      if (line) line.keypadMode.isDeaf = isDeaf;
    },
  });
  const listening = new Listening({
    ears,
    phrases: linePhrasesFor(locale),
    log: conversation.log,
    paceOf: (text) => conversation.script.paceOf(text),
    expect: (turn) => void conversation.replyTo(turn).then((texts) => spoken.prepare(texts)),
    nowMs,
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
    vad,
    turnHandling: turnHandling(),
    maxToolSteps: MOST_TOOL_STEPS,
    aecWarmupDuration: null,
    userAwayTimeout: null,
    transcriptionTimeout: WORDS_COME_MS,
  });
  session.on(voice.AgentSessionEventTypes.UserStateChanged, ({ newState }) =>
    ears.speech(newState === 'speaking'),
  );
  recordTiming(session, conversation.log);
  conversation.record(session);
  reportFigures(conversation.log, link);
  followCall(conversation.log, (event) => options.trace?.add(event));
  conversation.log.listen((event) => {
    if (event.type === 'turn.agent') spoken.prepare(conversation.script.likelyReplies());
  });
  const { lines } = options;
  const consulting = () => ({
    ears: createEars(options.speech, {
      ...hearing,
      terms: [conversation.business.name],
      onDeaf: () => {},
    }),
    voice: spoken,
    vad,
  });
  const { callId, business } = conversation;
  const callLogger = boundLogger(logger, { callId, business: business.slug });
  line = new Line({
    ctx,
    clock,
    logger: callLogger,
    link,
    conversation,
    session,
    participant,
    listening,
    ...(lines && { handOver: { lines, consulting } }),
  });
  line.watch();
  session.input.audio = new CallerAudio({ room: ctx.room, caller: participant });
  await session.start({
    agent: conversation.agent,
    room: ctx.room,
    inputOptions: { participantIdentity: participant.identity },
    outputOptions: { audioPublishOptions: voiceTrack() },
    record: false,
  });
  took.mark('startMs');
  if (conversation.isResumed) await conversation.resume(session);
  void makeDeskRecordings(options.speech.recordingsDir, spoken, locale);
  callLogger.info({ channel: parties.channel, ...took.marks }, 'call answered');
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

/** What the desk will say should no agent answer; made once, in this voice. */
async function makeDeskRecordings(
  recordingsDir: string,
  spoken: CachedVoice,
  locale: string,
): Promise<void> {
  const { unansweredTransfer, unansweredGoodbye } = linePhrasesFor(locale);
  const texts = {
    'unanswered-transfer': unansweredTransfer,
    'unanswered-goodbye': unansweredGoodbye,
  };
  // Without them the desk speaks with the voice it was shipped with.
  await new DeskRecordings(recordingsDir)
    .make(texts, (text) => spoken.speak(text))
    .catch(() => undefined);
}

/** Who calls; null when a call is to be gone on with whose caller has gone. */
async function callerOf(
  { ctx, logger }: PhoneCallOptions,
  sent: DispatchMetadata | null,
): Promise<RemoteParticipant | null> {
  if (!sent) return ctx.waitForParticipant();
  const caller = await Promise.race([
    ctx.waitForParticipant(),
    setTimeout(CALLER_MS, null, { ref: false }),
  ]);
  if (caller) return caller;
  logger.warn({ callId: sent.callId }, 'the caller of a call to be gone on with is not there');
  ctx.shutdown('nobody there');
  return null;
}

async function openConversation(
  options: PhoneCallOptions,
  call: {
    parties: LineParties;
    sent: DispatchMetadata | null;
    onLeaseLost: () => void;
  },
): Promise<Conversation> {
  const { ctx, store, clock, brain, business, lines } = options;
  const { parties, sent, onLeaseLost } = call;
  const room = ctx.room.name ?? ctx.job.room?.name ?? 'room';
  const callId = sent?.callId ?? parties.sipCallId ?? room;
  return Conversation.open({
    store,
    clock,
    logger: boundLogger(options.logger, { callId }),
    newId: randomUUID,
    callId,
    ...(sent?.epoch !== undefined && { epoch: sent.epoch }),
    onLeaseLost,
    room,
    channel: parties.channel,
    ...(parties.dialled && { dialled: parties.dialled }),
    ...(business && { business }),
    ...(options.offline && { offline: options.offline }),
    ...(parties.from && { from: parties.from }),
    brain,
    canTransfer: lines !== undefined && parties.channel === 'phone',
  });
}

/** A caller who cannot be helped at all still hears why, and is not left on a silent line. */
async function apologise(
  options: PhoneCallOptions,
  spoken: CachedVoice,
  cause: unknown,
): Promise<void> {
  const { ctx, logger, link } = options;
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
  link.send(callOverTopic, {});
  ctx.shutdown('call not opened');
}

/** The words callers of this business use: what a recogniser should expect. */
function termsOf({ business }: Conversation): string[] {
  const { name, services, resources } = business;
  const people = resources.filter(({ selectable }) => selectable);
  return [...new Set([name, ...[...services, ...people].map((term) => term.name)])];
}
