import { asHttp } from '../config/fields.ts';
import { type Check, fail, ok, reasonOf, warn } from './check.ts';

export interface VendorKey {
  apiKey?: string | undefined;
  /** `http(s)` or `ws(s)`; the vendor's own address when absent. */
  baseUrl?: string | undefined;
  /** Others do in calls what it could, so that its key is not missed. */
  isUnused?: boolean | undefined;
}

export interface VendorChecks {
  deepgram?: VendorKey | undefined;
  openai?: (VendorKey & { model?: string | undefined }) | undefined;
  azure?:
    | {
        endpoint?: string | undefined;
        apiKey?: string | undefined;
        deployment?: string | undefined;
      }
    | undefined;
  cartesia?: (VendorKey & { voiceId?: string | undefined }) | undefined;
  elevenlabs?: VendorKey | undefined;
  gemini?: VendorKey | undefined;
  /** Any server that speaks as OpenAI does; `baseUrl` says that it is wanted. */
  ollama?: (VendorKey & { model?: string | undefined }) | undefined;
  timeoutMs: number;
  fetch: typeof globalThis.fetch;
}

/** Whether each vendor accepts its key, asked with the cheapest request that needs one. */
export async function checkVendors(options: VendorChecks): Promise<Check[]> {
  const found = await Promise.all([
    checkDeepgram(options),
    checkOpenai(options),
    checkAzure(options),
    checkCartesia(options),
    checkElevenlabs(options),
    checkGemini(options),
    checkOllama(options),
  ]);
  return found.flat();
}

interface Question {
  id: string;
  vendor: string;
  variable: string;
  url: string;
  headers: Record<string, string>;
}

type Answer = { accepted: Response } | { check: Check };

async function checkDeepgram(options: VendorChecks): Promise<Check[]> {
  const { apiKey, baseUrl = 'https://api.deepgram.com', isUnused } = options.deepgram ?? {};
  const id = 'deepgram';
  if (!apiKey) {
    if (isUnused) return [];
    return [
      warn(id, {
        detail: 'No key: nothing understands what callers say. The terminal works without.',
        advice: 'Set DEEPGRAM_API_KEY (console.deepgram.com) to take calls.',
      }),
    ];
  }
  return accepted(options, {
    id,
    vendor: 'Deepgram',
    variable: 'DEEPGRAM_API_KEY',
    url: `${asHttp(baseUrl)}/v1/projects`,
    headers: { Authorization: `Token ${apiKey}` },
  });
}

async function checkOpenai(options: VendorChecks): Promise<Check[]> {
  const { apiKey, baseUrl = 'https://api.openai.com/v1', model } = options.openai ?? {};
  const id = 'openai';
  if (!apiKey) {
    const { azure, gemini, ollama } = options;
    if (azure?.apiKey || gemini?.apiKey || ollama?.baseUrl) return [];
    return [
      ok(id, {
        detail:
          'No key for a language model: the scripted brain holds the conversation. Set OPENAI_API_KEY, or the AZURE_OPENAI_ variables, for a freer one.',
      }),
    ];
  }
  const answer = await ask(options, {
    id,
    vendor: 'OpenAI',
    variable: 'OPENAI_API_KEY',
    url: `${asHttp(baseUrl)}/models`,
    headers: { Authorization: `Bearer ${apiKey}` },
  });
  if ('check' in answer) return [answer.check];
  const known = await modelIds(answer.accepted);
  if (model !== undefined && known !== undefined && !known.includes(model)) {
    return [
      warn(id, {
        detail: `OpenAI accepts the key, but does not list the model ${model} for it.`,
        advice: `Check OPENAI_MODEL; the key may use, among others: ${known.slice(0, 5).join(', ')}.`,
      }),
    ];
  }
  return [ok(id, { detail: 'OpenAI accepts the key.' })];
}

