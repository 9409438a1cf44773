import { z } from 'zod';
import { baseUrl, list, optional, port } from './fields.ts';
import { MODEL_NAMES } from './models.ts';

const STT = ['deepgram', 'openai', 'local'] as const;
const LLM = [...MODEL_NAMES, 'scripted'] as const;
const TTS = ['cartesia', 'elevenlabs', 'openai', 'deepgram', 'local'] as const;

/** A recogniser's name in `BELLHOP_STT`. */
export type SttName = (typeof STT)[number];
/** A voice's name in `BELLHOP_TTS`. */
export type TtsName = (typeof TTS)[number];

const schema = z.object({
  LIVEKIT_URL: optional(baseUrl('wss://project.livekit.cloud')),
  LIVEKIT_API_KEY: optional(z.string()),
  LIVEKIT_API_SECRET: optional(z.string()),
  LIVEKIT_AGENT_NAME: z.string().default('bellhop'),
  DEEPGRAM_API_KEY: optional(z.string()),
  DEEPGRAM_BASE_URL: optional(baseUrl('https://api.deepgram.com')),
  OPENAI_API_KEY: optional(z.string()),
  OPENAI_BASE_URL: optional(baseUrl('https://api.openai.com/v1')),
  OPENAI_MODEL: z.string().default('gpt-4.1'),
  AZURE_OPENAI_ENDPOINT: optional(baseUrl('https://name.openai.azure.com')),
  AZURE_OPENAI_API_KEY: optional(z.string()),
  AZURE_OPENAI_DEPLOYMENT_NAME: optional(z.string()),
  GEMINI_API_KEY: optional(z.string()),
  GEMINI_BASE_URL: baseUrl('https://generativelanguage.googleapis.com/v1beta/openai').default(
    'https://generativelanguage.googleapis.com/v1beta/openai',
  ),
  GEMINI_MODEL: z.string().default('gemini-2.5-flash'),
  OLLAMA_BASE_URL: optional(baseUrl('http://127.0.0.1:11434/v1')),
  OLLAMA_API_KEY: optional(z.string()),
  OLLAMA_MODEL: z.string().default('llama3.1'),
  CARTESIA_API_KEY: optional(z.string()),
  CARTESIA_BASE_URL: optional(baseUrl('https://api.cartesia.ai')),
  CARTESIA_VOICE_ID: optional(z.string()),
  ELEVENLABS_API_KEY: optional(z.string()),
  ELEVENLABS_BASE_URL: optional(baseUrl('https://api.elevenlabs.io/v1')),
  ELEVENLABS_VOICE_ID: optional(z.string()),
  SUPABASE_URL: optional(baseUrl('https://project.supabase.co')),
  SUPABASE_SERVICE_ROLE_KEY: optional(z.string()),
  DATABASE_URL: optional(
    z
      .string()
      .regex(
        /^postgres(ql)?:\/\//,
        'must begin with postgres://, for example postgres://user:password@127.0.0.1:5432/bellhop',
      ),
  ),
  BELLHOP_BRAIN: optional(
    z.enum(['scripted', 'model', 'hybrid'], {
      error: 'must be scripted, model or hybrid, for example hybrid',
    }),
  ),
  BELLHOP_STT: optional(list(STT)),
  BELLHOP_LLM: optional(list(LLM)),
  BELLHOP_TTS: optional(list(TTS)),
  BELLHOP_LLM_FIRST_TOKEN_MS: z.coerce
    .number({ error: 'must be a number of milliseconds, for example 1200' })
    .int('must be a whole number of milliseconds, for example 1200')
    .min(100, 'must be at least 100, for example 1200')
    .max(60_000, 'must be at most 60000, for example 1200')
    .default(1200),
  BELLHOP_MODELS: optional(z.string()),
  BELLHOP_BUSINESS: optional(
    z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be a slug, for example maple-dental'),
  ),
  BELLHOP_DATA_DIR: z.string().default('.bellhop'),
  BELLHOP_NOW: optional(
    z.iso.datetime({
      offset: true,
      error: 'must be an ISO 8601 instant with an offset, for example 2026-11-23T09:00:00-05:00',
    }),
  ),
  BELLHOP_MAX_CALLS: optional(
    z.coerce
      .number({ error: 'must be a whole number of calls, for example 8' })
      .int('must be a whole number of calls, for example 8')
      .min(1, 'must be at least 1, for example 8')
      .max(1000, 'must be at most 1000, for example 8'),
  ),
  BELLHOP_WORKER_PORT: port(8081),
  BELLHOP_METRICS_PORT: port(9090),
  BELLHOP_DESK_PORT: port(8080),
  BELLHOP_DESK_KEY: optional(
    z
      .string()
      .min(16, 'must have at least 16 characters, for example the output of openssl rand -hex 16'),
  ),
  BELLHOP_PII: z
    .enum(['keep', 'redact'], { error: 'must be keep or redact, for example redact' })
    .default('redact'),
});

/** Every setting Bellhop has, checked. */
export type Environment = z.infer<typeof schema>;

/** Settings that are wrong, each with the variable's name, what is wrong, and an example. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** What is chosen, or null and what is wrong with the settings added to `problems`. */
export function attempt<T>(choose: () => T, problems: string[]): T | null {
  try {
    return choose();
  } catch (cause) {
    if (!(cause instanceof ConfigurationError)) throw cause;
    problems.push(...cause.problems);
    return null;
  }
}

/**
 * Reads the environment once, at the entrance.
 *
 * @throws ConfigurationError listing every wrong variable at once.
 */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(
    Object.entries(source)
      .filter(([name, value]) => name in schema.shape && value?.trim())
      .map(([name, value]) => [name, value?.trim()]),
  );
  const parsed = schema.safeParse(given);
  const problems = parsed.success
    ? together(parsed.data)
    : parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
  if (!parsed.success || problems.length > 0) throw new ConfigurationError([...new Set(problems)]);
  return parsed.data;
}

/** Variables that only make sense together. */
function together(environment: Environment): string[] {
  const problems: string[] = [];
  const pair = (one: keyof Environment, other: keyof Environment, example: string) => {
    if (environment[one] && !environment[other]) {
      problems.push(`${other}: is missing although ${one} is set, for example ${example}`);
    }
  };
  pair('SUPABASE_URL', 'SUPABASE_SERVICE_ROLE_KEY', 'sb_secret_...');
  pair('SUPABASE_SERVICE_ROLE_KEY', 'SUPABASE_URL', 'https://project.supabase.co');
  pair('AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_API_KEY', 'the key of the Azure resource');
  pair('AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_DEPLOYMENT_NAME', 'gpt-4.1');
  pair('AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_ENDPOINT', 'https://name.openai.azure.com');
  pair('LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET', 'the secret that belongs to the key');
  pair('LIVEKIT_API_SECRET', 'LIVEKIT_API_KEY', 'the key the secret belongs to');
  return problems;
}
