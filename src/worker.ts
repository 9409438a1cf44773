import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type AgentServer,
  cli,
  defineAgent,
  type JobContext,
  type JobProcess,
  type JobRequest,
  log,
  ServerOptions,
} from '@livekit/agents';
import { brainFromEnvironment } from './call/brain-from-environment.ts';
import { takeCall } from './call/phone-call.ts';
import { createClock } from './config/clock.ts';
import { databaseOf } from './config/database.ts';
import {
  attempt,
  ConfigurationError,
  type Environment,
  readEnvironment,
} from './config/environment.ts';
import { chooseBrain, missingForCalls, type SpeechChoice } from './config/providers.ts';
import { connectStore } from './embedded/connect.ts';
import { lazyStore } from './embedded/lazy-store.ts';
import { DEFAULT_LOCALE, rehearse } from './language/index.ts';
import { CallTrace } from './observe/call-trace.ts';
import type { Logger } from './observe/logger.ts';
import { createLogger } from './observe/pino-logger.ts';
import { startTracing } from './observe/tracing.ts';
import type { Breakers } from './resilience/breakers.ts';
import { chosenSpeech } from './speech/chosen-speech.ts';
import { LOCAL_SPEECH_VARIABLE, LocalSpeech } from './speech/local/local-speech.ts';
import { startSpeechService } from './speech/local/start-service.ts';
import { createVad } from './speech/providers.ts';
import { keepOffline, offlineIn } from './spool/offline-folder.ts';
import { CALLER_PATIENCE } from './store/patience.ts';
import type { Store } from './store/store.ts';
import { callTakenTopic, readDispatchMetadata } from './switchboard/call-topics.ts';
import { goOn } from './switchboard/gentle-start.ts';
import { SWITCHBOARD_VARIABLE, startHub } from './switchboard/hub.ts';
import { keepCalls, takeOverOf } from './switchboard/keep-calls.ts';
import { connectLink, type Link } from './switchboard/link.ts';
import { rememberCall, sendSuccessor } from './switchboard/orphaned.ts';
import { Places } from './switchboard/places.ts';
import { linkedBreakers, shareBreakers } from './switchboard/shared-breakers.ts';
import { jobReadyTopic, StartGate } from './switchboard/start-gate.ts';
import { serveWorkerStatus } from './switchboard/worker-status.ts';
import { CallLines } from './telephony/call-lines.ts';

/** What a job process has ready before its call comes. */
interface Ready {
  environment: Environment;
  store: Promise<Store>;
  link: Link;
  breakers: Breakers;
}

/** The load at which the server gives a worker no more calls. */
const FULL_LOAD = 0.7;
/**
 * The most that is reported. The server hears of a load every 2.5 s: a worker that called itself full
 * would be passed over for that long after a call has ended. A full one refuses instead.
 */
const MOST_LOAD = FULL_LOAD - 0.01;
/** Calls a core carries while all are answered promptly. */
const CALLS_PER_CORE = 2;
/** A call may take this long to end when the worker drains, in milliseconds. */
const DRAIN_MS = 15 * 60_000;
/** Starting a job process, and its wait until there is use for it, in milliseconds. */
const INITIALIZE_MS = 30 * 60_000;
/** A process that does not end is ended after this long, in milliseconds. */
const SHUTDOWN_MS = 20_000;
/**
 * Flags of Node for processes that take calls: memory for what is soon forgotten, 16 MB from the start.
 * Growing there by itself it collects many times a second, in the very seconds a call begins.
 */
const YOUNG_GENERATION = ['--min-semi-space-size=16', '--max-semi-space-size=16'];
/** Idle processes kept ready at the most: each rests at over 100 MB. */
const MAX_IDLE = 8;

export default defineAgent<Ready>({
  // The SDK waits for nothing here but the promise, which must never reject unseen.
  prewarm: async (proc: JobProcess<Ready>) => {
    const environment = readEnvironment(process.env);
    // Below this level the SDK writes what callers say and who they are.
    if (environment.BELLHOP_PII === 'redact') log().level = 'warn';
    const connect = () => connectStore({ ...databaseOf(environment), patience: CALLER_PATIENCE });
    const store = connect().then(
      (connected) => connected.store,
      () => lazyStore(connect),
    );
    const { link, call } = rememberCall(connectLink(process.env[SWITCHBOARD_VARIABLE]));
    // A killed worker's jobs would go on for a while, beside whoever took their calls over.
    process.on('disconnect', async () => {
      // An embedded database most likely died with the worker, and whoever opens it has to live on.
      if (environment.SUPABASE_URL ?? environment.DATABASE_URL) {
        const logger = createLogger(environment.BELLHOP_PII);
        const takeOver = store.then((open) => takeOverOf({ environment, store: open, logger }));
        await sendSuccessor({ call: call(), takeOver, logger });
      }
      process.exit(1);
    });
    const breakers = linkedBreakers(link, Date.now);
    proc.userData = { environment, store, link, breakers };
    // The first request over a new connection costs more than the one that opens a call.
    await store.then((open) => open.schemaVersion()).catch(() => {});
    rehearse(DEFAULT_LOCALE);
    goOn();
    link.send(jobReadyTopic, {});
  },
  entry: async (ctx: JobContext<Ready>) => {
    const { environment, link, breakers } = ctx.proc.userData;
    const sent = readDispatchMetadata(ctx.job.metadata);
    link.send(callTakenTopic, { room: ctx.job.room?.name ?? ctx.room.name ?? '', ...sent });
    const logger = createLogger(environment.BELLHOP_PII);
    // The SDK logs these at a level nobody sees.
    process.on('unhandledRejection', (cause) =>
      logger.error({ err: cause }, 'unhandled rejection'),
    );
    const brain = await brainFromEnvironment(environment, breakers);
    const store = await ctx.proc.userData.store;
    const lines = new CallLines({
      livekitUrl: environment.LIVEKIT_URL ?? '',
      apiKey: environment.LIVEKIT_API_KEY ?? '',
      apiSecret: environment.LIVEKIT_API_SECRET ?? '',
    });
    const tracing = await startTracing(process.env);
    ctx.addShutdownCallback(() => tracing.flush());
    await takeCall({
      ctx,
      store,
      clock: createClock(environment.BELLHOP_NOW),
      logger,
      brain,
      link,
      speech: {
        environment,
        choice: chosenSpeech(environment),
        recordingsDir: join(environment.BELLHOP_DATA_DIR, 'voice'),
        breakers,
        local: new LocalSpeech(process.env[LOCAL_SPEECH_VARIABLE]),
      },
      vad: createVad(),
      offline: offlineIn(environment.BELLHOP_DATA_DIR),
      ...(environment.BELLHOP_BUSINESS && { business: environment.BELLHOP_BUSINESS }),
      lines,
      trace: new CallTrace({
        tracer: tracing.tracer,
        keepsPersonal: environment.BELLHOP_PII === 'keep',
      }),
    });
  },
});