async function checkAzure(options: VendorChecks): Promise<Check[]> {
  const { endpoint, apiKey, deployment } = options.azure ?? {};
  const id = 'azure-openai';
  if (!apiKey && !endpoint && !deployment) return [];
  const missing = [
    !endpoint && 'AZURE_OPENAI_ENDPOINT',
    !apiKey && 'AZURE_OPENAI_API_KEY',
    !deployment && 'AZURE_OPENAI_DEPLOYMENT_NAME',
  ].filter((name) => name !== false);
  if (!endpoint || !apiKey || !deployment) {
    return [
      fail(id, {
        detail: `Azure OpenAI is set up by halves: ${missing.join(' and ')} missing.`,
        advice: 'Set all three AZURE_OPENAI_ variables, or none.',
      }),
    ];
  }
  const answer = await ask(options, {
    id,
    vendor: 'Azure OpenAI',
    variable: 'AZURE_OPENAI_API_KEY',
    url: `${asHttp(endpoint)}/openai/models?api-version=2024-10-21`,
    headers: { 'api-key': apiKey },
  });
  return [
    settled(answer, () =>
      ok(id, {
        detail: `Azure OpenAI accepts the key (whether the deployment ${deployment} exists shows only in a call).`,
      }),
    ),
  ];
}

async function checkCartesia(options: VendorChecks): Promise<Check[]> {
  const { apiKey, baseUrl = 'https://api.cartesia.ai', voiceId, isUnused } = options.cartesia ?? {};
  const id = 'cartesia';
  if (!apiKey) {
    if (isUnused) return [];
    return [
      warn(id, {
        detail: 'No key: the agent has no voice. The terminal works without.',
        advice: 'Set CARTESIA_API_KEY (play.cartesia.ai/keys) to take calls.',
      }),
    ];
  }
  const question = {
    id,
    vendor: 'Cartesia',
    variable: 'CARTESIA_API_KEY',
    headers: { 'X-API-Key': apiKey, 'Cartesia-Version': '2025-04-16' },
  };
  const voices = `${asHttp(baseUrl)}/voices`;
  const answer = await ask(options, { ...question, url: `${voices}?limit=1` });
  if ('check' in answer) return [answer.check];
  if (voiceId !== undefined) {
    const url = `${voices}/${encodeURIComponent(voiceId)}`;
    const voice = await ask(options, { ...question, url });
    if ('check' in voice) {
      return [
        warn(id, {
          detail: `Cartesia accepts the key, but does not know the voice ${voiceId}.`,
          advice: 'Check CARTESIA_VOICE_ID; without it a standard voice speaks.',
        }),
      ];
    }
  }
  return [ok(id, { detail: 'Cartesia accepts the key.' })];
}

async function checkElevenlabs(options: VendorChecks): Promise<Check[]> {
  const { apiKey, baseUrl = 'https://api.elevenlabs.io/v1' } = options.elevenlabs ?? {};
  const id = 'elevenlabs';
  if (!apiKey) return [];
  return accepted(options, {
    id,
    vendor: 'ElevenLabs',
    variable: 'ELEVENLABS_API_KEY',
    url: `${asHttp(baseUrl)}/voices`,
    headers: { 'xi-api-key': apiKey },
  });
}

async function checkGemini(options: VendorChecks): Promise<Check[]> {
  const { apiKey, baseUrl } = options.gemini ?? {};
  const id = 'gemini';
  if (!apiKey || !baseUrl) return [];
  return accepted(options, {
    id,
    vendor: 'Gemini',
    variable: 'GEMINI_API_KEY',
    url: `${asHttp(baseUrl)}/models`,
    headers: { Authorization: `Bearer ${apiKey}` },
  });
}

