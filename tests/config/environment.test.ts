import { describe, expect, it } from 'vitest';
import { databaseOf } from '../../src/config/database.ts';
import {
  ConfigurationError,
  type Environment,
  readEnvironment,
} from '../../src/config/environment.ts';
import { asHttp, asWebSocket } from '../../src/config/fields.ts';
import { chooseBrain, chooseSpeech, missingForCalls } from '../../src/config/providers.ts';

function problemsOf(
  source: Record<string, string>,
  read: (environment: Environment) => unknown = () => {},
) {
  try {
    read(readEnvironment(source));
  } catch (cause) {
    if (cause instanceof ConfigurationError) return cause.problems;
    throw cause;
  }
  return [];
}

const URLS = [
  'LIVEKIT_URL',
  'DEEPGRAM_BASE_URL',
  'OPENAI_BASE_URL',
  'AZURE_OPENAI_ENDPOINT',
  'CARTESIA_BASE_URL',
  'ELEVENLABS_BASE_URL',
  'SUPABASE_URL',
] as const;

/** What belongs to a variable, so that only the variable itself can be wrong. */
const partners: Record<string, string> = {
  SUPABASE_URL: 'https://project.supabase.co',
  SUPABASE_SERVICE_ROLE_KEY: 'key',
  AZURE_OPENAI_ENDPOINT: 'https://name.openai.azure.com',
  AZURE_OPENAI_API_KEY: 'key',
  AZURE_OPENAI_DEPLOYMENT_NAME: 'gpt',
};

describe('a wrong variable', () => {
  it.each([
    ...URLS.flatMap((name) => [
      [name, 'not a url'],
      [name, 'ftp://example.com'],
      [name, 'example.com:7880'],
    ]),
    ['DATABASE_URL', 'mysql://localhost/bellhop'],
    ['DATABASE_URL', '127.0.0.1:5432'],
    ['BELLHOP_BRAIN', 'clever'],
    ['BELLHOP_STT', 'whisper'],
    ['BELLHOP_STT', 'deepgram,,'],
    ['BELLHOP_LLM', 'openai, claude'],
    ['BELLHOP_TTS', 'say'],
    ['BELLHOP_BUSINESS', 'Maple Dental'],
    ['BELLHOP_BUSINESS', '-x'],
    ['BELLHOP_NOW', 'tomorrow'],
    ['BELLHOP_NOW', '2026-11-23'],
    ['BELLHOP_NOW', '2026-11-23T09:00:00'],
    ['BELLHOP_NOW', '2026-02-30T09:00:00Z'],
    ['BELLHOP_MAX_CALLS', 'many'],
    ['BELLHOP_MAX_CALLS', '0'],
    ['BELLHOP_MAX_CALLS', '-2'],
    ['BELLHOP_MAX_CALLS', '2.5'],
    ['BELLHOP_MAX_CALLS', '100000'],
    ...['BELLHOP_WORKER_PORT', 'BELLHOP_METRICS_PORT', 'BELLHOP_DESK_PORT'].flatMap((name) => [
      [name, 'http'],
      [name, '-1'],
      [name, '70000'],
      [name, '80.5'],
    ]),
    ['BELLHOP_DESK_KEY', 'short'],
    ['BELLHOP_PII', 'hide'],
  ] as [string, string][])('%s=%s is named, with an example that is right', (name, value) => {
    const problems = problemsOf({ ...partners, [name]: value });
    expect(problems).toHaveLength(1);
    const [problem = ''] = problems;
    expect(problem.startsWith(`${name}: must `)).toBe(true);
    const [, example] = /for example (.+)$/.exec(problem) ?? [];
    expect(example, problem).toBeTruthy();
    if (name !== 'BELLHOP_DESK_KEY')
      expect(problemsOf({ ...partners, [name]: example ?? '' })).toEqual([]);
  });

  it('does not hide another', () => {
    const problems = problemsOf({ LIVEKIT_URL: 'x', BELLHOP_PII: 'y', BELLHOP_DESK_PORT: 'z' });
    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
      'BELLHOP_DESK_PORT',
      'BELLHOP_PII',
      'LIVEKIT_URL',
    ]);
  });

  it('is never shown with its secret', () => {
    const problems = problemsOf({ BELLHOP_DESK_KEY: 'hunter2', DATABASE_URL: 'me:hunter2@host' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('hunter2');
  });
});