/**
 * What decides, hears and speaks in this worker's calls.
 *
 * @throws ConfigurationError with everything that is missing for any of it, at once
 */
function chosenForCalls(environment: Environment) {
  const problems = missingForCalls(environment);
  const brain = attempt(() => chooseBrain(environment), problems);
  const speech = attempt(() => chosenSpeech(environment), problems);
  if (!brain || !speech || problems.length > 0) throw new ConfigurationError(problems);
  return { brain, speech };
}

/**
 * Registers with LiveKit and takes calls until a signal ends it. Never resolves: the SDK ends the
 * process when it has drained.
 *
 * @throws ConfigurationError listing every key, package or model a call needs and has not.
 */
export async function startWorker(options: {
  environment: Environment;
  mode: 'start' | 'dev';
}): Promise<void> {
  const { environment, mode } = options;
  const { brain, speech } = chosenForCalls(environment);
  const logger = createLogger(environment.BELLHOP_PII);
  const connected = await connectStore(databaseOf(environment));
  keepOffline({
    dataDir: environment.BELLHOP_DATA_DIR,
    store: connected.store,
    logger,
    now: () => new Date(),
  });
  const maxCalls = environment.BELLHOP_MAX_CALLS ?? Math.max(2, cpus().length * CALLS_PER_CORE);
  logger.info(
    { brain: brain.kind, ...speech, database: connected.kind, maxCalls },
    'worker starting',
  );
  await startLocalSpeech({ environment, speech, logger });
  const hub = await startHub();
  process.env[SWITCHBOARD_VARIABLE] = hub.address;
  const breakers = shareBreakers(hub);
  keepCalls({ hub, environment, logger, store: connected.store });
  let server: AgentServer | undefined;
  const places = new Places({
    hub,
    running: () =>
      (server?.activeJobs ?? []).map(({ job }) => ({ id: job.id, room: job.room?.name ?? '' })),
  });
  const callsNow = () => places.taken();
  await serveWorkerStatus({
    hub,
    port: environment.BELLHOP_METRICS_PORT,
    workerPort: environment.BELLHOP_WORKER_PORT,
    maxCalls,
    activeCalls: callsNow,
    breakers,
    askDatabase: () => connected.store.schemaVersion(),
    logger,
  });
  new StartGate({ hub, maxCalls, callsNow, nowMs: Date.now }).start();
  // Processes the SDK forks inherit it.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const holdStart = new URL(`./switchboard/hold-start.${extension}`, import.meta.url);
  process.execArgv.push(...YOUNG_GENERATION, '--import', holdStart.href);
  // The SDK's command line reads its own sub-command and the connection from there.
  process.argv.splice(2, process.argv.length, mode);
  cli.runApp(
    new ServerOptions({
      agent: fileURLToPath(import.meta.url),
      agentName: environment.LIVEKIT_AGENT_NAME,
      port: environment.BELLHOP_WORKER_PORT,
      // CPU would make a busy machine invisible to the server; calls are what there is room for.
      loadFunc: async (worker) => {
        server = worker;
        return Math.min(MOST_LOAD, (FULL_LOAD * callsNow()) / maxCalls);
      },
      loadThreshold: FULL_LOAD,
      // The server then asks the next worker.
      requestFunc: async (request: JobRequest) => {
        if (callsNow() >= maxCalls) {
          await request.reject();
          return;
        }
        places.accept(request.id);
        await request.accept();
      },
      numIdleProcesses: Math.min(maxCalls, MAX_IDLE),
      initializeProcessTimeout: INITIALIZE_MS,
      drainTimeout: DRAIN_MS,
      shutdownProcessTimeout: SHUTDOWN_MS,
    }),
  );
}

/** Starts what hears and speaks on this machine, where a chain has it. */
async function startLocalSpeech(options: {
  environment: Environment;
  speech: SpeechChoice;
  logger: Logger;
}): Promise<void> {
  const { environment, speech, logger } = options;
  const isWanted = speech.ears.includes('local') || speech.voices.includes('local');
  if (!isWanted || !environment.BELLHOP_MODELS) return;
  const service = await startSpeechService({
    folder: environment.BELLHOP_MODELS,
    onProblem: (problem) => logger.error({ problem }, 'local speech'),
  });
  process.env[LOCAL_SPEECH_VARIABLE] = service.path;
}
