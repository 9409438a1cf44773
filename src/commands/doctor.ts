import type { Command } from 'commander';
import { databaseOf } from '../config/database.ts';
import { attempt, type Environment } from '../config/environment.ts';
import { OLLAMA_ADDRESS } from '../config/models.ts';
import { chooseBrain } from '../config/providers.ts';
import type { ChainChecks } from '../doctor/chain-checks.ts';
import { runDoctor } from '../doctor/run-doctor.ts';
import { type Connected, connectStore } from '../embedded/connect.ts';
import { readSchemaFiles, schemaDirectory } from '../embedded/schema.ts';
import { chosenSpeech } from '../speech/chosen-speech.ts';
import { offlineIn } from '../spool/offline-folder.ts';
import { type CommandContext, print } from './context.ts';

const MARKS = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' } as const;

/** `bellhop doctor`: what is set up, what is not, and what to do. */
export function addDoctorCommand(program: Command, context: CommandContext): void {
  program
    .command('doctor')
    .description('check keys, reachability, schema and numbers, and say what to do')
    .option('--json', 'print the report as JSON', false)
    .action(async (options: { json: boolean }) => {
      const environment = context.environment();
      const report = await examine(environment);
      if (options.json) print(JSON.stringify(report));
      else {
        for (const check of report.checks) {
          print(`${MARKS[check.status]}  ${check.id}: ${check.detail}`);
          if (check.advice) print(`      ${check.advice}`);
        }
      }
      context.exit(report.ok ? 0 : 1);
    });
}

async function examine(environment: Environment) {
  let connected: Connected | undefined;
  let storeFailure: unknown;
  try {
    connected = await connectStore(databaseOf(environment));
  } catch (cause) {
    storeFailure = cause;
  }
  const { migrations } = readSchemaFiles(schemaDirectory());
  const last = migrations.at(-1);
  const chains = chainsOf(environment);
  const isUnused = (name: string) =>
    chains !== undefined && 'ears' in chains && ![...chains.ears, ...chains.voices].includes(name);
  try {
    return await runDoctor({
      nodeVersion: process.versions.node,
      livekit: {
        url: environment.LIVEKIT_URL,
        apiKey: environment.LIVEKIT_API_KEY,
        apiSecret: environment.LIVEKIT_API_SECRET,
        agentName: environment.LIVEKIT_AGENT_NAME,
      },
      deepgram: {
        apiKey: environment.DEEPGRAM_API_KEY,
        baseUrl: environment.DEEPGRAM_BASE_URL,
        isUnused: isUnused('deepgram'),
      },
      openai: {
        apiKey: environment.OPENAI_API_KEY,
        baseUrl: environment.OPENAI_BASE_URL,
        model: environment.OPENAI_MODEL,
      },
      azure: {
        endpoint: environment.AZURE_OPENAI_ENDPOINT,
        apiKey: environment.AZURE_OPENAI_API_KEY,
        deployment: environment.AZURE_OPENAI_DEPLOYMENT_NAME,
      },
      cartesia: {
        apiKey: environment.CARTESIA_API_KEY,
        baseUrl: environment.CARTESIA_BASE_URL,
        voiceId: environment.CARTESIA_VOICE_ID,
        isUnused: isUnused('cartesia'),
      },
      elevenlabs: {
        apiKey: environment.ELEVENLABS_API_KEY,
        baseUrl: environment.ELEVENLABS_BASE_URL,
      },
      gemini: { apiKey: environment.GEMINI_API_KEY, baseUrl: environment.GEMINI_BASE_URL },
      ollama: {
        apiKey: environment.OLLAMA_API_KEY,
        model: environment.OLLAMA_MODEL,
        // Needs no key, so that only being named tells that it is wanted.
        baseUrl:
          environment.OLLAMA_BASE_URL ??
          (environment.BELLHOP_LLM?.includes('ollama') ? OLLAMA_ADDRESS : undefined),
      },
      chains,
      spool: offlineIn(environment.BELLHOP_DATA_DIR).spool,
      ...(environment.LIVEKIT_URL && {
        workerUrl: `http://127.0.0.1:${environment.BELLHOP_METRICS_PORT}`,
        deskUrl: `http://127.0.0.1:${environment.BELLHOP_DESK_PORT}`,
      }),
      store: connected?.store,
      storeFailure,
      expectedSchemaVersion: last && `${last.version}_${last.name}`,
    });
  } finally {
    await connected?.close();
  }
}

/** Who takes part in calls; undefined where nobody has been chosen yet, which the keys' lines tell. */
function chainsOf(environment: Environment): ChainChecks['chains'] {
  const { BELLHOP_STT, BELLHOP_TTS, LIVEKIT_URL } = environment;
  if (!BELLHOP_STT && !BELLHOP_TTS && !LIVEKIT_URL) return undefined;
  const problems: string[] = [];
  const speech = attempt(() => chosenSpeech(environment), problems);
  const brain = attempt(() => chooseBrain(environment), problems);
  return speech && brain ? { ...speech, models: brain.models } : { problems };
}