describe('variables that belong together', () => {
  it.each([
    [{ SUPABASE_URL: 'https://p.supabase.co' }, ['SUPABASE_SERVICE_ROLE_KEY']],
    [{ SUPABASE_SERVICE_ROLE_KEY: 'k' }, ['SUPABASE_URL']],
    [
      { AZURE_OPENAI_ENDPOINT: 'https://n.openai.azure.com' },
      ['AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_DEPLOYMENT_NAME'],
    ],
    [{ AZURE_OPENAI_API_KEY: 'k' }, ['AZURE_OPENAI_ENDPOINT']],
    [{ LIVEKIT_API_KEY: 'k' }, ['LIVEKIT_API_SECRET']],
    [{ LIVEKIT_API_SECRET: 's' }, ['LIVEKIT_API_KEY']],
  ] as [Record<string, string>, string[]][])('%j misses %j', (source, missing) => {
    const problems = problemsOf(source);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(missing);
    for (const problem of problems)
      expect(problem).toMatch(/is missing although .* is set, for example ./);
  });

  it('are fine together', () => {
    expect(problemsOf({ ...partners, LIVEKIT_API_KEY: 'k', LIVEKIT_API_SECRET: 's' })).toEqual([]);
  });
});

describe('a right environment', () => {
  it('needs nothing at all', () => {
    expect(readEnvironment({})).toMatchObject({
      LIVEKIT_AGENT_NAME: 'bellhop',
      BELLHOP_DATA_DIR: '.bellhop',
      BELLHOP_PII: 'redact',
      OPENAI_MODEL: 'gpt-4.1',
    });
  });

  it('takes empty and blank for absent, and ignores what is not ours', () => {
    expect(
      readEnvironment({ LIVEKIT_URL: '', BELLHOP_NOW: '  ', HOME: 'ftp://x', PATH: '' }),
    ).toEqual(readEnvironment({}));
  });

  it.each(['http://h:1', 'https://h', 'ws://h:7880', 'wss://h/path/'])(
    '%s is a base URL everywhere',
    (url) => {
      const given = Object.fromEntries(URLS.map((name) => [name, url]));
      const environment = readEnvironment({ ...partners, ...given });
      for (const name of URLS) expect(environment[name]).toBe(url.replace(/\/$/, ''));
      expect(asHttp(environment.LIVEKIT_URL ?? '')).toMatch(/^https?:\/\//);
      expect(asWebSocket(environment.LIVEKIT_URL ?? '')).toMatch(/^wss?:\/\//);
      expect(asHttp(url).startsWith('https')).toBe(/^(https|wss)/.test(url));
    },
  );

  it('reads lists in their order', () => {
    expect(readEnvironment({ BELLHOP_LLM: ' Azure, openai ' }).BELLHOP_LLM).toEqual([
      'azure',
      'openai',
    ]);
  });

  it('says which database is meant', () => {
    expect(databaseOf(readEnvironment({}))).toEqual({ dataDir: '.bellhop' });
    const postgres = {
      DATABASE_URL: 'postgresql://u:p@127.0.0.1/b',
      BELLHOP_NOW: '2026-11-23T09:00:00-05:00',
    };
    expect(databaseOf(readEnvironment(postgres))).toEqual({
      dataDir: '.bellhop',
      databaseUrl: postgres.DATABASE_URL,
      now: postgres.BELLHOP_NOW,
    });
  });
});

describe('the brain', () => {
  const azure = {
    AZURE_OPENAI_ENDPOINT: 'https://n.openai.azure.com',
    AZURE_OPENAI_API_KEY: 'k',
    AZURE_OPENAI_DEPLOYMENT_NAME: 'd',
  };

  it.each<[Record<string, string>, ReturnType<typeof chooseBrain>]>([
    [{}, { kind: 'scripted', models: [] }],
    [{ OPENAI_API_KEY: 'k' }, { kind: 'hybrid', models: ['openai'] }],
    [azure, { kind: 'hybrid', models: ['azure'] }],
    [
      { OPENAI_API_KEY: 'k', ...azure },
      { kind: 'hybrid', models: ['openai', 'azure'] },
    ],
    [
      { OPENAI_API_KEY: 'k', ...azure, BELLHOP_LLM: 'azure,openai' },
      { kind: 'hybrid', models: ['azure', 'openai'] },
    ],
    [
      { OPENAI_API_KEY: 'k', BELLHOP_BRAIN: 'model' },
      { kind: 'model', models: ['openai'] },
    ],
    [
      { OPENAI_API_KEY: 'k', BELLHOP_BRAIN: 'scripted' },
      { kind: 'scripted', models: [] },
    ],
    [
      { OPENAI_API_KEY: 'k', BELLHOP_LLM: 'scripted' },
      { kind: 'scripted', models: [] },
    ],
    [
      { OPENAI_API_KEY: 'k', BELLHOP_LLM: 'openai,scripted' },
      { kind: 'hybrid', models: ['openai'] },
    ],
  ])('of %j is %j', (source, choice) => {
    expect(chooseBrain(readEnvironment(source))).toEqual(choice);
  });

  it.each([
    [{ BELLHOP_BRAIN: 'model' }, 'BELLHOP_BRAIN'],
    [{ BELLHOP_BRAIN: 'hybrid' }, 'BELLHOP_BRAIN'],
    [{ BELLHOP_LLM: 'openai' }, 'OPENAI_API_KEY'],
    [{ OPENAI_API_KEY: 'k', BELLHOP_LLM: 'azure' }, 'AZURE_OPENAI_ENDPOINT'],
  ] as [Record<string, string>, string][])('of %j lacks %s', (source, name) => {
    const problems = problemsOf(source, chooseBrain);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([name]);
  });
});

const nothingLocal = { stt: 'needs BELLHOP_MODELS', tts: 'needs BELLHOP_MODELS' };

describe('what a phone call needs', () => {
  const all = {
    LIVEKIT_URL: 'ws://127.0.0.1:7880',
    LIVEKIT_API_KEY: 'k',
    LIVEKIT_API_SECRET: 's',
    DEEPGRAM_API_KEY: 'd',
    CARTESIA_API_KEY: 'c',
  };
  const missing = (environment: Environment): string[] => {
    try {
      chooseSpeech(environment, { localMissing: nothingLocal, packageMissing: () => null });
      return missingForCalls(environment);
    } catch (error) {
      return [...missingForCalls(environment), ...(error as ConfigurationError).problems];
    }
  };

  it('is nothing more once all is there', () => {
    expect(missing(readEnvironment(all))).toEqual([]);
  });

  it.each(Object.keys(all))('is named when it is missing: %s', (name) => {
    const rest = Object.fromEntries(
      // With Deepgram's key alone there is a voice too: its own.
      Object.entries(all).filter(
        ([key]) => key !== name && !(name === 'CARTESIA_API_KEY' && key === 'DEEPGRAM_API_KEY'),
      ),
    );
    const environment = { ...readEnvironment({}), ...rest } as Environment;
    expect(missing(environment).map((line) => line.split(':')[0])).toContain(name);
  });
});

describe('ears and voices', () => {
  const choose = (
    source: Record<string, string>,
    localMissing: { stt: string | null; tts: string | null } = nothingLocal,
    packageMissing: (name: string) => string | null = () => null,
  ) => chooseSpeech(readEnvironment(source), { localMissing, packageMissing });
  const keys = { DEEPGRAM_API_KEY: 'd', OPENAI_API_KEY: 'o', CARTESIA_API_KEY: 'c' };

  it('are the ones with a key, then the ones on this machine', () => {
    expect(choose(keys)).toEqual({
      ears: ['deepgram', 'openai'],
      voices: ['cartesia', 'openai', 'deepgram'],
    });
    expect(choose({ DEEPGRAM_API_KEY: 'd' }, { stt: null, tts: null })).toEqual({
      ears: ['deepgram', 'local'],
      voices: ['deepgram', 'local'],
    });
    expect(choose({}, { stt: null, tts: null })).toEqual({ ears: ['local'], voices: ['local'] });
  });

  it('are the ones that are named, in that order', () => {
    const named = { ...keys, BELLHOP_STT: 'openai, deepgram', BELLHOP_TTS: 'deepgram,cartesia' };
    expect(choose(named)).toEqual({
      ears: ['openai', 'deepgram'],
      voices: ['deepgram', 'cartesia'],
    });
  });

  it('are left out where a package is missing, unless they are named', () => {
    const source = { ...keys, ELEVENLABS_API_KEY: 'e' };
    const missing = (name: string) =>
      name === 'elevenlabs' ? 'needs the package @livekit/agents-plugin-elevenlabs' : null;
    expect(choose(source, nothingLocal, missing).voices).toEqual([
      'cartesia',
      'openai',
      'deepgram',
    ]);
    expect(() => choose({ ...source, BELLHOP_TTS: 'elevenlabs' }, nothingLocal, missing)).toThrow(
      'BELLHOP_TTS: elevenlabs needs the package @livekit/agents-plugin-elevenlabs',
    );
  });

  it.each([
    [{ BELLHOP_STT: 'deepgram', CARTESIA_API_KEY: 'c' }, 'DEEPGRAM_API_KEY'],
    [{ BELLHOP_TTS: 'elevenlabs', DEEPGRAM_API_KEY: 'd' }, 'ELEVENLABS_API_KEY'],
    [{ BELLHOP_STT: 'local', CARTESIA_API_KEY: 'c' }, 'BELLHOP_STT: local needs BELLHOP_MODELS'],
    [{ BELLHOP_STT: 'whisper' }, 'BELLHOP_STT: must be a comma-separated list of deepgram, openai'],
  ] as [Record<string, string>, string][])('of %j: what is wrong is named', (source, problem) => {
    expect(() => choose(source)).toThrow(problem);
  });
});
