import { randomUUID } from 'node:crypto';
import { ConfigurationError, type Environment } from '../../config/environment.ts';
import { createJoinToken } from '../../telephony/token.ts';
import type { OpenCall } from '../engine/call.ts';
import { type DialogueResult, runJob } from '../engine/run-job.ts';
import { openSimulatedDatabase } from '../engine/simulated-database.ts';
import { Tenant } from '../engine/tenant.ts';
import { businessesIn } from '../scenario/businesses.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { Telephone } from './telephone.ts';
import { startWorker } from './worker.ts';

/** How long the worker may take to write down how a call ended. */
const CLOSING_MS = 15_000;
const POLL_MS = 100;

/**
 * Speaks every scenario over the LiveKit server of the environment to a worker as shipped, which
 * hears and speaks with whatever providers the environment gives it. One call at a time.
 */
export async function runSpoken(options: {
  scenarios: readonly Scenario[];
  businessFolders: readonly string[];
  environment: Environment;
  brain: 'scripted' | 'model' | 'hybrid';
  repeat: number;
  seed: number;
  done: (result: DialogueResult) => void;
  /** Told just before each sentence is spoken. */
  saying?: (text: string) => void;
}): Promise<void> {
  const { scenarios, environment, brain, repeat, seed, done, saying } = options;
  const server = serverOf(environment);
  const business = businessesIn(...options.businessFolders);
  const database = await openSimulatedDatabase({ shared: true });
  let number = 0;
  try {
    for (const [now, group] of byClock(scenarios)) {
      const worker = await startWorker({
        ...variablesOf(environment),
        BELLHOP_DATA_DIR: database.dataDir,
        BELLHOP_NOW: now,
        BELLHOP_BRAIN: brain,
        DATABASE_URL: '',
        SUPABASE_URL: '',
        SUPABASE_SERVICE_ROLE_KEY: '',
      });
      try {
        for (const scenario of group) {
          const described = business(scenario.business);
          if (!described) continue;
          number += 1;
          const dialled = `+1999555${String(number).padStart(4, '0')}`;
          const tenant = await Tenant.make({
            database,
            business: described,
            scenario,
            number,
            dialled,
          });
          const openCall = telephoneTo({ server, dialled, tenant, ...(saying && { saying }) });
          for (let count = 0; count < repeat; count += 1) {
            const job = { scenario, channel: 'clean' as const, repeat: count, seed };
            done(await runJob({ job, tenant, openCall }));
          }
        }
      } finally {
        await worker.stop();
      }
    }
  } finally {
    await database.close();
  }
}

interface Server {
  url: string;
  apiKey: string;
  apiSecret: string;
  agentName: string;
}

/** @throws ConfigurationError where no LiveKit server is named */
function serverOf(environment: Environment): Server {
  const { LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET, LIVEKIT_AGENT_NAME } = environment;
  if (!LIVEKIT_URL || !LIVEKIT_API_KEY || !LIVEKIT_API_SECRET) {
    throw new ConfigurationError([
      'LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET: --mode voice speaks over a LiveKit server',
    ]);
  }
  return {
    url: LIVEKIT_URL,
    apiKey: LIVEKIT_API_KEY,
    apiSecret: LIVEKIT_API_SECRET,
    agentName: LIVEKIT_AGENT_NAME,
  };
}

/** The settings as another process reads them. */
function variablesOf(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : String(value)]],
    ),
  );
}

/** A worker has one clock. */
function byClock(scenarios: readonly Scenario[]): Map<string, Scenario[]> {
  const groups = new Map<string, Scenario[]>();
  for (const scenario of scenarios) {
    groups.set(scenario.now, [...(groups.get(scenario.now) ?? []), scenario]);
  }
  return groups;
}

function telephoneTo(options: {
  server: Server;
  dialled: string;
  tenant: Tenant;
  saying?: (text: string) => void;
}): OpenCall {
  const { server, dialled, tenant, saying } = options;
  return async ({ from }) => {
    const { url, token } = await createJoinToken({
      livekitUrl: server.url,
      apiKey: server.apiKey,
      apiSecret: server.apiSecret,
      agentName: server.agentName,
      to: dialled,
      ...(from && { from }),
      ids: randomUUID,
    });
    const telephone = await Telephone.call({ url, token });
    return {
      heard: () => telephone.heard(),
      say: (text) => {
        saying?.(text);
        return telephone.say(text);
      },
      get isOver() {
        return telephone.isOver;
      },
      hangUp: async () => {
        await telephone.hangUp();
        await closed(tenant);
      },
    };
  };
}

/** Waits until the worker has written how the calls ended. */
async function closed(tenant: Tenant): Promise<void> {
  const deadline = performance.now() + CLOSING_MS;
  while (performance.now() < deadline) {
    const [row] = await tenant.database.sql(
      `select count(*)::int as open from public.calls where business_id = '${tenant.id}' and ended_at is null`,
    );
    if (Number(row?.open) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
