import { voice } from '@livekit/agents';
import { Receptionist } from '../agents/receptionist.ts';
import { answerTo } from '../brain/answer-to.ts';
import { answeredByIn } from '../brain/answered-by.ts';
import type { GateNote } from '../brain/model-llm.ts';
import { readBacksIn } from '../brain/read-backs.ts';
import type { Clock } from '../config/clock.ts';
import { outcomeOf, summaryOf, transcriptOf } from '../dialogue/account.ts';
import type { AnsweredBy, CallEvent, ReadBack } from '../dialogue/events.ts';
import { appointmentsOf, callerOf, offersOf } from '../dialogue/facts.ts';
import { handedOverTo } from '../dialogue/hand-over.ts';
import { isUnanswered, unspokenOutcomes } from '../dialogue/unspoken.ts';
import { languageFor, phrasesFor } from '../language/index.ts';
import type { Logger } from '../observe/logger.ts';
import { StoreUnavailableError } from '../store/errors.ts';
import type { OpenCallRequest } from '../store/requests.ts';
import type { BusinessRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import { readContextOf, type ToolContext } from '../tools/tool-context.ts';
import { Backlog } from './backlog.ts';
import { type Brain, type BrainOptions, createBrain } from './create-brain.ts';
import { EventLog } from './event-log.ts';
import { EventWriter } from './event-writer.ts';
import { filledSlots } from './filled-slots.ts';
import { firstEvents } from './first-events.ts';
import { Foresight } from './foresight.ts';
import { leasedStore } from './leased-store.ts';
import type { Offline } from './offline.ts';
import { type Opened, type OpenedCall, openCall } from './open-call.ts';
import { Opening } from './opening.ts';
import { pastChat } from './past-chat.ts';
import { resume } from './resume.ts';
import { UnconfirmedWrites } from './unconfirmed-writes.ts';

export interface ConversationOptions {
  store: Store;
  clock: Clock;
  logger: Logger;
  newId: () => string;
  callId: string;
  room: string;
  channel: 'phone' | 'web' | 'chat';
  /** The number dialled, E.164. */
  dialled?: string;
  /** Slug of the business for callers who dialled no number. */
  business?: string;
  /** The number the call comes from, E.164. */
  from?: string;
  brain: BrainOptions;
  /** For when the database is away; without it, what cannot be stored is lost. */
  offline?: Offline;
  /** The lease this process was sent with, to go on with a call; see `Conversation.epoch`. */
  epoch?: number;
  /** Another process has taken the call over: this one must fall silent and go. */
  onLeaseLost?: () => void;
  canTransfer?: boolean;
}

/**
 * One conversation from greeting to summary, the same in the terminal and on the phone: it keeps the
 * log, hands the SDK its agent and brain, and records what was said and done.
 */
export class Conversation {
  readonly log: EventLog;
  readonly business: BusinessRow;
  /** Whether another process began the call. */
  readonly isResumed: boolean;
  readonly agent: Receptionist;
  readonly #brain: Brain;
  readonly #foresight: Foresight;
  readonly #context: ToolContext;
  readonly #writer: EventWriter;
  readonly #options: ConversationOptions;
  readonly #running = new Set<Promise<unknown>>();
  readonly #backlog: Backlog | null;
  readonly #unconfirmed: UnconfirmedWrites;
  /** Whether the call began while the database could not be reached. */
  readonly #wasAway: boolean;
  readonly #opening: Opening;
  #closed: Promise<void> | null = null;

  /**
   * Opens the call in the database: one round trip that finds the business and the caller.
   *
   * @throws StoreRejectedError `business_not_found`, or `lease_lost` when the call has been taken over
   * @throws StoreUnavailableError
   */
  static async open(options: ConversationOptions): Promise<Conversation> {
    const { store, callId, room, channel, dialled, business, from } = options;
    const request = {
      callId,
      room,
      channel,
      ...(dialled && { dialled }),
      ...(business && { business }),
      ...(from && { caller: from }),
      ...(options.epoch !== undefined && { epoch: options.epoch }),
    };
    const offline = options.offline ?? null;
    const { opened, inDatabase, failure } = await openCall({ store, request, offline });
    const earlier = opened.events as unknown as CallEvent[];
    const conversation = new Conversation(options, { ...opened, request, inDatabase, failure });
    if (earlier.length === 0) {
      const parties = { callId, room, channel, from, dialled };
      for (const event of firstEvents(parties, opened, failure)) conversation.log.append(event);
    }
    return conversation;
  }

  private constructor(
    options: ConversationOptions,
    call: Opened & Omit<OpenedCall, 'opened'> & { request: OpenCallRequest },
  ) {
    const { clock, callId, logger, offline } = options;
    const { business, request } = call;
    const earlier = call.events as unknown as CallEvent[];
    const store = leasedStore({
      store: options.store,
      epoch: () => this.#opening.epoch,
      onLost: () => options.onLeaseLost?.(),
    });
    this.#options = { ...options, store };
    this.business = business;
    this.#wasAway = call.failure !== null;
    this.#opening = new Opening({
      inDatabase: call.inDatabase,
      reopen: () => options.store.openCall(request),
      epoch: call.epoch,
    });
    const backlog =
      offline &&
      new Backlog({ spool: offline.spool, open: request, businessId: business.id, logger });
    this.#backlog = backlog ?? null;
    this.isResumed = earlier.length > 0;
    this.log = new EventLog({ now: clock.realNow, earlier });
    this.#writer = new EventWriter({
      store,
      businessId: business.id,
      callId,
      logger,
      opened: () => this.#opening.ensure(),
      backlog: this.#backlog,
      onAnswer: () => this.#recovered(),
    });
    this.#unconfirmed = new UnconfirmedWrites({ store, log: this.log });
    this.log.listen((event) => this.#writer.add(event));
    this.#context = {
      callId,
      business,
      log: this.log,
      store,
      language: languageFor(business.locale),
      phrases: phrasesFor(business.locale),
      now: clock.businessNow,
      ...(backlog && { keepMessage: (message) => backlog.keepMessage(message) }),
      unconfirmed: (pending) => this.#unconfirmed.add(pending),
      canTransfer: options.canTransfer ?? false,
    };
    this.#brain = createBrain({
      ...options.brain,
      context: this.#context,
      newId: options.newId,
      isVoice: options.channel !== 'chat',
      hasKeypad: options.channel === 'phone',
    });
    this.#foresight = new Foresight({ scripted: this.#brain.scripted, context: this.#context });
    this.agent = new Receptionist({
      context: this.#context,
      // A call taken over after a crash is not greeted again.
      greeting: this.isResumed ? null : this.greeting(),
      chatCtx: pastChat(earlier),
      track: (run) => this.#track(run),
    });
  }

  /** The lease under which this process speaks and writes; whoever has a higher one may, alone. */
  get epoch(): number {
    return this.#opening.epoch;
  }

  /** Calls back once the database has the call, under the epoch this process has then. */
  onOpen(tell: () => void): void {
    this.#opening.onOpen(tell);
  }

  /** The first sentence: the business's own, else one that names the business and a known caller. */
  greeting(): string {
    const { phrases } = this.#context;
    const greeting = this.#greeting();
    return this.#wasAway ? `${greeting} ${phrases.unavailableAtStart()}` : greeting;
  }

  #greeting(): string {
    const { phrases } = this.#context;
    if (this.business.greeting) return this.business.greeting;
    const { name } = callerOf(this.log.events);
    const first = name?.split(' ')[0];
    return first
      ? phrases.greetingByName(this.business.name, first)
      : phrases.greeting(this.business.name);
  }

  get toolContext(): ToolContext {
    return this.#context;
  }
  get callId(): string {
    return this.#context.callId;
  }

  get llm(): Brain['llm'] {
    return this.#brain.llm;
  }

  /** The rules, which follow the dialogue under every brain. */
  get script(): Brain['scripted'] {
    return this.#brain.scripted;
  }

  /** What will be said to these words of the caller's, where code can tell already. */
  async replyTo(text: string): Promise<string[]> {
    if (this.#options.brain.kind === 'model') return [];
    const reply = await this.#foresight.replyTo(text);
    return reply === null ? [] : [reply];
  }

  /** Records everything the session says and hears. */
  record(session: voice.AgentSession): void {
    session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
      if (item.type !== 'message') return;
      const text = item.textContent?.trim() ?? '';
      if (text === '') return;
      if (item.role === 'user') this.#heard(text, item.id);
      if (item.role === 'assistant') {
        this.#said({
          text,
          itemId: item.id,
          interrupted: item.interrupted,
          gate: (item.extra.bellhop_gate ?? []) as GateNote[],
          answered: answeredByIn(item.extra),
        });
      }
    });
  }

  /** Goes on where another process left off; to be called once the session has started. */
  async resume(session: voice.AgentSession): Promise<void> {
    this.log.append({ type: 'call.resumed', data: { epoch: this.epoch } });
    // The caller is talking to somebody else.
    if (handedOverTo(this.log.events)) return;
    await resume({
      session,
      context: this.#context,
      greeting: this.greeting(),
      newId: this.#options.newId,
      track: (run) => this.#track(run),
    });
  }

  /** Leaves the call to the process that has taken it over: nothing more is written. */
  abandon(): void {
    this.#closed ??= Promise.resolve();
    this.#writer.abandon();
  }

  /** Whether the goodbye has been said and heard to its end, with nothing said since. */
  get isOver(): boolean {
    const { events } = this.log;
    const ended = events.findLastIndex(
      (event) => event.type === 'tool.succeeded' && event.data.outcome.ended !== undefined,
    );
    if (ended < 0) return false;
    const after = events.slice(ended + 1);
    if (after.some((event) => event.type === 'turn.caller')) return false;
    return after.some((event) => event.type === 'turn.agent' && !event.data.interrupted);
  }

  /** Whether the caller waits for an answer, or for what came of something. */
  get owesAnswer(): boolean {
    const { events } = this.log;
    return unspokenOutcomes(events).length > 0 || isUnanswered(events);
  }

  /**
   * Ends the conversation: lets a write that has begun finish, then stores summary, transcript and
   * usage. Safe to call more than once.
   */
  close(options: {
    reason: string;
    failed: boolean;
    usage: Record<string, unknown>[];
  }): Promise<void> {
    this.#closed ??= this.#close(options);
    return this.#closed;
  }

  async #close(options: {
    reason: string;
    failed: boolean;
    usage: Record<string, unknown>[];
  }): Promise<void> {
    await Promise.allSettled([...this.#running]);
    await this.#unconfirmed.stop();
    const { log } = this;
    const outcome = outcomeOf(log.events, options.failed);
    if (options.usage.length > 0) log.append({ type: 'usage', data: { models: options.usage } });
    log.append({ type: 'call.ended', data: { outcome, reason: options.reason } });
    const isWritten = await this.#writer.flush();
    this.#writer.stop();
    const { store, callId, clock, logger } = this.#options;
    const end = {
      endedAt: clock.realNow().toISOString(),
      summary: summaryOf(log.events, options.failed),
      transcript: transcriptOf(log.events),
      usage: { models: options.usage },
    };
    const writes = this.#unconfirmed.pending;
    const later = { writes, close: end, failed: options.failed };
    if (this.#backlog && (!isWritten || writes.length > 0)) {
      await this.#backlog.keep({ ...later, events: this.#writer.waiting });
      return;
    }
    try {
      await store.closeCall({ businessId: this.business.id, callId, outcome, ...end });
    } catch (cause) {
      logger.error({ err: cause }, 'the call could not be closed in the database');
      if (cause instanceof StoreUnavailableError) {
        await this.#backlog?.keep({ ...later, events: [] });
      }
    }
  }

  /** The database answers again. */
  #recovered(): void {
    const last = this.log.events.findLast(
      (event) =>
        (event.type === 'provider.failed' || event.type === 'provider.recovered') &&
        event.data.kind === 'database',
    );
    if (last?.type !== 'provider.failed') return;
    const data = { kind: 'database', provider: 'store' } as const;
    this.log.append({ type: 'provider.recovered', data });
  }

  #track(run: Promise<unknown>): void {
    this.#running.add(run);
    run.catch(() => {}).finally(() => this.#running.delete(run));
  }

  #heard(text: string, itemId: string): void {
    const { language } = this.#context;
    const { events } = this.log;
    const answer = answerTo({ text, events, language, read: readContextOf(this.#context) });
    this.log.append({ type: 'turn.caller', data: { text, itemId, answer } });
    for (const data of filledSlots(language.read(text, readContextOf(this.#context)))) {
      this.log.append({ type: 'slot.filled', data });
    }
  }

  #said(turn: {
    text: string;
    itemId: string;
    interrupted: boolean;
    gate: GateNote[];
    answered: AnsweredBy;
  }): void {
    const { text, itemId, interrupted } = turn;
    for (const note of turn.gate) this.log.append({ type: 'gate.dropped', data: note });
    const readBacks = readBacksIn({
      text,
      events: this.log.events,
      language: this.#context.language,
      read: readContextOf(this.#context),
    });
    this.log.append({
      type: 'turn.agent',
      data: { text, itemId, interrupted, readBacks, ...turn.answered },
    });
    this.#holdWhile(readBacks);
  }

  /** Keeps the time that was just read back for this caller while they decide. */
  #holdWhile(readBacks: ReadBack[]): void {
    const subject = readBacks.findLast(({ kind }) => kind === 'book')?.subject;
    const offer = offersOf(this.log.events).find(({ id }) => id === subject);
    if (!offer) return;
    const moving = appointmentsOf(this.log.events).find(({ id }) => id === offer.forAppointment);
    const held = this.#options.store.holdSlot({
      businessId: this.business.id,
      callId: this.#options.callId,
      slotIds: offer.slotIds,
      service: offer.service,
      partySize: offer.partySize,
      ...(moving && { appointmentId: moving.rowId }),
    });
    // Not being able to hold is no failure: booking decides.
    this.#track(held.catch((cause) => this.#options.logger.debug({ err: cause }, 'not held')));
  }
}