async function checkOllama(options: VendorChecks): Promise<Check[]> {
  const { apiKey, baseUrl, model } = options.ollama ?? {};
  const id = 'ollama';
  if (!baseUrl) return [];
  const answer = await ask(options, {
    id,
    vendor: 'The server at OLLAMA_BASE_URL',
    variable: 'OLLAMA_API_KEY',
    url: `${asHttp(baseUrl)}/models`,
    headers: apiKey ? { Authorization: `Bearer ${apiKey}` } : {},
  });
  if ('check' in answer) return [answer.check];
  const known = await modelIds(answer.accepted);
  // Ollama lists `llama3.1:latest` for `llama3.1`.
  const isThere = known?.some((one) => one === model || one === `${model}:latest`) ?? true;
  if (model !== undefined && !isThere) {
    return [
      warn(id, {
        detail: `The server at OLLAMA_BASE_URL does not have the model ${model}.`,
        advice: `Run: ollama pull ${model}, or set OLLAMA_MODEL.`,
      }),
    ];
  }
  return [ok(id, { detail: 'The server at OLLAMA_BASE_URL answers.' })];
}

/** For a vendor of whom only the key is asked. */
async function accepted(options: VendorChecks, question: Question): Promise<Check[]> {
  const { id, vendor } = question;
  const answer = await ask(options, question);
  return [settled(answer, () => ok(id, { detail: `${vendor} accepts the key.` }))];
}

function settled(answer: Answer, accepted: () => Check): Check {
  return 'check' in answer ? answer.check : accepted();
}

/** Asks once; whatever is not an acceptance comes back as a finished check. */
async function ask(options: VendorChecks, question: Question): Promise<Answer> {
  const { id, vendor, variable, url, headers } = question;
  if (!URL.canParse(url)) {
    return {
      check: fail(id, {
        detail: `The address set for ${vendor} is none: ${url}.`,
        advice: 'Write it like https://host, or leave it out.',
      }),
    };
  }
  const { host } = new URL(url);
  try {
    const response = await options.fetch(url, {
      headers,
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    if (response.ok) return { accepted: response };
    const said = await response.text().catch(() => '');
    return { check: refused({ id, vendor, variable, host, status: statusOf(response, said) }) };
  } catch (error) {
    return {
      check: fail(id, {
        detail: `${vendor} cannot be reached at ${host}: ${reasonOf(error)}.`,
        advice: 'Check the network, and the base URL if you set one.',
      }),
    };
  }
}

/** Some vendors say in words what others say with a status. */
function statusOf({ status }: Response, said: string): number {
  // ElevenLabs, of a key that may speak and not list voices.
  if (status === 401 && said.includes('missing_permissions')) return 403;
  // Google, of a key that is none.
  if (status === 400 && said.includes('API_KEY_INVALID')) return 401;
  return status;
}

function refused(options: {
  id: string;
  vendor: string;
  variable: string;
  host: string;
  status: number;
}): Check {
  const { id, vendor, variable, host, status } = options;
  if (status === 401) {
    return fail(id, {
      detail: `${vendor} refuses the key.`,
      advice: `Replace ${variable}: it is mistyped, revoked, or of another account.`,
    });
  }
  if (status === 403) {
    return warn(id, {
      detail: `${vendor} knows the key, but does not let it do this look-up.`,
      advice: `Fine if ${variable} is limited on purpose; make a test call to be sure.`,
    });
  }
  if (status === 429) {
    return warn(id, {
      detail: `${vendor} says the account is over its limit.`,
      advice: 'Look at the quota and the balance of the account: calls would fail too.',
    });
  }
  if (status >= 500) {
    return fail(id, {
      detail: `${vendor} is in trouble (status ${status}).`,
      advice: 'Look at the status page of the vendor, and run this again.',
    });
  }
  return warn(id, {
    detail: `${host} answers with status ${status}, which says nothing about the key.`,
    advice: 'Fine for a stand-in or a proxy; otherwise check the base URL.',
  });
}

async function modelIds(response: Response): Promise<string[] | undefined> {
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || !('data' in body)) return undefined;
  if (!Array.isArray(body.data)) return undefined;
  return body.data.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'id' in one ? [String(one.id)] : [],
  );
}
